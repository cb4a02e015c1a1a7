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


WITH_DENSE = """
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(3)
"""


def dunder(signature: str, *body: str, more: str = "") -> str:
    lines = "".join(f"        {line}\n" for line in body or ("return self.d(inputs)",))
    lines += WITH_DENSE
    return f"class A(tf.keras.layers.Layer):\n    def __call__({signature}):\n{lines}{more}"


@pytest.mark.parametrize("keras", [2, 3])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (dunder("self, inputs"), Safety.SAFE),
        (dunder("self, inputs, mask=None"), Safety.SAFE),
        (dunder("self, inputs", "return inputs * 2.0"), Safety.UNSAFE),  # of a number, or without a cast
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


@pytest.mark.parametrize("line", ["self.calls += 1", "self.seen.append(inputs.shape)", "self.last = 3"])
def test_what_a_method_leaves_on_the_layer_happens_once_more_in_keras_3(line: str) -> None:
    text = dunder("self, inputs", line, "return self.d(inputs)").replace(
        "super().__init__()\n", "super().__init__()\n        self.calls, self.seen = 0, []\n"
    )
    assert safety(text, "LL501", 2)[:1] == [Safety.SAFE]
    assert safety(text, "LL501", 3)[:1] == [Safety.UNSAFE]


def test_keras_3_takes_training_by_its_name_alone() -> None:
    text = dunder("self, inputs, training=None", "return self.d(inputs) * float(training)")
    assert safety(text, "LL501", 2) == [Safety.SAFE]
    assert safety(text, "LL501", 3) == [Safety.UNSAFE]


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


@pytest.mark.parametrize("keras", [2, 3])
def test_an_attribute_that_each_trace_sets_would_be_set_by_each_call(keras: int) -> None:
    text = decorated("self.calls = 1 + getattr(self, 'calls', 0)", "return inputs * self.w")
    assert safety(text, "LL508", keras) == [Safety.UNSAFE]


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
         "        return x * self.w", "LL308", 2, Safety.SAFE),
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


def built(shape: str, *, init: str = "units=4", value: str = "units") -> str:
    return (
        f"class A(tf.keras.layers.Layer):\n    def __init__(self, {init}):\n        super().__init__()\n"
        f"        self.units = {value}\n\n    def build(self, input_shape):\n"
        f"        self.w = self.add_weight(name='w', shape={shape})\n\n"
        "    def call(self, x):\n        return x * self.w\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (built("3"), Safety.SAFE),
        (built("input_shape[-1]"), Safety.SAFE),
        (built("self.units", value="int(units)"), Safety.SAFE),
        (built("self.units"), Safety.UNSAFE),  # `A(units=(4, 2))` works
    ],
)
def test_a_size_is_put_in_a_tuple_safely_where_it_is_none(text: str, expected: Safety) -> None:
    assert safety(text, "LL114") == [expected]


CONFIG = """class A({bases}):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units

    def get_config(self):
        return {{"units": self.units}}
"""
COPY = """
    def renamed(self):
        return A(name="other", **self.get_config())
"""
OUTSIDE = """

def renamed(layer):
    return A(name="other", **layer.get_config())
"""
EQUAL = """
    def __eq__(self, other):
        return self.get_config() == other.get_config()
"""


@pytest.mark.parametrize("keras", [2, 3])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CONFIG.format(bases="keras.layers.Layer"), Safety.SAFE),
        (CONFIG.format(bases="keras.layers.Layer") + COPY, Safety.UNSAFE),
        (CONFIG.format(bases="keras.layers.Layer") + EQUAL, Safety.UNSAFE),
        (CONFIG.format(bases="keras.layers.Layer") + OUTSIDE, Safety.UNSAFE),
        (CONFIG.format(bases="keras.layers.Layer").replace("= units", "= units, kwargs"), Safety.UNSAFE),
        (
            CONFIG.format(bases="keras.layers.Layer").replace("(**kwargs)", "()\n        Inner(**kwargs)"),
            Safety.UNSAFE,
        ),
        (
            "class Mixin:\n    def get_config(self):\n        return {'more': 1}\n\n\n"
            + CONFIG.format(bases="Mixin, keras.layers.Layer"),
            Safety.UNSAFE,
        ),
    ],
)
def test_a_configuration_gets_more_safely_where_only_keras_reads_it(
    text: str, expected: Safety, keras: int
) -> None:
    assert safety(text, "LL403", keras) == [expected]


def repeated(layers: str) -> str:
    return (
        "class A(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
        f"        self.blocks = {layers} * 2\n\n    def call(self, x):\n        for block in self.blocks:\n"
        "            x = block(x)\n        return x\n"
    )


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ("[keras.layers.Dense(3)]", Safety.SAFE),
        ("[keras.layers.Dense(3, name='d')]", Safety.UNSAFE),  # a functional model refuses two of that name
        ("[keras.layers.Dense(int(self.units))]", Safety.SAFE),
        ("[keras.layers.Dense(self.sizes.pop())]", Safety.UNSAFE),
        ("[keras.layers.Dense(super().width)]", None),
    ],
)
def test_layers_are_repeated_safely_where_they_get_names_of_their_own(
    layers: str, expected: Safety | None
) -> None:
    assert safety(repeated(layers), "LL203") == [expected]


def filled(test: str) -> str:
    return (
        "class A(keras.layers.Layer):\n    def __init__(self, blocks=[], **kwargs):\n        super().__init__(**kwargs)\n"
        f"        self.blocks = blocks\n        {test}\n            self.blocks.append(keras.layers.Dense(3))\n\n"
        "    def call(self, x):\n        return x\n"
    )


@pytest.mark.parametrize(
    ("test", "expected"),
    [("for _ in range(2):", Safety.SAFE), ("if self.blocks is not None:", Safety.UNSAFE)],
)
def test_a_default_is_none_safely_where_none_means_nothing_else(test: str, expected: Safety) -> None:
    assert safety(filled(test), "LL407", 2) == [expected]


def assigned(value: str) -> str:
    return (
        "class A(keras.layers.Layer):\n    def build(self, input_shape):\n"
        "        self.w = self.add_weight(name='w', shape=(3,))\n        super().build(input_shape)\n\n"
        f"    def call(self, x):\n        self.w.assign({value})\n        return x * self.w\n"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("tf.reduce_mean(x, 0)", Safety.SAFE),
        ("self.w * 0.9 + tf.reduce_mean(x, 0) * 0.1", Safety.SAFE),
        ("self.w * tf.reduce_mean(x, 0)", Safety.UNSAFE),  # scales what the optimizer learned
    ],
)
def test_a_weight_is_frozen_safely_where_its_values_are_computed(value: str, expected: Safety) -> None:
    assert safety(assigned(value), "LL110") == [expected]


def bypassed(signature: str, line: str) -> str:
    return (
        "class A(keras.layers.Layer):\n    def __init__(self):\n        super().__init__()\n"
        f"        self.d = tf.keras.layers.Dense(3)\n\n    def call({signature}):\n        {line}\n"
    )


@pytest.mark.parametrize(
    ("signature", "line", "expected"),
    [
        ("self, x", "return self.d.call(x)", Safety.SAFE),
        ("self, x", "return self.d.call(tf.cast(x, tf.float64))", Safety.UNSAFE),
        ("self, x, length", "return x * self.d.call(length)", Safety.UNSAFE),
    ],
)
def test_a_layer_is_called_safely_on_a_tensor(signature: str, line: str, expected: Safety) -> None:
    assert safety(bypassed(signature, line), "LL210") == [expected]


def unmarked(head: str, bases: str) -> str:
    return (
        f"{head}class A({bases}):\n    def build(self, input_shape):\n        self.ws = []\n"
        "        self.ws.append(self.add_weight(name='w', shape=(3,)))\n\n"
        "    def call(self, x):\n        return x * self.ws[0]\n"
    )


@pytest.mark.parametrize(
    ("head", "bases", "expected"),
    [
        ("", "keras.layers.Layer", "super().build(input_shape)"),
        ("", "keras.layers.Dense", "self.built = True"),
        (
            "class Base(keras.layers.Layer):\n    def build(self, input_shape):\n        raise NotImplementedError\n\n\n",
            "Base",
            "self.built = True",
        ),
        (
            "class Mixin:\n    def build(self, input_shape):\n        self.m = 1\n\n\n",
            "Mixin, keras.layers.Layer",
            "self.built = True",
        ),
    ],
)
def test_a_layer_is_marked_as_built_without_the_build_of_another_parent(
    head: str, bases: str, expected: str
) -> None:
    found = linted(HEAD + unmarked(head, bases), path="text.py", keras=2)
    fixes = [one.fix for one in found if one.code == "LL309" and one.fix is not None]
    assert [edit.replacement.strip() for fix in fixes for edit in fix.edits] == [expected]


def plain(*methods: str, arguments: str = "self, units=3") -> str:
    body = "".join(f"\n    def {method}\n" for method in methods)
    return (
        f"class A(keras.layers.Layer):\n    def __init__({arguments}):\n        super().__init__()\n"
        "        self.units = units\n\n    def call(self, x):\n        return x\n\n    def get_config(self):\n"
        f"        return {{**super().get_config(), 'units': self.units}}\n{body}"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (plain(), Safety.SAFE),
        (plain("twin(self):\n        return A(**dict(locals()))"), Safety.UNSAFE),
        (plain("names(self):\n        return inspect.signature(self.__init__).parameters"), Safety.UNSAFE),
    ],
)
def test_keywords_are_taken_safely_where_nothing_reads_the_signature(text: str, expected: Safety) -> None:
    assert safety("import inspect\n\n\n" + text, "LL305") == [expected]


def uncalled(method: str, arguments: str = "self, units, **kwargs") -> str:
    return (
        f"class A(keras.layers.Layer):\n    def __init__({arguments}):\n        self.units = units\n\n"
        f"    def {method}(self, x):\n        return x * self.units\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (uncalled("call"), Safety.SAFE),
        (uncalled("compute", "self, units"), Safety.SAFE),
        (uncalled("compute"), Safety.UNSAFE),  # `A(3, mode="a").compute(x)` works
        (uncalled("call") + "\n    @property\n    def name(self):\n        return 'a'\n", Safety.UNSAFE),
        (uncalled("call") + "\n    @property\n    def _kind(self):\n        return 'a'\n", Safety.SAFE),
    ],
)
def test_the_constructor_of_keras_gets_arguments_safely_where_it_must_run(
    text: str, expected: Safety
) -> None:
    assert safety(text, "LL301") == [expected]


def test_a_skipped_constructor_that_runs_may_want_other_arguments() -> None:
    text = (
        "class Base(keras.layers.Layer):\n    def __init__(self, units, **kwargs):\n        super().__init__(**kwargs)\n"
        "        self.units = units\n\n\nclass A(Base):\n    def __init__(self, **kwargs):\n"
        "        super(Base, self).__init__(**kwargs)\n\n    def call(self, x):\n        return x * self.units\n"
    )
    assert safety(text, "LL303") == [Safety.UNSAFE]


def test_training_of_the_module_stays_what_it_is() -> None:
    text = (
        "training = True\n\n\nclass A(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
        "        self.drop = keras.layers.Dropout(0.5)\n\n    def call(self, x):\n"
        "        return self.drop(x + 1.0 if training else x)\n"
    )
    assert safety(text, "LL506") == [None]


def test_a_decorator_stays_where_its_functions_are_used() -> None:
    more = (
        "\n    def export(self):\n        return self.call.get_concrete_function(tf.TensorSpec([None, 3]))\n"
    )
    assert safety(decorated("return inputs * self.w", more=more), "LL508", 3) == [Safety.UNSAFE]


@pytest.mark.parametrize(
    ("line", "expected"), [("return self", Safety.SAFE), ("return A.get_config()", Safety.UNSAFE)]
)
def test_self_is_added_safely_where_the_class_does_not_do_without(line: str, expected: Safety) -> None:
    text = (
        "class A(keras.layers.Layer):\n    def call(self, x):\n        return x\n\n    def get_config():\n"
        f"        return {{}}\n\n    def other(self):\n        {line}\n"
    )
    assert safety(text, "LL514") == [expected]


def test_a_decorator_stays_where_the_file_exports_its_function() -> None:
    more = "\n\ndef export(model):\n    return model.call.get_concrete_function(tf.TensorSpec([None, 3]))\n"
    assert safety(decorated("return inputs * self.w", more=more), "LL508", 3) == [Safety.UNSAFE]


def test_a_method_is_renamed_safely_where_it_overrides_none() -> None:
    base = "class Base(keras.layers.Layer):\n    def get_config(self):\n        return {**super().get_config(), 'a': 1}\n\n\n"
    text = "class A({}):\n    def _get_config_(self):\n        return {{'b': 2}}\n"
    assert safety(text.format("keras.layers.Layer"), "LL307") == [Safety.SAFE]
    assert safety(base + text.format("Base"), "LL307") == [Safety.UNSAFE]


def test_a_property_is_not_filled() -> None:
    text = (
        "class A(keras.layers.Layer):\n    def __init__(self):\n        super().__init__()\n        blocks = []\n"
        "        self.blocks = blocks\n        blocks.append(keras.layers.Dense(3))\n{}"
    )
    more = "\n    @property\n    def blocks(self):\n        return tuple(self._blocks)\n\n    @blocks.setter\n    def blocks(self, value):\n        self._blocks = value\n"
    assert safety(text.format(""), "LL208") == [Safety.SAFE]
    assert safety(text.format(more), "LL208") == [None]


@pytest.mark.parametrize(
    "line", ["forward = __call__", "@functools.wraps(__call__)\n    def forward(self, x):\n        return x"]
)
def test_a_method_that_the_class_body_reads_keeps_its_name(line: str) -> None:
    text = dunder("self, inputs", more=f"\n    {line}\n")
    assert safety(text, "LL501") == [None]


def test_a_default_stays_where_the_file_reads_signatures() -> None:
    text = (
        "class A(keras.layers.Layer):\n    def __init__(self, sizes=[], **kwargs):\n        super().__init__(**kwargs)\n"
        "        self.sizes = sizes\n        self.sizes.append(5)\n{}"
    )
    more = "\n\nDEFAULT = inspect.signature(A.__init__).parameters['sizes'].default\n"
    assert safety(text.format(""), "LL407", 2) == [Safety.SAFE]
    assert safety(text.format(more), "LL407", 2) == [Safety.UNSAFE]
    assert safety(plain() + more, "LL305") == [Safety.UNSAFE]


def test_layers_of_a_function_with_a_capital_are_made_as_often_as_before() -> None:
    text = (
        "{}class A(keras.Model):\n    def __init__(self):\n        super().__init__()\n"
        "        self.blocks = [Block(3)] * 3\n\n    def call(self, x):\n        for block in self.blocks:\n"
        "            x = block(x)\n        return x\n"
    )
    function = "def Block(units):\n    COUNT.append(1)\n    return keras.layers.Dense(units)\n\n\n"
    cls = "class Block(keras.layers.Dense):\n    pass\n\n\n"
    assert safety(text.format(cls), "LL203") == [Safety.SAFE]
    assert safety(text.format(function), "LL203") == [Safety.UNSAFE]
    regularized = text.replace("Block(3)", "Block(3, kernel_regularizer=keras.regularizers.L2(0.1))")
    assert safety(regularized.format(cls), "LL203") == [Safety.SAFE]


def test_self_is_added_safely_where_the_file_does_not_use_the_class() -> None:
    text = (
        "class A(keras.layers.Layer):\n    def call(self, x):\n        return x\n\n"
        "    def compute_output_shape(input_shape):\n        return input_shape\n"
    )
    assert safety(text, "LL514") == [Safety.SAFE]
    more = "\n\nSHAPE = functools.partial(A.compute_output_shape, (4, 3))\n"
    assert safety(text + more, "LL514") == [Safety.UNSAFE]


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("training", Safety.SAFE),
        ("training and not self.learned", Safety.UNSAFE),
        ("not self.learned", Safety.UNSAFE),
    ],
)
def test_a_weight_is_no_longer_trained_safely_where_no_attribute_chooses(test: str, expected: Safety) -> None:
    text = (
        "class A(keras.layers.Layer):\n    def __init__(self, learned=True):\n        super().__init__()\n"
        "        self.learned = learned\n\n    def build(self, input_shape):\n"
        "        self.m = self.add_weight(name='m', shape=(3,))\n\n    def call(self, x, training=None):\n"
        f"        if {test}:\n            self.m.assign(tf.reduce_mean(x, 0))\n        return x * self.m\n"
    )
    assert safety(text, "LL110") == [expected]


def test_a_weight_is_read_safely_where_no_subclass_replaces_it() -> None:
    text = (
        "class A(keras.layers.Layer):\n    def build(self, input_shape):\n"
        "        self.w = self.add_weight(name='w', shape=(3,))\n\n    def call(self, x):\n"
        "        return x * self.w.read_value()\n"
    )
    more = (
        "\n\nclass B(A):\n    def build(self, input_shape):\n        self.w = tf.Variable([2.0, 2.0, 2.0])\n"
    )
    assert safety(text, "LL704") == [Safety.SAFE]
    assert safety(text + more, "LL704") == [Safety.UNSAFE]


@pytest.mark.parametrize(
    "use", ["a.get_config()", "MODEL.get_config()", "A.get_config(a)", "self.get_config()"]
)
def test_a_configuration_that_the_file_reads_gets_no_more_entries_safely(use: str) -> None:
    text = (
        "class A(keras.layers.Layer):\n    def __init__(self, n=3, **kwargs):\n        super().__init__(**kwargs)\n"
        "        self.n = n\n\n    def get_config(self):\n        return {'n': self.n}\n"
    )
    expected = Safety.SAFE if use.startswith("self.") else Safety.UNSAFE
    assert safety(f"{text}\n\nCONFIG = {use}\n", "LL403") == [expected]
