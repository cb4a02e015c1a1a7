"""Modules that a project imports only under a test of the version: `if keras.__version__ < "3": from .old import X`.

They run with that Keras alone, whichever the project is for.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from layerlint.files.python import parse
from layerlint.syntax.version_branches import Where, branches
from layerlint.syntax.version_tests import VersionTests
from layerlint.target.places import Places

MOST_MODULES = 100
"""How many modules of one folder are read. Where there are more, nothing is known of what they import."""


class Import(NamedTuple):
    """An import of a module or package of the project, by its path without the suffix; `keras` is 0 for any."""

    base: str
    keras: int
    file: str
    line: int

    def is_from_inside(self, base: str) -> bool:
        """Whether it stands in that package itself, which it does not bring in."""
        return self.file.startswith(base + os.sep)


@dataclass(slots=True)
class GuardedImports:
    """The imports of the modules of one project. `asks` is whether a file may test for versions."""

    places: Places
    asks: Callable[[str], bool]
    _guarded: dict[str, tuple[Import, ...]] = field(default_factory=dict)

    def of(self, file: str) -> Import | None:
        """The import of the file, or of a package around it, if all in the folders above are for one Keras."""
        folders = list(self.places.chain(file))
        bases = {file.removesuffix(".py"), *folders}
        guarded = [
            one
            for folder in folders
            for one in self._guarded_in(folder)
            if one.base in bases and not one.is_from_inside(one.base)
        ]
        if not guarded or any(len(self._modules(folder)) > MOST_MODULES for folder in folders):
            return None
        nearest = max(guarded, key=lambda one: len(one.base))
        modules = (module for folder in folders for module in self._modules(folder))
        same = all(
            one.keras == nearest.keras for module in modules for one in self._into(nearest.base, module)
        )
        return nearest if same else None

    def _guarded_in(self, folder: str) -> tuple[Import, ...]:
        if folder not in self._guarded:
            asking = filter(self.asks, self._modules(folder)[:MOST_MODULES])
            imports = (one for module in asking for one in self._imports(module, self.places.text(module)))
            self._guarded[folder] = tuple(one for one in imports if one.keras)
        return self._guarded[folder]

    def _modules(self, folder: str) -> list[str]:
        return [os.path.join(folder, name) for name in self.places.names(folder) if name.endswith(".py")]

    def _into(self, base: str, module: str) -> Iterator[Import]:
        """The imports of that module or package, and of what is in it, by a module outside of it."""
        text = self.places.text(module)
        if "import" not in text or os.path.basename(base) not in text:
            return
        for one in self._imports(module, text):
            if f"{one.base}{os.sep}".startswith(base + os.sep) and not one.is_from_inside(base):
                yield one

    def _imports(self, module: str, text: str) -> Iterator[Import]:
        try:
            tree = parse(text)
        except (SyntaxError, ValueError, RecursionError):
            return
        for node, keras in _statements(tree.body, Where(VersionTests())):
            for base in _imported(node, module, self.places):
                yield Import(base, keras, module, node.lineno)


def _statements(body: list[ast.stmt], where: Where) -> Iterator[tuple[ast.Import | ast.ImportFrom, int]]:
    """All imports, each with the Keras that the tests around it leave, 0 for any."""
    for node in body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node, where.keras
        for block, inside in branches(node, where):
            yield from _statements(block, inside)
        where = where.after(node)


def _imported(node: ast.Import | ast.ImportFrom, file: str, places: Places) -> Iterator[str]:
    """The paths, without suffix, of the modules of the project that the statement imports."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield from _at_top(alias.name.split("."), file, places)
        return
    parts = node.module.split(".") if node.module else []
    if node.level:
        folder = file
        for _ in range(node.level):
            folder = os.path.dirname(folder)
        packages = [os.path.join(folder, *parts)]
    else:
        packages = list(_at_top(parts, file, places))
    for package in packages:
        inside = places.names(package)
        for alias in node.names:
            is_module = alias.name in inside or f"{alias.name}.py" in inside
            yield os.path.join(package, alias.name) if is_module else package


def _at_top(parts: list[str], file: str, places: Places) -> Iterator[str]:
    """The path of an absolute import, from the nearest folder that holds its first part."""
    for folder in places.chain(file):
        names = places.names(folder)
        if parts[0] in names or f"{parts[0]}.py" in names:
            yield os.path.join(folder, *parts)
            return
