"""Examples and cases rewritten mechanically: what is wrong is found again, what is right stays silent.

`python -m tests.rewrites --lost --alarms [RULE ...]` lists what is not. What cannot be decided stands in
`exceptions.toml` with its reason.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

import pytest

from tests.rewrites.exceptions import exempt
from tests.rewrites.judging import Attempt, attempts, judged
from tests.rewrites.rewriting import Rewritten
from tests.rewrites.samples import Sample, samples

FOUND = 0.98
"""Of the rewrites of wrong code how many are found again at least. Of those of right code none alarms."""
MANY = [pytest.param(1500, marks=pytest.mark.slow), pytest.param(5000, marks=pytest.mark.thorough)]
_OF_ONE = 4
"""So many rewrites of one sample are taken for the quick part."""


def _drawn(seed: int, name: str) -> bytes:
    """A place in a random order that depends on nothing but the name."""
    return sha256(f"{seed} {name}".encode()).digest()


def chosen(wrong: bool, count: int, seed: int) -> Iterator[Attempt]:
    """Some rewrites of as many samples as there can be, drawn by name: a new sample does not change the others."""
    of_kind = [one for one in samples() if bool(one.marks) is wrong]
    for sample in sorted(of_kind, key=lambda one: _drawn(seed, one.name)):
        made = sorted(attempts(sample), key=lambda one: _drawn(seed, f"{one.line} {one.made.rewrite}"))
        taken = made[: min(_OF_ONE, count)]
        count -= len(taken)
        yield from taken
        if not count:
            return


def every(wrong: bool) -> Iterator[Attempt]:
    for sample in samples():
        if bool(sample.marks) is wrong:
            yield from attempts(sample)


def lost(tried: Iterable[Attempt]) -> tuple[list[str], int]:
    """What is not found again, and how many rewrites were to be."""
    exceptions = exempt()
    judgements = [judged(one) for one in sorted(tried, key=lambda one: one.sample.name)]
    counted = [one for one in judgements if not (one.lost and any(each.covers(one) for each in exceptions))]
    return [f"{one.name}: {', '.join(one.lost)}" for one in counted if one.lost], len(counted)


def alarms(tried: Iterable[Attempt]) -> tuple[list[str], int]:
    judgements = [judged(one) for one in sorted(tried, key=lambda one: one.sample.name)]
    return [f"{one.name}: {', '.join(one.alarms)}" for one in judgements if one.alarms], len(judgements)


def told(names: Sequence[str], count: int) -> str:
    return "\n".join([f"{len(names)} of {count}:", *names[:50]])


@pytest.mark.slow
def test_some_misuses_are_found_again_in_another_form() -> None:
    names, count = lost(chosen(True, 120, seed=23))
    assert count >= 90
    assert len(names) <= (1 - FOUND + 0.02) * count, told(names, count)


@pytest.mark.slow
def test_some_right_code_stays_silent_in_another_form() -> None:
    names, count = alarms(chosen(False, 120, seed=19))
    assert count == 120
    assert names == [], told(names, count)


@pytest.mark.parametrize("amount", MANY)
def test_many_misuses_are_found_again_in_another_form(amount: int) -> None:
    names, count = lost(random.Random(21).sample(list(every(True)), amount))
    assert count >= 0.9 * amount
    assert len(names) <= (1 - FOUND) * count, told(names, count)


@pytest.mark.parametrize("amount", MANY)
def test_much_right_code_stays_silent_in_another_form(amount: int) -> None:
    names, count = alarms(chosen(False, amount // 2, seed=20))
    assert count >= 0.4 * amount
    assert names == [], told(names, count)


def test_each_exception_has_a_reason_and_is_one() -> None:
    for one in exempt():
        assert len(one.reason) > 10, one
        assert any(sample.rule == one.rule or one.rule in codes_of(sample) for sample in samples()), one


def codes_of(sample: Sample) -> set[str]:
    """The codes that are marked in a sample."""
    return {code for _, code in sample.marks}


def test_a_finding_that_is_gone_and_one_that_is_new_are_told() -> None:
    text = "import keras\n\n\nclass A(keras.layers.Layer):\n    def call(self, x):\n        y = self.b(x)  # -> LL502\n"
    sample = Sample("sample", "LL502", 3, text)
    found = judged(Attempt(sample, Rewritten("another", text.replace("# -> LL502", "# @")), 6, ("LL502",)))
    assert (found.name, found.lost) == ("sample:6 another", ("LL502",))
    assert {one.partition(" ")[2] for one in found.alarms} == {"LL502", "LL202"}
