"""Blocks of statements, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import libcst as cst

from layerlint.extract.frame import Frame

Statement = cst.BaseStatement | cst.BaseSmallStatement

HANDLERS: dict[type[cst.CSTNode], Callable[[Frame, cst.CSTNode], bool]] = {}
"""Which function takes which statement, and tells whether what follows is never reached; `layerlint.extract.statements`
fills it, for they need this module in turn."""


def run_body(frame: Frame, body: cst.BaseSuite) -> bool:
    """Walk a block; True when its end is never reached. Conditions found on the way hold to its end only."""
    guards = frame.guards
    left = _run(frame, body.body)
    frame.guards = guards
    return left


def _run(frame: Frame, statements: Iterable[Statement]) -> bool:
    for statement in statements:
        if type(statement) is cst.SimpleStatementLine:
            if _run(frame, statement.body):
                return True
            continue
        handler = HANDLERS.get(type(statement))
        if handler is not None and handler(frame, statement):
            return True
    return False
