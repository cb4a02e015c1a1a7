"""LL303 in losses and metrics: the base has its arguments in another order than in the other Keras."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding
from layerlint.text import Edit, Fix, Safety, Span

_WRONG = {
    (
        3,
        "Metric",
        "name",
    ): "the first argument of `Metric.__init__` is `dtype` in Keras 3: a name raises a `ValueError`",
    (
        2,
        "Loss",
        "name",
    ): "the first argument of `Loss.__init__` is `reduction` in Keras 2: a name raises a `ValueError`",
    (
        3,
        "Loss",
        "reduction",
    ): "the first argument of `Loss.__init__` is `name` in Keras 3: the loss does not use this reduction",
}
"""By Keras, base and the argument that comes first."""


def arguments_of_base(code: OutsideCode) -> Iterator[OutsideFinding]:
    keras = max(code.kerases, default=3)
    for misuse in code.misuses:
        message = _WRONG.get((keras, misuse.name.rpartition(".")[2], misuse.instead), "")
        if misuse.kind is MisuseKind.ARGUMENT_OF_BASE and message:
            start = Span(misuse.span.start, misuse.span.start)
            edit = Edit(start, f"{misuse.instead}=")
            yield OutsideFinding(
                misuse.span,
                message,
                help=f"write `super().__init__({misuse.instead}=...)`",
                fix=Fix("Pass it by keyword", (edit,), Safety.SAFE) if misuse.saved else None,
                inside=misuse.inside,
            )
