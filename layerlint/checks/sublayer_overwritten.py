"""LL204: a sublayer whose attribute is overwritten before it was used."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass
from layerlint.queries.overwritten_attributes import overwritten_findings
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL204",
    "sublayer-overwritten",
    summary="A sublayer's attribute is overwritten by another layer before anything used it.",
    severity=Severity.WARNING,
)
def sublayer_overwritten(layer: LayerClass) -> Iterator[Finding]:
    return overwritten_findings(
        layer,
        Kind.SUBLAYER,
        plural="layers",
        in_loop="only the last layer remains",
        otherwise="only the last layer remains",
        names="the layers",
    )
