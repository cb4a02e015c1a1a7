"""LL107 in metrics: `self.hits += ...` in `update_state`, or a new variable in `reset_state`, replaces the weight."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import STATE, Kind
from layerlint.queries.metric_classes import (
    is_metric,
    reset_assignments,
    update_assignments,
    weight_creations,
)
from layerlint.rule import Finding, ModelCode


def metric_weight_rebound(unit: ModelCode) -> Iterator[Finding]:
    if not is_metric(unit):
        return
    reported: set[str] = set()
    for assign in update_assignments(unit.code):
        creations = weight_creations(unit.code, assign.path) if assign.path not in reported else []
        changes = assign.operator or assign.value.kind in (Kind.TENSOR, Kind.PLAIN, Kind.CONSTANT_TENSOR)
        if not creations or not changes:
            continue
        reported.add(assign.path)
        by = "assign_add" if assign.operator == "+" else "assign"
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is a weight of the metric; this line puts a tensor in its place, which the next batch"
            " cannot read",
            attribute=assign.path,
            help=f"update it in place: `self.{assign.path}.{by}(...)`",
            related=((creations[0].value.at, "the weight is created here"),),
        )
    for assign in reset_assignments(unit.code):
        creations = weight_creations(unit.code, assign.path) if assign.value.kind in STATE else []
        if creations and assign.path not in reported:
            reported.add(assign.path)
            yield Finding(
                assign.at,
                f"`self.{assign.path}` is a weight of the metric; this line puts a new one in its place, which"
                " `fit` does not update",
                attribute=assign.path,
                help=f"set it back in place: `self.{assign.path}.assign(...)`",
                related=((creations[0].value.at, "the weight is created here"),),
            )
