"""LL631: `Model(a, outputs)`, where the outputs depend on another input too."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, outside_rule


@outside_rule(
    "LL631",
    "disconnected-input",
    summary="A functional model leaves out an `Input` that its outputs need.",
)
def disconnected_input(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.MISSING_INPUT:
            yield OutsideFinding(
                misuse.span,
                f"the outputs depend on `{misuse.name}`, which is not among the inputs: making the model raises",
                help=f"add `{misuse.name}` to the inputs",
                inside=misuse.inside,
            )
