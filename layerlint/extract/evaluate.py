"""The value of an expression: which handler takes it."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from layerlint.extract.frame import Frame
from layerlint.extract.value_merge import unknown
from layerlint.model.facts import Value

HANDLERS: dict[type[cst.CSTNode], Callable[[Frame, cst.BaseExpression], Value]] = {}
"""By type of expression, its handler. Filled by `layerlint.extract.expressions`, because handlers import this module."""


def evaluate(frame: Frame, node: cst.BaseExpression) -> Value:
    """Return the value of the expression; calls, reads and tests in it are recorded in order."""
    handler = HANDLERS.get(type(node))
    if handler is None:
        return unknown(frame.at(node))
    return handler(frame, node)
