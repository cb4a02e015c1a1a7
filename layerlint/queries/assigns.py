"""Assignments to attributes, and whether anything reads them."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    LayerClass,
    Method,
    Phase,
    Read,
    TargetForm,
    Use,
    Value,
    attribute_of,
)
from layerlint.tables.keras_names import parts, short_name


def assigned_by(method: Method, value: Value) -> Assign | None:
    """The assignment to an attribute of `self` that this very value, or a container of it, goes to."""
    for assign in method.assigns:
        if any(part.at == value.at for part in assign.value.walk()):
            return assign
    return None


_EVERYTHING = frozenset(
    {"__dict__", "layers", "_layers", "submodules", "weights", "trainable_weights", "non_trainable_weights",
     "variables", "trainable_variables", "non_trainable_variables"}
)  # fmt: skip
"""Attributes through which a class reaches all of its weights or sublayers at once."""


_FILLS = frozenset({"append", "extend", "insert"})
"""Methods of a list that read nothing of it."""


def unused(layer: LayerClass) -> Iterator[Assign]:
    """Assignments to attributes that nothing reads; none for a class that may be read from unknown code."""
    if layer.subclasses or layer.own_method("call") is None:
        return
    read: set[str] = set(layer.assigned_elsewhere) | _used_by_keras(layer)
    for facts in layer.lineage:
        for method in facts.methods:
            filled = {
                (other.value.holder.at, other.value.holder.path)
                for other in method.calls
                if other.discarded and other.value.member in _FILLS
            }
            for event in method.events:
                if isinstance(event, Read):
                    if event.use is Use.METHOD and (event.at, event.path) in filled:
                        continue
                    if not event.path or event.path in _EVERYTHING:
                        return
                    read.add(attribute_of(event.path))
    for _, event in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        if event.form is TargetForm.ATTRIBUTE and event.path not in read:
            yield event


def _used_by_keras(layer: LayerClass) -> frozenset[str]:
    """The attributes that the `call` of a Keras parent uses, if the own `call` calls it."""
    if not any(event.value.on_super("call", "__call__") for _, event in layer.calls(Phase.CALL)):
        return frozenset()
    roots = (short_name(root) for root in layer.roots)
    return frozenset().union(*(parts(root, layer.keras) for root in roots))


def sets_any_attribute(call: Value) -> bool:
    """Whether the call may set attributes of unknown names: `setattr`, `vars`, `self.__dict__.update`."""
    holder = call.holder
    updates = call.on_value("update") and holder.path == "__dict__"
    return updates or call.name in {"setattr", "vars"}
