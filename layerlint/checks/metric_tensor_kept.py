"""LL105 in metrics: `update_state` keeps a tensor of one step on `self`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Assign, Kind, LayerClass
from layerlint.queries.metric_classes import is_metric, update_assignments
from layerlint.rule import Finding, ModelCode, Severity

_STATE = frozenset({Kind.WEIGHT, Kind.VARIABLE, Kind.METRIC})


def metric_tensor_kept(unit: ModelCode) -> Iterator[Finding]:
    if not is_metric(unit):
        return
    for assign in update_assignments(unit.code):
        path = assign.path
        if assign.value.kind not in (Kind.TENSOR, Kind.INPUT) or not _STATE.isdisjoint(
            unit.code.kinds.get(path, ())
        ):
            continue
        if _is_read_later(unit.code, path):
            yield replace(kept_between_steps(assign), severity=Severity.WARNING)


def kept_between_steps(assign: Assign) -> Finding:
    """What is wrong with a tensor of one step that the next one adds to."""
    path = assign.path
    return Finding(
        assign.at,
        f"`self.{path}` keeps a tensor of one step: inside `fit` it does not add up over the batches, and has"
        " no value afterwards",
        attribute=path,
        help="keep the state in `self.add_weight(...)`, and change it with `assign_add`",
    )


def _is_read_later(code: LayerClass, path: str) -> bool:
    return any(
        read.path.partition(".")[0] == path
        for method in code.methods
        if method.name != "update_state"
        for read in method.reads
    )
