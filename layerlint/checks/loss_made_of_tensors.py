"""LL637: a loss class that is called with labels and predictions, as if it were the loss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass, Method, Value
from layerlint.queries.tape_flow import in_full, tape_methods, tape_of
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.keras_names import short_name

_NAMES = frozenset({"y_true", "y_pred"})
_TENSORS = frozenset({Kind.TENSOR, Kind.INPUT, Kind.KERAS_TENSOR})


@rule(
    "LL637",
    "loss-made-of-tensors",
    summary="A loss class is called with labels and predictions: that makes an object with odd settings, or raises.",
)
def loss_made_of_tensors(layer: LayerClass) -> Iterator[Finding]:
    yield from _made_of_tensors(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _made_of_tensors(unit.code)


loss_made_of_tensors = replace(loss_made_of_tensors, in_code=_in_code)


def _made_of_tensors(layer: LayerClass) -> Iterator[Finding]:
    for method, _, value, _ in layer.parts(Form.CALL):
        if (
            value.kind is Kind.LOSS
            and short_name(value.name)
            and _gets_tensors(value, _labels(layer, method))
        ):
            yield _finding(value)
    for method in tape_methods(layer):
        calls = {call.value.at: call for call in method.calls}
        for call in method.calls:
            target = call.value.argument("target", 0) if tape_of(layer, method, call.value) != -1 else None
            loss = in_full(target, calls) if target is not None else None
            if loss is not None and _makes_loss(loss):
                yield _finding(loss)


def _makes_loss(value: Value) -> bool:
    """Whether it makes an object of two arguments, of any loss class."""
    return value.kind is Kind.LOSS and len(value.positional) > 1


def _labels(layer: LayerClass, method: Method) -> frozenset[str]:
    """The parameters that are labels or predictions: by their names, or since Keras passes them."""
    passed = method.params[2:4] if method.name == "compute_loss" and layer.is_model else ()
    return _NAMES | {parameter.name for parameter in passed}


def _gets_tensors(value: Value, labels: frozenset[str]) -> bool:
    """Whether the first two arguments, which are settings, are labels and predictions."""
    if any(argument.keyword in _NAMES for argument in value.args):
        return True
    return len(value.positional) > 1 and any(
        _is_tensor(argument) or (argument.kind is Kind.PARAMETER and argument.local in labels)
        for argument in value.positional[:2]
    )


def _is_tensor(value: Value) -> bool:
    runs = value.calls_self or (value.calls_instance and value.holder.kind in (Kind.SUBLAYER, Kind.PARAMETER))
    return value.kind in _TENSORS or runs


def _finding(value: Value) -> Finding:
    return Finding(
        value.at,
        f"`{value.method}(...)` makes a loss object: labels and predictions are taken for its settings",
        help=f"call the object: `{value.method}()(y_true, y_pred)`",
    )
