"""LL620: a layer where a tensor belongs, or a tensor where the arguments of a layer belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import TENSORS, At, Call, Form, Kind, LayerClass, Phase, Value
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, ModelCode, OutsideFinding, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import is_model, keras_name, short_name

_OF_TENSORS = ("nn.", "math.", "reduce_")
_ON_TENSORS = frozenset(
    {"abs", "add", "cast", "clip_by_value", "concat", "concatenate", "divide", "exp", "expand_dims", "gather", "identity",
     "matmul", "maximum", "mean", "minimum", "multiply", "relu", "reshape", "sigmoid", "softmax", "split", "sqrt",
     "square", "squeeze", "stack", "subtract", "sum", "tanh", "tile", "transpose"}
)  # fmt: skip
"""Functions whose first arguments are tensors, or a list of them."""
_ARITHMETIC = frozenset({"+", "-", "*", "/", "@", "**"})


@rule(
    "LL620",
    "layer-not-called",
    summary="A layer is used as a tensor, or gets the tensor as a constructor argument: it was never called.",
)
def layer_not_called(layer: LayerClass) -> Iterator[Finding]:
    """A sublayer in the place of a tensor: `tf.nn.relu(self.conv)`."""
    reported: set[At] = set()
    for form in (Form.CALL, Form.OPERATION):
        for method, event, value, certain in layer.parts(form):
            if (
                not certain
                or event.nested
                or value.at in reported
                or Phase.CALL not in layer.phases_of(method)
            ):
                continue
            part = next((part for part in _operands(layer, value) if _is_sublayer(layer, part)), None)
            if part is not None:
                reported.add(value.at)
                yield Finding(
                    value.at,
                    f"`self.{part.path}` is a layer, and a tensor is needed here: this raises",
                    help=f"call the layer on its input: `self.{part.path}(x)`",
                    attribute=part.path,
                )


def _operands(layer: LayerClass, value: Value) -> Iterator[Value]:
    """What must be a tensor: of an operation, of a function of TensorFlow, of a call of a layer of Keras."""
    if value.form is Form.OPERATION:
        if value.name in _ARITHMETIC and any(item.kind in TENSORS for item in value.items):
            yield from value.items
        return
    name = tf_name(value.name) or short_name(value.name).removeprefix("ops.")
    runs = value.calls_own_path and layer.always(value.path, _is_of_keras)
    if runs or name in _ON_TENSORS or name.startswith(_OF_TENSORS):
        for argument in value.positional[: 1 if runs else 2]:
            yield from parts_of(argument)


def _is_of_keras(value: Value) -> bool:
    return value.makes_layer and keras_name(value.name) is not None


def _is_sublayer(layer: LayerClass, part: Value) -> bool:
    return (
        part.form is Form.ATTRIBUTE
        and part.calls_own_path
        and layer.kinds.get(part.path) == frozenset({Kind.SUBLAYER})
        and layer.always(part.path, lambda value: value.makes_layer)
    )


def _outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.LAYER_AS_TENSOR:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` is a layer, and a tensor is needed here: this call fails",
                help="call the layer on its input: `Conv2D(16, 3)(x)`",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.TENSOR_AS_ARGUMENT:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` gets a tensor as an argument: this creates a layer and does not call it",
                help=f"create the layer first, then call it: `{misuse.name}(...)(x)`",
                inside=misuse.inside,
            )


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """A layer that a function of the project returns, where the caller takes it for a tensor."""
    for method in unit.code.methods:
        returned = {
            call.result.at: call
            for call in method.calls
            if call.result is not None and call.result.makes_layer and not call.nested
        }
        for call in method.calls if returned else ():
            for part in _tensors(call.value):
                if part.at in returned and part.makes_layer and not call.nested:
                    yield _of_function(part, returned[part.at])


layer_not_called = replace(layer_not_called, outside=_outside, in_code=_in_code)


def _of_function(layer: Value, returned: Call) -> Finding:
    function = returned.value.method
    return Finding(
        returned.value.at,
        f"`{function}` returns a layer, and a tensor is needed here: this call fails",
        help=f"call the layer on its input: `{function}(...)(x)`, or in `{function}`",
    )


def _tensors(call: Value) -> Iterator[Value]:
    """The arguments of a call that must be tensors: the inputs of a layer of Keras, the outputs of a model."""
    if call.unpacks:
        return
    if call.calls_instance and call.holder.kind is Kind.SUBLAYER and call.holder.form is Form.CALL:
        if keras_name(call.holder.name) is not None:
            yield from parts_of(call.given("inputs", 0))
    elif is_model(keras_name(call.called) or ""):
        yield from parts_of(call.given("outputs", 1))
