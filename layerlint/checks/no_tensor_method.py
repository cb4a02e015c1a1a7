"""LL524: a method of NumPy, Theano or PyTorch that tensors of TensorFlow do not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass, Method, Owner, Phase, Value
from layerlint.queries.conditions import catches, tests_value_type
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import short_name

_INSTEAD = {
    "sum": "tf.reduce_sum(x, axis)",
    "prod": "tf.reduce_prod(x, axis)",
    "std": "tf.math.reduce_std(x, axis)",
    "var": "tf.math.reduce_variance(x, axis)",
    "argmax": "tf.argmax(x, axis)",
    "argmin": "tf.argmin(x, axis)",
    "dimshuffle": "tf.transpose(x, order)",
    "permute": "tf.transpose(x, order)",
    "view": "tf.reshape(x, shape)",
    "unsqueeze": "tf.expand_dims(x, axis)",
    "squeeze": "tf.squeeze(x, axis)",
    "detach": "tf.stop_gradient(x)",
    "contiguous": "x",
    "dim": "x.shape.rank",
    "expand_as": "tf.broadcast_to(x, shape)",
    "norm": "tf.norm(x)",
    "softmax": "tf.nn.softmax(x)",
    "sigmoid": "tf.sigmoid(x)",
    "relu": "tf.nn.relu(x)",
    "masked_fill": "tf.where(mask, value, x)",
    "cumsum": "tf.cumsum(x, axis)",
    "dot": "tf.matmul(x, y)",
    "sqrt": "tf.sqrt(x)",
    "exp": "tf.exp(x)",
    "log": "tf.math.log(x)",
    "pow": "tf.pow(x, y)",
    "abs": "tf.abs(x)",
    "square": "tf.square(x)",
    "float": "tf.cast(x, tf.float32)",
    "long": "tf.cast(x, tf.int64)",
}
_OF_OTHER_LIBRARIES = frozenset(
    {"dimshuffle", "permute", "view", "unsqueeze", "detach", "expand_as", "masked_fill"}
)
_SPLITS = frozenset({"split", "unstack"})
"""Functions that return a list of tensors."""
_OBJECTS = ("data.", "ragged.", "sparse.", "lookup.", "io.", "estimator.", "train.", "queue.")


@rule(
    "LL524",
    "no-tensor-method",
    summary="`x.sum()`, `x.unsqueeze(1)`: a method that tensors of TensorFlow do not have.",
)
def no_tensor_method(layer: LayerClass) -> Iterator[Finding]:
    running = [
        method for method in layer.methods if not layer.phases_of(method).isdisjoint({Phase.CALL, Phase.STEP})
    ]
    yield from _unknown_methods(layer, tuple(running))


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _unknown_methods(unit.code, unit.code.methods)


no_tensor_method = replace(no_tensor_method, in_code=_in_code)


def _unknown_methods(layer: LayerClass, methods: tuple[Method, ...]) -> Iterator[Finding]:
    for method in methods:
        for call in method.calls:
            value = call.value
            if value.member not in _INSTEAD or call.nested:
                continue
            guards = layer.guards(method, call)
            if catches(guards, AttributeError) or tests_value_type(guards):
                continue
            if _is_tensor(value.holder) or (
                value.member in _OF_OTHER_LIBRARIES and _is_input(layer, value.holder)
            ):
                yield Finding(
                    value.at,
                    f"a tensor has no method `{value.member}`: this raises an `AttributeError`",
                    help=f"write `{_INSTEAD[value.member]}`",
                )


def _is_tensor(value: Value) -> bool:
    """Whether it is certainly a tensor of TensorFlow, whatever the backend of Keras."""
    if value.kind is Kind.INPUT and value.form is Form.CALL and value.owner is Owner.NONE:
        return tf_name(value.name) in _SPLITS
    if value.kind is not Kind.TENSOR:
        return False
    if value.form is Form.SUBSCRIPT:
        return _is_tensor(value.holder)
    if value.form is Form.OPERATION:
        return any(map(_is_tensor, value.items))
    if value.owner is not Owner.NONE:
        return False
    if short_name(value.name).startswith("backend."):
        return True
    name = tf_name(value.name)
    return (
        name is not None
        and not name.startswith(_OBJECTS)
        and not name.startswith("keras.")
        and name.rpartition(".")[2][:1].islower()
    )


def _is_input(layer: LayerClass, value: Value) -> bool:
    """Whether it is an input of the layer, which is a tensor of TensorFlow in Keras 2."""
    return layer.keras == 2 and value.kind is Kind.INPUT and value.form in (Form.NAME, Form.CALL)
