"""Mutants are drawn by a seed, are Python, and are killed where the findings of a text change."""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from layerlint.rulebook.catalog import RULES
from tests.linted import linted
from tools.mutants.__main__ import main
from tools.mutants.mutation import Mutant, mutants
from tools.mutants.read_texts import Text, findings, read
from tools.mutants.trial import Outcome, Trials

UNTRACKED = Text(
    "LL104",
    "untracked",
    """import keras
import tensorflow as tf


class Scale(keras.layers.Layer):
    def build(self, input_shape):
        self.w = tf.Variable(1.0)

    def call(self, inputs):
        if inputs:
            inputs = inputs * self.w
        return inputs


model = keras.Sequential([Scale()])
model.fit_generator([])
""",
    3,
)


@cache
def every() -> list[Mutant]:
    return list(mutants())


@pytest.mark.slow
def test_every_mutant_is_another_module_that_compiles() -> None:
    for mutant in random.Random(0).sample(every(), 60):
        assert mutant.faulty != Path(mutant.file).read_bytes()
        compile(mutant.faulty, mutant.file, "exec")


@pytest.mark.slow
def test_the_same_seed_draws_the_same_mutants() -> None:
    first, second = every()[:200], list(islice(mutants(), 200))
    assert random.Random(2).sample(first, 10) == random.Random(2).sample(second, 10)


@pytest.mark.parametrize("kind", ["finding", "logic"])
def test_checks_and_queries_have_mutants(kind: str) -> None:
    folders = {Path(mutant.file).parent.name for mutant in every() if mutant.kind == kind}
    assert "checks" in folders


def test_a_text_that_was_read_gives_what_is_found_in_it() -> None:
    found = linted(UNTRACKED.code, path="case.py", keras=3)
    assert {one.layer for one in found} == {"Scale", ""}
    assert findings(read(UNTRACKED), RULES) == Counter(replace(one, cause="") for one in found)


def test_only_what_changes_a_finding_is_killed() -> None:
    trials = Trials([UNTRACKED])
    check, query = "layerlint/checks/untracked_variable.py", "layerlint/queries/losses.py"
    message = next(one for one in every() if one.file == check and one.what == "another message")
    same = [replace(message, file=file, start=0, end=0, replacement="") for file in (check, query)]
    failing = replace(message, file=query, start=0, end=0, replacement="1 / 0\n")
    killed, survives = Outcome.KILLED, Outcome.SURVIVES
    assert list(trials.outcomes([message, *same, failing], jobs=1)) == [killed, survives, survives, killed]


def test_a_file_without_mutants_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["mutants", "--only", "no_such_file"])
    assert main() == 2
    assert "no mutant is of a file whose path holds 'no_such_file'" in capsys.readouterr().err
