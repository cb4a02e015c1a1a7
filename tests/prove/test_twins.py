"""Whether new instances are alike, without TensorFlow: answers that agree by luck are no proof."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.worker.scenarios.answers import Answers
from layerlint.worker.scenarios.case import Case
from layerlint.worker.scenarios.twins import twins_agree


def case_of(first: list[int], second: list[int]) -> Case:
    """A case whose two new instances answer so, one call after the other; then they repeat the last answer."""
    instances = iter([first, second])

    def make() -> Iterator[int]:
        given = next(instances)
        return iter([0, *given, *[given[-1]] * 20])  # the first call builds it

    def same(one: Any, other: Any) -> bool:
        return bool(one == other)

    fake = SimpleNamespace(
        probe=SimpleNamespace(unseen=nullcontext),
        traits=set(),
        api=SimpleNamespace(raw=lambda one: one),
        created_variables=list,
        make=make,
        weights_of=lambda layer: [],
        inputs=lambda: None,
        call=lambda layer, inputs: next(layer),
        numbers=lambda answer: [answer],
        answers=lambda layer, ask: Answers([ask()], [ask()], [], same),
    )
    return cast(Case, fake)


def test_instances_that_always_answer_the_same_are_alike() -> None:
    assert twins_agree(case_of([1], [1]))


@pytest.mark.parametrize(
    ("first", "second"),
    [([1], [2]), ([1, 2], [1]), ([1, 1, 2], [1]), ([1], [1, 1, 2])],
    ids=["other answers", "no repeats", "two answers alike by luck", "two of the other alike by luck"],
)
def test_instances_that_chance_tells_apart_are_not(first: list[int], second: list[int]) -> None:
    case = case_of(first, second)
    assert not twins_agree(case)
    assert case.traits == {"made-by-chance"}


def test_answers_that_never_repeated_say_nothing_of_the_instance() -> None:
    assert twins_agree(case_of([1, 2], [1]), repeats=False)
