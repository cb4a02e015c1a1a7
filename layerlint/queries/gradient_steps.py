"""Operations that have no gradient."""

from __future__ import annotations

from layerlint.model.facts import Form, Value
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_STEPS = frozenset(
    {"floor", "ceil", "round", "rint", "sign", "argmax", "argmin", "argsort", "searchsorted", "equal", "not_equal",
     "greater", "greater_equal", "less", "less_equal", "logical_and", "logical_or", "logical_not", "bucketize",
     "confusion_matrix", "count_nonzero", "in_top_k", "bincount", "histogram_fixed_width", "numpy_function"}
)  # fmt: skip
"""Functions that are constant between jumps, or unknown to the gradient."""
INTENDED_CUTS = frozenset({"stop_gradient", "custom_gradient", "grad_pass_through", "recompute_grad"})
"""Functions that cut or replace the gradient on purpose."""


def has_no_gradient(value: Value) -> bool:
    """Whether the value is the result of an operation without a gradient."""
    if value.form is Form.COMPARISON:
        return True
    if tf_name(value.name) is None and keras_name(value.name) is None:
        return False
    return value.method in _STEPS or (value.method == "cast" and _is_whole(value.given("dtype", 1)))


def step_label(value: Value) -> str:
    """The name of the operation in messages."""
    if value.form is Form.COMPARISON:
        return f"`{value.name}`"
    return "a cast to integers" if value.method == "cast" else f"`{value.method}`"


def _is_whole(dtype: Value) -> bool:
    """`tf.int32`, `"int64"`, `tf.bool`"""
    name = dtype.constant if isinstance(dtype.constant, str) else dtype.method
    return name.startswith(("int", "uint", "bool"))
