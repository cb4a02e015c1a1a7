"""LL204: a sublayer whose attribute is overwritten before it was used."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass
from layerlint.queries.assigns import overwritten, overwritten_in_loop
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL204",
    "sublayer-overwritten",
    summary="A sublayer's attribute is overwritten by another layer before anything used it.",
    severity=Severity.WARNING,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for first, _ in overwritten(layer, Kind.SUBLAYER):
        yield Finding(
            first.at,
            f"`self.{first.path}` is overwritten before anything used it: only the last layer remains",
            first.path,
            "give the layers different names, or remove the first",
            related=((first.at, "lost"),),
        )
    for assign in overwritten_in_loop(layer, Kind.SUBLAYER):
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is overwritten at every turn of the loop: only the last layer remains",
            assign.path,
            f"keep the layers in a list: `self.{assign.path}.append(...)`",
        )
