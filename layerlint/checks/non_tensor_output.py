"""LL713: a `call` that returns something besides tensors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass, Return, Value
from layerlint.queries.classes import extends_keras_base
from layerlint.rule import Finding, ModelCode, Severity, rule


@rule(
    "LL713",
    "non-tensor-output",
    summary="`call` returns a number, a shape or None beside a tensor: Keras 3 refuses that in a functional model.",
    targets=(3,),
)
def non_tensor_output(layer: LayerClass) -> Iterator[Finding]:
    returned, description = _non_tensor_return(layer)
    if returned is not None and not layer.is_model:
        yield Finding(
            returned.at,
            f"`call` returns {description} beside a tensor: in a functional model of Keras 3 this raises",
            help="return only tensors, and read sizes from their shapes",
            severity=Severity.NOTE,
        )


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """Applications of such a layer to a Keras tensor."""
    for method in unit.code.methods:
        for call in method.calls:
            layer = _applied(unit, call.value)
            if layer is None:
                continue
            returned, description = _non_tensor_return(layer)
            if returned is not None:
                yield Finding(
                    call.value.at,
                    f"`{layer.name}.call` returns {description} beside a tensor: in a functional model Keras 3 takes only"
                    " tensors, and this raises a `ValueError`",
                    help=f"let `{layer.name}.call` return only tensors, and read sizes from their shapes",
                )


non_tensor_output = replace(non_tensor_output, in_code=_in_code)


def _applied(unit: ModelCode, call: Value) -> LayerClass | None:
    """The project class whose object is applied to a Keras tensor."""
    holder = call.receiver if call.calls_instance else None
    if holder is None or not any(map(_is_keras_tensor, call.positional[:1])):
        return None
    return unit.models.get(holder.name)


def _is_keras_tensor(value: Value) -> bool:
    if value.kind is Kind.CONTAINER:
        return any(map(_is_keras_tensor, value.items))
    return value.kind is Kind.KERAS_TENSOR


def _non_tensor_return(layer: LayerClass) -> tuple[Return | None, str]:
    """The `return` of `call` that certainly returns a non-tensor, and a description of that."""
    call = layer.method("call")
    own = ("__call__", "compute_output_shape", "compute_output_spec")
    if call is None or call.decorators or call.generator or not extends_keras_base(layer):
        return None, ""
    if any(layer.method(name) is not None for name in own):
        return None, ""
    returned = [event for event in call.returns if not event.nested]
    descriptions = [_no_tensor(event.value) for event in returned]
    if not returned or not all(descriptions) or (len(returned) == 1 and returned[0].guards):
        return None, ""
    return returned[0], descriptions[0]


_KINDS = {
    Kind.DIM: "a size of a static shape",
    Kind.SHAPE: "a static shape",
    Kind.DTYPE: "a dtype",
    Kind.NUMPY: "a NumPy array",
    Kind.NONE: "None",
    Kind.SUBLAYER: "a layer",
}


def _no_tensor(value: Value | None) -> str:
    """Describe the first non-tensor in a tuple, list or dict; "" if all may be tensors."""
    if value is None or value.form not in (Form.TUPLE, Form.LIST, Form.DICT):
        return ""
    return next(filter(None, map(_describe, value.items)), "")


def _describe(value: Value) -> str:
    if isinstance(value.constant, (bool, int, float, str)):
        return f"`{value.constant!r}`"
    return _no_tensor(value) or _KINDS.get(value.kind, "")
