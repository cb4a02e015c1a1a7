"""LL112: a weight that nothing in the class uses."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.queries.assigns import unused
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL112",
    "unused-weight",
    summary="A weight is created and never used.",
    severity=Severity.NOTE,
)
def unused_weight(layer: LayerClass) -> Iterator[Finding]:
    for assign in unused(layer):
        weight = _or_none(assign.value)
        trainable = weight.argument("trainable")
        if trainable is not None and trainable.constant is False:
            continue  # nothing is lost: it is never trained, and may be there for old files
        single = weight.kind is Kind.WEIGHT and weight.form is Form.CALL
        if single or _are_new_weights(assign.value):
            yield Finding(
                assign.at,
                f"the weight `self.{assign.path}` is never used: it gets no gradient"
                if single
                else f"the weights in `self.{assign.path}` are never used: they get no gradient",
                attribute=assign.path,
                help="use it in `call`, or remove it",
            )


def _or_none(value: Value) -> Value:
    """The weight in `self.add_weight(...) if use_bias else None`; else the value itself."""
    weights = [item for item in value.items if item.kind is not Kind.NONE]
    return weights[0] if value.form is Form.CHOICE and len(weights) == 1 else value


def _are_new_weights(value: Value) -> bool:
    """Whether it is a list, tuple or dict of new trainable weights."""
    return (
        value.kind is Kind.CONTAINER
        and bool(value.items)
        and all(
            item.kind is Kind.WEIGHT and item.form is Form.CALL and item.argument("trainable") is None
            for item in value.items
        )
    )
