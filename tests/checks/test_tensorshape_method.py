"""LL311: methods of `TensorShape` on the tuple that `build` gets in Keras 3; right code first."""

from __future__ import annotations

import pytest

from layerlint.run.lint_text import lint_text

TEXT = """import keras
import tensorflow as tf


class A(keras.layers.Layer):
    def build(self, input_shape):
        {}

    def call(self, x):
        return x
"""


def found(line: str, keras: int = 3) -> list[str]:
    return [one.message for one in lint_text(TEXT.format(line), keras=keras) if one.code == "LL311"]


@pytest.mark.parametrize(
    "line",
    [
        "self.n = input_shape[-1]",
        "self.n = len(input_shape)",
        "self.n = tf.TensorShape(input_shape).as_list()",
        "input_shape = tf.TensorShape(input_shape)\n        self.n = input_shape.as_list()",
        "if isinstance(input_shape, tf.TensorShape):\n            input_shape = input_shape.as_list()",
        "self.n = input_shape.rank if hasattr(input_shape, 'rank') else len(input_shape)",
        "try:\n            self.n = input_shape.as_list()\n        except AttributeError:\n            pass",
        "self.n = self.other.rank",
        "self.n = self.add_weight(name='w', shape=(2,)).shape.as_list()",
        "self.n = input_shape.count(None)",
        "self.n = input_shape.index(None)",
    ],
)
def test_silent(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("self.n = input_shape.as_list()[-1]", ".as_list()"),
        ("self.n = input_shape.rank", ".rank"),
        ("if input_shape.ndims == 3:\n            self.n = 1", ".ndims"),
        ("shape = input_shape\n        self.n = shape.as_list()", ".as_list()"),
        ("self.n = input_shape[0].as_list()", ".as_list()"),
        ("input_shape.assert_has_rank(3)", ".assert_has_rank()"),
        ("for n in input_shape.as_list():\n            self.n = n", ".as_list()"),
    ],
)
def test_found(line: str, shown: str) -> None:
    said = f"`{shown}` does not exist in Keras 3: the shape that `build` gets is a plain tuple"
    assert found(line) == [said]
    assert found(line, keras=2) == []


def test_found_on_an_entry() -> None:
    assert found("self.n = input_shape[-1].value") == [
        "`.value` does not exist: an entry of a shape is a plain number, or `None`"
    ]
    assert found("self.n = input_shape[-1].value", keras=2) == []
