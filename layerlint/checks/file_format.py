"""LL715: a model or its weights go to a file that Keras 3 refuses by the end of its name."""

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
    for one in code.misuses:
        if one.kind is MisuseKind.FILE_FORMAT:
            yield OutsideFinding(
                one.span,
                f"`{one.name}` of Keras 3 refuses this file: the end of its name tells no format that it has",
                help=f"end the name with {one.instead}",
                inside=one.inside,
            )
