"""LL704: a Keras 3 weight used as a `tf.Variable`; right code first. Each line was run with Keras 3."""

from __future__ import annotations

import pytest

from layerlint.run.lint_text import lint_text

TEXT = """import keras
import tensorflow as tf


class A(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        {}
        return x * self.w
"""


def found(line: str, keras: int = 3, text: str = TEXT) -> list[str]:
    return [one.message for one in lint_text(text.format(line), keras=keras) if one.code == "LL704"]


@pytest.mark.parametrize(
    "line",
    [
        "x = tf.matmul(x, tf.linalg.diag(self.w))",
        "x = tf.concat([self.w, self.v], 0)",
        "x = tf.add_n([self.w, self.v])",
        "x = tf.stack([x, self.w])",
        "x = tf.stack([self.w + 1, self.v])",
        "x = tf.stack([self.w[0], self.v[0]])",
        "x = tf.einsum('i,i->', self.w, self.v)",
        "x = tf.gather(self.w, [0])",
        "self.w.assign(x[0])",
        "self.w.assign_add(self.v)",
        "x = self.w.value",
        "x = self.w.shape.as_list()",
        "x = self.w.shape.rank",
        "x = tf.cast(x, self.w.dtype)",
        "x = self.w.dtype == tf.float32",
        "x = tf.as_dtype(self.w.dtype).is_floating",
        "x = self.w.name",
        "x = self.w.handle",
        "x = self.w.numpy()",
        "x = x.dtype.is_floating",
        "x = x.get_shape()",
        "x = x.device",
        "x = isinstance(x, tf.Variable)",
        "x = isinstance(self.w, keras.Variable)",
        "x = self.w.read_value() if isinstance(self.w, tf.Variable) else x",
        "x = self.other.read_value()",
        "x = self.w[0].get_shape()",
    ],
)
def test_silent(line: str) -> None:
    assert [one for one in found(line) if "always false" not in one] == []


@pytest.mark.parametrize(
    "line", ["x = self.w.read_value()", "x = tf.stack([self.w, self.v])", "x = self.w.value()"]
)
def test_silent_in_keras_2(line: str) -> None:
    assert found(line, keras=2) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("x = self.w.read_value()", "`.read_value` does not exist on a Keras 3 weight"),
        ("x = self.w.get_shape()", "`.get_shape` does not exist on a Keras 3 weight"),
        (
            "w = self.w\n        w.scatter_nd_update([[0]], [1.0])",
            "`.scatter_nd_update` does not exist on a Keras 3 weight",
        ),
        ("x = self.w.value()", "`value` is a property of a Keras 3 weight, not a method"),
        ("x = self.w.device", "`.device` does not exist on a Keras 3 weight"),
        ("x = tf.device(self.w.device)", "`.device` does not exist on a Keras 3 weight"),
        (
            "if self.w.dtype.is_floating:\n            x = 2 * x",
            "the dtype of a Keras 3 weight is a string: it has no `.is_floating`",
        ),
        (
            "x = tf.cast(x, self.w.dtype.base_dtype)",
            "the dtype of a Keras 3 weight is a string: it has no `.base_dtype`",
        ),
        ("self.w.assign(x, read_value=False)", "`assign` of a Keras 3 weight has no argument `read_value`"),
        (
            "self.w.assign_sub(x, use_locking=True)",
            "`assign_sub` of a Keras 3 weight has no argument `use_locking`",
        ),
        ("x = isinstance(self.w, tf.Variable)", "a Keras 3 weight is no `tf.Variable`: this is always false"),
        (
            "tf.compat.v1.assign(self.w, x)",
            "`tf.compat.v1.assign` needs a `tf.Variable`, and a Keras 3 weight is none",
        ),
        (
            "x = tf.stack([self.w, self.v])",
            "`tf.stack` cannot make a tensor of a list that begins with a Keras 3 weight",
        ),
        (
            "x = tf.stack((self.w, x))",
            "`tf.stack` cannot make a tensor of a list that begins with a Keras 3 weight",
        ),
        (
            "x = tf.reduce_sum([self.w, self.v])",
            "`tf.reduce_sum` cannot make a tensor of a list that begins with a Keras 3 weight",
        ),
    ],
)
def test_found(line: str, message: str) -> None:
    assert found(line) == [message]


def test_silent_where_the_attribute_may_be_something_else() -> None:
    text = TEXT.replace(
        "        self.v =",
        "        if input_shape[0]:\n            self.w = tf.Variable(1.0)\n        self.v =",
    )
    assert found("x = self.w.read_value()", text=text) == []


def test_silent_where_the_class_makes_weights_itself() -> None:
    text = TEXT + "\n    def add_weight(self, name, shape):\n        return tf.Variable(tf.ones(shape))\n"
    assert found("x = self.w.read_value()", text=text) == []


@pytest.mark.parametrize(
    "how", ["try:\n            x = self.w.read_value()\n        except AttributeError:\n            pass"]
)
def test_silent_in_a_try(how: str) -> None:
    assert found(how) == []
