"""LL613: a metric of Keras 2 whose state has axes, and that does not reset it itself."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, Value
from layerlint.queries.metric_classes import extends_base_metric
from layerlint.rule import Finding, ModelCode, code_rule


@code_rule(
    "LL613",
    "metric-state-not-reset",
    summary="A metric has a vector or a matrix as state, which Keras 2 sets to the number 0: the second epoch fails.",
    targets=(2,),
)
def metric_state_not_reset(unit: ModelCode) -> Iterator[Finding]:
    code = unit.code
    if not extends_base_metric(unit) or any(code.method(name) for name in ("reset_state", "reset_states")):
        return
    for method in code.methods:
        for call in method.calls:
            weight = call.value
            if weight.kind is Kind.WEIGHT and weight.on_self_or_super("add_weight") and _has_axes(weight):
                yield Finding(
                    weight.at,
                    "Keras 2 resets the state of a metric to the number 0, which does not fit this shape: the second"
                    " epoch fails",
                    help="write `reset_state`, with `assign(tf.zeros(...))` of the same shape",
                )
                return


def _has_axes(weight: Value) -> bool:
    shape = weight.argument("shape")
    return shape is not None and shape.form in (Form.LIST, Form.TUPLE) and bool(shape.items)
