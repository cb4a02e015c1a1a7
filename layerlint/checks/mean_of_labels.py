"""LL632: `Mean().update_state(y, y_pred)`: the predictions count as weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.keras_names import keras_name

_OF_ONE_VALUE = frozenset({"metrics.Mean", "metrics.Sum"})
_COMPUTED = frozenset({Form.CALL, Form.OPERATION, Form.COMPARISON})


@rule(
    "LL632",
    "mean-of-labels",
    summary="A `Mean` is updated with labels and predictions: it takes values and their weights.",
)
def mean_of_labels(layer: LayerClass) -> Iterator[Finding]:
    yield from _findings(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _findings(unit.code)


mean_of_labels = replace(mean_of_labels, in_code=_in_code)


def _findings(code: LayerClass) -> Iterator[Finding]:
    for method in code.methods:
        for call in method.calls:
            name = _updated(code, call.value)
            places = call.value.positional
            if name and len(places) == len(call.value.args) == 2 and _are_labels(*places):
                yield Finding(
                    call.value.at,
                    f"`{name}.update_state` takes values and their weights: this is the mean of the labels, weighted"
                    " by the predictions"
                    if name == "Mean"
                    else f"`{name}.update_state` takes values and their weights: this is the sum of the labels times"
                    " the predictions",
                    help="pass the loss: `update_state(loss)`",
                )


def _updated(code: LayerClass, call: Value) -> str:
    """The name "Mean" or "Sum", if such a metric is updated; "" otherwise."""
    holder = call.holder if call.on_value("update_state") or call.calls_instance else None
    path = holder.path if holder is not None else call.path if call.calls_own_path else ""
    if path:
        classes = {assign.value.called for _, assign in code.assignments(path)}
    else:
        classes = set(holder.makes or (holder.called,)) if holder is not None else set()
    name = keras_name(classes.pop()) if len(classes) == 1 else None
    return name.rpartition(".")[2] if name in _OF_ONE_VALUE else ""


def _are_labels(first: Value, second: Value) -> bool:
    """Whether the second is what a model or layer returned, and the first was not computed."""
    predicted = second.form is Form.CALL and (
        second.calls_self or second.holder.kind is Kind.SUBLAYER or second.called_method == "predict"
    )
    return predicted and first.form not in _COMPUTED
