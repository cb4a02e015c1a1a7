"""LL521: TODO what is found."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import LayerClass, Phase
from layerlint.rule import Finding, Severity, rule


@rule(
    "LL521",
    "cell-states",
    summary="TODO: what is found, in a sentence for the table of rules.",
    targets=(2, 3),
    severity=Severity.WARNING,
)
def cell_states(layer: LayerClass) -> Iterator[Finding]:
    for _, call in layer.calls(Phase.CALL):
        if call.value.on_self("TODO"):
            yield Finding(
                call.at,
                "TODO: what is wrong, and what it does to the user",
                help="TODO: what to write instead",
            )
