"""The names that a function binds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import libcst as cst

from layerlint.extract.tree import Statement, children


def pattern_names(pattern: cst.CSTNode) -> list[str]:
    found: list[str] = []
    waiting: list[cst.CSTNode] = [pattern]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (cst.MatchAs, cst.MatchStar)) and node.name is not None:
            found.append(node.name.value)
        waiting.extend(child for child in children(node) if not isinstance(child, cst.Name))
    return found


_COMPOUND = (cst.For, cst.While, cst.If, cst.With, cst.Try, cst.TryStar, cst.Match)
_BIND = frozenset({cst.Assign, cst.AnnAssign, cst.AugAssign, cst.FunctionDef, cst.ClassDef, *_COMPOUND})
"""Statements that bind names, or hold some that do."""


@lru_cache(maxsize=256)
def assigned_names(body: cst.BaseSuite) -> frozenset[str]:
    """The names that statements of the block bind: in Python they are local to the whole function."""
    found: set[str] = set()

    def target(node: cst.CSTNode) -> None:
        if isinstance(node, cst.Name):
            found.add(node.value)
        elif isinstance(node, (cst.Tuple, cst.List)):
            for element in node.elements:
                target(element.value)

    def walk(statements: Sequence[Statement]) -> None:
        for one in statements:
            if type(one) is cst.SimpleStatementLine:
                walk(one.body)
            elif type(one) not in _BIND:
                continue
            elif isinstance(one, cst.Assign):
                for assigned in one.targets:
                    target(assigned.target)
            elif isinstance(one, (cst.AnnAssign, cst.AugAssign)):
                target(one.target)
            elif isinstance(one, _COMPOUND):
                _walk_compound(one)
            elif isinstance(one, (cst.FunctionDef, cst.ClassDef)):
                found.add(one.name.value)

    def _walk_compound(one: cst.CSTNode) -> None:
        if isinstance(one, cst.For):
            target(one.target)
        if isinstance(one, cst.With):
            for item in one.items:
                if item.asname is not None:
                    target(item.asname.name)
        if isinstance(one, cst.Match):
            for case in one.cases:
                found.update(pattern_names(case.pattern))
                walk(case.body.body)
            return
        walk(one.body.body)  # type: ignore[attr-defined]
        orelse = getattr(one, "orelse", None)
        if isinstance(orelse, cst.If):
            _walk_compound(orelse)
        elif orelse is not None:
            walk(orelse.body.body)
        for handler in getattr(one, "handlers", ()):
            if handler.name is not None:
                target(handler.name.name)
            walk(handler.body.body)
        final = getattr(one, "finalbody", None)
        if final is not None:
            walk(final.body.body)

    walk(body.body)
    return frozenset(found)
