"""A function that an attribute holds runs where the attribute is called, with the arguments of that call."""

from __future__ import annotations

import textwrap

import pytest

from layerlint.rule import Severity
from layerlint.run.lint_text import lint_text

FACTORY = """import numpy as np
import keras


def make_scaler(axis):
    def scale(t):
        return t - np.mean(t, axis)
    return scale


class Scaler:
    def __init__(self, axis):
        self.axis = axis
        self.rng = np.random.default_rng(0)

    def mean(self, t):
        return np.mean(t, self.axis)

    def __call__(self, t):
        return t - self.mean(t)

    def noise(self):
        return self.rng.normal()

    def size(self, shape):
        return np.prod(shape)
"""


def codes(init: str, result: str) -> list[str]:
    text = (
        f"{FACTORY}\n\nclass A(keras.layers.Layer):\n    def __init__(self, **kwargs):\n"
        f"        super().__init__(**kwargs)\n{textwrap.indent(init, ' ' * 8)}\n"
        f"    def call(self, x):\n        return {result}\n"
    )
    return [one.code for one in lint_text(text, keras=3) if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("init", "result", "expected"),
    [
        ("self.scale = make_scaler(-1)", "self.scale(x)", ["LL504"]),
        ("self.scale = make_scaler(-1)", "x * self.scale(3)", []),
        ("self.scale = make_scaler(-1)\nself.first = self.scale(3)", "x * self.first", []),
        ("self.scale = Scaler(-1)", "self.scale(x)", ["LL504"]),
        ("self.scale = Scaler(-1)", "x * self.scale.noise()", ["LL505"]),
        ("self.noise = Scaler(-1).noise()", "x * self.noise", []),
        ("self.scale = Scaler(-1)", "x * self.scale.size((3, 3))", []),
    ],
)
def test_what_an_attribute_holds_is_entered_at_its_call(init: str, result: str, expected: list[str]) -> None:
    assert codes(init, result) == expected
