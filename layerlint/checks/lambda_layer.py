"""LL621: a `Lambda` whose function has weights, or returns nothing."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, Severity, outside_rule


@outside_rule(
    "LL621",
    "lambda-layer",
    summary="The function of a `Lambda` uses weights, which Keras does not see, or returns nothing.",
    severity=Severity.WARNING,
)
def lambda_layer(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.LAMBDA_WITH_STATE:
            yield OutsideFinding(
                misuse.span,
                f"the weights of `{misuse.name}` are used inside a `Lambda`: the model does not track, train or save"
                " them",
                help="call the layer or model itself, or write a layer class that owns the weights",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.LAMBDA_OF_NOTHING:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` returns nothing: the output of this `Lambda` is None",
                help="end the function with `return`",
                inside=misuse.inside,
            )
