"""What a module's names of Keras may mean, each with the Keras for which it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from layerlint.syntax.syntax_names import dotted, pairs
from layerlint.syntax.version_branches import Where
from layerlint.syntax.version_tests import guard_of, narrowed


class Choice(NamedTuple):
    """One thing that a name of Keras may mean: an import or an alias, and the Keras for which it is, 0 for any."""

    name: str
    is_import: bool
    keras: int


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
