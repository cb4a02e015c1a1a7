"""The names that a class body binds otherwise than by `name = value`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import libcst as cst

from layerlint.syntax.tree import Statement, children


def bound_names(statements: Iterable[Statement]) -> Iterator[cst.Name]:
    """The names that statements of a class body bind, other than by a plain assignment in a line of the body.

    These are nested classes, imports, unpacked and changed names, and all that is bound under `if`, `for`, `with`,
    `try` and `match`.
    """
    for statement in statements:
        if isinstance(statement, cst.SimpleStatementLine):
            for small in statement.body:
                yield from _unpacked(small)
        elif not isinstance(statement, cst.FunctionDef):
            yield from _bound(statement)


def _unpacked(statement: cst.BaseSmallStatement) -> Iterator[cst.Name]:
    if isinstance(statement, cst.Assign):
        for target in statement.targets:
            if not isinstance(target.target, cst.Name):
                yield from _targets(target.target)
    elif not isinstance(statement, cst.AnnAssign):
        yield from _bound(statement)


def _bound(root: cst.CSTNode) -> Iterator[cst.Name]:
    """The names that are bound in this node, functions and classes in it not entered."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        match node:
            case cst.FunctionDef() | cst.ClassDef():
                yield node.name
                continue
            case cst.Lambda() | cst.BaseComp():
                continue
            case cst.AnnAssign(value=None):
                continue
            case cst.AssignTarget() | cst.AnnAssign() | cst.AugAssign() | cst.NamedExpr() | cst.For():
                yield from _targets(node.target)
            case cst.AsName() | cst.MatchAs(name=cst.Name()) | cst.MatchStar(name=cst.Name()):
                yield from _targets(node.name)
            case cst.MatchMapping(rest=cst.Name()):
                yield from _targets(node.rest)
            case cst.ImportAlias(asname=None):
                yield from _targets(_first_name(node.name))
        waiting += reversed(list(children(node)))


def _first_name(name: cst.BaseExpression) -> cst.BaseExpression:
    while isinstance(name, cst.Attribute):
        name = name.value
    return name


def _targets(target: cst.CSTNode | None) -> Iterator[cst.Name]:
    waiting = [target]
    while waiting:
        match node := waiting.pop():
            case cst.Name():
                yield node
            case cst.Tuple() | cst.List():
                waiting += [element.value for element in node.elements]
