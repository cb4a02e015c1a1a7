"""The proof can fail: code that stops misbehaving, hangs or dies is noticed."""

from __future__ import annotations

import dataclasses

import pytest

from layerlint.rulebook.pages import Example, ExampleKind, read_page
from tests.proof.harness import observe, worker
from tests.proof.test_proof import missing, unexpected

RIGHT = """import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],), initializer="ones")
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.w
"""


def first_bad(code: str) -> Example:
    return next(example for example in read_page(code).examples if example.kind is ExampleKind.BAD)


@pytest.mark.slow
def test_a_bad_example_that_was_repaired_is_noticed() -> None:
    bad = first_bad("LL101")
    run = bad.runs[-1]
    seen = observe(dataclasses.replace(bad, code=RIGHT, layer="Scale", init=""), run.keras, run.scenario)
    assert missing(seen, run.symptoms) == list(run.symptoms)


@pytest.mark.slow
def test_a_symptom_that_the_page_does_not_name_is_noticed() -> None:
    bad = first_bad("LL101")
    run = bad.runs[-1]
    seen = observe(bad, run.keras, run.scenario)
    assert set(unexpected(seen, ("untracked",))) == {"variables-grow"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("while True:\n    pass\n", "stopped after 1 s"),
        ("import os\nos._exit(3)\n", "died without an answer"),
    ],
)
def test_an_example_that_hangs_or_dies_is_told(code: str, said: str) -> None:
    job = {"code": code, "layer": "", "init": "", "input": "", "call": "", "scenario": "import", "limit": "1"}
    answer = worker(3).submit(job).result()
    assert said in str(answer["trouble"])
