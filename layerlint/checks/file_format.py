"""LL715: a model or its weights go to a file that Keras 3 refuses by the end of its name."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, outside_rule


@outside_rule(
    "LL715",
    "file-format",
    summary="The file name of a model or of its weights has an ending that Keras 3 refuses.",
    targets=(3,),
)
def file_format(code: OutsideCode) -> Iterator[OutsideFinding]:
    for one in code.misuses:
        if one.kind is MisuseKind.FILE_FORMAT:
            first, comma, last = one.instead.rpartition(", ")
            yield OutsideFinding(
                one.span,
                f"`{one.name}` raises in Keras 3: it does not take a file name with this ending",
                help=f"end the name with {first} or {last}" if comma else f"end the name with {last}",
                inside=one.inside,
            )
