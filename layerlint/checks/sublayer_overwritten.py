"""LL204: a sublayer whose attribute is overwritten before it was used."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass
from layerlint.queries.assigns import lost
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL204",
    "sublayer-overwritten",
    summary="A sublayer's attribute is overwritten by another layer before anything used it.",
    severity=Severity.WARNING,
)
def sublayer_overwritten(layer: LayerClass) -> Iterator[Finding]:
    for assign, other in lost(layer, Kind.SUBLAYER):
        if other is None:
            message = "is overwritten at every turn of the loop: only the last layer remains"
            way_out = f"keep the layers in a list: `self.{assign.path}.append(...)`"
        else:
            message = "is overwritten before anything used it: only the last layer remains"
            way_out = "give the layers different names, or remove the first"
        related = ((other.at, "overwritten here"),) if other is not None else ()
        yield Finding(
            assign.at, f"`self.{assign.path}` {message}", attribute=assign.path, help=way_out, related=related
        )
