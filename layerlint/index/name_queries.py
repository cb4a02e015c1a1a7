"""What the walk over a class asked about names, so that its facts can be trusted while the answers stay the same."""

from __future__ import annotations

from typing import Any

from layerlint.cache.shape import Maybe
from layerlint.index.locate import NEVER_READ
from layerlint.index.module_names import ModuleNames
from layerlint.index.project import package_of
from layerlint.model.facts import Kind

Log = dict[str, list[Any]]
"""By query: what was asked, each with its answer last; by `LEFT_OUT`: the packages that were not noted."""

QUERIES: dict[str, tuple[Any, ...]] = {
    "qualify": (str, Maybe(str)),
    "imported": (str, str, range(100), str),
    "instance_kind": (str, Maybe(frozenset(kind.value for kind in Kind))),
    "global_value": (str, Maybe(str)),
    "is_function": (str, bool),
    "plain_import": (str, str),
    "makes": (str, [str]),
    "gives_variable": (str, bool),
    "holds": (str, [str]),
}
"""The methods of `ModuleNames` that are noted, each with the shape of its arguments and its answer.

They are asked again in this order: a module in a folder that is no package is known by its own name once an import of
it was followed.
"""

LEFT_OUT = "left out"
LOG = {query: [shape] for query, shape in QUERIES.items()} | {LEFT_OUT: [str]}
"""The shape of a log that was kept."""

_OF_ANY_PACKAGE = ("instance_kind", "global_value", "is_function")
"""Queries about a name that may be of a package whose source is never read."""
_OF_FUNCTIONS = ("makes", "gives_variable")
"""Queries that only a function answers."""


class NameQueries:
    """The names of a module, with a note of every query. Each is asked once."""

    def __init__(self, names: ModuleNames) -> None:
        self._names = names
        self._answers: dict[str, dict[tuple[Any, ...], Any]] = {query: {} for query in QUERIES}

    def _ask(self, query: str, *asked: Any) -> Any:
        answers = self._answers[query]
        if asked not in answers:
            answers[asked] = getattr(self._names, query)(*asked)
        return answers[asked]

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

    def makes(self, function: str) -> tuple[str, ...]:
        answer: tuple[str, ...] = self._ask("makes", function)
        return answer

    def gives_variable(self, function: str) -> bool:
        answer: bool = self._ask("gives_variable", function)
        return answer

    def holds(self, cls: str) -> tuple[str, ...]:
        answer: tuple[str, ...] = self._ask("holds", cls)
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
                packages = {asked: package_of(asked[0]) for asked in answers}
                left_out |= foreign & set(packages.values())
                noted = [asked for asked in answers if packages[asked] not in foreign]
            log[query] = [[*asked, _plain(answers[asked])] for asked in sorted(noted)]
        log[LEFT_OUT] = sorted(left_out)
        return log


def _plain(answer: Any) -> Any:
    """The answer as JSON gives it again."""
    if isinstance(answer, Kind):
        return answer.value
    return list(answer) if isinstance(answer, tuple) else answer


def still_true(log: Log, names: ModuleNames) -> bool:
    """Whether every query of the log would get its answer again."""
    return names.project.packages.isdisjoint(log[LEFT_OUT]) and all(
        (query not in _OF_FUNCTIONS or names.is_function(*asked))
        and _plain(getattr(names, query)(*asked)) == answer
        for query in QUERIES
        for *asked, answer in log[query]
    )
