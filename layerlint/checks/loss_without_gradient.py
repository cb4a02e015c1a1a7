"""LL619: a loss that uses the predictions only through operations without a gradient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.gradient_of_numbers import gradients_of_numbers
from layerlint.model.facts import Form, Kind, LayerClass, LocalAssign, Return, Value
from layerlint.queries.gradient_steps import INTENDED_CUTS, has_no_gradient, step_label
from layerlint.queries.loss_functions import LossFunction, loss_functions
from layerlint.rule import Finding, ModelCode, rule

_WITHOUT_VALUE = frozenset({Kind.SHAPE, Kind.DIM, Kind.DTYPE})
_SHAPE_FUNCTIONS = frozenset(
    {"shape", "size", "rank", "zeros_like", "ones_like", "int_shape", "ndim", "dtype", "len"}
)
"""Functions that use only the shape."""
_WITH_GRADIENT = Value(Kind.TENSOR, Form.OTHER)
"""Stands for a value that the predictions reach with a gradient."""


@rule(
    "LL619",
    "loss-without-gradient",
    summary="A loss sees the predictions only through rounding, a comparison or integers: no weight can be trained.",
)
def loss_without_gradient(layer: LayerClass) -> Iterator[Finding]:
    yield from gradients_of_numbers(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from gradients_of_numbers(unit.code, unit.entered)
    for loss in loss_functions(unit):
        operation = _blocking_operation(loss)
        if operation is not None:
            yield Finding(
                operation.at,
                f"`{loss.label}` sees `{loss.predictions}` only through {step_label(operation)}, which has no gradient:"
                " no weight can be trained by it",
                help=f"compute the loss from `{loss.predictions}` itself, and give this one to `metrics`",
            )


loss_without_gradient = replace(loss_without_gradient, in_code=_in_code)


def _blocking_operation(loss: LossFunction) -> Value | None:
    """Return the operation that blocks the gradient of every result.

    Return None if a result has a gradient, or does not depend on the predictions.
    """
    reaches: dict[str, Value | None] = {loss.predictions: _WITH_GRADIENT}
    blocking: Value | None = None
    for event in loss.method.events:
        if event.nested:
            return None
        if isinstance(event, LocalAssign):
            reach = _reach(event.value, loss.predictions, reaches)
            if event.operator or event.guards:
                reach = _join((reaches.get(event.name), reach))
            reaches[event.name] = reach
        elif isinstance(event, Return):
            returned = _reach(event.value, loss.predictions, reaches) if event.value is not None else None
            if returned is None or returned is _WITH_GRADIENT:
                return None
            blocking = blocking or returned
    return blocking


def _reach(value: Value, predictions: str, reaches: dict[str, Value | None]) -> Value | None:
    """Return how the predictions reach the value.

    `_WITH_GRADIENT`, the operation that has no gradient, or None if the value does not depend on them.
    """
    if predictions not in value.params and value.local != predictions:
        return None
    local = value.local.partition("@")[0]
    if local in reaches:
        return reaches[local]
    if value.kind in _WITHOUT_VALUE or value.method in _SHAPE_FUNCTIONS:
        return None
    if value.called_method in INTENDED_CUTS or not value.inner:
        return _WITH_GRADIENT
    inner = _join(tuple(_reach(part, predictions, reaches) for part in value.inner))
    return value if inner is _WITH_GRADIENT and has_no_gradient(value) else inner


def _join(reaches: tuple[Value | None, ...]) -> Value | None:
    """Return how the predictions reach a value with several parts: one part with a gradient is enough."""
    if any(reach is _WITH_GRADIENT for reach in reaches):
        return _WITH_GRADIENT
    return next((reach for reach in reaches if reach is not None), None)
