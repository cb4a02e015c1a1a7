"""LL626: an argument of Keras 1, which Keras 2 and 3 refuse."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OF_FILE, OutsideFinding, outside_rule
from layerlint.text import Edit, Fix, Position, Safety, Span


@outside_rule(
    "LL626",
    "old-argument",
    summary="A model or layer is made with an argument that was renamed in Keras 2: it raises.",
    fix=Safety.SAFE,
)
def old_argument(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.OLD_ARGUMENT:
            function, _, old = misuse.name.partition(".")
            start = misuse.span.start
            word = Span(start, Position(start.line, start.column + len(old)))
            yield OutsideFinding(
                misuse.span,
                f"`{function}` has no argument `{old}` any more: this raises",
                help=f"it is called `{misuse.instead}`",
                fix=Fix(f"Write `{misuse.instead}`", (Edit(word, misuse.instead),), Safety.SAFE),
                inside=misuse.inside,
                cause=f"{OF_FILE}{function}",
            )
