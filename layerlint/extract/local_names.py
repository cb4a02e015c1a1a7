"""The names that a function binds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import libcst as cst

from layerlint.syntax.tree import Statement, children


def pattern_names(pattern: cst.CSTNode) -> list[str]:
    names: list[str] = []
    waiting: list[cst.CSTNode] = [pattern]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (cst.MatchAs, cst.MatchStar)) and node.name is not None:
            names.append(node.name.value)
        waiting.extend(child for child in children(node) if not isinstance(child, cst.Name))
    return names


_COMPOUND = (cst.For, cst.While, cst.If, cst.With, cst.Try, cst.TryStar, cst.Match)
_BIND = frozenset({cst.Assign, cst.AnnAssign, cst.AugAssign, cst.FunctionDef, cst.ClassDef, *_COMPOUND})
"""Statements that bind names, or hold some that do."""


@lru_cache(maxsize=256)
def assigned_names(body: cst.BaseSuite) -> frozenset[str]:
    """The names that statements of the block bind: in Python they are local to the whole function."""
    names: set[str] = set()

    def target(node: cst.CSTNode) -> None:
        if isinstance(node, cst.Name):
            names.add(node.value)
        elif isinstance(node, (cst.Tuple, cst.List)):
            for element in node.elements:
                target(element.value)

    def walk(statements: Sequence[Statement]) -> None:
        for statement in statements:
            if type(statement) is cst.SimpleStatementLine:
                walk(statement.body)
            elif type(statement) not in _BIND:
                continue
            elif isinstance(statement, cst.Assign):
                for assigned in statement.targets:
                    target(assigned.target)
            elif isinstance(statement, (cst.AnnAssign, cst.AugAssign)):
                target(statement.target)
            elif isinstance(statement, _COMPOUND):
                _walk_compound(statement)
            elif isinstance(statement, (cst.FunctionDef, cst.ClassDef)):
                names.add(statement.name.value)

    def _walk_compound(statement: cst.CSTNode) -> None:
        if isinstance(statement, cst.For):
            target(statement.target)
        if isinstance(statement, cst.With):
            for item in statement.items:
                if item.asname is not None:
                    target(item.asname.name)
        if isinstance(statement, cst.Match):
            for case in statement.cases:
                names.update(pattern_names(case.pattern))
                walk(case.body.body)
            return
        walk(statement.body.body)  # type: ignore[attr-defined]
        orelse = getattr(statement, "orelse", None)
        if isinstance(orelse, cst.If):
            _walk_compound(orelse)
        elif orelse is not None:
            walk(orelse.body.body)
        for handler in getattr(statement, "handlers", ()):
            if handler.name is not None:
                target(handler.name.name)
            walk(handler.body.body)
        final = getattr(statement, "finalbody", None)
        if final is not None:
            walk(final.body.body)

    walk(body.body)
    return frozenset(names)
