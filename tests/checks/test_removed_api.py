"""LL701: removed and renamed APIs; right code first."""

from __future__ import annotations

import pytest

from layerlint.lint import check_text

HEAD = "import keras\nimport tensorflow as tf\nfrom keras import backend as K\n\n\n"
CALL = "class A(keras.layers.Layer):\n    def call(self, x):\n        {}\n        return x\n"


def found(text: str, keras: int = 3) -> list[str]:
    return [one.message for one in check_text(HEAD + text, keras=keras) if one.code == "LL701"]


@pytest.mark.parametrize(
    "line",
    [
        "x = tf.keras.backend.sum(x)",
        "x = x + K.epsilon()",
        "x = keras.ops.sum(x)",
        "self.add_loss(tf.reduce_mean(x))",
        "self.helper.add_update(x)",
        "x = tf.keras.layers.LSTM(4)(x)",
        "x = tf.reduce_sum(x, axis=-1)",
    ],
)
def test_silent(line: str) -> None:
    assert found(CALL.format(line)) == []


def test_silent_where_the_class_defines_it() -> None:
    text = CALL.format("self.add_update(x)") + "\n    def add_update(self, x):\n        pass\n"
    assert found(text) == []


def test_silent_where_a_base_is_not_known() -> None:
    assert (
        found("from elsewhere import Mixin\n" + CALL.format("self.add_update(x)").replace("A(", "A(Mixin, "))
        == []
    )


@pytest.mark.parametrize("line", ["self.add_update(x)", "x = K.sum(x)", "self.add_metric(x)"])
def test_silent_in_keras_2(line: str) -> None:
    assert found(CALL.format(line), keras=2) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("self.add_update(x)", "`add_update` was removed in Keras 3"),
        ("super().add_metric(x)", "`add_metric` was removed in Keras 3"),
        ("y = self.get_input_at(0)", "`get_input_at` was removed in Keras 3"),
        ("x = K.sum(x)", "`keras.backend.sum` does not exist in Keras 3"),
        (
            "x = tf.keras.backend.in_train_phase(x, x)",
            "`tf.keras.backend.in_train_phase` does not exist in Keras 3",
        ),
        ("self.add_loss(x, inputs=x)", "Keras 3 does not take the argument `inputs` here"),
        (
            "x = keras.layers.LSTM(4, time_major=True)(x)",
            "Keras 3 does not take the argument `time_major` here",
        ),
        ("o = keras.optimizers.Adam(lr=1.0)", "Keras 3 does not take the argument `lr` here"),
    ],
)
def test_found(line: str, message: str) -> None:
    assert found(CALL.format(line)) == [message]


def test_found_in_steps() -> None:
    text = (
        "class A(keras.Model):\n    def train_step(self, data):\n        self.optimizer.minimize(data, [])\n"
        "    def compile(self, o):\n        super().compile(o, target_tensors=None)\n"
    )
    assert found(text) == [
        "optimizers have no `minimize` in Keras 3",
        "Keras 3 does not take the argument `target_tensors` here",
    ]
