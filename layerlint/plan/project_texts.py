"""The files of a project that may use a class: modules, tests, examples, notebooks, guides."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from layerlint.errors import LayerlintError
from layerlint.files.discovery import DEFAULT_SUFFIXES, MARKDOWN_SUFFIXES, discover
from layerlint.files.embedded import read_embedded
from layerlint.files.mapped import Mapped
from layerlint.files.python import parse
from layerlint.files.sources import ModuleSource, read
from layerlint.plan.name_scope import CallOf, NameScope, ScopeOf, dotted
from layerlint.plan.scope_walk import module_scope, walk
from layerlint.settings.declarations import DEFAULT_EXCLUDE
from layerlint.text import Position

MOST_FILES = 4000
MOST_BYTES = 2_000_000
"""A longer file is unlikely to show how a class is used."""
TESTS = re.compile(r"(^|/)(tests?|testing)/|(^|/)(test_[^/]*|[^/]*_test|conftest)\.py$")
EXAMPLES = re.compile(r"(^|/)(examples?|demos?|docs?|notebooks?|guides?|tutorials?|samples?|scripts?)/")


@dataclass(frozen=True)
class UsingText:
    """A module, or the code of a notebook or guide, mapped to the file's lines."""

    path: str
    display_path: str
    tree: ast.Module
    mapped: Mapped | None

    modules: ScopeOf | None = field(default=None, compare=False)
    """The scopes of the project's other modules."""
    calls_elsewhere: CallOf | None = field(default=None, compare=False)
    """How they call the functions of this one."""

    @cached_property
    def nodes(self) -> list[tuple[ast.AST, NameScope]]:
        """Every node with its scope."""
        return list(walk(self.tree, self.modules, self.calls_elsewhere))

    @cached_property
    def scope(self) -> NameScope:
        """The scope of the module."""
        return module_scope(self.tree, self.modules, self.calls_elsewhere)

    def place(self, line: int) -> str:
        """Return file and line as messages show them; of a notebook, the cell too."""
        name = self.display_path
        if self.mapped is None:
            return f"{name}:{line}"
        cell, position = self.mapped.place(Position(line, 1))
        return f"{name}:{position.line}" if cell is None else f"{name}, cell {cell}, line {position.line}"

    @property
    def kind(self) -> str:
        """What the file is for: `test`, `example`, or `code`."""
        name = self.display_path.replace(os.sep, "/")
        if TESTS.search(name):
            return "test"
        return "example" if self.mapped is not None or EXAMPLES.search(name) else "code"


@dataclass(slots=True)
class ProjectTexts:
    """The files below a folder, each read once, and parsed where a searched name occurs in it."""

    folder: str
    texts: dict[str, str] = field(default_factory=dict)
    parsed: dict[str, UsingText | None] = field(default_factory=dict)

    def naming(self, word: str, own: str) -> Iterator[UsingText]:
        """Yield the files in which a name occurs, those nearest to the file `own` first."""
        pattern = re.compile(rf"\b{re.escape(word)}\b")
        paths = [path for path, text in self.texts.items() if word in text and pattern.search(text)]
        for path in sorted(paths, key=lambda path: _distance(path, own)):
            text = self._parse(path)
            if text is not None:
                yield text

    def _parse(self, path: str) -> UsingText | None:
        if path not in self.parsed:
            others = self._modules(path), self._calls(path)
            self.parsed[path] = _parsed(path, self.display_path(path), self.texts[path], *others)
        return self.parsed[path]

    def _modules(self, own: str) -> ScopeOf:
        """The modules that a file may import, of equal names the nearest one."""

        def scope_of(name: str) -> NameScope | None:
            if not re.fullmatch(r"\w+(\.\w+)*", name):
                return None
            ending = os.sep + name.replace(".", os.sep) + ".py"
            paths = [path for path in self.texts if path.endswith(ending) and path != own]
            path = min(paths, key=lambda path: (_distance(path, own), path), default="")
            text = self._parse(path) if path else None
            return None if text is None else text.scope

        return lru_cache(maxsize=None)(scope_of)

    def _calls(self, own: str) -> CallOf:
        """The first call of a function of the file `own` in another file, the nearest one first."""
        module = os.path.splitext(os.path.basename(own))[0]

        def call_of(name: str) -> tuple[ast.Call, NameScope] | None:
            for text in self.naming(name, own) if own.endswith(".py") else ():
                if os.path.abspath(text.path) == os.path.abspath(own):
                    continue
                for node, scope in text.nodes:
                    if isinstance(node, ast.Call) and _calls(node, name, module, scope):
                        return node, scope
            return None

        return lru_cache(maxsize=None)(call_of)

    def display_path(self, path: str) -> str:
        """The path for messages: relative to the current folder, else to the project or to the installed packages."""
        here = os.path.relpath(path)
        if not here.startswith(os.pardir):
            return here
        above = os.path.dirname(self.folder)
        installed = os.path.basename(above) in ("site-packages", "dist-packages")
        return os.path.relpath(path, above if installed else self.folder)

    def definitions(self, name: str) -> list[str]:
        """The files that define a class of that name."""
        pattern = re.compile(rf"^[ \t]*class {re.escape(name)}\b", re.MULTILINE)
        return [path for path, text in self.texts.items() if name in text and pattern.search(text)]


@lru_cache(maxsize=8)
def project_texts(folder: str) -> ProjectTexts:
    """Read the files below a folder, at most MOST_FILES of at most MOST_BYTES each."""
    discovered = discover([folder], exclude=DEFAULT_EXCLUDE, suffixes=DEFAULT_SUFFIXES | MARKDOWN_SUFFIXES)
    texts: dict[str, str] = {}
    for path in discovered.files[:MOST_FILES]:
        try:
            if os.path.getsize(path) > MOST_BYTES:
                continue
        except OSError:
            continue
        source = read(path)
        if isinstance(source, ModuleSource):
            texts[path] = source.text
    return ProjectTexts(folder, texts)


def _calls(node: ast.Call, name: str, module: str, scope: NameScope) -> bool:
    """Whether a call is one of the function `name` of a module."""
    last = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    is_it = last == name or scope.imported(last).endswith(f".{name}")
    return is_it and dotted(node.func, scope).split(".")[-2:] == [module, name]


def _distance(path: str, own: str) -> tuple[int, int]:
    """The file itself, its tests, then what shares the most folders with it."""
    if path == own:
        return 0, 0
    stem = os.path.splitext(os.path.basename(own))[0]
    beside = os.path.basename(path) in (f"test_{stem}.py", f"{stem}_test.py")
    common = os.path.commonpath([path, own]).count(os.sep)
    return (1 if beside else 2), -common


def _parsed(path: str, display_path: str, text: str, modules: ScopeOf, calls: CallOf) -> UsingText | None:
    try:
        mapped = read_embedded(path, text)
        tree = parse(text if mapped is None else mapped.text)
        return UsingText(path, display_path, tree, mapped, modules, calls)
    except (SyntaxError, ValueError, RecursionError, LayerlintError):
        return None
