"""LL111: a weight whose attribute is overwritten before it was used."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass
from layerlint.queries.assigns import overwritten, overwritten_in_loop
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL111",
    "weight-overwritten",
    summary="A weight's attribute is overwritten by another weight before anything used it.",
    severity=Severity.WARNING,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for first, _ in overwritten(layer, Kind.WEIGHT):
        yield Finding(
            first.at,
            f"`self.{first.path}` is overwritten before anything used it: this weight is never trained",
            first.path,
            "give the two weights different names, or remove the first",
            related=((first.at, "lost"),),
        )
    for assign in overwritten_in_loop(layer, Kind.WEIGHT):
        yield Finding(
            assign.at,
            f"`self.{assign.path}` is overwritten at every turn of the loop: only the last weight is ever used",
            assign.path,
            f"keep the weights in a list: `self.{assign.path}.append(...)`",
        )
