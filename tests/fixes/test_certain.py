"""A fix of a rule that is safe is unsafe where it may change what the program does for some arguments."""

from __future__ import annotations

# ruff: noqa: E501
import pytest

from layerlint.text import Safety
from tests.linted import linted

HEAD = "import keras\nimport tensorflow as tf\nfrom project import helper\n\n\n"


def safety(text: str, code: str, keras: int = 3) -> list[Safety | None]:
    found = linted(HEAD + text, path="text.py", keras=keras)
    return [one.fix.safety if one.fix is not None else None for one in found if one.code == code]


def dunder(signature: str, *body: str, more: str = "") -> str:
    lines = "".join(f"        {line}\n" for line in body or ("return inputs * 2.0",))
    return f"class A(tf.keras.layers.Layer):\n    def __call__({signature}):\n{lines}{more}"


@pytest.mark.parametrize("keras", [2, 3])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (dunder("self, inputs"), Safety.SAFE),
        (dunder("self, inputs, training=None, mask=None"), Safety.SAFE),
        (dunder("self, image=None, image_shape=None", "return image_shape"), Safety.UNSAFE),
        (dunder("self, inputs, scale=2.0", "return inputs * scale"), Safety.UNSAFE),
        (dunder("self, inputs, *, scale", "return inputs * scale"), Safety.UNSAFE),
        (dunder("self, query, value", "return query + value"), Safety.UNSAFE),
        (dunder("self, *inputs", "return inputs[0]"), Safety.UNSAFE),
        (dunder("self, inputs, **kwargs"), Safety.UNSAFE),
        (dunder("self"), Safety.UNSAFE),
        (dunder("self, inputs", "return tf.keras.layers.Dense(3)(inputs)"), Safety.UNSAFE),
        (dunder("self, inputs", "self.build(inputs.shape)", "return inputs"), Safety.UNSAFE),
        (dunder("self, inputs", "return self.call(inputs)"), Safety.UNSAFE),
        (dunder("self, inputs", more="\n\nclass B(A):\n    pass\n"), Safety.UNSAFE),
    ],
)
def test_a_method_is_renamed_safely_where_keras_calls_it_alike(
    text: str, expected: Safety, keras: int
) -> None:
    assert safety(text, "LL501", keras)[:1] == [expected]


def decorated(*body: str, more: str = "") -> str:
    lines = "".join(f"        {line}\n" for line in body)
    return (
        "class A(tf.keras.layers.Layer):\n"
        "    def build(self, input_shape):\n"
        "        self.w = self.add_weight(name='w', shape=(3,))\n"
        "        self.dense = tf.keras.layers.Dense(3)\n\n"
        f"    @tf.function\n    def call(self, inputs):\n        self.add_loss(tf.reduce_sum(self.w))\n{lines}{more}"
    )


HELPED = """
    def helped(self, inputs):
        if tf.reduce_sum(inputs) > 0:
            return inputs
        return -inputs
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (decorated("return inputs * self.w"), Safety.SAFE),
        (decorated("return self.dense(tf.nn.relu(inputs)) * self.w"), Safety.SAFE),
        (
            decorated("if tf.reduce_sum(inputs) > 0:", "    return inputs * self.w", "return inputs"),
            Safety.UNSAFE,
        ),
        (decorated("for _ in tf.range(3):", "    inputs *= self.w", "return inputs"), Safety.UNSAFE),
        (decorated("return self.w if tf.reduce_sum(inputs) > 0 else inputs"), Safety.UNSAFE),
        (decorated("assert tf.reduce_sum(inputs) > 0", "return inputs * self.w"), Safety.UNSAFE),
        (decorated("return self.helped(inputs) * self.w", more=HELPED), Safety.UNSAFE),
        (decorated("return helper(inputs) * self.w"), Safety.UNSAFE),
        (decorated("return self.given(inputs) * self.w"), Safety.UNSAFE),
    ],
)
def test_a_decorator_goes_safely_where_nothing_needs_autograph(text: str, expected: Safety) -> None:
    assert safety(text, "LL508", 3) == [expected]


def test_keras_2_converts_call_itself() -> None:
    text = decorated("if tf.reduce_sum(inputs) > 0:", "    return inputs * self.w", "return inputs")
    assert safety(text, "LL508", 2) == [Safety.SAFE]


@pytest.mark.parametrize(
    ("text", "code", "keras", "expected"),
    [
        ("def __init__(self):\n        super().__init__()\n        self.d = tf.keras.layers.Dense(3)\n\n    def call(self, x):\n"
         "        return self.d.call(x)", "LL210", 3, Safety.SAFE),
        ("def __init__(self):\n        super().__init__()\n        self.d = tf.keras.layers.Dropout(0.1)\n\n    def call(self, x):\n"
         "        return self.d.call(x, True)", "LL210", 3, Safety.UNSAFE),
        ("def build(self):\n        self.w = self.add_weight(name='w', shape=(3,))\n\n    def call(self, x):\n        return x * self.w",
         "LL308", 2, Safety.SAFE),
        ("def build(self):\n        self.w = self.add_weight(name='w', shape=(3,))\n\n    def call(self, x):\n        self.build()\n"
         "        return x * self.w", "LL308", 2, Safety.UNSAFE),
        ("def _init_(self, units=3):\n        self.units = units\n\n    def call(self, x):\n        return x", "LL307", 3, None),
        ("def get_confg(self):\n        return {}\n\n    def call(self, x):\n        return x", "LL307", 3, Safety.UNSAFE),
        ("def __init__(self, n=3, **kwargs):\n        super().__init__()\n        self.n = n\n\n    def call(self, x):\n        return x",
         "LL304", 3, Safety.UNSAFE),
    ],
)  # fmt: skip
def test_a_fix_is_unsafe_where_another_caller_could_tell(
    text: str, code: str, keras: int, expected: Safety | None
) -> None:
    assert safety(f"class A(tf.keras.layers.Layer):\n    {text}\n", code, keras)[:1] == [expected]
