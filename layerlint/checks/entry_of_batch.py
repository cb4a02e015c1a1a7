"""LL638: a loss that takes single examples out of the batch, where it means values of each example."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import At, Form, LayerClass, Value
from layerlint.queries.loss_functions import LossFunction, loss_functions
from layerlint.rule import Finding, ModelCode, Severity, code_rule

_FEWEST = 2
"""Entries from which on the indices count values: a batch of one example has only the first."""


@code_rule(
    "LL638",
    "entry-of-batch",
    summary="`y_pred[2]` in a loss is the third example of the batch, and not the third value of each.",
    severity=Severity.WARNING,
)
def entry_of_batch(unit: ModelCode) -> Iterator[Finding]:
    for loss in loss_functions(unit):
        of_labels = _entries(unit.code, loss, loss.labels)
        of_predictions = _entries(unit.code, loss, loss.predictions)
        common = of_labels.keys() & of_predictions.keys()
        if len(common) >= _FEWEST and max(common) >= _FEWEST:
            first = min(common)
            yield Finding(
                min(of_labels[first], of_predictions[first]),
                f"`{loss.predictions}[{first}]` is one example of the batch, not a value of each: the loss sees"
                f" {len(common)} examples, and raises for a smaller batch",
                help=f"take the values along the last axis: `{loss.predictions}[..., {first}]`",
            )


def _entries(code: LayerClass, loss: LossFunction, name: str) -> dict[int, At]:
    """The places of the parameter's entries by their indices: `y_true[2]`."""
    entries: dict[int, At] = {}
    for method, _, value, _ in code.parts(Form.SUBSCRIPT):
        if method is loss.method and _is_parameter(value.holder, name) and len(value.items) == 1:
            index = value.items[0].constant
            if isinstance(index, int) and not isinstance(index, bool) and index >= 0:
                entries.setdefault(index, value.at)
    return entries


def _is_parameter(value: Value, name: str) -> bool:
    return value.form is Form.NAME and value.params == {name}
