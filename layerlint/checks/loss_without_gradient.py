"""LL619: a loss that uses the predictions only through operations without a gradient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass, LocalAssign, Return, Value
from layerlint.queries.gradient_steps import INTENDED_CUTS, has_no_gradient, step_label
from layerlint.queries.loss_functions import LossFunction, loss_functions
from layerlint.queries.steps import taken_gradients
from layerlint.queries.value_parts import written
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_WITHOUT_VALUE = frozenset({Kind.SHAPE, Kind.DIM, Kind.DTYPE})
_SHAPE_FUNCTIONS = frozenset(
    {"shape", "size", "rank", "zeros_like", "ones_like", "int_shape", "ndim", "dtype", "len"}
)
"""Functions that use only the shape."""
_CONSTANTS = frozenset({Kind.PLAIN, Kind.NONE, Kind.CONSTANT_TENSOR, Kind.NUMPY, Kind.DTYPE, Kind.LOSS})
_WITH_GRADIENT = Value(Kind.TENSOR, Form.OTHER)
"""Stands for a value that the predictions reach with a gradient."""


@rule(
    "LL619",
    "loss-without-gradient",
    summary="A loss sees the predictions only through rounding, a comparison or integers: no weight can be trained.",
)
def loss_without_gradient(layer: LayerClass) -> Iterator[Finding]:
    """Report losses whose gradient a training step of the model computes."""
    for method in layer.methods if layer.is_model else ():
        for _, loss in taken_gradients(method):
            if any(_changes(event, loss.local) for event in method.events):
                continue
            operation = _reach_in_step(layer, written(method, loss))
            if operation is not None and operation is not _WITH_GRADIENT:
                yield Finding(
                    operation.at,
                    f"the loss of `{method.name}` sees the model only through {step_label(operation)}, which has no"
                    " gradient: no weight can be trained by it",
                    help="compute the loss from the predictions themselves, and report this as a metric",
                    cause="gradient",
                )


def _in_code(unit: ModelCode) -> Iterator[Finding]:
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


def _changes(event: object, name: str) -> bool:
    """Whether it adds to the local value, or sets it under a condition."""
    return isinstance(event, LocalAssign) and event.name == name and bool(event.operator)


def _reach_in_step(layer: LayerClass, value: Value) -> Value | None:
    """Return how the weights of the model reach the value: as `_reach` does for predictions."""
    if value.kind in _WITHOUT_VALUE or value.method in _SHAPE_FUNCTIONS:
        return None
    if value.called_method in INTENDED_CUTS or value.calls_self or value.kind is Kind.SELF:
        return _WITH_GRADIENT
    if value.calls_own_path and layer.kinds.get(value.path) != frozenset({Kind.LOSS}):
        return None if value.form is Form.ATTRIBUTE and _is_plain(layer, value.path) else _WITH_GRADIENT
    if not value.inner:
        return None if _is_data(value) else _WITH_GRADIENT
    inner = _join(tuple(_reach_in_step(layer, part) for part in value.inner))
    return value if inner is _WITH_GRADIENT and has_no_gradient(value) else inner


def _is_plain(layer: LayerClass, path: str) -> bool:
    kinds = layer.kinds.get(path, frozenset())
    return bool(kinds) and kinds <= {Kind.PLAIN, Kind.PARAMETER, Kind.LOSS}


def _is_data(value: Value) -> bool:
    """Whether it is a part of the batch, a constant, or a name of a library."""
    if value.kind is Kind.INPUT:
        return value.form in (Form.NAME, Form.OTHER)
    return value.kind in _CONSTANTS or tf_name(value.name) is not None or keras_name(value.name) is not None


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
