"""What a module's names of Keras may mean, and for which versions its statements are, by the tests around them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from layerlint.syntax.syntax_names import dotted, pairs
from layerlint.syntax.version_tests import VersionTests, guard_of, narrowed
from layerlint.tables.keras_versions import BOTH


class Choice(NamedTuple):
    """One thing that a name of Keras may mean: an import or an alias, and the Keras for which it is, 0 for any."""

    name: str
    is_import: bool
    keras: int


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


def note_choices(choices: dict[str, list[Choice]], node: ast.stmt, where: Where) -> None:
    """Keep what a statement at the top level binds names of Keras to."""
    for name, choice in _bound(node, where):
        if where.below or "keras" in choice.name:
            noted = choices.setdefault(name, [])
            if choice not in noted:
                noted.append(choice)


def _bound(node: ast.stmt, where: Where) -> Iterator[tuple[str, Choice]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            yield name, Choice(alias.name if alias.asname else name, True, where.keras)
    elif isinstance(node, ast.ImportFrom) and not node.level:
        if (
            where.below
            or "keras" in (node.module or "")
            or any(alias.name == "keras" for alias in node.names)
        ):
            for alias in node.names:
                yield alias.asname or alias.name, Choice(f"{node.module}.{alias.name}", True, where.keras)
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        for name, value in pairs(node):
            for full, keras in _alternatives(value, where):
                if "?" not in full and full != name:
                    yield name, Choice(full, False, keras)


def _alternatives(value: ast.expr | None, where: Where) -> Iterator[tuple[str, int]]:
    """What an assignment may bind, each with the Keras for which it does."""
    if isinstance(value, ast.IfExp):
        split = where.tests.split(value.test)
        yield dotted(value.body), guard_of(narrowed(where.kerases, split.holds))
        yield dotted(value.orelse), guard_of(narrowed(where.kerases, split.fails))
    elif isinstance(value, (ast.Name, ast.Attribute)):
        yield dotted(value), where.keras
