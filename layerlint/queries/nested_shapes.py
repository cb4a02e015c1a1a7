"""Shapes that are no flat list of sizes: `(input_shape[:-1], units)`, `(batch, width / 2)`."""

from __future__ import annotations

from layerlint.model.facts import Form, Kind, LayerClass, Method, Value
from layerlint.queries.output_shapes import is_input_shape

_DISPLAYS = (Form.LIST, Form.TUPLE)
_SIZES = frozenset({Kind.DIM, Kind.NONE})


def entry_that_is_no_size(layer: LayerClass, method: Method, shape: Value) -> Value | None:
    """Of a shape that is written out, and that has sizes, the entry that certainly is none: a shape, or a float."""
    if shape.form not in _DISPLAYS or not any(_is_size(layer, entry) for entry in shape.items):
        return None
    for entry in shape.items:
        if (
            entry.form in _DISPLAYS
            or _is_part_of_shape(method, entry)
            or entry.name == "/"
            or (entry.form is Form.ATTRIBUTE and _is_whole_shape(layer, entry.path))
        ):
            return entry
    return None


def _is_size(layer: LayerClass, entry: Value) -> bool:
    """Whether the entry is one size of a shape, by its value or because the shape of a weight has it too."""
    if entry.kind in _SIZES or isinstance(entry.constant, int):
        return True
    return entry.path in _sizes_of_weights(layer)


def _sizes_of_weights(layer: LayerClass) -> set[str]:
    """The attributes that stand in the shapes of weights."""
    paths: set[str] = set()
    for _, call in layer.calls():
        shape = call.value.argument("shape") if call.value.on_self("add_weight") else None
        if shape is not None and shape.form in _DISPLAYS:
            paths.update(entry.path for entry in shape.items if entry.form is Form.ATTRIBUTE and entry.path)
    return paths


_RESHAPES = frozenset({"reshape", "broadcast_to"})


def _is_whole_shape(layer: LayerClass, path: str) -> bool:
    """Whether the attribute is a shape: the class reshapes to it, or adds it to a tuple."""
    if not path:
        return False
    for _, call in layer.calls():
        shape = call.value.argument("shape", 1) or call.value.given("newshape")
        if call.value.method in _RESHAPES and call.value.name and _is_attribute(shape, path):
            return True
    return any(
        part.value.name == "+"
        and any(item.form is Form.TUPLE for item in part.value.items)
        and any(_is_attribute(item, path) for item in part.value.items)
        for part in layer.parts(Form.OPERATION)
    )


def _is_attribute(value: Value, path: str) -> bool:
    return value.form is Form.ATTRIBUTE and value.path == path


def _is_part_of_shape(method: Method, entry: Value) -> bool:
    """`input_shape`, `input_shape[:-1]`"""
    if entry.form is Form.SUBSCRIPT and entry.kind is Kind.SHAPE:
        return is_input_shape(method, entry.holder)
    return is_input_shape(method, entry)
