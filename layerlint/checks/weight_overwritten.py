"""LL111: a weight whose attribute is overwritten before it was used."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass
from layerlint.queries.assigns import lost
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL111",
    "weight-overwritten",
    summary="A weight's attribute is overwritten by another weight before anything used it.",
    severity=Severity.WARNING,
)
def weight_overwritten(layer: LayerClass) -> Iterator[Finding]:
    for assign, other in lost(layer, Kind.WEIGHT):
        if other is None:
            message = "is overwritten at every turn of the loop: only the last weight is ever used"
            way_out = f"keep the weights in a list: `self.{assign.path}.append(...)`"
        else:
            message = "is overwritten before anything used it: this weight is never trained"
            way_out = "give the two weights different names, or remove the first"
        related = ((other.at, "overwritten here"),) if other is not None else ()
        yield Finding(
            assign.at, f"`self.{assign.path}` {message}", attribute=assign.path, help=way_out, related=related
        )
