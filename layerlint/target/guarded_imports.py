"""Modules that a project imports only under a test of the version: `if keras.__version__ < "3": from .old import X`.

They run with that Keras alone, whichever the project is for.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from layerlint.files.python import parse
from layerlint.syntax.version_tests import VersionTests, guard_of, narrowed
from layerlint.tables.keras_versions import BOTH
from layerlint.target.places import Places

_GUARDED = re.compile(r"^[ \t]+(?:from|import)[ \t]", re.MULTILINE)
_MAX_FILES = 100
"""How many modules of one folder are looked at."""


class Import(NamedTuple):
    """One module that a statement may import, by the path of its file without the suffix, and the Keras it is for.

    0 stands for any Keras.
    """

    base: str
    keras: int
    file: str
    line: int


@dataclass(slots=True)
class GuardedImports:
    """The imports under tests of versions in the modules of one project. `asks` is whether a module has such tests."""

    places: Places
    asks: Callable[[str], bool]
    _imports: dict[str, tuple[Import, ...]] = field(default_factory=dict)

    def of(self, file: str) -> Import | None:
        """The import that brings the file in, if all imports of it in the folders above are for one Keras."""
        bases = _bases(file, self.places.top)
        found: list[Import] = []
        for folder in self.places.chain(file):
            found += [one for one in self._in_folder(folder) if one.base in bases and one.file != file]
        if not found or {one.keras for one in found} not in ({2}, {3}):
            return None
        names = {os.path.basename(one.base) for one in found}
        read = {one.file for one in found}
        for folder in self.places.chain(file):
            for other in self._modules(folder):
                if other not in read and other != file and self._imports_it(other, names, bases):
                    return None
        return found[0]

    def _in_folder(self, folder: str) -> tuple[Import, ...]:
        if folder not in self._imports:
            self._imports[folder] = tuple(one for file in self._modules(folder) for one in self._tested(file))
        return self._imports[folder]

    def _modules(self, folder: str) -> list[str]:
        names = [name for name in self.places.names(folder) if name.endswith(".py")]
        return [os.path.join(folder, name) for name in names[:_MAX_FILES]]

    def _tested(self, file: str) -> tuple[Import, ...]:
        """All imports of a module in which one stands under a test of the version."""
        text = self.places.text(file) if self.asks(file) else ""
        if _GUARDED.search(text) is None:
            return ()
        imports = tuple(self._imports_of(file, text))
        return imports if any(one.keras for one in imports) else ()

    def _imports_it(self, file: str, names: set[str], bases: set[str]) -> bool:
        """Whether another module imports it, whatever the Keras."""
        text = self.places.text(file)
        if "import" not in text or not any(name in text for name in names):
            return False
        return any(one.base in bases for one in self._imports_of(file, text))

    def _imports_of(self, file: str, text: str) -> Iterator[Import]:
        try:
            tree = parse(text)
        except (SyntaxError, ValueError, RecursionError):
            return
        tests = VersionTests()
        for statement in tree.body:
            tests.note(statement)
        for node, kerases in _statements(tree.body, tests):
            for base in _imported(node, file, self.places):
                yield Import(base, guard_of(kerases), file, node.lineno)


def _bases(file: str, top: str) -> set[str]:
    """The paths by which imports name the file: its own, and those of the packages that it is in."""
    base = file.removesuffix(".py")
    bases = {base}
    folder = os.path.dirname(file)
    while folder != top and folder.startswith(top) and os.path.isfile(os.path.join(folder, "__init__.py")):
        bases.add(folder)
        folder = os.path.dirname(folder)
    return bases


def _statements(
    body: list[ast.stmt], tests: VersionTests, kerases: frozenset[int] = BOTH
) -> Iterator[tuple[ast.Import | ast.ImportFrom, frozenset[int]]]:
    """The imports at the top level, each with the Keras versions that the tests around it leave."""
    waiting = [(body, kerases)]
    while waiting:
        block, around = waiting.pop()
        for node in block:
            match node:
                case ast.Import() | ast.ImportFrom():
                    yield node, around
                case ast.If():
                    split = tests.split(node.test)
                    waiting += [
                        (node.body, narrowed(around, split.holds)),
                        (node.orelse, narrowed(around, split.fails)),
                    ]
                case ast.Try():
                    blocks = (node.body, node.orelse, node.finalbody, *(part.body for part in node.handlers))
                    waiting += [(part, around) for part in blocks]
                case ast.With():
                    waiting.append((node.body, around))


def _imported(node: ast.Import | ast.ImportFrom, file: str, places: Places) -> Iterator[str]:
    """The paths, without suffix, of the modules of the project that the statement imports."""
    folder = os.path.dirname(file)
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield from _at_top(alias.name.split("."), file, places)
        return
    parts = node.module.split(".") if node.module else []
    if node.level:
        for _ in range(node.level - 1):
            folder = os.path.dirname(folder)
        bases = [os.path.join(folder, *parts)] if parts else []
        packages = [os.path.join(folder, *parts)]
    else:
        bases = list(_at_top(parts, file, places))
        packages = bases
    yield from bases
    for package in packages:
        yield from (os.path.join(package, alias.name) for alias in node.names if alias.name != "*")


def _at_top(parts: list[str], file: str, places: Places) -> Iterator[str]:
    """The path of an absolute import, from the nearest folder that holds its first part."""
    for folder in places.chain(file):
        names = places.names(folder)
        if parts[0] in names or f"{parts[0]}.py" in names:
            yield os.path.join(folder, *parts)
            return
