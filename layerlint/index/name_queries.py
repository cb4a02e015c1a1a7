"""What the walk over a class asked about names, so that its facts can be trusted while the answers stay the same."""

from __future__ import annotations

import json
from typing import Any

from layerlint.cache.shape import Maybe, fits
from layerlint.index.function_source import FunctionSource
from layerlint.index.module_names import ModuleNames
from layerlint.index.module_paths import NEVER_READ, package_of
from layerlint.model.facts import Kind

Log = dict[str, list[Any]]
"""By query: what was asked, each with its answer last; by `LEFT_OUT`: the packages that were not noted."""

FUNCTION = "function"
"""The query for the text of a function; of its answer the digest is kept, and as JSON what its names were asked."""
QUERIES: dict[str, tuple[Any, ...]] = {
    "qualify": (str, Maybe(str)),
    "imported": (str, str, range(100), str),
    "instance_kind": (str, Maybe(frozenset(kind.value for kind in Kind))),
    "global_value": (str, Maybe(str)),
    "is_function": (str, bool),
    "plain_import": (str, str),
    "holds": (str, [str]),
    "is_nowhere": (str, bool),
    FUNCTION: (str, str, str),
}
"""The methods of `ModuleNames` that are noted, each with the shape of its arguments and its answer.

They are asked again in this order: a module in a folder that is no package is known by its own name once an import of
it was followed.
"""

LEFT_OUT = "left out"
LOG = {query: [shape] for query, shape in QUERIES.items()} | {LEFT_OUT: [str]}
"""The shape of a log that was kept."""

_OF_ANY_PACKAGE = ("instance_kind", "global_value", "is_function", FUNCTION)
"""Queries about a name that may be of a package whose source is never read."""


_UNASKED = object()


class NameQueries:
    """The names of a module, with a note of every query. Each is asked once."""

    def __init__(self, names: ModuleNames) -> None:
        self._names = names
        self._answers: dict[str, dict[tuple[Any, ...], Any]] = {query: {} for query in QUERIES}

    def _ask(self, query: str, *arguments: Any) -> Any:
        answers = self._answers[query]
        answer = answers.get(arguments, _UNASKED)
        if answer is _UNASKED:
            answer = answers[arguments] = getattr(self._names, query)(*arguments)
        return answer

    def qualify(self, name: str) -> str | None:
        answer: str | None = self._ask("qualify", name)
        return answer

    def instance_kind(self, qualified: str) -> Kind | None:
        answer: Kind | None = self._ask("instance_kind", qualified)
        return answer

    def global_value(self, qualified: str) -> str | None:
        answer: str | None = self._ask("global_value", qualified)
        return answer

    def is_function(self, qualified: str) -> bool:
        answer: bool = self._ask("is_function", qualified)
        return answer

    def imported(self, module: str, name: str, level: int) -> str:
        answer: str = self._ask("imported", module, name, level)
        return answer

    def plain_import(self, name: str) -> str:
        answer: str = self._ask("plain_import", name)
        return answer

    def function(self, qualified: str) -> tuple[FunctionSource, NameQueries] | None:
        """The text of a function, and the names of its module, whose queries count as this one's."""
        answers = self._answers[FUNCTION]
        if (qualified,) not in answers:
            definition = self._names.function(qualified)
            answers[(qualified,)] = (
                (definition[0], NameQueries(definition[1])) if definition is not None else None
            )
        answer: tuple[FunctionSource, NameQueries] | None = answers[(qualified,)]
        return answer

    def holds(self, cls: str) -> tuple[str, ...]:
        answer: tuple[str, ...] = self._ask("holds", cls)
        return answer

    def is_nowhere(self, name: str) -> bool:
        answer: bool = self._ask("is_nowhere", name)
        return answer

    def log(self) -> Log:
        """All queries with their answers, in a stable order.

        Those about packages whose source is never read are left out: only that the project has no such package counts.
        """
        foreign = NEVER_READ - self._names.project.packages
        left_out: set[str] = set()
        log: Log = {}
        for query, answers in self._answers.items():
            noted = list(answers)
            if query in _OF_ANY_PACKAGE:
                packages = {arguments: package_of(arguments[0]) for arguments in answers}
                left_out |= foreign & set(packages.values())
                noted = [arguments for arguments in answers if packages[arguments] not in foreign]
            log[query] = [[*arguments, *_kept(query, answers[arguments])] for arguments in sorted(noted)]
        log[LEFT_OUT] = sorted(left_out)
        return log


def _plain(answer: Any) -> Any:
    """The answer as JSON gives it again."""
    if isinstance(answer, Kind):
        return answer.value
    return list(answer) if isinstance(answer, tuple) else answer


def _kept(query: str, answer: Any) -> list[Any]:
    if query != FUNCTION:
        return [_plain(answer)]
    return ["", ""] if answer is None else [answer[0].digest, json.dumps(answer[1].log())]


def still_true(log: Log, names: ModuleNames) -> bool:
    """Whether every query of the log would get its answer again."""
    return (
        names.project.packages.isdisjoint(log[LEFT_OUT])
        and all(
            _plain(getattr(names, query)(*arguments)) == answer
            for query in QUERIES
            if query != FUNCTION
            for *arguments, answer in log[query]
        )
        and all(_is_same_function(names, *entry) for entry in log[FUNCTION])
    )


def _is_same_function(names: ModuleNames, qualified: str, digest: str, log: str) -> bool:
    """Whether the function has the text that it had, in which names mean what they meant."""
    definition = names.function(qualified)
    if definition is None or not digest:
        return definition is None and not digest
    try:
        inner = json.loads(log)
    except ValueError:
        return False
    return definition[0].digest == digest and fits(inner, LOG) and still_true(inner, definition[1])
