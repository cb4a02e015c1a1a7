"""The parts of a value that a local variable keeps."""

from __future__ import annotations

from layerlint.extract.copies import evolve
from layerlint.extract.value_size import MAX_SIZE, size
from layerlint.model.facts import STATE, Argument, Form, Kind, Value

_KEPT_WITH_PARTS = frozenset(
    {
        Kind.SUBLAYER,
        Kind.WEIGHT,
        Kind.VARIABLE,
        Kind.INITIALIZER,
        Kind.REGULARIZER,
        Kind.CONTAINER,
        Kind.FUNCTION,
        Kind.CLASS,
        Kind.METRIC,
        Kind.TF_MODULE,
        Kind.SEED_GENERATOR,
        Kind.OPTIMIZER,
        Kind.LOSS,
        Kind.CONFIG,
        Kind.PLAIN,
        Kind.DIM,
        Kind.SHAPE,
        Kind.NUMPY,
        Kind.OBJECT,
        Kind.CONSTANT_TENSOR,
    }
)
_KEPT_IF_SMALL = frozenset({Kind.TENSOR, Kind.INPUT})
MAX_TENSOR = 12
"""Tensors with no more parts than this keep them, such as the operand in `k = tf.nn.softplus(w)`."""


def as_local(value: Value, local: str) -> Value:
    """Return the value as a later read of the local variable sees it, without parts that grow with every step."""
    if value.kind in _KEPT_WITH_PARTS and size(value) <= MAX_SIZE:
        return evolve(value, local=local)
    if _keeps_small_parts(value) and (small := _small_copy(value)) is not None:
        return evolve(small, local=local)
    makes = value.makes if value.kind is Kind.PARAMETER else ()
    applied = value.receiver if _is_applied_layer(value) else None
    return evolve(value, local=local, args=(), items=(), keys=(), makes=makes, count=None, receiver=applied)


def _is_applied_layer(value: Value) -> bool:
    """Whether it is a call of a new layer outside `call`: `Dense(3)(x)`."""
    layer = value.receiver if value.kind is Kind.KERAS_TENSOR and value.calls_instance else None
    return layer is not None and layer.makes_layer and size(layer) <= 5 * MAX_TENSOR


def _keeps_small_parts(value: Value) -> bool:
    if value.kind is Kind.UNKNOWN:
        return value.form in (Form.CALL, Form.OPERATION, Form.ATTRIBUTE) or _may_be_class(value)
    return value.kind in _KEPT_IF_SMALL or (value.kind is Kind.NONE and value.form is Form.CALL)


def _may_be_class(value: Value) -> bool:
    """`layer_class or Dense`"""
    return value.form is Form.CHOICE and any(item.kind is Kind.CLASS for item in value.items)


def _small_copy(value: Value) -> Value | None:
    """The tensor with its parts if they are few; the calls that created its weights do not count."""
    whole = size(value)
    if MAX_TENSOR < whole <= 5 * MAX_TENSOR:
        value = _without_weight_parts(value)
        whole = size(value)
    return value if whole <= MAX_TENSOR else None


def _without_weight_parts(value: Value) -> Value:
    if value.kind in STATE:
        return evolve(value, args=(), items=(), keys=(), receiver=None)
    changes: dict[str, object] = {}
    if value.items:
        changes["items"] = tuple(map(_without_weight_parts, value.items))
    if value.args:
        changes["args"] = tuple(
            Argument(_without_weight_parts(argument.value), argument.keyword, argument.star)
            for argument in value.args
        )
    if value.receiver is not None:
        changes["receiver"] = _without_weight_parts(value.receiver)
    return evolve(value, **changes) if changes else value
