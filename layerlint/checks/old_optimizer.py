"""LL716: an optimizer written for an older Keras, whose methods Keras 3 never calls."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, outside_rule


@outside_rule(
    "LL716",
    "old-optimizer",
    summary="An optimizer has methods that Keras 3 never calls: it raises, or takes the step of its parent.",
    targets=(3,),
)
def old_optimizer(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.OLD_OPTIMIZER:
            yield OutsideFinding(
                misuse.span,
                f"Keras 3 never calls `{misuse.instead}`: it calls `build` and `update_step` of an optimizer",
                help="make the variables in `build(self, variables)`, and take the step in"
                " `update_step(self, gradient, variable, learning_rate)`",
                inside=misuse.inside,
                cause=misuse.name,
            )
