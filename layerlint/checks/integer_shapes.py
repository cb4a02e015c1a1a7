"""LL701: a number as the shape of an input, which Keras 2 takes for a tuple."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding
from layerlint.text import Edit, Fix, Safety


def integer_shapes(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.INTEGER_SHAPE:
            shape = f"({misuse.instead},)"
            edit = Edit(misuse.span, shape if misuse.saved else f"{misuse.instead},")
            yield OutsideFinding(
                misuse.span,
                f"Keras 3 does not take a number as the shape of `{misuse.name}`: this raises",
                help=f"write `{shape}`",
                fix=Fix(f"Write `{shape}`", (edit,), Safety.SAFE),
                inside=misuse.inside,
            )
