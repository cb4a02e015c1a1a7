"""Expressions of LibCST found again among those of `ast`, which knows where they stand.

Both trees have the same names, attributes, calls, keyword arguments, operations, strings and so on in the same order,
so the third call of a statement is the third call of the other. Where their numbers differ, or there is something that
the two count differently, nothing is found.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst

from layerlint.extract.tree import children

Found = ast.expr | ast.keyword | ast.stmt

_SAME: dict[type[cst.CSTNode], type[Found]] = {
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
_NO_EXPRESSION: dict[type[cst.CSTNode], str] = {
    cst.Attribute: "attr",
    cst.Arg: "keyword",
    cst.Param: "name",
    cst.FunctionDef: "name",
    cst.ClassDef: "name",
    cst.ExceptHandler: "name",
    cst.ExceptStarHandler: "name",
}
"""The fields with names that are text to `ast`."""
_LEFT_OUT = frozenset({cst.Import, cst.ImportFrom, cst.Global, cst.Nonlocal, cst.FormattedString})
_UNCERTAIN: frozenset[type[cst.CSTNode]] = frozenset({cst.Match, cst.TypeAlias, cst.TemplatedString})
_UNCERTAIN_STRINGS = _UNCERTAIN | {cst.ConcatenatedString}  # one string to `ast`
_CONSTANTS = frozenset({"True", "False", "None"})


def aligned(node: cst.CSTNode, statement: cst.CSTNode, parsed: Sequence[ast.stmt]) -> Found | None:
    """The same expression as `node`, which is somewhere in the statement that `ast` gives as `parsed`."""
    kind = _SAME.get(type(node))
    if kind is None or not _counts(node):
        return None
    ours = _like(node, statement)
    theirs = [one for part in parsed for one in _parsed(part, kind) if _counts_too(one)]
    if ours is None or len(ours) != len(theirs):
        return None
    # Of calls that begin at the same place, as in `a(b)(c)`, the outer one comes first.
    theirs.sort(
        key=lambda one: (one.lineno, one.col_offset, -(one.end_lineno or 0), -(one.end_col_offset or 0))
    )
    found = next((same for one, same in zip(ours, theirs, strict=True) if one is node), None)
    return found if found is not None and _text(node) == _text_of(found) else None


def _like(node: cst.CSTNode, statement: cst.CSTNode) -> list[cst.CSTNode] | None:
    """The nodes of that kind in the statement; None where `ast` counts some of them differently."""
    uncertain = _UNCERTAIN_STRINGS if type(node) is cst.SimpleString else _UNCERTAIN
    found: list[cst.CSTNode] = []
    for one in _expressions(statement):
        if type(one) in uncertain:
            return None
        if type(one) is type(node) and _counts(one):
            found.append(one)
    return found


def _counts(node: cst.CSTNode) -> bool:
    """Whether `ast` has a node of the same kind for it."""
    if isinstance(node, cst.Name):
        return node.value not in _CONSTANTS
    return not isinstance(node, cst.Arg) or node.keyword is not None


def _counts_too(one: Found) -> bool:
    if type(one) is ast.Constant:
        return isinstance(one.value, str | bytes)
    return type(one) is not ast.keyword or one.arg is not None


def _expressions(statement: cst.CSTNode) -> Iterator[cst.CSTNode]:
    waiting = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        no_expression = _NO_EXPRESSION.get(type(node))
        text = getattr(node, no_expression) if no_expression is not None else None
        below = [one for one in children(node) if one is not text and type(one) not in _LEFT_OUT]
        below.reverse()
        waiting += below


def _parsed(statement: ast.stmt, kind: type[Found]) -> Iterator[Found]:
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


def _text_of(node: Found) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.keyword):
        return node.arg or ""
    return node.id if isinstance(node, ast.Name) else ""
