"""LL715: a file of a model or its weights whose suffix Keras 3 refuses."""

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
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.FILE_FORMAT:
            first, comma, last = misuse.instead.rpartition(", ")
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` raises in Keras 3: it does not take a file name with this ending",
                help=f"end the name with {first} or {last}" if comma else f"end the name with {last}",
                inside=misuse.inside,
            )
