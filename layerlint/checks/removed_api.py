"""LL701: what Keras 3 removed or renamed."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.keras_names import keras_name, members_only_in, only_in, root_of
from layerlint.model.facts import At, Call, Kind, LayerClass, Value
from layerlint.model.queries import plain_layer
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety

_INSTEAD = {
    "add_update": "the call of `assign` alone updates the weight",
    "add_metric": "keep a `keras.metrics` object on `self` and call its `update_state`",
}
_CONSTRUCTOR = frozenset({"dynamic", "weights", "batch_input_shape", "batch_size"})
_COMPILE = frozenset({"experimental_run_tf_function", "sample_weight_mode", "target_tensors"})
_OF_LAYERS = {
    "layers.LSTM": frozenset({"time_major"}),
    "layers.GRU": frozenset({"time_major"}),
    "layers.SimpleRNN": frozenset({"time_major"}),
    "layers.BatchNormalization": frozenset({"fused"}),
}
_OF_ALL_LAYERS = frozenset({"batch_input_shape", "dynamic"})
_GONE_FROM_TF_KERAS = (
    "experimental.",
    "layers.experimental.",
    "optimizers.experimental.",
    "saving.",
    "dtensor.",
)
_GONE_FROM_TF_BACKEND = frozenset(
    {"learning_phase", "set_learning_phase", "learning_phase_scope", "in_train_phase", "in_test_phase", "function",
     "random_binomial", "print_tensor", "placeholder", "local_conv1d", "manual_variable_initialization"}
)  # fmt: skip
_OPS = {
    "abs": "abs", "all": "all", "any": "any", "cast": "cast", "cos": "cos", "equal": "equal", "exp": "exp",
    "greater": "greater", "greater_equal": "greater_equal", "less": "less", "less_equal": "less_equal",
    "log": "log", "max": "max", "maximum": "maximum", "mean": "mean", "min": "min", "minimum": "minimum",
    "not_equal": "not_equal", "ones_like": "ones_like", "pow": "power", "prod": "prod", "reshape": "reshape",
    "shape": "shape", "sigmoid": "sigmoid", "sign": "sign", "sin": "sin", "softmax": "softmax",
    "softplus": "softplus", "sqrt": "sqrt", "square": "square", "stack": "stack", "sum": "sum", "tanh": "tanh",
    "zeros_like": "zeros_like",
}  # fmt: skip
"""Functions of the backend whose arguments mean the same in `keras.ops`."""


@rule(
    "LL701",
    "removed-api",
    summary="Something is used that Keras 3 removed or renamed.",
    targets=(3,),
    fix=Safety.SAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for decorator in layer.own.decorators:
        yield from _name(decorator, decorator.at)
    for method in layer.methods:
        for decorator in method.decorators:
            yield from _name(decorator, decorator.at)
        for call in method.calls:
            yield from _name(call.value, call.value.at)
            yield from _method(layer, call)
            yield from _argument(layer, call)
            yield from _held(layer, call)


def _name(value: Value, at: At) -> Iterator[Finding]:
    """A function or class that is no longer there under that name."""
    short, root = keras_name(value.name), root_of(value.name)
    if short is None or root not in {"keras", "tf.keras"}:
        return
    if root == "tf.keras":
        gone = short.startswith(_GONE_FROM_TF_KERAS) or (
            short.startswith("backend.") and short.removeprefix("backend.") in _GONE_FROM_TF_BACKEND
        )
    else:
        gone = short in only_in(2)
    if not gone:
        return
    help, fix = "", None
    area, _, last = short.rpartition(".")
    if root == "tf.keras" and area == "saving":
        help = f"write `tf.keras.utils.{last}`"
        fix = FixRequest("rename-function", at, (("area", "utils"), ("name", last)))
    elif area == "backend":
        known = _OPS.get(last)
        help = f"use `keras.ops.{known}`" if known else "use `keras.ops`, or operations of the backend itself"
        if known and root == "keras":
            fix = FixRequest("backend-to-ops", at, (("name", known),))
    shown = f"{'tf.keras' if root == 'tf.keras' else 'keras'}.{short}"
    yield Finding(at, f"`{shown}` does not exist in Keras 3", help=help, fix=fix)


def _method(layer: LayerClass, call: Call) -> Iterator[Finding]:
    """A method of the layer itself that is no longer there."""
    holder, _, name = call.value.name.partition(".")
    if holder not in {"self", "super"} or "." in name or not layer.complete:
        return
    removed = members_only_in("model" if layer.is_model else "layer", 2) | {"add_metric"}
    if name not in removed or layer.method(name) is not None or name in layer.touched | layer.overrides:
        return
    if name in layer.kinds or layer.class_attribute(name) is not None or not plain_layer(layer):
        return
    fix = FixRequest("unwrap-call", call.value.at) if name == "add_update" else None
    yield Finding(call.value.at, f"`{name}` was removed in Keras 3", help=_INSTEAD.get(name, ""), fix=fix)


def _argument(layer: LayerClass, call: Call) -> Iterator[Finding]:
    """A keyword that is refused."""
    value = call.value
    given = {argument.keyword for argument in value.args if argument.keyword is not None}
    removed: frozenset[str] = frozenset()
    fixable = ""
    if value.name == "super.__init__" and plain_layer(layer) and not layer.ancestors:
        removed = _CONSTRUCTOR
    elif value.name in {"self.add_loss", "super.add_loss"} and layer.method("add_loss") is None:
        removed, fixable = frozenset({"inputs"}), "drop-argument"
    elif value.name in {"self.compile", "super.compile"} and layer.is_model and plain_layer(layer):
        removed, fixable = _COMPILE, "drop-argument"
    elif root_of(value.name) in {"keras", "tf.keras"}:
        short = keras_name(value.name) or ""
        if value.kind is Kind.SUBLAYER:
            removed = _OF_LAYERS.get(short, frozenset()) | _OF_ALL_LAYERS
        elif value.kind is Kind.OPTIMIZER:
            removed, fixable = frozenset({"lr"}), "rename-argument"
    for keyword in sorted(given & removed):
        values = (("old", keyword), ("new", "learning_rate")) if keyword == "lr" else (("old", keyword),)
        yield Finding(
            value.at,
            f"Keras 3 does not take the argument `{keyword}` here",
            help="it is called `learning_rate`" if keyword == "lr" else "leave it out",
            fix=FixRequest(fixable, value.at, values) if fixable else None,
        )


def _held(layer: LayerClass, call: Call) -> Iterator[Finding]:
    """A method of a metric or an optimizer that is no longer there."""
    holder, name = call.value.receiver, call.value.method
    if holder is None or not call.value.name.startswith("."):
        return
    if name == "reset_states" and holder.kind is Kind.METRIC:
        yield Finding(
            call.value.at,
            "metrics have no `reset_states` in Keras 3",
            help="it is called `reset_state`",
            fix=FixRequest("rename-function", call.value.at, (("name", "reset_state"),)),
        )
    elif (
        layer.is_model
        and holder.path == "optimizer"
        and "optimizer" not in layer.kinds
        and name in members_only_in("optimizer", 2)
        and not name.startswith("_")
    ):
        yield Finding(
            call.value.at,
            f"optimizers have no `{name}` in Keras 3",
            help="compute the gradients with `tf.GradientTape` and call `apply_gradients`",
        )
