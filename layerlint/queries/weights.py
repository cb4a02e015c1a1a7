"""The weights and the random state that a new instance of a layer owns."""

from __future__ import annotations

from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.queries.held_layers import held_class
from layerlint.queries.value_parts import parts_of
from layerlint.tables.apis import is_network, tf_name
from layerlint.tables.keras_names import KERAS_BASES, is_stateless, keras_name, short_name


def adds_weight(value: Value) -> bool:
    """Whether it is a call of the layer's own `add_weight`."""
    return value.on_self_or_super("add_weight") or value.on_self("add_variable")


def owns_weights(layer: LayerClass, instance: Value, keras: int = 0) -> bool:
    """Whether a new instance of that layer class certainly has weights or seed state of its own.

    `keras` replaces the version of the class.
    """
    keras = keras or layer.keras
    short = keras_name(instance.name)
    if short is None:
        return layer.traits(instance.name).owns_weights
    if short in KERAS_BASES or short in {"layers.Lambda", "Functional"}:
        return False
    arguments = [argument.value for argument in instance.args]
    if short in {"Sequential", "models.Sequential"}:
        return _holds_weights(layer, arguments, keras)
    if any(part.kind is Kind.SUBLAYER and part.form is not Form.CALL for part in arguments):
        return False
    if is_network(short):
        return True
    if not short.startswith("layers."):
        return False
    if _wraps(short):
        return _holds_weights(layer, arguments, keras)
    return not is_stateless(short, keras) and not _does_without(short, instance)


def _holds_weights(layer: LayerClass, arguments: list[Value], keras: int) -> bool:
    """Whether one of the layers created in these arguments certainly has weights."""
    return any(owns_weights(layer, part, keras) for value in arguments for part in parts_of(value))


def _does_without(short: str, instance: Value) -> bool:
    """Whether its arguments turn off all weights that the layer usually has."""
    match short.rpartition(".")[2]:
        case "AdditiveAttention":
            return _is_off(instance, "use_scale", 0)
        case "LayerNormalization":
            return _is_off(instance, "center", 2) and _is_off(instance, "scale", 3)
        case "GroupNormalization":
            return _is_off(instance, "center", 3) and _is_off(instance, "scale", 4)
        case "Normalization":
            return instance.argument("mean", 1) is not None
    return False


def _is_off(instance: Value, name: str, position: int | None = None) -> bool:
    return instance.given(name, position).constant is False


def trains(layer: LayerClass, instance: Value) -> bool:
    """Whether a new instance certainly has weights of its own that can be trained: seeds, which Keras 2 lacks, cannot."""
    if keras_name(instance.name) is None:
        owns = layer.traits(instance.name).owns_trainables
    else:
        owns = owns_weights(layer, instance, keras=2)
    return owns and not _is_off(instance, "trainable")


_WRAPPERS = frozenset({"layers.TimeDistributed", "layers.Bidirectional", "layers.RNN", "layers.Wrapper"})


def _wraps(short: str) -> bool:
    return short in _WRAPPERS


def holds_nothing(short: str, keras: int) -> bool:
    """Whether no instance of that Keras layer has weights or seed state, for any arguments."""
    return short.startswith("layers.") and not _wraps(short) and is_stateless(short, keras)


_KERAS_WEIGHTS = {
    **dict.fromkeys(("Dense", "EinsumDense", "Conv1D", "Conv2D", "Conv3D"), frozenset({"kernel", "bias"})),
    "Embedding": frozenset({"embeddings"}),
    "LayerNormalization": frozenset({"gamma", "beta"}),
}
_MORE_WEIGHTS = {
    **dict.fromkeys(("Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose"), frozenset({"kernel", "bias"})),
    **dict.fromkeys(
        ("SimpleRNNCell", "GRUCell", "LSTMCell"), frozenset({"kernel", "recurrent_kernel", "bias"})
    ),
    "BatchNormalization": frozenset({"gamma", "beta", "moving_mean", "moving_variance"}),
}
"""Weights that are no properties in Keras 3: a class may set them."""


def is_weight_of_held(layer: LayerClass, value: Value) -> bool:
    """Whether it is a weight of a sublayer that is always of one class of Keras: `self.dense.kernel`."""
    if value.form is not Form.ATTRIBUTE or value.holder.kind is not Kind.SUBLAYER:
        return False
    return value.member in _weights_of(short_name(held_class(layer, value.holder)))


def _weights_of(short: str) -> frozenset[str]:
    name = short.removeprefix("layers.")
    return _KERAS_WEIGHTS.get(name, _MORE_WEIGHTS.get(name, frozenset()))


def is_weight_of_parent(layer: LayerClass, value: Value) -> bool:
    """Whether it is a weight that a Keras layer creates for its subclasses, and that they do not replace."""
    path = value.path
    if not value.on_self(path):
        return False
    roots = [short_name(root) for root in layer.roots]
    is_inherited = any(path in _weights_of(root) for root in roots)
    return is_inherited and all(
        assign.value.kind is Kind.WEIGHT
        or (assign.value.form in (Form.OPERATION, Form.CALL) and path in assign.value.reads)
        for _, assign in layer.assignments(path)
    )


_SHAPE_FUNCTIONS = frozenset(
    {"shape", "size", "rank", "ndim", "int_shape", "zeros_like", "ones_like", "full_like"}
)
"""Functions that read no values."""


def changes_weight_of_parent(layer: LayerClass, value: Value) -> bool:
    """Whether a tensor is computed from such a weight: `self.kernel * self.mask`, `tf.nn.dropout(self.kernel, 0.5)`."""
    if value.form is Form.CALL and (tf_name(value.name) is not None or keras_name(value.name) is not None):
        backend = short_name(value.name).startswith("backend.")
        computes = (value.kind is Kind.TENSOR or backend) and value.method not in _SHAPE_FUNCTIONS
        operands = value.positional if computes else ()
        return any(is_weight_of_parent(layer, part) for argument in operands for part in parts_of(argument))
    return value.form is Form.OPERATION and any(is_weight_of_parent(layer, item) for item in value.items)
