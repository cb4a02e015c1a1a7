"""LL702: layers of two Keras implementations; right code first."""

from __future__ import annotations

import pytest

from layerlint.run.lint_text import lint_text

HEAD = """import keras
import tensorflow as tf
import tf_keras
from tensorflow.python.keras import layers as private
from tensorflow.python.keras import initializers


"""
TEXT = """class A({}):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = {}
"""


def found(base: str, made: str, keras: int) -> int:
    text = HEAD + TEXT.format(base, made)
    return len([one for one in lint_text(text, keras=keras) if one.code == "LL702"])


@pytest.mark.parametrize(
    ("base", "made", "keras"),
    [
        ("keras.layers.Layer", "tf.keras.layers.Dense(2)", 3),
        ("tf.keras.layers.Layer", "keras.layers.Dense(2)", 3),
        ("tf.keras.layers.Layer", "tf_keras.layers.Dense(2)", 2),
        ("tf_keras.layers.Layer", "tf.keras.layers.Dense(2)", 2),
        ("tf.keras.layers.Layer", "keras.layers.Dense(2)", 2),
        ("keras.layers.Layer", "keras.layers.Dense(2, kernel_initializer=initializers.Zeros())", 3),
        ("private.Layer", "private.Dense(2)", 3),
        ("tf.Module", "private.Dense(2)", 3),
    ],
)
def test_silent(base: str, made: str, keras: int) -> None:
    assert found(base, made, keras) == 0


@pytest.mark.parametrize(
    ("base", "made", "keras"),
    [
        ("keras.layers.Layer", "private.Dense(2)", 3),
        ("tf.keras.Model", "private.Dense(2)", 2),
        ("private.Layer", "keras.layers.Dense(2)", 3),
        ("private.Layer", "tf.keras.layers.Dense(2)", 2),
        ("keras.layers.Layer", "tf_keras.layers.Dense(2)", 3),
        ("keras.layers.Layer", "[private.Dense(2) for _ in range(3)]", 3),
        ("keras.layers.Layer", "keras.Sequential([private.Dense(2)])", 3),
        ("keras.layers.Layer, private.Layer", "keras.layers.Dense(2)", 3),
    ],
)
def test_found(base: str, made: str, keras: int) -> None:
    assert found(base, made, keras) == 1
