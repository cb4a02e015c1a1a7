"""The headers and statements of a class and its methods, each with the nodes of `ast` for the same text."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import NamedTuple

import libcst as cst

from layerlint.files.python import parse
from layerlint.syntax.tree import Statement

_Indents = tuple[str | None, ...]


class ClassPart(NamedTuple):
    """A statement with its nodes of `ast`, which can be written alone: below headers with these indents.

    Of a class or a function only the header counts: the statements of its body are parts of their own.
    """

    statement: cst.BaseStatement
    indents: _Indents
    parsed: Sequence[ast.stmt]
    header: bool = False


class ClassParts(NamedTuple):
    """The parts of a class, by statement, a header by its class or function; empty where `ast` sees other statements.

    `lines` are the first and last line of each statement of the class body, in the text.
    """

    by_statement: dict[cst.CSTNode, ClassPart]
    lines: list[tuple[int, int]]


def take_apart(module: cst.Module, node: cst.ClassDef, text: str, indented: bool) -> ClassParts:
    """Return the parts of the class `node`, the only one of `module`; `indented` if it stands below an `if 1:`."""
    try:
        tree = parse(text)
    except SyntaxError:
        return ClassParts({}, [])
    parsed = next((child for child in ast.walk(tree) if isinstance(child, ast.ClassDef)), None)
    body = node.body
    if parsed is None or not isinstance(body, cst.IndentedBlock):
        return ClassParts({}, [])
    pairs = _paired(body.body, parsed.body)
    outer: _Indents = ()
    first = module.body[0]
    if indented and isinstance(first, cst.If) and isinstance(first.body, cst.IndentedBlock):
        outer = (first.body.indent,)
    inner = (*outer, body.indent)
    parts = _header(node, outer, parsed) if pairs else {}
    for statement, nodes in pairs:
        method = _method_parts(statement, nodes[0], inner) if isinstance(statement, cst.FunctionDef) else {}
        parts |= method or _statement(statement, inner, nodes)
    return ClassParts(
        parts, [(nodes[0].lineno, nodes[-1].end_lineno or nodes[-1].lineno) for _, nodes in pairs]
    )


def _method_parts(node: cst.FunctionDef, parsed: ast.stmt, indents: _Indents) -> dict[cst.CSTNode, ClassPart]:
    """The header and the statements of a method; empty where `ast` sees other statements."""
    body = node.body
    if not isinstance(body, cst.IndentedBlock) or not isinstance(
        parsed, ast.FunctionDef | ast.AsyncFunctionDef
    ):
        return {}
    pairs = _paired(body.body, parsed.body)
    parts = _header(node, indents, parsed) if pairs else {}
    for statement, nodes in pairs:
        parts |= _statement(statement, (*indents, body.indent), nodes)
    return parts


def _header(
    node: cst.ClassDef | cst.FunctionDef, indents: _Indents, parsed: ast.stmt
) -> dict[cst.CSTNode, ClassPart]:
    return {node: ClassPart(node, indents, [parsed], header=True)}


def _statement(
    statement: Statement, indents: _Indents, parsed: Sequence[ast.stmt]
) -> dict[cst.CSTNode, ClassPart]:
    if not isinstance(statement, cst.BaseStatement):
        return {}
    return {statement: ClassPart(statement, indents, parsed)}


def _paired(
    statements: Sequence[Statement], parsed: Sequence[ast.stmt]
) -> list[tuple[Statement, Sequence[ast.stmt]]]:
    """Each statement with its nodes of `ast`, several for a line with `;`; nothing where the two differ."""
    pairs: list[tuple[Statement, Sequence[ast.stmt]]] = []
    place = 0
    for statement in statements:
        count = len(statement.body) if isinstance(statement, cst.SimpleStatementLine) else 1
        nodes = parsed[place : place + count]
        place += count
        if len(nodes) != count or isinstance(statement, cst.FunctionDef) != isinstance(
            nodes[0], ast.FunctionDef | ast.AsyncFunctionDef
        ):
            return []
        pairs.append((statement, nodes))
    return pairs if place == len(parsed) else []
