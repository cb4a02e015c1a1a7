"""Attributes that are overwritten before anything uses them."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    Call,
    Event,
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    Read,
    TargetForm,
    attribute_of,
)
from layerlint.queries.classes import method_names
from layerlint.queries.conditions import has_guard
from layerlint.rule import Finding


def overwritten_findings(
    layer: LayerClass, kind: Kind, *, plural: str, in_loop: str, otherwise: str, names: str
) -> Iterator[Finding]:
    """Report each: `in_loop` and `otherwise` are the consequences, `names` is what to rename."""
    for method in layer.methods:
        for assign, other in _overwritten(layer, method, kind):
            yield Finding(
                assign.at,
                f"`self.{assign.path}` is overwritten before anything used it: {otherwise}",
                attribute=assign.path,
                help=f"give {names} different names, or remove the first",
                related=((other.at, "overwritten here"),),
            )
    for assign in _overwritten_in_loop(layer, kind):
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is overwritten in every iteration of the loop: {in_loop}",
            attribute=assign.path,
            help=f"keep the {plural} in a list: `self.{assign.path}.append(...)`",
        )


def _overwritten(layer: LayerClass, method: Method, kind: Kind) -> Iterator[tuple[Assign, Assign]]:
    """Pairs of assignments of a fresh value of that kind where the second one discards the first unused."""
    if sum(assign.value.kind is kind for assign in method.assigns) < 2:
        return
    unused: dict[str, Assign] = {}
    for event in method.events:
        _forget_used(unused, layer, event)
        if isinstance(event, Assign) and event.form is TargetForm.ATTRIBUTE:
            first = unused.pop(event.path, None)
            if not _is_fresh(event, kind):
                continue
            if first is not None and not event.operator and _replaces(first, event):
                yield first, event
            if not has_guard(event.guards, GuardKind.LOOP):
                unused[event.path] = event


def _forget_used(unused: dict[str, Assign], layer: LayerClass, event: Event) -> None:
    """Remove the attributes that the event may use."""
    match event:
        case Read() if not event.path or event.path in method_names(layer):
            unused.clear()
        case Read():
            unused.pop(attribute_of(event.path), None)
        case Call() if event.value.on_super() or event.value.calls_instance:
            unused.clear()


def _is_fresh(assign: Assign, kind: Kind) -> bool:
    return assign.value.kind is kind and assign.value.form is Form.CALL


def _replaces(first: Assign, other: Assign) -> bool:
    """Whether the second assigns another value (not so in `self.a = self.a = Dense(4)`) whenever the first happens."""
    return first.value.at != other.value.at and _always_follows(first, other)


def _overwritten_in_loop(layer: LayerClass, kind: Kind) -> Iterator[Assign]:
    """Assignments of a new value of that kind in every iteration of a loop that never reads the attribute."""
    for method in layer.methods:
        for event in method.assigns:
            if event.form is not TargetForm.ATTRIBUTE or not _is_fresh(event, kind) or event.operator:
                continue
            loop = event.guards[-1] if event.guards else None
            if loop is None or loop.kind is not GuardKind.LOOP or not _created_each_turn(method, event, loop):
                continue
            read = {other.path.partition(".")[0] for other in method.reads if loop in other.guards}
            if read.isdisjoint({event.path, ""}):
                yield event


def _created_each_turn(method: Method, assign: Assign, loop: Guard) -> bool:
    """Whether each iteration creates the value anew: a local name may hold an older one."""
    return not assign.value.local or any(
        call.value.at == assign.value.at and loop in call.guards for call in method.calls
    )


def _always_follows(first: Event, second: Event) -> bool:
    """Whether the second event happens whenever the first one did."""
    return second.nested == first.nested and set(second.guards) <= set(first.guards)
