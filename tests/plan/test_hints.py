"""What a project shows of how a class is made and called, read and never run."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from layerlint.plan.call_sites import CallSite, call_sites
from layerlint.plan.hints import Hint, hints_for
from layerlint.plan.scope_walk import walk

HEAD = (
    "import numpy as np\nimport tensorflow as tf\nfrom tensorflow.keras import layers, Input\nimport keras\n"
)
BLOCK = """from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, dim, heads=2, **kwargs):
        super().__init__(**kwargs)
        self.dim = dim

    def call(self, x, mask=None):
        return x
"""


def sites(code: str) -> list[CallSite]:
    nodes = list(walk(ast.parse(HEAD + code)))
    return list(call_sites(nodes, "Block", lambda name: True, lambda owner: {}))


def only(code: str) -> CallSite:
    (found,) = sites(code)
    return found


@pytest.mark.parametrize(
    ("code", "args", "kwargs"),
    [
        ("Block(4, heads=2)", ("4",), {"heads": "2"}),
        ("D = 8\ndef f(h=3):\n    Block(D * 2, h)", ("(8 * 2)", "3"), {}),
        ("FLAG = True\nBlock(not FLAG)", ("False",), {}),
        ("a, b = 1, 2\nBlock(a, b)", ("1", "2"), {}),
        ("Block(**dict(dim=4), name='b')", (), {"dim": "4"}),
        ("Block([1, (2, 3)], heads={'a': -1.5})", ("[1, (2, 3)]",), {"heads": "{'a': -1.5}"}),
        ("Block(tf.keras.layers.Dense(4))", ("keras.layers.Dense(4)",), {}),
        ("Block(layers.LSTMCell(units=4))", ("keras.layers.LSTMCell(units=4)",), {}),
        ("Block(tf.nn.relu)", ("tf.nn.relu",), {}),
        ("w = ['a']\nw += ['b']\nBlock(w)", ("(['a'] + ['b'])",), {}),
        ("from pack.towers import Tower\nt = Tower(3)\nBlock(t)", ("pack.towers.Tower(3)",), {}),
        ("class Step(keras.layers.Layer): ...\nBlock([Step(2)])", ("[Step(2)]",), {}),
        ("@pytest.mark.parametrize('d', [6, 8])\ndef test(d):\n    Block(d)", ("6",), {}),
        (
            "@pytest.mark.parametrize('d, h', [(6, 3), (8, 2)])\ndef test(d, h):\n    Block(d, heads=h)",
            ("6",),
            {"heads": "3"},
        ),
        ("@pytest.mark.parametrize(('d', 'h'), [[6, 3]])\ndef test(d, h):\n    Block(d, h)", ("6", "3"), {}),
        (
            "class P:\n    def f(self):\n        Block(self.dim)\n    def __init__(self, dim=5):\n        self.dim = dim",
            ("5",),
            {},
        ),
    ],
)
def test_arguments_are_followed_to_what_they_mean(
    code: str, args: tuple[str, ...], kwargs: dict[str, str]
) -> None:
    found = only(code)
    assert (found.args, found.kwargs, found.whole) == (args, kwargs, True)


@pytest.mark.parametrize(
    "code",
    [
        "Block(read(), heads=2)",
        "def f(dim):\n    Block(dim, heads=2)",
        "for dim in (1, 2):\n    Block(dim, heads=2)",
        "Block(keras.applications.ResNet50(), heads=2)",
        "Block(open('file'), heads=2)",
        "d = 1\nd += one()\nBlock(d, heads=2)",
        "def dim(a):\n    if a:\n        return 1\n    return 2\nBlock(dim(0), heads=2)",
        "def dim():\n    return dim()\nBlock(dim(), heads=2)",
        "def dim():\n    yield 1\n    return 2\nBlock(dim(), heads=2)",
        "def dim(n):\n    return n\ndim = other\nBlock(dim(3), heads=2)",
        "def dim(*n):\n    return n\nBlock(dim(3), heads=2)",
        "@pytest.mark.parametrize('dim', CASES)\ndef test(dim):\n    Block(dim, heads=2)",
        "@pytest.mark.parametrize('dim, n', [(make(), 2)])\ndef test(dim, n):\n    Block(dim, heads=2)",
        "@pytest.mark.parametrize('dim, n', [8])\ndef test(dim, n):\n    Block(dim, heads=2)",
        "def helper():\n    return 3\ndef test(helper):\n    Block(helper, heads=2)",
    ],
)
def test_what_reading_does_not_tell_stays_unknown(code: str) -> None:
    found = only(code)
    assert not found.whole
    assert (found.args, found.kwargs) == ((), {"heads": "2"})


@pytest.mark.parametrize(
    ("code", "shape", "dtype"),
    [
        ("Block(1)(tf.random.normal((2, 7, 8)))", [None, 7, 8], "float32"),
        ("b = Block(1)\nx = np.random.rand(2, 3)\ny = b(x)", [None, 3], "float32"),
        ("b = Block(1)\nb(np.ones((2, 3)).astype('int32'))", [None, 3], "int32"),
        ("b = Block(1)\nb(tf.constant([[1, 2, 3]]))", [None, 3], "int32"),
        ("Block(1)(np.random.randint(0, 9, size=(4, 5)))", [None, 5], "int32"),
        ("Block(1)(tf.cast(tf.ones([4, 5]), tf.bool))", [None, 5], "bool"),
        ("Block(1)(Input(shape=(32, 32, 3)))", [None, 32, 32, 3], "float32"),
        ("Block(1)(keras.Input((None, 4), dtype='int32'))", [None, 8, 4], "int32"),
        ("Block(1)([['a', 'b'], ['c', 'd']])", [None, 2], "string"),
        ("Block(1)(tf.reshape(tf.zeros((4, 6)), (4, 3, 2)))", [None, 3, 2], "float32"),
        (
            "class T:\n    def setUp(self):\n        self.b = Block(1)\n    def test(self):\n"
            "        self.b(tf.ones((2, 3)))",
            [None, 3],
            "float32",
        ),
        ("n = 16\nBlock(1)(tf.ones([2, n // 2, n * 2 - 1]))", [None, 8, 31], "float32"),
        ("Block(1)(tf.fill([2, 3], -1e30))", [None, 3], "float32"),
        ("Block(1)(tf.fill((2, 3), 7))", [None, 3], "int32"),
        ("def make(n, m=4):\n    return tf.ones((2, n, m))\nBlock(1)(make(5))", [None, 5, 4], "float32"),
        (
            "def make(n):\n    x = tf.ones((2, n))\n    return x, n\nx, _ = make(n=6)\nBlock(1)(x)",
            [None, 6],
            "float32",
        ),
        (
            "class T:\n    def setUp(self):\n        self.n = 7\n    def inputs(self):\n"
            "        return tf.ones((2, self.n))\n    def test(self):\n        Block(1)(self.inputs())",
            [None, 7],
            "float32",
        ),
        (
            "class T:\n    @staticmethod\n    def inputs(n):\n        return tf.ones((2, n))\n"
            "    def test(self):\n        Block(1)(self.inputs(4))",
            [None, 4],
            "float32",
        ),
        (
            "@pytest.fixture\ndef block():\n    return Block(1)\n@pytest.fixture\ndef x():\n    return tf.ones((2, 9))\n"
            "def test(block, x):\n    block(x)",
            [None, 9],
            "float32",
        ),
        (
            "class T:\n    @pytest.fixture()\n    def block(self):\n        made = Block(1)\n        return made\n"
            "    def test(self, block):\n        assert block(np.ones((2, 9))) is not None",
            [None, 9],
            "float32",
        ),
    ],
)
def test_inputs_have_the_shape_and_type_of_what_is_called_with(
    code: str, shape: list[int | None], dtype: str
) -> None:
    assert only(code).inputs == ({"kind": "tensor", "dtype": dtype, "shape": shape},)


@pytest.mark.parametrize(
    "code",
    [
        "x = x[0]\nBlock(x, heads=2)",
        "def make(a):\n    return a\na, b = make(a)\nBlock(a, heads=2)",
        "def make(a):\n    return make(a)[0]\na = make(a)\nBlock(a, heads=2)",
        f"Block(x{'[0]' * 900}, heads=2)",
    ],
)
def test_what_is_defined_by_itself_has_an_end(code: str) -> None:
    assert only(code).kwargs == {"heads": "2"}


def test_a_ragged_tensor_is_one() -> None:
    form = only("Block(1)(tf.ragged.constant([[], [1, 2], [3]]))").inputs[0]
    assert form == {"kind": "tensor", "dtype": "int32", "shape": [None, None], "layout": "ragged"}
    assert only("Block(1)(tf.sparse.constant([[1], [2]]))").inputs == ()
    assert only("Block(1)(tf.ragged.constant([1, 2]))").inputs == ()


def test_inputs_may_be_named_and_nested() -> None:
    found = only("Block(1)({'a': tf.ones((2, 3))}, mask=[np.ones((2, 4)), np.zeros((2, 5))], training=True)")
    assert [one["kind"] for one in found.inputs] == ["dict"]
    assert [one["shape"] for one in found.named["mask"]["items"]] == [[None, 4], [None, 5]]
    assert "training" not in found.named


def test_flags_of_a_call_are_left_at_their_defaults() -> None:
    found = only("Block(1)(tf.ones((2, 3)), return_scores=True, mask=None)")
    assert (len(found.inputs), found.named) == (1, {})


def test_a_test_that_gets_the_class_and_its_arguments_shows_both() -> None:
    found = only("self.run_layer_test(Block, init_kwargs={'dim': 4, 'name': 'b'}, input_shape=(2, 3, 4))")
    assert found.kwargs == {"dim": "4"}
    assert found.inputs[0]["shape"] == [None, 3, 4]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    return tmp_path


def written(project: Path, **files: str) -> tuple[Hint, ...]:
    for name, text in {"blocks": BLOCK, **files}.items():
        place = name.replace("__", "/")
        suffix = {"readme": ".md", "demo": ".ipynb"}.get(place, ".py")
        path = project / (place + suffix)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return hints_for(str(project / "blocks.py") + ":Block")


def test_places_come_best_first_each_with_file_and_line(project: Path) -> None:
    cell: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook = {
        "cells": [{**cell, "source": ["from blocks import Block\n", "Block(7, 8)"]}],
        "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, "nbformat_minor": 5,
    }  # fmt: skip
    found = written(
        project,
        tests__test_blocks="from blocks import Block\n\n\ndef test_it():\n    Block(3, 4)\n",
        readme="# Use\n\n```python\nfrom blocks import Block\nBlock(5, 6)\n```\n",
        demo=json.dumps(notebook),
        net="from blocks import Block\n\n\nNET = Block(1, 2)\n",
    )
    assert [(one.kind, one.where, one.site.args) for one in found] == [
        ("test", "tests/test_blocks.py:5", ("3", "4")),
        ("example", "demo.ipynb, cell 1, line 2", ("7", "8")),
        ("example", "readme.md:5", ("5", "6")),
        ("code", "net.py:4", ("1", "2")),
    ]


def test_a_place_that_calls_the_object_goes_before_one_that_does_not(project: Path) -> None:
    text = "from blocks import Block\nimport tensorflow as tf\nBlock(1)\nBlock(2)(tf.ones((2, 3)))\n"
    assert [one.site.args for one in written(project, net=text)] == [("2",), ("1",)]


def test_a_class_that_another_one_makes_gets_its_real_values(project: Path) -> None:
    outer = """

class Net(keras.layers.Layer):
    def __init__(self, width, **kwargs):
        super().__init__(**kwargs)
        self.width = width
        self.block = Block(self.width, heads=4)
"""
    (found,) = written(
        project, blocks=BLOCK + outer, tests__test_net="from blocks import Net\nNet(width=12)\n"
    )
    assert (found.kind, found.where, found.site.args) == ("same file", "blocks.py:17", ("12",))


def test_examples_in_docstrings_count(project: Path) -> None:
    text = BLOCK.replace(
        "Layer):\n", 'Layer):\n    """A block.\n\n    >>> Block(6)(tf.ones((2, 6)))\n    """\n', 1
    )
    (found,) = written(project, blocks=text)
    assert (found.kind, found.site.args, found.site.inputs[0]["shape"]) == ("docstring", ("6",), [None, 6])


def test_another_class_of_the_same_name_is_none_of_them(project: Path) -> None:
    found = written(
        project,
        other=BLOCK,
        net="from other import Block\nBlock(1)\n",
        mine="from blocks import Block\nBlock(2)\n",
        theirs="from keras.layers import Block\nBlock(3)\n",
    )
    assert [one.site.args for one in found] == [("2",)]
