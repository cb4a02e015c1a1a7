"""LL720: a `LearningRateScheduler` whose function returns a tensor."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, outside_rule
from layerlint.text import Edit, Fix, Safety


@outside_rule(
    "LL720",
    "tensor-learning-rate",
    summary="`LearningRateScheduler` gets a tensor: Keras 3 takes only a float.",
    targets=(3,),
    fix=Safety.SAFE,
)
def tensor_learning_rate(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.SCHEDULE_OF_CALLBACK:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` is a schedule for optimizers and returns a tensor, but `LearningRateScheduler` takes a"
                " float: `fit` raises",
                help=f"give it to the optimizer: `learning_rate={misuse.name}`; there it counts steps, not epochs",
                inside=misuse.inside,
            )
        elif misuse.kind is MisuseKind.TENSOR_RATE:
            text = f"float({misuse.instead})"
            yield OutsideFinding(
                misuse.span,
                "this learning rate is a tensor, but `LearningRateScheduler` takes a float: `fit` raises",
                help="compute it with `math`, or write `float(...)` around it",
                fix=Fix("Write `float(...)`", (Edit(misuse.span, text),), Safety.SAFE)
                if misuse.instead
                else None,
                inside=misuse.inside,
            )
