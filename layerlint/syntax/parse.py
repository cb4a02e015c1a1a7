"""LibCST's parser without the validation of each node, which parsed code does not need."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager

import libcst as cst

from layerlint.files.python import parse

_CHECKS = cst.CSTNode.__post_init__
_LONGEST = 4000
"""The most `and` and `or` in a chain: LibCST nests each in the one before, and overflows its stack."""


def parse_module(text: str) -> cst.Module:
    """As `libcst.parse_module`, in four fifths of the time.

    Raises `libcst.ParserSyntaxError`, and `RecursionError` for what LibCST would not survive. `ast` sets a limit to all
    other nesting before.
    """
    if has_many_conditions(text) and _chained(text) > _LONGEST:
        raise RecursionError("a chain of conditions is too long")
    with trusted():
        return cst.parse_module(text)


def has_many_conditions(text: str) -> bool:
    """Whether it may have a chain of conditions that is too long."""
    return text.count("and") + text.count("or") > _LONGEST


@contextmanager
def trusted() -> Iterator[None]:
    """Turn off validation. A comment at `CSTNode.__post_init__` says that parsing needs none, but there is no switch."""
    cst.CSTNode.__post_init__ = _nothing  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        cst.CSTNode.__post_init__ = _CHECKS  # type: ignore[method-assign]


def _chained(text: str) -> int:
    """The most conditions in a chain."""
    return max(
        (len(node.values) for node in ast.walk(parse(text)) if isinstance(node, ast.BoolOp)), default=0
    )


def _nothing(node: cst.CSTNode) -> None:
    pass
