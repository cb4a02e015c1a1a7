"""Plain objects with weights inside, which Keras does not look into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Assign, Form, Kind, LayerClass, Phase, TargetForm, Value, attribute_of
from layerlint.queries.creations import is_raw_variable
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding
from layerlint.tables.keras_names import VARIABLES

UNTRACKED = {
    "collections.deque": "a `deque`",
    "frozenset": "a `frozenset`",
    "types.SimpleNamespace": "a `SimpleNamespace`",
    "numpy.array": "a NumPy array",
    "numpy.asarray": "a NumPy array",
}
"""Objects of Python and NumPy that Keras does not look into."""


def plain_objects(layer: LayerClass) -> Iterator[Finding]:
    """The findings about plain objects on `self`, and in lists and dicts there."""
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        if (
            assign.form is TargetForm.ATTRIBUTE
            and (_is_object_with_weights(layer, assign.value) or _is_filled_object(layer, assign))
            and _runs(layer, assign.path)
            and not _has_part_elsewhere(layer, assign.path)
        ):
            yield _object(assign, assign.value, "is a plain object")
    yield from _objects_in_containers(layer)


def _object(assign: Assign, instance: Value, what: str) -> Finding:
    return Finding(
        assign.at,
        f"`self.{assign.path}` {what} with weights inside, which Keras does not track: they are neither trained"
        " nor saved",
        attribute=assign.path,
        help=f"make `{instance.method}` a `keras.layers.Layer`",
    )


def _objects_in_containers(layer: LayerClass) -> Iterator[Finding]:
    """Lists and dicts that hold plain objects with weights."""
    reported: set[str] = set()
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        path = attribute_of(assign.path)
        if path in reported or "." in assign.path or assign.form not in _HOLDING:
            continue
        parts = parts_of(assign.value) if assign.value.kind is Kind.CONTAINER else iter(())
        parts = iter((assign.value,)) if assign.form is not TargetForm.ATTRIBUTE else parts
        instance = next((part for part in parts if _is_object_with_weights(layer, part)), None)
        if instance is not None and _runs(layer, path) and not _has_part_elsewhere(layer, path):
            reported.add(path)
            yield _object(replace(assign, path=path), instance, "holds plain objects")


_HOLDING = (TargetForm.ATTRIBUTE, TargetForm.ADD, TargetForm.ITEM)


def gets_layers(layer: LayerClass, assign: Assign) -> bool:
    """Return whether it adds new layers with weights that nothing else on `self` holds."""
    held = {other.value.at for _, other in layer.assignments() if other.at != assign.at}
    return any(
        part.makes_layer and part.at not in held and owns_weights(layer, part)
        for part in parts_of(assign.value)
    )


def _is_object_with_weights(layer: LayerClass, value: Value) -> bool:
    """Whether it is an object of a project class without Keras bases that certainly holds weights."""
    if value.kind is not Kind.OBJECT or value.form is not Form.CALL or value.name in UNTRACKED:
        return False
    if any(argument.value.kind is Kind.SELF for argument in value.args):
        return False  # it may pass its layers to this one
    arguments = (argument.value for argument in value.args)
    created = (Value(Kind.SUBLAYER, Form.CALL, name=name) for name in value.makes)
    return any(name in VARIABLES for name in value.makes) or any(
        part.form is Form.CALL
        and not part.local
        and (is_raw_variable(part) or (part.kind is Kind.SUBLAYER and owns_weights(layer, part, keras=2)))
        for part in (*arguments, *created)
    )


def _is_filled_object(layer: LayerClass, assign: Assign) -> bool:
    """Whether an object of a project class gets new layers later: `self.parts.heads.append(Dense(4))`."""
    instance = assign.value
    if instance.kind is not Kind.OBJECT or instance.form is not Form.CALL or instance.name in _HOLDERS:
        return False
    only = layer.always(assign.path, lambda value: value.at == instance.at)
    return only and any(
        other.path.startswith(f"{assign.path}.") and gets_layers(layer, other)
        for _, other in layer.assigns(Phase.CONSTRUCT, Phase.BUILD)
        if other.form in (TargetForm.ADD, TargetForm.ITEM, TargetForm.NESTED)
    )


_HOLDERS = frozenset({*UNTRACKED, "collections.deque", "collections.defaultdict"})


def _runs(layer: LayerClass, path: str) -> bool:
    """Whether `call` uses the object: another one may be hidden from Keras on purpose."""
    return any(event.path.partition(".")[0] == path for _, event in layer.reads(Phase.CALL))


def _has_part_elsewhere(layer: LayerClass, path: str) -> bool:
    """Whether another attribute is set to a part of the object, where Keras finds it."""
    return any(path in part.reads for _, assign in layer.assignments() for part in parts_of(assign.value))
