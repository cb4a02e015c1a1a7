"""LL301 in losses, metrics and optimizers: an `__init__` that never calls that of the parent."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.model.outside import OutsideCode
from layerlint.rule import OutsideFinding


def missing_super_init_outside(code: OutsideCode) -> Iterator[OutsideFinding]:
    for misuse in code.misuses:
        if misuse.kind is MisuseKind.NO_SUPER_INIT:
            base = misuse.instead.rpartition(".")[2]
            yield OutsideFinding(
                misuse.span,
                f"`{misuse.name}.__init__` never calls `super().__init__()`: what `{base}` sets up is missing, and the"
                " first use raises",
                help="make `super().__init__(...)` the first statement",
                inside=misuse.inside,
            )
