"""A fault that the values of a run hide is not refuted, and proved where another value shows it: one run per Keras."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.prove.prove_paths import prove_run
from layerlint.rule import Evidence
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from tests.prove.conftest import Workers

TEXT = """from collections import deque

import numpy as np
import tensorflow as tf


class Early(tf.keras.layers.Layer):
    def __init__(self, trainable=True, **kwargs):
        self.trainable = trainable
        super().__init__(**kwargs)

    def call(self, x):
        return x * 2.0


class Empty(tf.keras.layers.Layer):
    def __init__(self, depth=0, **kwargs):
        super().__init__(**kwargs)
        self.depth = depth
        self.blocks = deque(tf.keras.layers.Dense(4) for _ in range(depth))

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x * 1.0


class Short(tf.keras.layers.Layer):
    def __init__(self, drops=False, **kwargs):
        super().__init__(**kwargs)
        self.drops = drops

    def call(self, x):
        return self.drop(x) if self.drops else x * 2.0


class Unread(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = tf.keras.layers.Dropout(0.5)

    def call(self, x, training=None):
        y = self.drop(x, training=training)
        return x


class NoLoss(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.add_loss(tf.constant(0.0))

    def call(self, x):
        return x * 2.0


class Fresh(tf.keras.layers.Layer):
    def __init__(self, rate=0.0, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, x, training=None):
        return tf.keras.layers.Dropout(self.rate)(x, training=training)


class Widths(tf.keras.layers.Layer):
    def __init__(self, widths=(8,), **kwargs):
        super().__init__(**kwargs)
        for width in widths:
            self.dense = tf.keras.layers.Dense(width)

    def call(self, x):
        return self.dense(x)


class Repeated(tf.keras.layers.Layer):
    def __init__(self, copies=1, **kwargs):
        super().__init__(**kwargs)
        self.denses = [tf.keras.layers.Dense(8)] * copies

    def call(self, x):
        for layer in self.denses:
            x = layer(x)
        return x


class Chosen(tf.keras.layers.Layer):
    def __init__(self, kind="relu", **kwargs):
        super().__init__(**kwargs)
        if kind == "relu":
            layer = tf.keras.layers.ReLU()
        else:
            layer = tf.keras.layers.PReLU()
        self.parts = {layer}

    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x


class Clipped(tf.keras.layers.Layer):
    def call(self, x):
        y = x * 2.0
        tf.clip_by_value(y, -10.0, 10.0)
        return y


class Spread(tf.keras.layers.Layer):
    def __init__(self, spread=0.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.high = -spread, spread

    def call(self, x):
        return x + np.random.uniform(self.low, self.high)
"""
EXPECTED = {
    "Early": "LL302 not run",
    "Empty": "LL207 proved",
    "Short": "LL202 proved",
    "Unread": "LL205 not run",
    "NoLoss": "LL601 not run",
    "Widths": "LL204 proved",
    "Repeated": "LL203 proved",
    "Chosen": "LL207 proved",
    "Clipped": "LL515 not run",
    "Spread": "LL505 proved",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "keras",
    [
        pytest.param(3, marks=pytest.mark.xdist_group("right-3")),
        pytest.param(2, marks=pytest.mark.thorough),
    ],
)
def test_a_fault_that_the_values_hide_is_not_refuted(workers: Workers, keras: int) -> None:
    path = Path(f"hidden_{keras}.py")
    path.write_text(TEXT, encoding="utf-8")
    linted = lint_paths(LintRequest((str(path),), isolated=True, options={"keras": str(keras)}))
    run = prove_run(workers(keras), linted, everything=True, notify=lambda line: None)
    shown = [one for one in run.report.diagnostics if one.evidence is not Evidence.STATIC]
    of_keras = {"Fresh": "LL201 proved"} if keras == 3 else {}
    seen = {f"{one.layer} {one.code} {one.evidence.value}": one.seen for one in shown}
    expected = [f"{layer} {words}" for layer, words in {**EXPECTED, **of_keras}.items()]
    assert sorted(seen) == sorted(expected), seen
