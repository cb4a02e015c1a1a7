"""LL527: the result of `tf.numpy_function`, whose shape TensorFlow does not know, where a layer needs it."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import At, Event, Form, GuardKind, Kind, LayerClass, Method, Phase, Value
from layerlint.queries.conditions import compiles_eagerly, has_guard, tests_value_type
from layerlint.queries.held_layers import class_of_attribute
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name, short_name

_FUNCTIONS = frozenset({"numpy_function", "py_function", "compat.v1.py_func"})
_SAME_SHAPE = frozenset(
    {"cast", "identity", "stop_gradient", "abs", "sqrt", "square", "exp", "log", "relu", "sigmoid", "tanh", "sin", "cos",
     "clip_by_value", "negative", "round", "sign"}
)  # fmt: skip
"""Functions of TensorFlow whose result is shaped like their first argument."""
_NEEDS_SHAPE = frozenset(
    {"Dense", "EinsumDense", "BatchNormalization", "LayerNormalization", "GroupNormalization", "LSTM", "GRU", "SimpleRNN",
     *(f"Conv{rank}D{kind}" for rank in "123" for kind in ("", "Transpose")),
     *(f"{kind}Conv{rank}D" for rank in "12" for kind in ("Depthwise", "Separable"))}
)  # fmt: skip
"""Layers that Keras 2 cannot build without the shape; Keras 3 needs it for every layer."""
_OWN_SHAPE = ("compute_output_shape", "compute_output_spec", "__call__")


@rule(
    "LL527",
    "unknown-shape",
    summary="The result of `tf.numpy_function` or `tf.py_function` has no known shape, which a layer needs.",
)
def unknown_shape(layer: LayerClass) -> Iterator[Finding]:
    if _runs_eagerly(layer):
        return
    for method in layer.methods:
        if layer.phases_of(method) != {Phase.CALL} or not any(
            _is_source(call.value) for call in method.calls
        ):
            continue
        reported: set[At] = set()
        for finding in (*_sublayer_findings(layer, method), *_returned_findings(layer, method)):
            if finding.at not in reported:
                reported.add(finding.at)
                yield finding


def _sublayer_findings(layer: LayerClass, method: Method) -> Iterator[Finding]:
    for call in method.calls:
        value = call.value
        if (
            call.nested
            or not value.calls_own_path
            or not value.positional
            or _may_be_eager(layer, method, call)
        ):
            continue
        source = _source(layer, method, value.positional[0])
        if source is None or layer.kinds.get(value.path) != frozenset({Kind.SUBLAYER}):
            continue
        short = short_name(class_of_attribute(layer, value.path)).rpartition(".")[2]
        if layer.keras == 3 or short in _NEEDS_SHAPE:
            yield Finding(
                source.at,
                f"the result of `{_label(source)}` has no known shape, which `self.{value.path}` needs: this fails inside"
                " `fit` and in a functional model",
                attribute=value.path,
                help=_HELP,
                related=((value.at, "passed to the layer here"),),
            )


def _returned_findings(layer: LayerClass, method: Method) -> Iterator[Finding]:
    """What `call` returns: Keras 3 needs its shape, Keras 2 only for some layers that come after it."""
    own = _OWN_SHAPE if not layer.is_model else (*_OWN_SHAPE, "train_step")
    if method.name != "call" or any(layer.method(name) is not None for name in own):
        return
    for event in method.returns:
        source = _source(layer, method, event.value) if event.value is not None and not event.nested else None
        if source is not None and not _may_be_eager(layer, method, event):
            yield Finding(
                source.at,
                f"the result of `{_label(source)}` has no known shape: "
                + (
                    "this fails inside `fit` and in a functional model"
                    if layer.keras == 3
                    else "a `Dense`, convolution or normalization after this layer fails"
                ),
                help=_HELP,
                severity=None if layer.keras == 3 else Severity.NOTE,
            )


_HELP = "set it: `y.set_shape(inputs.shape)`, or `tf.ensure_shape`"


def _source(layer: LayerClass, method: Method, value: Value) -> Value | None:
    """The call that makes a tensor without a shape, of which the value has the shape."""
    if _may_be_shaped(layer, method, value):
        return None
    if value.form is Form.OPERATION:
        return next(filter(None, (_source(layer, method, item) for item in value.items)), None)
    if value.form is not Form.CALL:
        return None
    if _is_source(value):
        return value
    name = tf_name(value.name) or ""
    if name.rpartition(".")[2] in _SAME_SHAPE and value.positional:
        return _source(layer, method, value.positional[0])
    return None


def _may_be_shaped(layer: LayerClass, method: Method, value: Value) -> bool:
    """Whether `set_shape` gives the tensor a shape, or a helper that gets it may."""
    return any(
        _may_be(call.value.holder, value)
        if call.value.method == "set_shape"
        else _is_helper(layer, call.value)
        and any(argument.value.at == value.at for argument in call.value.args)
        for call in method.calls
    )


def _may_be(holder: Value, value: Value) -> bool:
    """Whether it is the value, or a name that may stand for it, as in a loop."""
    return holder.at == value.at or (
        holder.form not in (Form.CALL, Form.OPERATION) and holder.kind is not Kind.INPUT
    )


def _is_helper(layer: LayerClass, call: Value) -> bool:
    """Whether the call may run code of the project, other than a layer."""
    if call.calls_own_path:
        return layer.kinds.get(call.path) != frozenset({Kind.SUBLAYER})
    return tf_name(call.name) is None and keras_name(call.name) is None


def _is_source(call: Value) -> bool:
    """Whether it is such a function, with one output."""
    if tf_name(call.name) not in _FUNCTIONS:
        return False
    outputs = call.argument("Tout", 2)
    return outputs is not None and outputs.form not in (Form.LIST, Form.TUPLE)


def _label(source: Value) -> str:
    return f"tf.{source.method}"


def _may_be_eager(layer: LayerClass, method: Method, event: Event) -> bool:
    guards = layer.guards(method, event)
    return has_guard(guards, GuardKind.EAGER, GuardKind.TRY) or tests_value_type(guards)


def _runs_eagerly(layer: LayerClass) -> bool:
    """Whether the class runs without a graph: `super().__init__(dynamic=True)`."""
    dynamic = any(
        call.value.on_super("__init__") and call.value.given("dynamic").constant is True
        for method in layer.members.values()
        for call in method.calls
    )
    return dynamic or layer.eager or compiles_eagerly(layer)
