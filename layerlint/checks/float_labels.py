"""LL714: labels that a loss uses as integers, and that Keras 3 converts to floats."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, Method, Value
from layerlint.queries.loss_functions import loss_functions
from layerlint.queries.own_helpers import with_helpers
from layerlint.rule import Finding, ModelCode, code_rule
from layerlint.tables.apis import tf_name

_INTEGER_ARGUMENTS = {
    "one_hot": ("indices", 0),
    "gather": ("indices", 1),
    "gather_nd": ("indices", 1),
    "embedding_lookup": ("ids", 1),
    "sparse_softmax_cross_entropy_with_logits": ("labels", 0),
    "ctc_loss": ("labels", 0),
    "in_top_k": ("targets", 0),
    "sparse_to_dense": ("sparse_indices", 0),
}
"""Functions of TensorFlow that take only integers: the keyword and the position of the argument."""
_DTYPE_PRESERVING = frozenset(
    {"reshape", "squeeze", "expand_dims", "transpose", "flatten", "identity", "tile", "repeat", "concat", "stack",
     "slice", "reverse", "stop_gradient", "boolean_mask", "ravel", "convert_to_tensor"}
)  # fmt: skip
"""Functions whose result has the dtype of their argument."""


@code_rule(
    "LL714",
    "float-labels",
    summary="A loss uses its labels as integers: Keras 3 has made them floats, and TensorFlow refuses them.",
    targets=(3,),
)
def float_labels(unit: ModelCode) -> Iterator[Finding]:
    for loss in loss_functions(unit):
        if not _has_own_dtype(unit):
            yield from _loss_findings(with_helpers(unit.code, loss.method), loss.labels)


def _has_own_dtype(unit: ModelCode) -> bool:
    """Whether the loss sets a dtype: `super().__init__(dtype="int64")`."""
    return any(
        call.value.on_super("__init__") and call.value.argument("dtype") is not None
        for method in unit.code.methods
        for call in method.calls
    )


def _loss_findings(method: Method, labels: str) -> Iterator[Finding]:
    for call in method.calls:
        value = call.value
        parameter = _INTEGER_ARGUMENTS.get(value.method) if tf_name(value.name) is not None else None
        argument = value.argument(*parameter) if parameter is not None and not value.unpacks else None
        if argument is not None and _is_uncast(argument, labels):
            yield Finding(
                value.at,
                f"Keras 3 converts the labels of a loss to floats: `{value.method}` takes only integers, and raises",
                help=f"cast them first: `tf.cast({labels}, tf.int32)`",
            )


def _is_uncast(value: Value, labels: str) -> bool:
    """Whether the value is the labels, at most in another shape."""
    if labels not in value.params and value.local != labels:
        return False
    if value.kind in (Kind.PARAMETER, Kind.INPUT) and value.form is Form.NAME:
        return value.local.partition("@")[0] == labels
    if value.form is Form.SUBSCRIPT:
        return _is_uncast(value.holder, labels)
    if value.form is not Form.CALL or value.method not in _DTYPE_PRESERVING or value.argument("dtype", None):
        return False
    first = value.args[0].value if value.args else value.holder
    return _is_uncast(first, labels) if tf_name(value.name) is not None else False
