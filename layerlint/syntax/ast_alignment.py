"""Align nodes of LibCST with those of `ast`, which have positions.

Both trees have the same names, attributes, calls, keyword arguments, operations, strings and so on in the same order,
so the third call of a statement in one is the third call in the other. Where their numbers differ, or one tree has nodes
that the other may lack, nothing is aligned.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst

from layerlint.syntax.tree import children

AstNode = ast.expr | ast.keyword | ast.stmt

_AST_TYPES: dict[type[cst.CSTNode], type[AstNode]] = {
    cst.Name: ast.Name,
    cst.Attribute: ast.Attribute,
    cst.Call: ast.Call,
    cst.SimpleString: ast.Constant,
    cst.Arg: ast.keyword,
    cst.Subscript: ast.Subscript,
    cst.BinaryOperation: ast.BinOp,
    cst.UnaryOperation: ast.UnaryOp,
    cst.Comparison: ast.Compare,
    cst.IfExp: ast.IfExp,
    cst.Dict: ast.Dict,
    cst.List: ast.List,
    cst.ListComp: ast.ListComp,
    cst.Return: ast.Return,
    cst.Assign: ast.Assign,
    cst.Expr: ast.Expr,
}
_TEXT_FIELDS: dict[type[cst.CSTNode], str] = {
    cst.Attribute: "attr",
    cst.Arg: "keyword",
    cst.Param: "name",
    cst.FunctionDef: "name",
    cst.ClassDef: "name",
    cst.ExceptHandler: "name",
    cst.ExceptStarHandler: "name",
}
"""The fields with names that are text to `ast`."""
_IGNORED = frozenset({cst.Import, cst.ImportFrom, cst.Global, cst.Nonlocal, cst.FormattedString})
_UNCERTAIN: frozenset[type[cst.CSTNode]] = frozenset({cst.Match, cst.TypeAlias, cst.TemplatedString})
_UNCERTAIN_STRINGS = _UNCERTAIN | {cst.ConcatenatedString}  # one string to `ast`
_CONSTANTS = frozenset({"True", "False", "None"})


def aligned(node: cst.CSTNode, statement: cst.CSTNode, parsed: Sequence[ast.stmt]) -> AstNode | None:
    """Return the node of `ast` for `node`, which is part of `statement`; `parsed` are the statement's nodes of `ast`."""
    kind = _AST_TYPES.get(type(node))
    if kind is None or not _has_ast_node(node):
        return None
    ours = _same_kind(node, statement)
    theirs = [other for part in parsed for other in _parsed(part, kind) if _has_libcst_node(other)]
    if ours is None or len(ours) != len(theirs):
        return None
    # Of calls that begin at the same place, as in `a(b)(c)`, the outer one comes first.
    theirs.sort(
        key=lambda other: (
            other.lineno,
            other.col_offset,
            -(other.end_lineno or 0),
            -(other.end_col_offset or 0),
        )
    )
    match = next((other for own, other in zip(ours, theirs, strict=True) if own is node), None)
    return match if match is not None and _text(node) == _text_of(match) else None


def _same_kind(node: cst.CSTNode, statement: cst.CSTNode) -> list[cst.CSTNode] | None:
    """The nodes of that kind in the statement; None where `ast` counts some of them differently."""
    uncertain = _UNCERTAIN_STRINGS if type(node) is cst.SimpleString else _UNCERTAIN
    alike: list[cst.CSTNode] = []
    for expression in _expressions(statement):
        if type(expression) in uncertain:
            return None
        if type(expression) is type(node) and _has_ast_node(expression):
            alike.append(expression)
    return alike


def _has_ast_node(node: cst.CSTNode) -> bool:
    """Whether `ast` has a node of the same kind for it."""
    if isinstance(node, cst.Name):
        return node.value not in _CONSTANTS
    return not isinstance(node, cst.Arg) or node.keyword is not None


def _has_libcst_node(node: AstNode) -> bool:
    if type(node) is ast.Constant:
        return isinstance(node.value, str | bytes)
    return type(node) is not ast.keyword or node.arg is not None


def _expressions(statement: cst.CSTNode) -> Iterator[cst.CSTNode]:
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        no_expression = _TEXT_FIELDS.get(type(node))
        text = getattr(node, no_expression) if no_expression is not None else None
        below = [child for child in children(node) if child is not text and type(child) not in _IGNORED]
        below.reverse()
        waiting += below


def _parsed(statement: ast.stmt, kind: type[AstNode]) -> Iterator[AstNode]:
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        if type(node) is ast.JoinedStr:
            continue
        if type(node) is kind:
            yield node
        waiting.extend(ast.iter_child_nodes(node))


def _text(node: cst.CSTNode) -> str:
    if isinstance(node, cst.Attribute):
        return node.attr.value
    if isinstance(node, cst.Arg):
        return node.keyword.value if node.keyword is not None else ""
    return node.value if isinstance(node, cst.Name) else ""


def _text_of(node: AstNode) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.keyword):
        return node.arg or ""
    return node.id if isinstance(node, ast.Name) else ""
