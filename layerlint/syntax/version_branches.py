"""For which versions of Keras the statements of a module are, by the tests around them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace

from layerlint.syntax.version_tests import VersionTests, guard_of, narrowed
from layerlint.tables.keras_versions import BOTH


@dataclass(frozen=True, slots=True)
class Where:
    """The versions of Keras that statements are for, by the tests around them."""

    tests: VersionTests
    kerases: frozenset[int] = BOTH
    below: bool = False
    """Whether an `if` or a `try` stands around them."""

    def inside(self, branch: frozenset[int]) -> Where:
        return replace(self, kerases=narrowed(self.kerases, branch), below=True)

    @property
    def keras(self) -> int:
        return guard_of(self.kerases)

    def after(self, node: ast.stmt) -> Where:
        """The same for what follows a statement at the top level, with what that binds known: an `assert`, or a test
        whose branch raises (`if keras.__version__ >= "3": raise ImportError`), leaves other versions out.
        """
        self.tests.note(node)
        if isinstance(node, ast.Assert):
            return replace(self, kerases=narrowed(self.kerases, self.tests.split(node.test).holds))
        if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], ast.Raise):
            return replace(self, kerases=narrowed(self.kerases, self.tests.split(node.test).fails))
        return self


def branches(node: ast.stmt, where: Where) -> Iterable[tuple[list[ast.stmt], Where]]:
    """The blocks of a statement, each with the versions that it is for."""
    while isinstance(node, ast.If):
        split = where.tests.split(node.test)
        yield node.body, where.inside(split.holds)
        where = where.inside(split.fails)
        if not (len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If)):
            yield node.orelse, where
            return
        node = node.orelse[0]  # a long `elif` chain is no deep recursion
    for part in blocks(node):
        yield part, replace(where, below=True)


def blocks(node: ast.stmt) -> Iterable[list[ast.stmt]]:
    while isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        yield node.body  # a long `elif` chain is no deep recursion
        node = node.orelse[0]
    for name in ("body", "orelse", "finalbody"):
        yield getattr(node, name, [])
    for name in ("handlers", "cases"):
        for part in getattr(node, name, []):
            yield part.body
