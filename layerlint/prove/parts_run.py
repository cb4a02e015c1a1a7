"""Whether the part of a statement ran that a finding is at: a line runs though a part of it is skipped."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from layerlint.prove.ties import parsed, statement_lines
from layerlint.rule import Diagnostic
from layerlint.text import Position

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def part_ran(source: str, diagnostic: Diagnostic, lines: frozenset[int]) -> bool:
    """Whether nothing can skip the finding's expression in its statement, or it has a line of its own that ran.

    `lines` are the lines that ran. One that holds other expressions too runs even if this one is skipped.
    """
    tree = parsed(source)
    span = diagnostic.span
    texts = source.splitlines()
    start, end = _offset(texts, span.start), _offset(texts, span.end)
    statement = statement_lines(tree, span.start.line, span.end.line)
    for part in _skippable(tree):
        if part.lineno in statement and _start(part) <= start and end <= _end(part):
            own = set(range(part.lineno, (part.end_lineno or part.lineno) + 1))
            if lines.isdisjoint(own - _lines_outside(tree, part, statement)):
                return False
    return True


def _skippable(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions that may not run though their statement runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.IfExp):
            yield from (node.body, node.orelse)
        elif isinstance(node, ast.BoolOp):
            yield from node.values[1:]
        elif isinstance(node, ast.Lambda):
            yield node.body
        elif isinstance(node, ast.Assert) and node.msg is not None:
            yield node.msg
        elif isinstance(node, _COMPREHENSIONS):
            yield from _of_comprehension(node)


def _of_comprehension(
    node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp,
) -> Iterator[ast.expr]:
    """The element, conditions and inner iterables: an empty first iterable runs none of them."""
    yield from (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
    for generator in node.generators:
        yield from generator.ifs
    yield from (generator.iter for generator in node.generators[1:])


def _lines_outside(tree: ast.AST, part: ast.expr, statement: range) -> set[int]:
    """The first line of a statement, and those of its names and constants that are not inside the part."""
    inside = {id(node) for node in ast.walk(part)}
    return {statement.start} | {
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, (ast.Name, ast.Constant)) and id(node) not in inside and node.lineno in statement
    }


def _offset(texts: list[str], position: Position) -> tuple[int, int]:
    """The line, and the column in bytes from 0."""
    text = texts[position.line - 1] if position.line <= len(texts) else ""
    return position.line, len(text[: position.column - 1].encode())


def _start(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _end(node: ast.expr) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or 0
