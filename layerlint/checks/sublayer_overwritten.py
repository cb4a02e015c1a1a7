"""LL204: a sublayer whose attribute is overwritten before it was used."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass
from layerlint.model.queries import overwritten
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL204",
    "sublayer-overwritten",
    summary="A sublayer's attribute is overwritten by another layer before anything used it.",
    severity=Severity.WARNING,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for first, second in overwritten(layer, Kind.SUBLAYER):
        yield Finding(
            second.at,
            f"`self.{second.path}` already holds a layer that nothing has used: only the last one remains",
            first.path,
            "give the layers different names, or remove the first",
        )
