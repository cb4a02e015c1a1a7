"""Layers whose input may be a list of tensors: an entry of `input_shape` is then a shape, and no size."""

from __future__ import annotations

from layerlint.model.facts import Form, Iterate, Kind, LayerClass, Value


def may_be_shape(layer: LayerClass, entry: Value) -> bool:
    """Whether the entry is of the `input_shape` of a layer that takes its input apart."""
    holder = entry.holder
    is_tensor_shape = any(
        part.kind in (Kind.INPUT, Kind.TENSOR, Kind.WEIGHT) for part in holder.walk()
    ) or not (holder.params or holder.reads)
    return not is_tensor_shape and _takes_input_apart(layer)


def _takes_input_apart(layer: LayerClass) -> bool:
    """`a, b = inputs`, `for part in inputs`, `inputs[0]`, `self.blend(*inputs)`"""
    if any(
        isinstance(event, Iterate) and event.value.kind is Kind.INPUT
        for method in layer.methods
        for event in method.events
    ):
        return True
    if any(
        argument.star == "*" and argument.value.kind is Kind.INPUT
        for method in layer.methods
        for call in method.calls
        for argument in call.value.args
    ):
        return True
    return any(_is_element(part.value) for part in layer.parts(Form.SUBSCRIPT))


def _is_element(value: Value) -> bool:
    """Whether it is one element of the input: `inputs[0]`."""
    whole = value.receiver
    indices = value.items
    return (
        whole is not None
        and whole.kind is Kind.INPUT
        and whole.form is Form.NAME
        and len(indices) == 1
        and isinstance(indices[0].constant, int)
    )
