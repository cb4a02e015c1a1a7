"""LL703: TensorFlow functions on Keras tensors outside of `call`; right code first. Each line was run with Keras 3."""

from __future__ import annotations

import pytest

from layerlint.run.lint_text import lint_text

TEXT = """import keras
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


class A(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        {}
        super().__init__(inputs=x, outputs=x)
"""


def found(line: str, keras: int = 3, text: str = TEXT) -> list[str]:
    return [one.message for one in lint_text(text.format(line), keras=keras) if one.code == "LL703"]


@pytest.mark.parametrize(
    "line",
    [
        "y = x * 2 + x[:, 0]",
        "y = x @ tf.ones((3, 2))",
        "y = keras.ops.sum(x)",
        "y = x.shape[-1]",
        "y = x.dtype",
        "y = tf.is_tensor(x)",
        "y = tf.nest.flatten(x)",
        "tf.print(x)",
        "y = keras.layers.Dense(2)(x)",
        "y = keras.layers.Lambda(lambda t: tf.reduce_sum(t))(x)",
        "y = keras.activations.relu(x)",
        "y = keras.losses.mean_squared_error(x, x)",
        "y = K.int_shape(x)",
        "y = K.is_keras_tensor(x)",
        "y = tf.zeros(x.shape[1:])",
        "y = tf.constant(1.0)",
        "y = tf.constant(x == x)",
        "y = x.ndim",
        "try:\n            y = tf.reduce_sum(x)\n        except ValueError:\n            y = None",
        "def later(t):\n            return tf.reduce_sum(x)",
    ],
)
def test_silent(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("line", ["y = tf.reduce_sum(x)", "y = x.get_shape()", "y = K.sum(x)"])
def test_silent_in_keras_2(line: str) -> None:
    assert found(line, keras=2) == []


REFUSED = "is applied to a Keras input: Keras 3 allows TensorFlow functions only inside a layer's `call`"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("y = tf.reduce_sum(x)", f"`tf.reduce_sum` {REFUSED}"),
        ("y = tf.reduce_sum(input_tensor=x)", f"`tf.reduce_sum` {REFUSED}"),
        ("y = tf.concat([x, x], -1)", f"`tf.concat` {REFUSED}"),
        ("y = tf.cast(x > 0, tf.int32)", f"`tf.cast` {REFUSED}"),
        ("y = tf.split(x, 3, -1)", f"`tf.split` {REFUSED}"),
        ("y = tf.nn.relu(keras.layers.Dense(2)(x))", f"`tf.nn.relu` {REFUSED}"),
        ("y = K.sum(x)", f"`tf.keras.backend.sum` {REFUSED}"),
        ("y = K.concatenate([x, x])", f"`tf.keras.backend.concatenate` {REFUSED}"),
        ("y = x.get_shape()", "a Keras tensor has no `get_shape`"),
        ("y = x.shape.as_list()", "the shape of a Keras tensor is a plain tuple: it has no `as_list`"),
        ("y = x.shape.rank", "the shape of a Keras tensor is a plain tuple: it has no `rank`"),
    ],
)
def test_found(line: str, message: str) -> None:
    assert found(line) == [message]


HELPER = (
    TEXT
    + """
    def head(self, y, size=2):
        {}
"""
)


def helper(line: str, body: str, more: str = "") -> list[str]:
    return found("", text=HELPER.replace("{}", line, 1).replace("{}", body, 1) + more)


def test_found_in_a_helper_of_the_constructor() -> None:
    assert helper("y = self.head(x)", "return tf.reduce_sum(y)") == [f"`tf.reduce_sum` {REFUSED}"]
    assert helper("y = self.head(y=x)", "return tf.concat([y, y], -1)") == [f"`tf.concat` {REFUSED}"]


@pytest.mark.parametrize(
    ("line", "body", "more"),
    [
        ("y = self.head(x) + self.head(tf.ones((2, 3)))", "return tf.reduce_sum(y)", ""),
        ("y = self.head(*[x])", "return tf.reduce_sum(y)", ""),
        ("y = self.head(x)", "y = tf.ones((2,))\n        return tf.reduce_sum(y)", ""),
        ("y = self.head(x, 3)", "return tf.ones((size,))", ""),
        (
            "y = self.head(x)",
            "return tf.reduce_sum(y)",
            "\n    def call(self, t):\n        return self.head(t)\n",
        ),
        (
            "y = self.head(x)",
            "return tf.reduce_sum(y)",
            "\n\nclass B(A):\n    def head(self, y):\n        return y\n",
        ),
    ],
)
def test_silent_in_a_helper(line: str, body: str, more: str) -> None:
    assert helper(line, body, more) == []


CALL = """import keras
import tensorflow as tf


class A(keras.layers.Layer):
    def call(self, x):
        {}
        return x
"""


def test_silent_in_call() -> None:
    assert found("x = tf.reduce_sum(x)", text=CALL) == []
