"""Whatever a constant of the user's code is, it is a value or unknown: no rule fails on it, and none takes long."""

from __future__ import annotations

import ast
import time

import pytest

from layerlint.run.lint_text import lint_text
from tests.quickest import some_quick

HUGE = "0x" + "f" * 6000  # more digits than Python turns into text
CONSTANTS = [
    '"a" * 10**9',
    "10**10**10",
    "1 << 10**9",
    "1 << -1",
    "[0] * 10**9",
    "1j",
    "-1e999",
    'float("nan")',
    'b"x" b"y"',
    "...",
    '"\\ud800"',
    "f'{x!r:>{x}}'",
    '"a" f"{x}" "b"',
    '"%d" % "a"',
    "-0",
    "-True",
    '1 < "a"',
    "1 % 0",
    HUGE,
    f"-{HUGE}",
    f"x.shape[-{HUGE}]",
    "x.shape[-1j]",
    "x.shape[-0]",
    f"[Dense(1)] * {HUGE}",
    "[Dense(1)] * -1",
    "{[]: 1}",
    '{"b": 2} | {"a": 1}',
    '{"a", []}',
    "'" + "a" * 100_000 + "'",
    f"self.y(x, {HUGE})",
    f"self.add_weight(shape={HUGE}, initializer={HUGE})",
    "self.add_weight(name='\\ud800/a', shape='x', initializer='\\ud800', dtype=b'x')",
    "getattr(self, '\\ud800')",
    "super().get_config() | {1j: 1} | {'\\ud800': 1}",
    "tf.reshape(x, (-1, 10**100, 1j))",
]
MODULE = """import tensorflow as tf
from keras.layers import Dense, Layer

class A(Layer):
    z = {0}

    def __init__(self, a={0}, mode=1, **kwargs):
        super().__init__(**kwargs)
        self.mode, self.v = mode, {0}
        self.y = Dense(4)

    def build(self, input_shape):
        self.r = self.add_weight(shape={0}, name={0}, initializer={0}, dtype={0}, trainable={0})

    def helper(self, x, g={0}):
        self.count += {0}
        return x

    def call(self, x, training={0}):
        if self.mode == {0} and self.mode in ({0}):
            x = self.helper(x, {0})
        for i in {0}:
            x[{0}] = self.y(x, {0})
        return x + {0}, -({0}), not ({0}), {0} or x, f"{{x}}"

    def get_config(self):
        config = super().get_config() | {{"v": {0}}}
        config[{0}] = {0}
        config.pop({0})
        del config[{0}]
        return config

class B(A):
    def call(self, x):
        if self.mode in ({0}):
            x = super().call(x)
        return self.helper(x)
"""


@pytest.mark.parametrize("keras", some_quick([3, 2]))
@pytest.mark.parametrize("constant", some_quick(CONSTANTS, 10), ids=[one[:40] for one in CONSTANTS])
def test_every_constant_is_a_value_or_unknown(constant: str, keras: int) -> None:
    text = MODULE.format(constant)
    ast.parse(text)
    started = time.process_time()
    for found in lint_text(text, keras=keras):  # raises where a rule fails
        assert len(found.message) < 5000
    assert time.process_time() - started < 20


def test_what_stands_in_a_piece_of_a_string_is_read() -> None:
    text = (
        "import keras\n\nclass A(keras.layers.Layer):\n    def call(self, x):\n"
        "        print('a' f'{x}' 'b')\n        return x\n"
    )
    joined = [one.code for one in lint_text(text)]
    alone = [one.code for one in lint_text(text.replace("'a' f", "f").replace(" 'b'", ""))]
    assert joined == alone


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        (" and ".join(["x"] * 10_000), "nested too deeply"),
        ("not " * 1500 + "x", "nested too deeply"),
        ("x" + ".f(x)" * 400, "nested too deeply"),
        (" 'a'" * 2500, ""),
        ("x + " * 1500 + "x", ""),
    ],
    ids=["and", "not", "calls", "strings", "sums"],
)
@pytest.mark.slow
def test_what_is_nested_too_deeply_is_told(expression: str, told: str) -> None:
    text = (
        f"import keras\n\nclass A(keras.layers.Layer):\n    def call(self, x):\n        return {expression}\n"
    )
    if told:
        with pytest.raises(RuntimeError, match=told):
            lint_text(text)
    else:
        lint_text(text)
