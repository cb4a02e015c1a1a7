"""LL111: a weight whose attribute is overwritten before it was used."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass
from layerlint.queries.overwritten_attributes import overwritten_findings
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL111",
    "weight-overwritten",
    summary="A weight's attribute is overwritten by another weight before anything used it.",
    severity=Severity.WARNING,
)
def weight_overwritten(layer: LayerClass) -> Iterator[Finding]:
    return overwritten_findings(
        layer,
        Kind.WEIGHT,
        plural="weights",
        in_loop="only the last weight is ever used",
        otherwise="this weight is never trained",
        names="the two weights",
    )
