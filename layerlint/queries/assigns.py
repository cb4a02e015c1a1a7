"""What becomes of what is assigned to attributes."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    Call,
    Event,
    Form,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    Phase,
    Read,
    TargetForm,
    Value,
    attribute_of,
)
from layerlint.queries.classes import method_names
from layerlint.queries.conditions import has_guard


def assigned_by(method: Method, value: Value) -> Assign | None:
    """The assignment to an attribute of `self` that this very value, or a container of it, goes to."""
    for assign in method.assigns:
        if any(part.at == value.at for part in assign.value.walk()):
            return assign
    return None


def lost(layer: LayerClass, kind: Kind) -> Iterator[tuple[Assign, Assign | None]]:
    """Assignments of a fresh value of that kind that are discarded unused, and the one that discards each: None where
    it is the next turn of a loop.
    """
    yield from _overwritten(layer, kind)
    for assign in _overwritten_in_loop(layer, kind):
        yield assign, None


def _overwritten(layer: LayerClass, kind: Kind) -> Iterator[tuple[Assign, Assign]]:
    """Pairs of assignments of a fresh value of that kind where the second one discards the first unused."""
    for method in layer.methods:
        if sum(assign.value.kind is kind for assign in method.assigns) < 2:
            continue
        last: dict[str, Assign] = {}
        for event in method.events:
            if isinstance(event, Read):
                last.pop(attribute_of(event.path), None)
                if not event.path or event.path in method_names(layer):
                    last.clear()
            elif isinstance(event, Call) and (event.value.on_super() or event.value.calls_instance):
                last.clear()
            elif isinstance(event, Assign) and event.form is TargetForm.ATTRIBUTE and event.alone:
                first = last.pop(event.path, None)
                fresh = event.value.kind is kind and event.value.form is Form.CALL
                if first is not None and fresh and not event.operator and _replaces(first, event):
                    yield first, event
                if fresh and not has_guard(event.guards, GuardKind.LOOP):
                    last[event.path] = event


def _replaces(first: Assign, other: Assign) -> bool:
    """Whether the second gives another value (not so in `self.a = self.a = Dense(4)`), whenever the first was made."""
    return first.value.at != other.value.at and _always_follows(first, other)


def _overwritten_in_loop(layer: LayerClass, kind: Kind) -> Iterator[Assign]:
    """Assignments of a fresh value of that kind at every turn of a loop in which nothing reads the attribute."""
    for method in layer.methods:
        for event in method.assigns:
            fresh = event.value.kind is kind and event.value.form is Form.CALL and not event.value.local
            if event.form is not TargetForm.ATTRIBUTE or not (fresh and event.alone) or event.operator:
                continue
            loop = event.guards[-1] if event.guards else None
            if loop is None or loop.kind is not GuardKind.LOOP:
                continue
            read = {other.path.partition(".")[0] for other in method.reads if loop in other.guards}
            if read.isdisjoint({event.path, ""}):
                yield event


def _always_follows(first: Event, second: Event) -> bool:
    """Whether the second event happens whenever the first one did."""
    return second.nested == first.nested and set(second.guards) <= set(first.guards)


_EVERYTHING = frozenset(
    {"__dict__", "layers", "_layers", "submodules", "weights", "trainable_weights", "non_trainable_weights",
     "variables", "trainable_variables", "non_trainable_variables"}
)  # fmt: skip
"""Attributes through which a class reaches all of its weights or sublayers at once."""


def unread(layer: LayerClass) -> Iterator[Assign]:
    """Assignments of own methods to attributes that nothing in sight reads, in classes that are in sight as a whole."""
    if layer.subclasses or layer.own_method("call") is None:
        return
    read: set[str] = set(layer.assigned_elsewhere)
    for facts in layer.lineage:
        for method in facts.methods:
            for event in method.events:
                if isinstance(event, Read):
                    if not event.path or event.path in _EVERYTHING:
                        return
                    read.add(attribute_of(event.path))
    for _, event in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        if event.form is TargetForm.ATTRIBUTE and event.path not in read:
            yield event


def sets_any_attribute(call: Value) -> bool:
    """Whether the call may set attributes whose names are not seen: `setattr`, `vars`, `self.__dict__.update`."""
    holder = call.receiver
    updates = call.on_value("update") and holder is not None and holder.path == "__dict__"
    return updates or call.name in {"setattr", "vars"}
