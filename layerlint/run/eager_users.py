"""Classes that nothing but training loops in other files of the project runs, and none of these in a graph.

What fails only in a graph is a note there, as it is where the loop stands in the file of the class. The files are read
from the project, never from the arguments of the run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from layerlint.index.layer_index import LayerIndex
from layerlint.index.saved_models import loops_by_itself, makes_graphs
from layerlint.rule import Diagnostic, Severity
from layerlint.run.files import CheckedFile
from layerlint.run.lint_result import LintResult
from layerlint.target.places import Places

_OF_GRAPHS = frozenset({"LL105", "LL503", "LL504", "LL509"})
"""The rules about what fails only in a graph."""
_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]{1,200})[ \t]+import[ \t]+(\([^()]{0,2000}\)|[^\n(]{0,400})|import[ \t]+([^\n]{0,400}))",
    re.MULTILINE,
)
_WORD = re.compile(r"\w+")
_MOST_FILES = 100
"""A project with more modules is too large to be read for this."""


def note_eager(linted: LintResult, index: LayerIndex, files: Mapping[str, CheckedFile]) -> LintResult:
    """The findings, as notes where they are about graphs, and nothing shows that one is made."""
    users = EagerUsers(index)
    return replace(
        linted,
        diagnostics=tuple(
            replace(diagnostic, severity=Severity.NOTE)
            if _is_of_graphs(diagnostic) and users.run(diagnostic.path, files[diagnostic.path].text)
            else diagnostic
            for diagnostic in linted.diagnostics
        ),
    )


def _is_of_graphs(diagnostic: Diagnostic) -> bool:
    return (
        diagnostic.code in _OF_GRAPHS and diagnostic.severity is not Severity.NOTE and bool(diagnostic.layer)
    )


@dataclass(slots=True)
class EagerUsers:
    """How the projects of a run use the modules that hold layer classes."""

    index: LayerIndex
    _by_file: dict[str, bool] = field(default_factory=dict)
    _modules: dict[str, dict[str, tuple[str, frozenset[str]]]] = field(default_factory=dict)

    def run(self, path: str, text: str) -> bool:
        """Whether files of the project run the classes of this one, and all of them eagerly."""
        if path not in self._by_file:
            self._by_file[path] = self._run(path, text)
        return self._by_file[path]

    def _run(self, path: str, text: str) -> bool:
        if not path.endswith(".py") or makes_graphs(text):
            return False
        places = self.index.targets.project(path).places
        modules = self._modules.get(places.top)
        if modules is None:
            modules = self._modules[places.top] = dict(_modules(places))
        texts = [text for text, _ in _users(os.path.abspath(path), modules)]
        return any(map(loops_by_itself, texts)) and not any(map(makes_graphs, texts))


def _modules(places: Places) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
    """The modules of a project: the text, and the names that it imports; none of a large project."""
    files = list(places.modules())
    if len(files) > _MOST_FILES:
        return
    for file in files:
        text = places.text(file)
        imports = [_last(match) for match in _IMPORT.finditer(text)]
        yield file, (text, frozenset(word for words in imports for word in words))


def _last(match: re.Match[str]) -> list[str]:
    """The names that may be of modules: the last part of what is imported from, and all that is imported."""
    return [match[1].rpartition(".")[2], *_WORD.findall(match[2])] if match[1] else _WORD.findall(match[3])


def _users(
    file: str, modules: Mapping[str, tuple[str, frozenset[str]]]
) -> Iterator[tuple[str, frozenset[str]]]:
    """The modules that import a file, or a module that does, by the names of files alone."""
    seen = {file}
    waiting = [file]
    while waiting:
        name = _name(waiting.pop())
        for other, module in modules.items():
            if other not in seen and name in module[1]:
                seen.add(other)
                waiting.append(other)
                yield module


def _name(file: str) -> str:
    """How imports name a file: a package by its folder."""
    name = os.path.splitext(os.path.basename(file))[0]
    return os.path.basename(os.path.dirname(file)) if name == "__init__" else name
