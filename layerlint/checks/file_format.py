"""LL715: a file of a model or its weights whose suffix Keras 3 refuses."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding, outside_rule


@outside_rule(
    "LL715",
    "file-format",
    summary="A model or its weights are written or read under a name whose end Keras 3 refuses.",
    targets=(3,),
)
def file_format(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.FILE_FORMAT:
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}` of Keras 3 refuses this file: the end of its name tells no format that it has",
                help=f"end the name with {misuse.instead}",
                inside=misuse.inside,
            )
