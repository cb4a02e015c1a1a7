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
                    f"Keras 3 asks `{wrapped.name}` for its output shape here, and it has no `compute_output_shape`",
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
    return layer if layer is not None and _has_no_shape(layer) else None


def _has_no_shape(layer: LayerClass) -> bool:
    """Whether it is a layer or a subclassed model of which Keras does not know the shape."""
    own = ("compute_output_shape", "__call__")
    plain = all(keras_name(root) in KERAS_BASES for root in layer.roots)
    init = layer.method("__init__")
    is_functional = (
        layer.is_model and init is not None and any(_has_outputs(call.value) for call in init.calls)
    )
    return layer.complete and plain and not is_functional and all(layer.method(name) is None for name in own)


def _has_outputs(call: Value) -> bool:
    return call.on_super("__init__") and (
        call.argument("outputs", 1) is not None or any(one.star == "*" for one in call.args)
    )
