"""The spans of `ast` nodes in their text."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from layerlint.text import Position, Span


def span_of(node: ast.AST, lines: Sequence[str]) -> Span:
    """The span of a node, which must have a place, in the text with these lines: from 1, in characters."""
    line, end = node.lineno, node.end_lineno  # type: ignore[attr-defined]
    first, last = node.col_offset, node.end_col_offset  # type: ignore[attr-defined]
    return Span(Position(line, _column(lines[line - 1], first)), Position(end, _column(lines[end - 1], last)))


def text_of(node: ast.AST, lines: Sequence[str]) -> str:
    """The text of a node that stands in one line, else ""."""
    span = span_of(node, lines)
    if span.start.line != span.end.line:
        return ""
    return lines[span.start.line - 1][span.start.column - 1 : span.end.column - 1]


def _column(line: str, offset: int) -> int:
    """The column from 1 in characters; `ast` counts bytes from 0."""
    return offset + 1 if line.isascii() else len(line.encode()[:offset].decode(errors="ignore")) + 1


_BEFORE_NAME: dict[type[ast.AST], int] = {ast.FunctionDef: 4, ast.AsyncFunctionDef: 10, ast.ClassDef: 6}
"""How far behind the start of a definition its name stands."""


def head_of(function: ast.AST) -> ast.AST:
    """The name of the function or class, to point at; an expression as it is."""
    if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return function
    start = function.col_offset + _BEFORE_NAME[type(function)]
    return ast.Name(
        function.name,
        lineno=function.lineno,
        end_lineno=function.lineno,
        col_offset=start,
        end_col_offset=start + len(function.name),
    )
