"""What `make quick`, `make test` and `make thorough` take of many like cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest


def some_quick(cases: Iterable[Any], count: int = 1, suite: int | None = None) -> list[Any]:
    """The first `count` cases are for the quick part, the others, which are more of the same, for the whole suite.

    With `suite`, it takes so many in all, and `make thorough` the rest. A tuple is a case of several parameters.
    """
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=_marks(number, count, suite))
        for number, case in enumerate(cases)
    ]


def amounts(quick: Any, suite: Any, thorough: Any) -> list[Any]:
    """One test with as much as each of the three can take."""
    return some_quick([quick, suite, thorough], 1, 2)


def in_turn(number: int, runs: Sequence[Any], more: pytest.MarkDecorator = pytest.mark.thorough) -> list[Any]:
    """The runs of the `number`-th of many examples, each with its marks: one run is taken, the others are `more`.

    So every example is run, and so is every version of Keras with many examples.
    """
    return [(run, [] if index == number % len(runs) else [more]) for index, run in enumerate(runs)]


def _marks(number: int, count: int, suite: int | None) -> list[pytest.MarkDecorator]:
    if number < count:
        return []
    return [pytest.mark.thorough if suite is not None and number >= suite else pytest.mark.slow]
