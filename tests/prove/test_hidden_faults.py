"""A fault that the values of a run hide is not refuted: one run over all of them for each Keras."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.prove.prove_paths import prove_run
from layerlint.rule import Diagnostic, Evidence
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from tests.prove.conftest import Workers

TEXT = """from collections import deque

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
"""
EXPECTED = {
    3: {"Early": "LL302", "Empty": "LL207", "Short": "LL202", "Unread": "LL205", "NoLoss": "LL601", "Fresh": "LL201"},
    2: {"Early": "LL302", "Empty": "LL207", "Short": "LL202", "Unread": "LL205", "NoLoss": "LL601"},
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "keras",
    [
        pytest.param(3, marks=pytest.mark.xdist_group("right-3")),
        pytest.param(2, marks=pytest.mark.thorough),
    ],
)
def test_a_fault_that_the_values_hide_is_neither_refuted_nor_proved(workers: Workers, keras: int) -> None:
    path = Path(f"hidden_{keras}.py")
    path.write_text(TEXT, encoding="utf-8")
    linted = lint_paths(LintRequest((str(path),), isolated=True, options={"keras": str(keras)}))
    run = prove_run(workers(keras), linted, everything=True, notify=lambda line: None)
    shown = [one for one in run.report.diagnostics if one.evidence is not Evidence.STATIC]
    assert {one.layer: one.code for one in shown} == EXPECTED[keras]
    assert [_text(one) for one in shown if one.evidence is not Evidence.NOT_RUN] == []


def _text(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.layer} {diagnostic.code} {diagnostic.evidence.value}: {diagnostic.seen}"
