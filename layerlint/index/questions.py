"""What the walk over a class asked about names, so that its facts can be trusted while the answers stay the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from layerlint.cache.shape import Maybe, fits
from layerlint.index.functions import FunctionSource
from layerlint.index.locate import NEVER_READ
from layerlint.index.names import ModuleNames
from layerlint.index.project import package_of
from layerlint.model.facts import Kind

Answer = TypeVar("Answer")
Log = list[list[Any]]
_NAMED = [(str, Maybe(str))]
_SAID = [(str, bool)]
_LISTED = [[str]]
LOG = (
    _NAMED,
    [(str, Maybe(frozenset(kind.value for kind in Kind)))],
    _NAMED,
    _SAID,
    [(str, str, range(100), str)],
    [(str, str)],
    _LISTED,
    [(str, str, str)],
    [str],
)
"""The shape of a log that was kept, kind by kind as `Recorder.log` gives them."""


class Recorder:
    """The names of a module, with a note of every question. Each is asked once."""

    def __init__(self, names: ModuleNames) -> None:
        self._names = names
        self._qualified: dict[str, str | None] = {}
        self._kinds: dict[str, Kind | None] = {}
        self._globals: dict[str, str | None] = {}
        self._functions: dict[str, bool] = {}
        self._imported: dict[tuple[str, str, int], str] = {}
        self._plain: dict[str, str] = {}
        self._entered: dict[str, tuple[FunctionSource, Recorder] | None] = {}
        self._holds: dict[str, tuple[str, ...]] = {}

    def qualify(self, name: str) -> str | None:
        if name not in self._qualified:
            self._qualified[name] = self._names.qualify(name)
        return self._qualified[name]

    def instance_kind(self, qualified: str) -> Kind | None:
        if qualified not in self._kinds:
            self._kinds[qualified] = self._names.instance_kind(qualified)
        return self._kinds[qualified]

    def global_value(self, qualified: str) -> str | None:
        if qualified not in self._globals:
            self._globals[qualified] = self._names.global_value(qualified)
        return self._globals[qualified]

    def is_function(self, qualified: str) -> bool:
        if qualified not in self._functions:
            self._functions[qualified] = self._names.is_function(qualified)
        return self._functions[qualified]

    def imported(self, module: str, name: str, level: int) -> str:
        key = (module, name, level)
        if key not in self._imported:
            self._imported[key] = self._names.imported(module, name, level)
        return self._imported[key]

    def plain_import(self, name: str) -> str:
        if name not in self._plain:
            self._plain[name] = self._names.plain_import(name)
        return self._plain[name]

    def function(self, qualified: str) -> tuple[FunctionSource, Recorder] | None:
        """The text of a function, and the names of its module, whose questions count as this one's."""
        if qualified not in self._entered:
            found = self._names.function(qualified)
            self._entered[qualified] = (found[0], Recorder(found[1])) if found is not None else None
        return self._entered[qualified]

    def holds(self, cls: str) -> tuple[str, ...]:
        if cls not in self._holds:
            self._holds[cls] = self._names.holds(cls)
        return self._holds[cls]

    def log(self) -> Log:
        """The questions by kind, in a stable order, each with its answer last.

        Those about packages whose source is never read are left out: only that the project has no such package counts.
        """
        foreign = NEVER_READ - self._names.project.packages
        left_out = foreign & {
            package_of(name) for name in (*self._kinds, *self._globals, *self._functions, *self._entered)
        }

        def kept(answers: dict[str, Answer]) -> Iterator[tuple[str, Answer]]:
            return ((name, answer) for name, answer in answers.items() if package_of(name) not in foreign)

        return [
            sorted([*one] for one in self._qualified.items()),
            sorted([name, None if kind is None else kind.value] for name, kind in kept(self._kinds)),
            sorted([*one] for one in kept(self._globals)),
            sorted([*one] for one in kept(self._functions)),
            sorted([*key, answer] for key, answer in self._imported.items()),
            sorted([*one] for one in self._plain.items()),
            sorted([cls, *held] for cls, held in self._holds.items()),
            sorted(
                [name, *((one[0].digest, json.dumps(one[1].log())) if one is not None else ("", ""))]
                for name, one in kept(self._entered)
            ),
            sorted(left_out),
        ]


def still_true(log: Log, names: ModuleNames) -> bool:
    """Whether every question of the log would get its answer again.

    Imports are asked for first: a module in a folder that is no package is known by its own name once it was opened.
    """
    qualified, kinds, globals_, functions, imported, plain, holds, entered, left_out = log
    return (
        names.project.packages.isdisjoint(left_out)
        and all(names.qualify(name) == answer for name, answer in qualified)
        and all(names.imported(module, name, level) == answer for module, name, level, answer in imported)
        and all(names.instance_kind(name) == answer for name, answer in kinds)
        and all(names.global_value(name) == answer for name, answer in globals_)
        and all(names.is_function(name) == answer for name, answer in functions)
        and all(names.plain_import(name) == answer for name, answer in plain)
        and all(names.holds(name) == tuple(held) for name, *held in filter(None, holds))
        and all(_enters_the_same(names, *one) for one in entered)
    )


def _enters_the_same(names: ModuleNames, qualified: str, digest: str, log: str) -> bool:
    """Whether the function has the text that it had, in which names mean what they meant."""
    found = names.function(qualified)
    if found is None or not digest:
        return found is None and not digest
    try:
        inner = json.loads(log)
    except ValueError:
        return False
    return found[0].digest == digest and fits(inner, LOG) and still_true(inner, found[1])
