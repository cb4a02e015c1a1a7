"""LL620: a layer where a tensor belongs, or a tensor where the arguments of a layer belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Call, Form, Kind, Value
from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, ModelCode, OutsideFinding, outside_rule
from layerlint.tables.keras_names import is_model, keras_name


@outside_rule(
    "LL620",
    "layer-not-called",
    summary="A layer is used as a tensor, or gets the tensor as a constructor argument: it was never called.",
)
def layer_not_called(code: OutsideCode) -> Iterator[OutsideFinding]:
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


layer_not_called = replace(layer_not_called, in_code=_in_code)


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
