"""LL712: a layer of one's own below `TimeDistributed`, without `compute_output_shape`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.rule import Finding, ModelCode, code_rule
from layerlint.tables.keras_names import KERAS_BASES, keras_name


@code_rule(
    "LL712",
    "missing-output-shape",
    summary="`TimeDistributed` over a layer of your own that has no `compute_output_shape` fails on a Keras tensor.",
    targets=(3,),
)
def missing_output_shape(unit: ModelCode) -> Iterator[Finding]:
    for method in unit.code.methods:
        for call in method.calls:
            wrapped = _wrapped(unit, call.value)
            if wrapped is not None:
                yield Finding(
                    call.value.at,
                    f"Keras 3 asks `{wrapped.name}` for its output shape here, and it has no `compute_output_shape`:"
                    " this raises",
                    help=f"write `compute_output_shape(self, input_shape)` for `{wrapped.name}`",
                )


def _wrapped(unit: ModelCode, call: Value) -> LayerClass | None:
    """The project class below the `TimeDistributed` that gets a Keras tensor."""
    outer = call.receiver if call.calls_instance else None
    if outer is None or keras_name(outer.name) not in {"layers.TimeDistributed"}:
        return None
    inner = outer.argument("layer", 0)
    first = call.positional[0] if call.positional else None
    if inner is None or first is None or first.kind is not Kind.KERAS_TENSOR:
        return None
    layer = unit.models.get(inner.name) if inner.form is Form.CALL and inner.kind is Kind.SUBLAYER else None
    return layer if layer is not None and _has_no_shape(layer) and not _is_functional(layer, inner) else None


def _has_no_shape(layer: LayerClass) -> bool:
    """Whether Keras cannot know the output shape of the layer or model, unless it is functional."""
    own = ("compute_output_shape", "__call__")
    extends_base = all(keras_name(root) in KERAS_BASES for root in layer.roots)
    return layer.complete and extends_base and all(layer.method(name) is None for name in own)


def _is_functional(layer: LayerClass, creation: Value) -> bool:
    """Whether the model may get inputs and outputs, in a constructor or at its creation."""
    methods = [method for facts in layer.lineage for method in facts.methods if method.name == "__init__"]
    calls = [call.value for method in methods for call in method.calls if call.value.on_super("__init__")]
    constructions = [*calls, creation] if not methods or any(call.unpacks for call in calls) else calls
    return layer.is_model and any(map(_has_outputs, constructions))


def _has_outputs(call: Value) -> bool:
    return call.argument("outputs", 1) is not None or any(argument.star == "*" for argument in call.args)
