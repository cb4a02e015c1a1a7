"""LL117 for sublayers that `build` builds by hand: Keras 2 puts no name of theirs before those of their weights."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, GuardKind, Kind, LayerClass, Value
from layerlint.tables.keras_names import short_name

_FIRST_WEIGHTS = {
    "Dense": "kernel",
    "EinsumDense": "kernel",
    **{f"Conv{rank}D{kind}": "kernel" for rank in "123" for kind in ("", "Transpose")},
    **{f"{kind}Conv{rank}D": "depthwise_kernel" for rank in "12" for kind in ("Depthwise", "Separable")},
    "BatchNormalization": "gamma",
    "LayerNormalization": "gamma",
    "GroupNormalization": "gamma",
    "Embedding": "embeddings",
    "PReLU": "alpha",
}
"""By layer of Keras: the name of its first weight."""
_WITHOUT_FIRST = frozenset({"scale"})
"""Arguments by which a layer may have no such weight."""


def built_sublayer(layer: LayerClass, event: Call) -> tuple[str, str]:
    """Return the attribute of the sublayer that the call builds, and the name of its first weight; "" when unknown."""
    value = event.value
    if value.method != "build" or value.holder.kind is not Kind.SUBLAYER or layer.is_model:
        return "", ""
    path = value.holder.path.partition("[")[0] or _looped_attribute(event)
    if not path or "." in path or path in layer.assigned_elsewhere:
        return "", ""
    names = {_first_weight(creation) for creation in _creations(layer, path)}
    return (path, names.pop()) if len(names) == 1 else ("", "")


def is_one_of_several(layer: LayerClass, event: Call) -> bool:
    """Whether the call is in a loop over the sublayers in a container."""
    loops = any(guard.kind in (GuardKind.LOOP, GuardKind.COMPREHENSION) for guard in event.guards)
    return loops and (not event.value.holder.path or "[" in event.value.holder.path)


def _looped_attribute(event: Call) -> str:
    """The attribute with the container over whose sublayers the loop runs."""
    for guard in event.guards:
        for part in guard.value.walk() if guard.kind is GuardKind.LOOP and guard.value is not None else ():
            if part.at == event.value.holder.at and part.calls_own_path:
                return part.path
    return ""


def _creations(layer: LayerClass, path: str) -> Iterator[Value]:
    """What creates the layers of the attribute, or of the list in it."""
    for _, assign in layer.assignments(path):
        value = assign.value
        if value.form in (Form.LIST, Form.TUPLE, Form.COMPREHENSION, Form.REPEAT):
            yield from value.items
        else:
            yield value


def _first_weight(made: Value) -> str:
    """The name of the first weight of a new Keras layer; "" when unknown."""
    if (
        made.form is not Form.CALL
        or made.unpacks
        or any(part.keyword in _WITHOUT_FIRST for part in made.args)
    ):
        return ""
    return _FIRST_WEIGHTS.get(short_name(made.name).rpartition(".")[2], "")
