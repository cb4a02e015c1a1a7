"""Each fixer on text: what it writes, and where it leaves the code alone."""

# ruff: noqa: E501

from __future__ import annotations

import re

import pytest

from layerlint.files.edits import apply_edits
from layerlint.fixes import FIXERS
from layerlint.rule import Diagnostic
from tests.linted import linted
from tests.quickest import some_quick

HEAD = "import keras\nimport tensorflow as tf\n\n\n"


def diagnostics(text: str, code: str, keras: int) -> list[Diagnostic]:
    return [one for one in linted(HEAD + text, path="text.py", keras=keras) if one.code == code]


def fixed(text: str, code: str, keras: int = 3) -> str | None:
    """The text after the first fix of that rule; None when the finding has none."""
    found = diagnostics(text, code, keras)
    assert found, f"{code} is not found"
    fix = next((one.fix for one in found if one.fix is not None), None)
    if fix is None:
        return None
    assert "{" not in fix.title
    return apply_edits(HEAD + text, fix.edits).removeprefix(HEAD)


def layer(*methods: str, base: str = "keras.layers.Layer", head: str = "") -> str:
    """A class with these methods, written without the indentation of the class."""
    body = "\n".join(method.strip("\n") + "\n" for method in methods)
    lines = "".join(f"    {line}\n" if line else "\n" for line in body.splitlines())
    return f"{head}class A({base}):\n{lines}"


INIT = """
def __init__(self, units, **kwargs):
    super().__init__(**kwargs)
    self.units = units
"""
SUPER = "def __init__(self, **kwargs):\n    super().__init__(**kwargs)"

CASES: list[tuple[str, str, int, str, str | None]] = []


def case(name: str, code: str, before: str, after: str | None, keras: int = 3) -> None:
    CASES.append((name, code, keras, before, after))


# Names of Python that the module binds

case(
    "another-super",
    "LL301",
    "def super():\n    return object()\n\n\n" + layer("def __init__(self):\n    self.a = 1"),
    None,
)
case(
    "another-super-around",
    "LL301",
    "def make(super):\n    class A(keras.layers.Layer):\n        def __init__(self):\n            self.a = 1\n\n    return A",
    None,
)
case("another-super-inside", "LL301", layer("def __init__(self):\n    super = 1\n    self.a = super"), None)
case(
    "after-a-return",
    "LL510",
    layer(
        "def __init__(self, **kwargs):\n    with open('a'):\n        return\n    super().__init__(**kwargs)",
        "def call(self, x, mask=None):\n    return x",
    ),
    None,
)
case(
    "a-method-super",
    "LL301",
    layer("def __init__(self):\n    self.a = 1", "def super(self):\n    return 1"),
    layer("def __init__(self):\n    super().__init__()\n    self.a = 1", "def super(self):\n    return 1"),
)

# LL301

case(
    "super-init-after-docstring",
    "LL301",
    layer('def __init__(self, units, **kwargs):\n    """Words."""\n\n    # why\n    self.units = units'),
    layer(
        'def __init__(self, units, **kwargs):\n    """Words."""\n    super().__init__(**kwargs)\n\n'
        "    # why\n    self.units = units"
    ),
)
case(
    "super-init-with-name",
    "LL301",
    layer("def __init__(self, name=None):\n    self.units = 1"),
    layer("def __init__(self, name=None):\n    super().__init__(name=name)\n    self.units = 1"),
)
case(
    "super-init-leaves-kwargs-that-are-used",
    "LL301",
    layer("def __init__(self, **kwargs):\n    self.d = keras.layers.Dense(**kwargs)"),
    layer(
        "def __init__(self, **kwargs):\n    super().__init__()\n    self.d = keras.layers.Dense(**kwargs)",
    ),
)
case(
    "super-init-on-one-line",
    "LL301",
    layer("def __init__(self): self.units = 1"),
    None,
)

# LL303

case(
    "super-without-class",
    "LL303",
    layer("def __init__(self):\n    super(keras.layers.Layer, self).__init__()  # why"),
    layer("def __init__(self):\n    super().__init__()  # why"),
)
case(
    "super-that-is-not-called",
    "LL303",
    layer("def __init__(self, **kwargs):\n    super.__init__(**kwargs)  # why"),
    layer("def __init__(self, **kwargs):\n    super().__init__(**kwargs)  # why"),
)
case(
    "super-init-of-self",
    "LL303",
    layer("def __init__(self, **kwargs):\n    super().__init__(self, **kwargs)"),
    layer("def __init__(self, **kwargs):\n    super().__init__(**kwargs)"),
)
case(
    "super-init-of-name",
    "LL303",
    layer("def __init__(self, name, **kwargs):\n    super().__init__(name, **kwargs)"),
    layer("def __init__(self, name, **kwargs):\n    super().__init__(name=name, **kwargs)"),
)
case(
    "super-init-of-something",
    "LL303",
    layer("def __init__(self, units, **kwargs):\n    super().__init__(units, **kwargs)"),
    None,
)
for keras in (2, 3):
    case(
        f"super-of-another-class-with-a-name-{keras}",
        "LL303",
        layer(
            'def __init__(self):\n    super(Outer, self).__init__("x")', head="class Outer:\n    pass\n\n\n"
        ),
        layer('def __init__(self):\n    super().__init__(name="x")', head="class Outer:\n    pass\n\n\n"),
        keras,
    )
case(
    "super-of-another-class-with-something",
    "LL303",
    layer("def __init__(self, units):\n    super(keras.Model, self).__init__(units)"),
    None,
)

# LL203

case(
    "repeated-list",
    "LL203",
    layer(
        "def __init__(self, n):\n    super().__init__()\n    self.ds = [keras.layers.Dense(4)] * n",
        "def call(self, x):\n    for d in self.ds:\n        x = d(x)\n    return x",
    ),
    layer(
        "def __init__(self, n):\n    super().__init__()\n    self.ds = [keras.layers.Dense(4) for _ in range(n)]",
        "def call(self, x):\n    for d in self.ds:\n        x = d(x)\n    return x",
    ),
)
case("repeated-as-often-as-is-sent", "LL203", layer("def __init__(self):\n    super().__init__()\n    self.ds = [keras.layers.Dense(4)] * (yield)"), None)  # fmt: skip
case("repeated-as-often-as-is-named", "LL203", layer("def __init__(self, m):\n    super().__init__()\n    self.ds = [keras.layers.Dense(4)] * (n := m)"), None)  # fmt: skip
case(
    "repeated-pair-on-the-right",
    "LL203",
    layer(
        "def __init__(self, n):\n    super().__init__()\n"
        "    self.ds = (n - 1) * [keras.layers.Dense(4), keras.layers.ReLU()]"
    ),
    layer(
        "def __init__(self, n):\n    super().__init__()\n"
        "    self.ds = [layer for _ in range(n - 1) for layer in (keras.layers.Dense(4), keras.layers.ReLU())]"
    ),
)

# LL210

case(
    "call-of-a-sublayer",
    "LL210",
    layer(
        "def __init__(self):\n    super().__init__()\n    self.d = keras.layers.Dense(4)",
        "def call(self, x):\n    return self.d.call(x, training=True)  # why",
    ),
    layer(
        "def __init__(self):\n    super().__init__()\n    self.d = keras.layers.Dense(4)",
        "def call(self, x):\n    return self.d(x, training=True)  # why",
    ),
)

# LL107

WEIGHT = 'def build(self, input_shape):\n    self.w = self.add_weight(shape=(4,), name="w")'
for number, (old, new) in enumerate(
    [
        ("self.w = self.w + x", "self.w.assign_add(x)"),
        ("self.w = x + self.w", "self.w.assign_add(x)"),
        ("self.w = self.w - 2 * x", "self.w.assign_sub(2 * x)"),
        ("self.w = 0.9 * self.w + x", "self.w.assign(0.9 * self.w + x)"),
        ("self.w = self.w.assign(x)", "self.w.assign(x)"),
        ("self.w += x", "self.w.assign_add(x)"),
        ("self.w *= 1 + x", "self.w.assign(self.w * (1 + x))"),
        ("self.w = (\n        self.w  # old\n        * x\n    )", "self.w.assign((\n        self.w  # old\n        * x\n    ))"),
    ]
):  # fmt: skip
    case(
        f"rebinding-{number}",
        "LL107",
        layer(WEIGHT, f"def call(self, x):\n    {old}  # why\n    return x + self.w"),
        layer(WEIGHT, f"def call(self, x):\n    {new}  # why\n    return x + self.w"),
    )
case(
    "rebinding-beside-another-statement",
    "LL107",
    layer(WEIGHT, "def call(self, x):\n    y = 1; self.w = self.w + x\n    return x + self.w"),
    None,
)

# LL704

for function, method in (("update", "assign"), ("update_add", "assign_add"), ("update_sub", "assign_sub")):
    case(
        f"backend-{function}",
        "LL704",
        layer(
            WEIGHT,
            f"def call(self, x):\n    tf.keras.backend.{function}(self.w, x)  # why\n    return x + self.w",
        ),
        layer(WEIGHT, f"def call(self, x):\n    self.w.{method}(x)  # why\n    return x + self.w"),
    )
case(
    "backend-dtype",
    "LL704",
    layer(WEIGHT, "def call(self, x):\n    return tf.cast(x, tf.keras.backend.dtype(self.w)) + self.w"),
    layer(WEIGHT, "def call(self, x):\n    return tf.cast(x, self.w.dtype) + self.w"),
)
case(
    "backend-mean",
    "LL704",
    layer(WEIGHT, "def call(self, x):\n    return x + tf.keras.backend.mean(self.w)"),
    layer(WEIGHT, "def call(self, x):\n    return x + tf.keras.backend.mean(self.w.value)"),
)

for old, new in (("read_value()", "value"), ("value()", "value"), ("dtype.base_dtype", "dtype")):
    case(
        f"weight-{new}-{old}",
        "LL704",
        layer(WEIGHT, f"def call(self, x):\n    return tf.cast(x, 'float32') if self.w.{old} is None else x"),
        layer(WEIGHT, f"def call(self, x):\n    return tf.cast(x, 'float32') if self.w.{new} is None else x"),
    )

# LL113, LL114 of metrics

METRIC = """class A(keras.metrics.Metric):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = self.add_weight({arguments})

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_sum(y_true))

    def result(self):
        return self.total
"""
case(
    "metric-shape-none",
    "LL114",
    METRIC.format(arguments="shape=None, name='total', initializer='zeros'"),
    METRIC.format(arguments="shape=(), name='total', initializer='zeros'"),
)
case(
    "metric-initializer",
    "LL114",
    METRIC.format(arguments="name='total'"),
    METRIC.format(arguments="name='total', initializer=\"zeros\""),
)

# LL501, LL307

case(
    "dunder-call",
    "LL501",
    layer("def __call__(self, x):\n    return x"),
    layer("def call(self, x):\n    return x"),
)
case(
    "misspelled-build",
    "LL307",
    layer("async def biuld(self, shape):  # why\n    self.w = 1"),
    layer("async def build(self, shape):  # why\n    self.w = 1"),
)

# LL113

case(
    "positional-add-weight",
    "LL113",
    layer('def build(self, shape):\n    self.w = self.add_weight("w", (4,),\n        initializer="ones")'),
    layer(
        'def build(self, shape):\n    self.w = self.add_weight(name="w", shape=(4,),\n        initializer="ones")'
    ),
)
case(
    "positional-add-weight-shape-first",
    "LL113",
    layer('def build(self, shape):\n    self.w = self.add_weight((4,), "ones")'),
    layer('def build(self, shape):\n    self.w = self.add_weight(shape=(4,), initializer="ones")'),
    keras=2,
)
case(
    "positional-add-weight-given-twice",
    "LL113",
    layer('def build(self, shape):\n    self.w = self.add_weight("w", (4,), shape=(4,))'),
    None,
)

case(
    "positional-add-weight-with-a-name-that-keras-3-refuses",
    "LL113",
    layer('def build(self, shape):\n    self.w = self.add_weight("a/w", (4,))'),
    None,
)

# LL104

VARIABLES: list[tuple[str, str | None]] = [
    (
        "tf.Variable(tf.zeros((4, self.units)))",
        'self.add_weight(shape=(4, self.units), initializer="zeros", name="w")',
    ),
    (
        'tf.Variable(tf.ones([4], tf.int64), False, name="v")',
        'self.add_weight(shape=[4], initializer="ones", dtype=tf.int64, trainable=False, name="v")',
    ),
    (
        "tf.Variable(0, trainable=False)",
        'self.add_weight(shape=(), initializer="zeros", dtype="int32", trainable=False, name="w")',
    ),
    (
        "tf.Variable(False)",
        'self.add_weight(shape=(), initializer="zeros", dtype="bool", trainable=False, name="w")',
    ),
    ("tf.Variable(1.0)", 'self.add_weight(shape=(), initializer="ones", name="w")'),
    (
        "tf.Variable(-0.5)",
        'self.add_weight(shape=(), initializer=keras.initializers.Constant(-0.5), name="w")',
    ),
    (
        "tf.Variable(tf.random.normal((4,), stddev=0.1))",
        'self.add_weight(shape=(4,), initializer=keras.initializers.RandomNormal(mean=0.0, stddev=0.1), name="w")',
    ),
    (
        "tf.Variable(tf.random.uniform([4], -1, 1, seed=3))",
        'self.add_weight(shape=[4], initializer=keras.initializers.RandomUniform(minval=-1, maxval=1, seed=3), name="w")',
    ),
    (
        'tf.Variable(initial_value=tf.random_normal_initializer()(shape=(4,), dtype="float32"), trainable=True)',
        'self.add_weight(shape=(4,), initializer=tf.random_normal_initializer(), dtype="float32", trainable=True, name="w")',
    ),
    ("tf.Variable(tf.zeros(tf.shape(self.units)))", None),
    ("tf.Variable(self.units)", None),
    ("tf.Variable(tf.zeros((4,)), shape=tf.TensorShape(None))", None),
    ("tf.Variable(tf.random.normal(*self.units))", None),
]
for number, (variable, weight) in enumerate(VARIABLES):
    case(
        f"variable-{number}",
        "LL104",
        layer(INIT + f"    self.w = {variable}  # why\n"),
        layer(INIT + f"    self.w = {weight}  # why\n") if weight is not None else None,
    )
case(
    "variable-from-a-local-initializer",
    "LL104",
    layer(
        INIT + "    init = tf.zeros_initializer()\n"
        '    self.w = tf.Variable(initial_value=init(shape=(units,), dtype="float32"), trainable=True)\n'
    ),
    layer(
        INIT + "    init = tf.zeros_initializer()\n"
        '    self.w = self.add_weight(shape=(units,), initializer=init, dtype="float32", trainable=True, name="w")\n'
    ),
)
case(
    "variable-before-super-init",
    "LL104",
    layer("def __init__(self):\n    self.w = tf.Variable(0.0)\n    super().__init__()"),
    None,
)
case(
    "variable-in-build",
    "LL104",
    layer(SUPER, "def build(self, input_shape):\n    self.w = tf.Variable(tf.ones(input_shape[1:]))"),
    layer(
        SUPER,
        "def build(self, input_shape):\n"
        '    self.w = self.add_weight(shape=input_shape[1:], initializer="ones", name="w")',
    ),
)

# LL201

case(
    "layer-inline",
    "LL201",
    layer(INIT, "def call(self, x):\n    return keras.layers.Dense(self.units)(x)"),
    layer(
        INIT + "    self.dense = keras.layers.Dense(self.units)\n",
        "def call(self, x):\n    return self.dense(x)",
    ),
)
case(
    "layer-in-a-local-with-taken-name",
    "LL201",
    layer(
        "def __init__(self):\n    super().__init__()\n    self.layer_normalization = 1  # why",
        "def call(self, x):\n    norm = keras.layers.LayerNormalization(\n        axis=-1,\n    )\n    return norm(x)",
    ),
    layer(
        "def __init__(self):\n    super().__init__()\n    self.layer_normalization = 1  # why\n"
        "    self.layer_normalization_1 = keras.layers.LayerNormalization(\n        axis=-1,\n    )",
        "def call(self, x):\n    norm = self.layer_normalization_1\n    return norm(x)",
    ),
)
case(
    "layer-without-init",
    "LL201",
    'class A(keras.layers.Layer):\n\t"""Words."""\n\n\tdef call(self, x):\n\t\treturn keras.layers.Dense(4)(x)\n',
    'class A(keras.layers.Layer):\n\t"""Words."""\n\n\tdef __init__(self, **kwargs):\n'
    "\t\tsuper().__init__(**kwargs)\n\t\tself.dense = keras.layers.Dense(4)\n\n"
    "\tdef call(self, x):\n\t\treturn self.dense(x)\n",
)
case(
    "layer-kept-on-self",
    "LL201",
    layer(SUPER, "def call(self, x):\n    # why\n    self.d = keras.layers.Dense(4)\n    return self.d(x)"),
    layer(
        SUPER + "\n    self.d = keras.layers.Dense(4)",
        "def call(self, x):\n    # why\n    return self.d(x)",
    ),
)
case("layer-from-the-input", "LL201", layer(SUPER, "def call(self, x):\n    return keras.layers.Dense(x.shape[-1])(x)"), None)  # fmt: skip
case("layer-in-a-loop", "LL201", layer(SUPER, "def call(self, x):\n    for i in range(3):\n        x = keras.layers.Dense(4)(x)\n    return x"), None)  # fmt: skip

RATE = "def __init__(self, rate=None, **kwargs):\n    super().__init__(**kwargs)\n    self.rate = rate\n"
case(
    "layer-made-only-where-its-argument-is-given",
    "LL201",
    layer(
        RATE,
        "def call(self, x):\n    if self.rate:\n        x = keras.layers.Dropout(self.rate)(x)\n    return x",
    ),
    layer(
        RATE + "    self.dropout = keras.layers.Dropout(self.rate) if self.rate else None\n",
        "def call(self, x):\n    if self.rate:\n        x = self.dropout(x)\n    return x",
    ),
)
case(
    "layer-made-only-where-something-else-holds",
    "LL201",
    layer(
        INIT,
        "def call(self, x, wide=True):\n    if wide:\n        x = keras.layers.Dense(self.units)(x)\n    return x",
    ),
    layer(
        INIT + "    self.dense = keras.layers.Dense(self.units)\n",
        "def call(self, x, wide=True):\n    if wide:\n        x = self.dense(x)\n    return x",
    ),
)
for name, choice in (
    ("else", "if self.rate is None:\n        pass\n    else:\n        x = keras.layers.Dropout(self.rate)(x)"),
    ("elif", "if self.rate is None:\n        pass\n    elif self.rate > 0:\n        x = keras.layers.Dropout(self.rate)(x)"),
    ("input", "if self.rate and x.shape[0]:\n        x = keras.layers.Dropout(self.rate)(x)"),
):  # fmt: skip
    case(
        f"layer-made-only-in-an-{name}",
        "LL201",
        layer(RATE, f"def call(self, x):\n    {choice}\n    return x"),
        None,
    )

case(
    "list-of-layers",
    "LL201",
    layer(
        INIT,
        "def call(self, x):\n    ds = [keras.layers.Dense(self.units) for _ in range(2)]\n    return ds[1](ds[0](x))",
    ),
    layer(
        INIT + "    self.dense_layers = [keras.layers.Dense(self.units) for _ in range(2)]\n",
        "def call(self, x):\n    ds = self.dense_layers\n    return ds[1](ds[0](x))",
    ),
)

# LL101, LL103

MADE = 'self.w = self.add_weight(shape=({}, 4), name="w")'
case(
    "weight-from-the-input",
    "LL101",
    layer(INIT, f"def call(self, x):\n    {MADE.format('x.shape[-1]')}  # why\n    return x @ self.w"),
    layer(
        INIT,
        f"def build(self, input_shape):\n    {MADE.format('input_shape[-1]')}\n    super().build(input_shape)",
        "def call(self, x):\n    return x @ self.w",
    ),
)
case(
    "weight-through-a-local",
    "LL101",
    layer(
        INIT, f"def call(self, x):\n    n = tf.shape(x)[-1]\n    {MADE.format('n')}\n    return x @ self.w"
    ),
    layer(
        INIT,
        f"def build(self, input_shape):\n    {MADE.format('input_shape[-1]')}\n    super().build(input_shape)",
        "def call(self, x):\n    n = tf.shape(x)[-1]\n    return x @ self.w",
    ),
)
case(
    "weight-into-a-build",
    "LL101",
    layer(
        "def build(self, shape):\n    self.v = 1\n    self.built = True",
        f"def call(self, x):\n    {MADE.format('x.shape[1]')}\n    return x @ self.w",
    ),
    layer(
        f"def build(self, shape):\n    self.v = 1\n    {MADE.format('shape[1]')}\n    self.built = True",
        "def call(self, x):\n    return x @ self.w",
    ),
)
case(
    "weight-as-a-variable",
    "LL101",
    layer(
        SUPER, "def call(self, x):\n    self.w = tf.Variable(tf.ones((x.shape[-1],)))\n    return x * self.w"
    ),
    layer(
        SUPER,
        'def build(self, input_shape):\n    self.w = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="w")\n'
        "    super().build(input_shape)",
        "def call(self, x):\n    return x * self.w",
    ),
)
case("weight-of-the-batch", "LL101", layer(SUPER, f"def call(self, x):\n    {MADE.format('x.shape[0]')}\n    return x"), None)  # fmt: skip
case("weight-of-two-inputs", "LL101", layer(SUPER, f"def call(self, x, y):\n    {MADE.format('x.shape[1]')}\n    return x"), None)  # fmt: skip
case("weight-of-a-changed-input", "LL101", layer(SUPER, f"def call(self, x):\n    x = tf.transpose(x)\n    {MADE.format('x.shape[1]')}\n    return x"), None)  # fmt: skip
case("weight-of-a-local-of-itself", "LL101", layer(SUPER, f"def call(self, x):\n    n = n + 1\n    {MADE.format('n')}\n    return x"), None)  # fmt: skip
case("weight-of-locals-in-a-circle", "LL101", layer(SUPER, f"def call(self, x):\n    n = m\n    m = n\n    {MADE.format('n')}\n    return x"), None)  # fmt: skip
case("weight-of-a-self-that-is-a-local", "LL101", layer(SUPER, "def call(self):\n    self = self.add_weight(shape=y.shape, name='w')\n    return self"), None)  # fmt: skip
case(
    "weight-in-a-local",
    "LL101",
    layer(
        INIT, "def call(self, x):\n    w = tf.Variable(tf.ones((x.shape[-1], self.units)))\n    return x @ w"
    ),
    layer(
        INIT,
        'def build(self, input_shape):\n    self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="ones", name="w")\n'
        "    super().build(input_shape)",
        "def call(self, x):\n    w = self.w\n    return x @ w",
    ),
)
case(
    "weight-in-a-helper",
    "LL101",
    layer(
        SUPER,
        "def _amount(self):\n    return tf.Variable(1.0)",
        "def call(self, x):\n    return x * self._amount()",
    ),
    layer(
        SUPER,
        'def build(self, input_shape):\n    self.weight = self.add_weight(shape=(), initializer="ones", name="weight")\n'
        "    super().build(input_shape)",
        "def _amount(self):\n    return self.weight",
        "def call(self, x):\n    return x * self._amount()",
    ),
)
case("weight-in-a-helper-used-twice", "LL101", layer(SUPER, "def _amount(self):\n    return tf.Variable(1.0)", "def call(self, x):\n    return x * self._amount() + self._amount()"), None)  # fmt: skip
case("weight-in-a-loop", "LL101", layer(SUPER, "def call(self, x):\n    for _ in range(3):\n        x = x * tf.Variable(1.0)\n    return x"), None)  # fmt: skip
case(
    "lazy-weight",
    "LL103",
    layer(
        SUPER + "\n    self.w = None",
        "def build(self, input_shape):\n    pass",
        f"def call(self, x):\n    if self.w is None:\n        {MADE.format('x.shape[-1]')}\n    return x @ self.w",
    ),
    layer(
        SUPER + "\n    self.w = None",
        f"def build(self, input_shape):\n    pass\n    {MADE.format('input_shape[-1]')}",
        "def call(self, x):\n    return x @ self.w",
    ),
)

case(
    "lazy-weight-in-init-scope",
    "LL103",
    layer(
        SUPER + "\n    self.w = None",
        "def call(self, x):\n    if self.w is None:\n        with tf.init_scope():\n            self.w = tf.Variable(tf.ones((x.shape[-1],)))\n    return x * self.w",
    ),
    layer(
        SUPER + "\n    self.w = None",
        'def build(self, input_shape):\n    self.w = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="w")\n'
        "    super().build(input_shape)",
        "def call(self, x):\n    return x * self.w",
    ),
)

# LL304, LL305

CONFIG = 'def get_config(self):\n    return {**super().get_config(), "units": self.units}'
case(
    "dropped-kwargs",
    "LL304",
    layer("def __init__(self, units, **kw):\n    super().__init__()\n    self.units = units", CONFIG),
    layer("def __init__(self, units, **kw):\n    super().__init__(**kw)\n    self.units = units", CONFIG),
)
case(
    "dropped-kwargs-beside-a-fixed-name",
    "LL304",
    layer("def __init__(self, units, **kw):\n    super().__init__(name='n')\n    self.units = units", CONFIG),
    None,
)
case(
    "dropped-kwargs-beside-a-name-that-is-handed-on",
    "LL304",
    layer(
        "def __init__(self, units, name=None, **kw):\n    super().__init__(name=name)\n    self.units = units",
        CONFIG,
    ),
    layer(
        "def __init__(self, units, name=None, **kw):\n    super().__init__(name=name, **kw)\n    self.units = units",
        CONFIG,
    ),
)
case(
    "missing-kwargs-beside-a-fixed-dtype",
    "LL305",
    layer(
        "def __init__(self, units=1):\n    super().__init__(dtype='float32')\n    self.units = units", CONFIG
    ),
    None,
)
case(
    "missing-kwargs",
    "LL305",
    layer("def __init__(self, units=1):\n    super().__init__()\n    self.units = units", CONFIG),
    layer(
        "def __init__(self, units=1, **kwargs):\n    super().__init__(**kwargs)\n    self.units = units",
        CONFIG,
    ),
)
case(
    "missing-kwargs-over-lines",
    "LL305",
    layer(
        "def __init__(\n    self,\n    units=1,\n):\n    super(A, self).__init__(\n        autocast=False,\n    )\n    self.units = units",
        CONFIG,
    ),
    layer(
        "def __init__(\n    self,\n    units=1,\n    **kwargs,\n):\n    super(A, self).__init__(\n        autocast=False,\n        **kwargs,\n    )\n    self.units = units",
        CONFIG,
    ),
)

# LL402, LL403

TWO = "def __init__(self, units, act=None, **kwargs):\n    super().__init__(**kwargs)\n    self.units = units"
case(
    "incomplete-config",
    "LL402",
    layer(
        TWO + "\n    self.act = keras.activations.get(act)",
        'def get_config(self):\n    config = super().get_config()\n    config.update({"units": self.units})\n    return config',
    ),
    layer(
        TWO + "\n    self.act = keras.activations.get(act)",
        "def get_config(self):\n    config = super().get_config()\n"
        '    config.update({"units": self.units, "act": keras.activations.serialize(self.act)})\n    return config',
    ),
)
case(
    "incomplete-config-over-lines",
    "LL402",
    layer(
        TWO + "\n    self.d = keras.layers.Dense(4, activation=act)",
        'def get_config(self):\n    return {\n        **super().get_config(),\n        "units": self.units,  # why\n    }',
    ),
    layer(
        TWO.replace("self.units", "self.act = act\n    self.units")
        + "\n    self.d = keras.layers.Dense(4, activation=act)",
        'def get_config(self):\n    return {\n        **super().get_config(),\n        "units": self.units,\n'
        '        "act": self.act,  # why\n    }',
    ),
)
case(
    "incomplete-config-without-a-dict",
    "LL402",
    layer(
        TWO + "\n    self.act = act",
        "def get_config(self):\n    return dict(super().get_config(), units=self.units)",
    ),
    layer(
        TWO + "\n    self.act = act",
        "def get_config(self):\n    config = dict(super().get_config(), units=self.units)\n"
        '    config.update({"act": self.act})\n    return config',
    ),
)
case(
    "incomplete-config-with-a-spec",
    "LL402",
    layer(
        TWO.replace("act=None", "act=keras.layers.InputSpec(ndim=2)")
        + "\n    self.d = keras.layers.Input(act.shape)",
        'def get_config(self):\n    return {**super().get_config(), "units": self.units}',
    ),
    None,
)
case(
    "config-without-super",
    "LL403",
    layer(INIT, 'def get_config(self):\n    return {"units": self.units}'),
    layer(INIT, 'def get_config(self):\n    return {**super().get_config(), "units": self.units}'),
)

case(
    "config-of-a-wrapper",
    "LL401",
    layer(
        "def __init__(self, inner: keras.layers.Layer, rate=0.5):\n    super().__init__()\n    self.inner = inner\n    self.rate = rate",
        "def call(self, x):\n    return self.rate * self.inner(x)",
    ),
    layer(
        "def __init__(self, inner: keras.layers.Layer, rate=0.5, **kwargs):\n    super().__init__(**kwargs)\n"
        "    self.inner = inner\n    self.rate = rate",
        "def call(self, x):\n    return self.rate * self.inner(x)",
        "def get_config(self):\n    config = super().get_config()\n    config.update(\n        {\n"
        '            "inner": keras.utils.serialize_keras_object(self.inner),\n            "rate": self.rate,\n        }\n'
        "    )\n    return config",
        "@classmethod\ndef from_config(cls, config):\n"
        '    config["inner"] = keras.utils.deserialize_keras_object(config["inner"])\n    return cls(**config)',
    ),
)
case(
    "config-of-a-function",
    "LL401",
    layer(
        "def __init__(self, f, **kwargs):\n    super().__init__(**kwargs)\n    self.f = f",
        "def call(self, x):\n    return self.f(x)",
    ),
    None,
)

case(
    "config-of-a-model",
    "LL409",
    layer(
        "def __init__(self, units, scale=1.0):\n    super().__init__()\n    self.scale = scale\n"
        "    self.d = keras.layers.Dense(units)",
        "def call(self, x):\n    return self.d(x) * self.scale",
        base="keras.Model",
    ),
    layer(
        "def __init__(self, units, scale=1.0, **kwargs):\n    super().__init__(**kwargs)\n    self.units = units\n"
        "    self.scale = scale\n    self.d = keras.layers.Dense(units)",
        "def call(self, x):\n    return self.d(x) * self.scale",
        "def get_config(self):\n    config = super().get_config()\n    config.update(\n        {\n"
        '            "units": self.units,\n            "scale": self.scale,\n        }\n'
        "    )\n    return config",
        base="keras.Model",
    ),
)
case(
    "config-of-a-model-with-layers-as-argument",
    "LL409",
    layer(
        "def __init__(self, layers=(), **kwargs):\n    super().__init__(**kwargs)\n    self.count = len(layers)",
        base="keras.Model",
    ),
    None,
)

case(
    "another-argument-in-the-configuration",
    "LL408",
    layer(
        "def __init__(self, low, high, **kwargs):\n    super().__init__(**kwargs)\n    self._low = low\n    self._high = high",
        'def get_config(self):\n    return {**super().get_config(), "low": self._low, "high": self._low}',
    ),
    layer(
        "def __init__(self, low, high, **kwargs):\n    super().__init__(**kwargs)\n    self._low = low\n    self._high = high",
        'def get_config(self):\n    return {**super().get_config(), "low": self._low, "high": self._high}',
    ),
)

case(
    "arguments-for-the-parent",
    "LL410",
    layer(
        "def __init__(self, units, use_bias=True, activation=None, **kwargs):\n    super().__init__(units, **kwargs)",
        base="keras.layers.Dense",
    ),
    layer(
        "def __init__(self, units, use_bias=True, activation=None, **kwargs):\n"
        "    super().__init__(units, use_bias=use_bias, activation=activation, **kwargs)",
        base="keras.layers.Dense",
    ),
)

# LL701

for number, (old, new) in enumerate(
    [
        ("self.add_update(self.w.assign(x))  # why", "self.w.assign(x)  # why"),
        ("self.add_update(\n        self.w.assign(x)\n    )", "self.w.assign(x)"),
        ("self.add_loss(tf.reduce_mean(x), inputs=x)", "self.add_loss(tf.reduce_mean(x))"),
        ("self.add_loss(inputs=x, loss=tf.reduce_mean(x))", "self.add_loss(loss=tf.reduce_mean(x))"),
        ("x = K.sum(x, axis=-1, keepdims=True)", "x = keras.ops.sum(x, axis=-1, keepdims=True)"),
        ("x = keras.backend.pow(x, 2)", "x = keras.ops.power(x, 2)"),
        ("x = keras.losses.mse(x, x)", "x = keras.losses.mean_squared_error(x, x)"),
        (
            "x = keras.layers.BatchNormalization(fused=True, name='n')(x)",
            "x = keras.layers.BatchNormalization(name='n')(x)",
        ),
    ]
):
    imports = "from keras import backend as K\n\n" if "K." in old else ""
    case(
        f"removed-{number}",
        "LL701",
        layer(WEIGHT, f"def call(self, x):\n    {old}\n    return x * self.w", head=imports),
        layer(WEIGHT, f"def call(self, x):\n    {new}\n    return x * self.w", head=imports),
    )
case(
    "removed-without-an-equal",
    "LL701",
    layer("def call(self, x):\n    return keras.backend.batch_dot(x, x)"),
    None,
)
case(
    "removed-area",
    "LL701",
    layer(SUPER + "\n    self.s = tf.keras.layers.experimental.preprocessing.Rescaling(2.0)"),
    layer(SUPER + "\n    self.s = tf.keras.layers.Rescaling(2.0)"),
)
case(
    "removed-area-of-classes",
    "LL701",
    layer(SUPER + "\n    self.s = isinstance(kwargs, keras.optimizers.experimental.Optimizer)"),
    layer(SUPER + "\n    self.s = isinstance(kwargs, keras.optimizers.Optimizer)"),
)
case(
    "removed-with-other-keywords",
    "LL701",
    layer("def call(self, x):\n    return keras.backend.reshape(x, shape=(-1,))"),
    None,
)
case(
    "removed-with-other-defaults",
    "LL701",
    layer("def call(self, x):\n    return keras.backend.argmax(x)"),
    None,
)
case(
    "removed-saving",
    "LL701",
    "@tf.keras.saving.register_keras_serializable()  # why\n" + layer(SUPER, base="tf.keras.layers.Layer"),
    "@tf.keras.utils.register_keras_serializable()  # why\n" + layer(SUPER, base="tf.keras.layers.Layer"),
)
case(
    "renamed-learning-rate",
    "LL701",
    layer(SUPER + "\n    self.o = keras.optimizers.Adam(lr=0.1)", base="keras.Model"),
    layer(SUPER + "\n    self.o = keras.optimizers.Adam(learning_rate=0.1)", base="keras.Model"),
)
case(
    "renamed-reset",
    "LL701",
    layer(
        SUPER + '\n    self.m = keras.metrics.Mean(name="m")', "def reset(self):\n    self.m.reset_states()"
    ),
    layer(
        SUPER + '\n    self.m = keras.metrics.Mean(name="m")', "def reset(self):\n    self.m.reset_state()"
    ),
)

# LL311

SHAPES: list[tuple[str, str | None]] = [
    ("self.n = input_shape.as_list()[-1]  # why", "self.n = list(input_shape)[-1]  # why"),
    ("self.n = input_shape.rank - 1", "self.n = len(input_shape) - 1"),
    ("self.n = input_shape[-1].value", "self.n = input_shape[-1]"),
    ("self.n = input_shape[0].as_list()", "self.n = list(input_shape[0])"),
    ("self.n = input_shape.dims", None),
]
for number, (shape, plain) in enumerate(SHAPES):
    case(
        f"shape-{number}",
        "LL311",
        layer(f"def build(self, input_shape):\n    {shape}"),
        layer(f"def build(self, input_shape):\n    {plain}") if plain else None,
    )

# LL506, LL508, LL110, LL302, LL308, LL309, LL406, LL510, LL603

DROPOUT = "def __init__(self):\n    super().__init__()\n    self.d = keras.layers.Dropout(0.5)"
for number, (old, new) in enumerate(
    [
        ("self, x", "self, x, training=None"),
        ("self, x, **kwargs", "self, x, training=None, **kwargs"),
        ("self, x, *, mask=None", "self, x, *, mask=None, training=None"),
        ("self, x, /", "self, x, /, training=None"),
    ]
):
    case(
        f"training-{number}",
        "LL506",
        layer(DROPOUT, f"def call({old}):\n    return self.d(x)", base="keras.Model"),
        layer(DROPOUT, f"def call({new}):\n    return self.d(x)", base="keras.Model"),
    )
STEP = (
    "def train_step(self, data):\n    x, y = data\n    with tf.GradientTape() as tape:\n"
    "        loss = tf.reduce_mean(y - self({given}))\n    grads = tape.gradient(loss, self.trainable_variables)\n"
    "    self.optimizer.apply_gradients(zip(grads, self.trainable_variables))\n    return {{'mae': loss}}"
)


def training_step(given: str) -> str:
    called = "def call(self, x, training=None):\n    return self.d(x)"
    return layer(DROPOUT, called, STEP.format(given=given), base="keras.Model")


def masked(given: str) -> str:
    return layer(f"def compute_mask({given}):\n    return None", "def call(self, x):\n    return x * 2")


def stepping(given: str) -> str:
    return layer("def __init__(self):\n    super().__init__()", f"def train_step({given}):\n    return {{}}")


case("step-without-training", "LL609", training_step("x"), training_step("x, training=True"))
case(
    "step-with-training-of-none",
    "LL609",
    training_step("x, training=None"),
    training_step("x, training=True"),
)
case("mask", "LL514", masked("self, inputs"), masked("self, inputs, mask=None"))
case("mask-behind-a-star", "LL514", masked("self, inputs, *, name='a'"), None)
case("self-first", "LL514", stepping("x"), stepping("self, x"))
case("self-alone", "LL514", stepping(""), stepping("self"))
case("self-before-a-default", "LL514", stepping("x=1, *more"), stepping("self, x=1, *more"))
case(
    "tf-function",
    "LL508",
    layer(
        WEIGHT, "@tf.function(\n    jit_compile=True,\n)\n# why\ndef call(self, x):\n    return x * self.w"
    ),
    layer(WEIGHT, "# why\ndef call(self, x):\n    return x * self.w"),
)
case(
    "tf-function-with-a-signature",
    "LL508",
    layer(
        WEIGHT,
        "@tf.function(input_signature=[tf.TensorSpec([None, 16])])\ndef call(self, x):\n    return x * self.w",
    ),
    None,
)
case(
    "tf-function-with-a-comment",
    "LL508",
    layer(WEIGHT, "@tf.function  # why\ndef call(self, x):\n    return x * self.w"),
    layer(WEIGHT, "# why\ndef call(self, x):\n    return x * self.w"),
)
case(
    "not-trainable",
    "LL110",
    layer(WEIGHT, "def call(self, x):\n    self.w.assign(tf.reduce_mean(x, 0))\n    return x + self.w"),
    layer(
        WEIGHT.replace('"w")', '"w", trainable=False)'),
        "def call(self, x):\n    self.w.assign(tf.reduce_mean(x, 0))\n    return x + self.w",
    ),
)
case(
    "late-super-init",
    "LL302",
    layer(
        'def __init__(self):\n    """Words."""\n    self.trainable = False\n    super().__init__()  # why\n    self.a = 1'
    ),
    layer(
        'def __init__(self):\n    """Words."""\n    super().__init__()  # why\n    self.trainable = False\n    self.a = 1'
    ),
)
case(
    "build-without-shape",
    "LL308",
    layer("def build(self):\n    self.w = self.add_weight(shape=(4,), name='w')"),
    layer("def build(self, input_shape=None):\n    self.w = self.add_weight(shape=(4,), name='w')"),
    keras=2,
)
case("build-by-name-only", "LL308", layer("def build(self, *, soft):\n    self.w = self.add_weight(shape=(4,), name='w')"), None, keras=2)  # fmt: skip
case(
    "build-not-marked",
    "LL309",
    layer(WEIGHT, "def call(self, x):\n    return x"),
    layer(WEIGHT + "\n    super().build(input_shape)", "def call(self, x):\n    return x"),
    keras=2,
)
case(
    "unscaled-loss",
    "LL603",
    layer("def call(self, x):\n    self.add_loss(tf.square(x))\n    return x"),
    layer("def call(self, x):\n    self.add_loss(tf.reduce_mean(tf.square(x)))\n    return x"),
)


case(
    "not-registered",
    "LL406",
    layer(INIT, CONFIG, base="Layer", head="from keras.layers import Layer\n\n"),
    None,
)
case(
    "registered",
    "LL406",
    "# why\n" + layer(INIT, CONFIG),
    '# why\n@keras.utils.register_keras_serializable(package="text")\n' + layer(INIT, CONFIG),
)
case(
    "masks-pass",
    "LL510",
    layer(SUPER, "def call(self, x, mask=None):\n    return x"),
    layer(SUPER + "\n    self.supports_masking = True", "def call(self, x, mask=None):\n    return x"),
)
case(
    "masks-pass-without-init",
    "LL510",
    layer("def call(self, x, mask=None):\n    return x"),
    layer(SUPER + "\n    self.supports_masking = True", "def call(self, x, mask=None):\n    return x"),
)


# LL102

case(
    "weight-in-init-scope",
    "LL102",
    layer(
        SUPER,
        "def call(self, x):\n    with tf.init_scope():\n        self.w = self.add_weight(shape=(x.shape[-1],))\n    return x * self.w",
    ),
    layer(
        SUPER,
        "def build(self, input_shape):\n    self.w = self.add_weight(shape=(input_shape[-1],))\n    super().build(input_shape)",
        "def call(self, x):\n    return x * self.w",
    ),
)

# LL115

DENSES = "self.a = keras.layers.Dense(3, kernel_initializer={0})\n    self.b = keras.layers.Dense(3, kernel_initializer={0})"


def initializers(made: str, use: str = "") -> str:
    """A layer with two sublayers that start with the same initializer, or with one each."""
    local = f"    start = {made}\n" if not use else ""
    return layer(
        f"def __init__(self):\n    super().__init__()\n{local}    {DENSES.format(use or 'start')}",
        "def call(self, x):\n    return self.a(x) - self.b(x)",
    )


GLOROT = "keras.initializers.GlorotUniform()"
case("shared-initializer", "LL115", initializers(GLOROT), initializers(GLOROT, GLOROT))
case(
    "shared-initializer-with-a-seed", "LL115", initializers("keras.initializers.GlorotUniform(seed=1)"), None
)
case(
    "shared-initializer-used-otherwise",
    "LL115",
    initializers(GLOROT).replace("    self.b", "    self.start = start\n        self.b"),
    None,
)

# LL116

case(
    "fixed-seed",
    "LL116",
    layer(SUPER, "def call(self, x):\n    return keras.random.dropout(x, 0.5, seed=7)"),
    layer(
        SUPER + "\n    self.seed_generator = keras.random.SeedGenerator(7)",
        "def call(self, x):\n    return keras.random.dropout(x, 0.5, seed=self.seed_generator)",
    ),
)
case(
    "generator-of-a-local-seed",
    "LL116",
    layer(
        SUPER,
        "def call(self, x):\n    s = x.shape[0]\n    return keras.random.dropout(x, 0.5, seed=keras.random.SeedGenerator(s))",
    ),
    None,
)

# LL206


def model(build: str, call: str) -> str:
    return layer(
        SUPER + "\n    self.d = keras.layers.Dense(3)",
        f"def build(self, shape):\n    {build}",
        f"def call(self, x, training=None):\n    {call}",
        base="keras.Model",
    )


case(
    "unbuilt-dense",
    "LL206",
    model("self.built = True", "return self.d(x)"),
    model("self.d.build(shape)\n    self.built = True", "return self.d(x)"),
)
case("unbuilt-dense-on-something-else", "LL206", model("self.built = True", "return self.d(x * 2)"), None)
case(
    "unbuilt-dense-after-a-change",
    "LL206",
    model("self.built = True", "x = x[0]\n    return self.d(x)"),
    None,
)
case(
    "unbuilt-block",
    "LL206",
    model("self.built = True", "return self.d(x)").replace(
        "keras.layers.Dense(3)", "keras.Sequential([keras.layers.Dense(3)])"
    ),
    None,
)

# LL207


def blocks(made: str, use: str) -> str:
    return layer(
        f"def __init__(self):\n    super().__init__()\n    self.ds = {made}",
        f"def call(self, x):\n    {use}\n    return x",
        head="from collections import deque\n\n\n",
    )


OVER = "for d in self.ds:\n        x = d(x)"
case(
    "deque-of-layers",
    "LL207",
    blocks("deque([keras.layers.Dense(3)])", OVER),
    blocks("[keras.layers.Dense(3)]", OVER),
)
case("deque-that-turns", "LL207", blocks("deque([keras.layers.Dense(3)])", "self.ds.rotate(1)"), None)
case("deque-of-some-length", "LL207", blocks("deque([keras.layers.Dense(3)], 3)", OVER), None)

# LL208


def filled(*lines: str) -> str:
    body = "".join(f"    {one}\n" for one in lines)
    return layer(
        f"def __init__(self):\n    super().__init__()\n{body}", "def call(self, x):\n    return self.ds[0](x)"
    )


case(
    "setdefault",
    "LL208",
    filled("self.ds = {}", "self.ds.setdefault(0, keras.layers.Dense(3))  # why"),
    filled("self.ds = {}", "if 0 not in self.ds:", "    self.ds[0] = keras.layers.Dense(3)  # why"),
)
case(
    "list-filled-too-late",
    "LL208",
    filled("ds = []", "self.ds = ds", "ds.append(keras.layers.Dense(3))", "print(len(ds))"),
    filled("ds = []", "self.ds = ds", "self.ds.append(keras.layers.Dense(3))", "print(len(self.ds))"),
)
case(
    "list-item",
    "LL208",
    filled("self.ds = [None]", "self.ds[0] = keras.layers.Dense(3)"),
    None,
)

# LL212

case(
    "frozen-too-early",
    "LL212",
    layer(SUPER + "\n    self.trainable = False  # why\n    self.d = keras.layers.Dense(3)"),
    layer(SUPER + "\n    self.d = keras.layers.Dense(3)\n    self.trainable = False  # why"),
)
case(
    "frozen-and-asked",
    "LL212",
    layer(
        SUPER + "\n    self.trainable = False\n    self.d = keras.layers.Dense(3, trainable=self.trainable)"
    ),
    None,
)

# LL407


def with_default(parameter: str, first: str = "") -> str:
    return layer(
        f"def __init__(self, {parameter}):\n{first}    super().__init__()\n    self.a = a\n    self.a.append(1)"
    )


case(
    "mutable-default",
    "LL407",
    with_default("a=[1, 2]"),
    with_default("a=None", "    if a is None:\n        a = [1, 2]\n"),
    2,
)
case("mutable-default-with-a-type", "LL407", with_default("a: list = []"), None, 2)
case("mutable-default-of-names", "LL407", with_default("a=[tf.float32]"), None, 2)

# LL602


def step(loss: str, called: str = "p = self(x, training=True)") -> str:
    return layer(
        SUPER + '\n    self.d = keras.layers.Dense(2, kernel_regularizer="l2")',
        "def call(self, x, training=None):\n    return self.d(x)",
        "def train_step(self, data):\n    x, y = data\n    with tf.GradientTape() as tape:\n"
        f"        {called}\n        loss = {loss}\n"
        "    grads = tape.gradient(loss, self.trainable_variables)\n"
        "    self.optimizer.apply_gradients(zip(grads, self.trainable_variables))\n    return {}",
        base="keras.Model",
    )


case(
    "loss-without-regularizers",
    "LL602",
    step("tf.reduce_mean(tf.square(y - p))"),
    step("tf.reduce_mean(tf.square(y - p)) + sum(self.losses)"),
)
case(
    "compiled-loss",
    "LL602",
    step("self.compiled_loss(y, p)"),
    step("self.compiled_loss(y, p, regularization_losses=self.losses)"),
    2,
)
case("loss-of-each-example", "LL602", step("tf.square(y - p)"), None)
case("loss-before-the-call", "LL602", step("tf.reduce_mean(y - x)", "p = x"), None)

# From Keras 2 to 3

CELL = (
    "def __init__(self, **kwargs):\n    super().__init__(**kwargs)\n    self.cell = keras.layers.GRUCell(4)"
)
for name, given, left in (
    ("dtype", "batch_size=3, dtype=x.dtype", "batch_size=3"),
    ("positions", "None, tf.shape(x)[0], x.dtype", "batch_size=tf.shape(x)[0]"),
    ("inputs", "x", "batch_size=keras.ops.shape(x)[0]"),
    ("inputs-keyword", "inputs=x", "batch_size=keras.ops.shape(x)[0]"),
    ("comment", "batch_size=3,\n        dtype=x.dtype,  # why\n    ", None),
):
    call = "def call(self, x):\n    return self.cell.get_initial_state({})"
    after = None if left is None else layer(CELL, call.format(left))
    case(f"initial-state-{name}", "LL701", layer(CELL, call.format(given)), after)

PHASE = "def call(self, x, training=None):\n    {}\n    return x if training else 2.0 * x"
for name, given, left in (
    (
        "phase",
        "if training is None:\n        training = tf.keras.backend.learning_phase()",
        "if training is None:\n        training = False",
    ),
    ("phase-at-once", "training = tf.keras.backend.learning_phase()", None),
    (
        "in-train-phase",
        "x = tf.keras.backend.in_train_phase(2 * x, x + 1, training=training)",
        "x = 2 * x if training else x + 1",
    ),
    (
        "in-test-phase",
        "x = 1 + tf.keras.backend.in_test_phase(2 * x, x + 1, training)",
        "x = 1 + (x + 1 if training else 2 * x)",
    ),
    (
        "in-train-phase-lambda",
        "x = tf.keras.backend.in_train_phase(lambda: 2 * x, x, training=training)",
        "x = 2 * x if training else x",
    ),
    ("in-train-phase-unsaid", "x = tf.keras.backend.in_train_phase(2 * x, x)", None),
):
    after = None if left is None else layer(PHASE.format(left))
    case(name, "LL701", layer(PHASE.format(given)), after)

case(
    "noise-shape",
    "LL701",
    layer(
        "def call(self, x):\n    return tf.nn.dropout(x, self.rate, self._get_noise_shape(x))",
        base="keras.layers.Dropout",
    ),
    layer(
        "def call(self, x):\n    return tf.nn.dropout(x, self.rate, self.noise_shape)",
        base="keras.layers.Dropout",
    ),
)
for base, written in (
    ("SimpleRNNCell", "self.get_dropout_mask(x) if training else None"),
    ("LSTMCell", None),
):
    text = "def call(self, x, states, training=None):\n    m = {}\n    return super().call(x if m is None else x * m, states)"
    before = layer(text.format("self.get_dropout_mask_for_cell(x, training)"), base=f"keras.layers.{base}")
    after = None if written is None else layer(text.format(written), base=f"keras.layers.{base}")
    case(f"dropout-mask-{base}", "LL701", before, after)

for name, given, left in (
    ("text", '"a/b"', '"a_b"'),
    ("f-string", 'f"a/{self.name}/c"', 'f"a_{self.name}_c"'),
    ("sum", 'self.name + "/b"', 'self.name + "_b"'),
    ("percent", '"a/%s" % self.name', '"a_%s" % self.name'),
    ("format", '"a/{}".format(self.name)', '"a_{}".format(self.name)'),
    ("choice", '"a/b" if self.name else "c/d"', '"a_b" if self.name else "c_d"'),
    ("concatenated", '"a/" "b/"', '"a_" "b_"'),
):
    text = "def __init__(self, **kwargs):\n    super().__init__(**kwargs)\n    self.d = keras.layers.Dense(2, name={})"
    case(f"slash-{name}", "LL708", layer(text.format(given)), layer(text.format(left)))

BUILD = "def build(self, input_shape):\n    self.w = self.add_weight({})\n    super().build(input_shape)"
for name, given, left in (
    (
        "number",
        'name="w", shape=self.units, initializer="ones"',
        'name="w", shape=(self.units,), initializer="ones"',
    ),
    (
        "aggregation",
        'name="w", shape=(3,), aggregation=tf.VariableAggregation.NONE',
        'name="w", shape=(3,), aggregation="none"',
    ),
    ("slash", 'name="a/w", shape=(3,)', 'name="a_w", shape=(3,)'),
    ("removed", 'name="w", shape=(3,), use_resource=True', 'name="w", shape=(3,)'),
):
    case(f"add-weight-{name}", "LL114", layer(INIT, BUILD.format(given)), layer(INIT, BUILD.format(left)))

for name, given, left in (
    ("literal", "input_shape[1:] + [4]", "tuple(input_shape[1:]) + (4,)"),
    ("two", "[None, 3] + input_shape[2:]", "(None, 3) + tuple(input_shape[2:])"),
    ("call", "input_shape[1:] + list(self.dims)", "tuple(input_shape[1:]) + tuple(self.dims)"),
):
    text = "def build(self, input_shape):\n    self.shape = {}\n    super().build(input_shape)"
    case(f"shape-sum-{name}", "LL311", layer(text.format(given)), layer(text.format(left)))

case(
    "masks-of-a-list",
    "LL706",
    layer(
        'def call(self, inputs, mask=None):\n    """Words."""\n    a, b = inputs\n    if mask is not None:\n        a = tf.where(mask[0], a, b)\n    return a'
    ),
    layer(
        'def call(self, inputs, mask=None):\n    """Words."""\n    if isinstance(mask, (list, tuple)) and all(one is None for one in mask):\n'
        "        mask = None\n    a, b = inputs\n    if mask is not None:\n        a = tf.where(mask[0], a, b)\n    return a"
    ),
)
case(
    "masks-of-a-list-in-compute-mask",
    "LL706",
    layer(
        "def call(self, inputs):\n    a, b = inputs\n    return a + b\n\ndef compute_mask(self, inputs, mask=None):\n"
        "    if mask is None:\n        return None\n    return tf.stack(mask)"
    ),
    layer(
        "def call(self, inputs):\n    a, b = inputs\n    return a + b\n\ndef compute_mask(self, inputs, mask=None):\n"
        "    if isinstance(mask, (list, tuple)) and all(one is None for one in mask):\n        mask = None\n"
        "    if mask is None:\n        return None\n    return tf.stack(mask)"
    ),
)
case(
    "own-name",
    "LL701",
    layer(
        'def __init__(self, **kwargs):\n    super().__init__(**kwargs)\n    self._name = "head_" + self._name'
    ),
    layer(
        'def __init__(self, **kwargs):\n    super().__init__(**kwargs)\n    self.name = "head_" + self.name'
    ),
)
case(
    "own-name-in-call",
    "LL701",
    layer("def call(self, inputs):\n    with tf.name_scope(self._name):\n        return inputs * 2"),
    layer("def call(self, inputs):\n    with tf.name_scope(self.name):\n        return inputs * 2"),
)
GETTER = '@property\ndef n(self):\n    if not hasattr(self, "_n"):\n        raise {}\n    return self._n'
SETTER = "@n.setter\ndef n(self, value):\n    self._n = value"
for name, given, left in (
    ("message", 'ValueError("no")', 'AttributeError("no")'),
    ("class", "RuntimeError", "AttributeError"),
):
    case(f"getter-{name}", "LL707", layer(GETTER.format(given), SETTER), layer(GETTER.format(left), SETTER))
STATE = "state_size = 4\n\ndef get_initial_state(self, inputs=None, batch_size=None, dtype=None):\n{}    return tf.zeros((batch_size, 4), dtype)\n\ndef call(self, inputs, states):\n    return states[0], states"
case(
    "state-dtype",
    "LL711",
    layer(STATE.format("")),
    layer(STATE.format("    if dtype is None:\n        dtype = self.compute_dtype\n")),
)


@pytest.mark.parametrize(("name", "code", "keras", "before", "after"), CASES, ids=[c[0] for c in CASES])
def test_a_fix_writes_what_is_expected(
    name: str, code: str, keras: int, before: str, after: str | None
) -> None:
    assert fixed(before, code, keras) == after


@pytest.mark.parametrize(
    ("name", "code", "keras", "before", "after"),
    [c for c in CASES if c[4]],
    ids=[c[0] for c in CASES if c[4]],
)
def test_a_fixed_class_has_nothing_new(name: str, code: str, keras: int, before: str, after: str) -> None:
    was = {one.code for one in linted(HEAD + before, path="text.py", keras=keras)}
    now = {one.code for one in linted(HEAD + after, path="text.py", keras=keras)}
    assert code not in now or len(diagnostics(after, code, keras)) < len(diagnostics(before, code, keras))
    assert now <= was | {"LL110", "LL120", "LL305", "LL112", "LL406"}, (
        "a fix may only uncover notes and what has a fix of its own"
    )


@pytest.mark.parametrize(
    ("name", "code", "keras", "before", "after"),
    some_quick([c for c in CASES if c[4]], 20),
    ids=[c[0] for c in CASES if c[4]],
)
def test_windows_line_endings_stay(name: str, code: str, keras: int, before: str, after: str) -> None:
    text = (HEAD + before).replace("\n", "\r\n")
    found = [one for one in linted(text, path="text.py", keras=keras) if one.code == code]
    fix = next(one.fix for one in found if one.fix is not None)
    assert apply_edits(text, fix.edits) == (HEAD + after).replace("\n", "\r\n")


def test_a_nested_class_is_fixed_where_it_stands() -> None:
    before = layer("def __call__(self, x):\n    return x")
    nested = "def make():\n" + "".join(f"    {line}\n" if line else "\n" for line in before.splitlines())
    assert fixed(nested, "LL501") == nested.replace("__call__", "call")


def test_every_fixer_has_a_case() -> None:
    titles = set()
    for _, code, keras, before, after in CASES:
        if after is not None:
            titles |= {one.fix.title for one in diagnostics(before, code, keras) if one.fix is not None}
    for name, fixer in FIXERS.items():
        pattern = re.sub(r"\\{\w+\\}", r"[*\\w]+", re.escape(fixer.title))
        assert any(re.fullmatch(pattern, title) for title in titles), name
