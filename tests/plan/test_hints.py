"""What a project shows of how a class is made and called, read and never run."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from layerlint.plan.call_sites import CallSite, call_sites
from layerlint.plan.hints import Hint, hints_for
from layerlint.plan.project_texts import ProjectTexts
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
        ("sizes = {'dim': 6, 'h': dict(n=3)}\nBlock(sizes['dim'], sizes['h']['n'])", ("6", "3"), {}),
        (
            "names = ['c' + str(i) for i in range(1, 3)]\nBlock([{'n': n} for n in names])",
            ("[{'n': 'c1'}, {'n': 'c2'}]",),
            {},
        ),
        ("Block(len([1, 2]), (['a'] + ['b'])[1])", ("2", "'b'"), {}),
        ("class Sizes:\n    dim = 6\ns = Sizes()\nBlock(s.dim, heads=Sizes.dim)", ("6",), {"heads": "6"}),
        (
            "class Sizes:\n    def __init__(self, dim=6):\n        self.dim = dim\n        self.h = 3\n"
            "s = Sizes(dim=9)\nBlock(s.dim, s.h)",
            ("9", "3"),
            {},
        ),
        (
            "def read():\n    p = ArgumentParser()\n    p.add_argument('--inner-dim', '-d', type=int, default=6)\n"
            "    p.add_argument('--deep', action='store_true')\n    return p.parse_args()\n"
            "def run(args):\n    Block(args.inner_dim, args.deep)\nif __name__ == '__main__':\n    run(read())",
            ("6", "False"),
            {},
        ),
        ("flags.DEFINE_integer('dim', 6, 'Width.')\nFLAGS = flags.FLAGS\nBlock(FLAGS.dim)", ("6",), {}),
        (
            "def train(dim, *, h=2):\n    Block(dim, h)\ndef main():\n    train(6, h=3)\nmain()",
            ("6", "3"),
            {},
        ),
        (
            "class P:\n    def __init__(self, columns=([1], [2])):\n        self.a, self.b = columns\n"
            "        Block(self.b)",
            ("[2]",),
            {},
        ),
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
        "sizes = {'dim': 6}\nBlock(sizes['d'], heads=2)",
        "sizes = json.load(file)\nBlock(sizes['dim'], heads=2)",
        "class Sizes:\n    def __init__(self, dim):\n        self.dim = dim\nBlock(Sizes(6).dim, heads=2)",
        "parser.add_argument('--dim', type=int)\nargs = parser.parse_args()\nBlock(args.dim, heads=2)",
        "Block([i for i in range(n)], heads=2)",
        "Block([i for i in range(3) if i], heads=2)",
        "def run(args):\n    Block(args.dim, heads=2)\nrun(load())",
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
        f"Block({'[' * 9}0{' for i in range(64)]' * 9}, heads=2)",
        "\n".join(f"a{n} = [{', '.join([f'a{n - 1}'] * 64)}]" for n in range(1, 9)) + "\nBlock(a8, heads=2)",
        "x = x + x\nBlock(x[1], heads=2)",
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


def write(folder: Path, **files: str) -> Path:
    (folder / "pyproject.toml").write_text("")
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


@pytest.mark.parametrize(
    ("imports", "first"),
    [
        ("from settings import config", "config['dim']"),
        ("from settings import *", "config['dim']"),
        ("import settings", "settings.config['dim']"),
        ("import settings as s", "s.WIDTH"),
        ("from settings import read", "read(3)[1]"),
        ("from settings import Sizes", "Sizes().dim"),
        ("config = json.load(file)\nfrom settings import config", "config['dim']"),
        (
            "def load():\n    config = json.load(file)\n    from settings import config\n    return config['dim']",
            "load()",
        ),
    ],
)
def test_values_come_from_other_modules_of_the_project(tmp_path: Path, imports: str, first: str) -> None:
    settings = (
        "WIDTH = 6\nconfig = {'dim': WIDTH}\ndef read(n):\n    return n, config['dim']\n"
        "class Sizes:\n    dim: int = WIDTH\n"
    )
    train = f"import json\nfrom block import Block\n{imports}\nBlock({first}, heads=2)\n"
    folder = write(tmp_path, a__block=BLOCK, a__settings=settings, a__train=train, b__settings="WIDTH = 1\n")
    [hint] = hints_for(f"{folder / 'a/block.py'}:Block")
    assert (hint.site.args, hint.site.whole) == (("6",), True)


def test_a_parent_in_another_module_hands_its_real_values_on(tmp_path: Path) -> None:
    model = (
        "from block import Block\nclass Tower(keras.Model):\n    def __init__(self, dim, heads):\n"
        "        self.block = Block(dim, heads=heads)\n"
    )
    train = "from model import Tower\nTower(12, heads=3)\n"
    folder = write(tmp_path, block=BLOCK, model=model, train=train)
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert (hint.site.args, hint.site.kwargs) == (("12",), {"heads": "3"})


def test_a_size_that_only_data_show_is_said_to_be_a_guess(tmp_path: Path) -> None:
    model = (
        "from block import Block\nclass Tower(keras.Model):\n    def __init__(self, columns):\n"
        "        self.block = Block(columns)\n"
    )
    train = "from model import Tower\nTower([{'n': data[c].nunique()} for c in ('a', 'b')])\n"
    folder = write(tmp_path, block=BLOCK, model=model, train=train)
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert hint.json()["args"] == ["[{'n': int(8)}, {'n': int(8)}]"]
    assert hint.json()["where"].endswith("model.py:4, with sizes of its data guessed")


def test_modules_that_import_one_another_have_an_end(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        block=BLOCK,
        a="from b import dim\nfrom block import Block\nBlock(dim, heads=2)\n",
        b="from a import dim\n",
    )
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert hint.site.kwargs == {"heads": "2"}


def test_a_function_has_what_another_module_passes(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        block=BLOCK,
        training="from block import Block\n\ndef prepare(config, heads):\n    Block(config.dim, heads)\n",
        main=(
            "from absl import flags\nfrom training import prepare\nFLAGS = flags.FLAGS\n"
            "flags.DEFINE_integer('dim', 12, 'Width.')\n\ndef main(argv):\n    prepare(FLAGS, heads=3)\n"
        ),
    )
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert (hint.site.args, hint.site.whole) == (("12", "3"), True)


def test_options_are_an_object_of_their_defaults(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        block=BLOCK,
        main=(
            "import argparse\nfrom block import Block\nparser = argparse.ArgumentParser()\n"
            "parser.add_argument('--dim', type=int, default=6)\nparser.add_argument('--data', required=True)\n"
            "args = parser.parse_args()\nBlock(args)\n"
        ),
    )
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert hint.site.args == ("types.SimpleNamespace(dim=6)",)


def test_functions_that_call_one_another_in_turn_have_an_end(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        block=BLOCK,
        a="from b import g\nfrom block import Block\n\ndef f(dim):\n    Block(dim, heads=2)\n    g(dim)\n",
        b="from a import f\n\ndef g(dim):\n    f(dim)\n",
    )
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert (hint.site.args, hint.site.kwargs, hint.site.whole) == ((), {"heads": "2"}, False)


def test_a_method_has_not_what_another_class_passes_to_one_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    naming = ProjectTexts.naming

    def noted(texts: ProjectTexts, word: str, own: str) -> Any:
        searched.append(word)
        return naming(texts, word, own)

    monkeypatch.setattr(ProjectTexts, "naming", noted)
    folder = write(
        tmp_path,
        block=BLOCK,
        a="from block import Block\n\nclass A:\n    def call(self, dim):\n        Block(dim, heads=2)\n",
        b="import a\na.call(4)\n",
    )
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert not hint.site.whole
    assert "call" not in searched, "every layer has such a method"


def test_a_function_of_the_same_name_in_another_module_says_nothing(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        block=BLOCK,
        a="from block import Block\n\ndef f(dim):\n    Block(dim, heads=2)\n",
        b="def f(dim):\n    pass\n\nf(4)\n",
    )
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert not hint.site.whole


@pytest.mark.parametrize(
    ("code", "args"),
    [
        (
            "class Trainer:\n    def run(self):\n        self.make(6)\n    def make(self, dim):\n        Block(dim)",
            ("6",),
        ),
        (
            "class Base:\n    dim: int = 6\nclass Sizes(Base): pass\ndef f(cfg: Sizes):\n    Block(cfg.dim)",
            ("6",),
        ),
        ("import enum\nclass Mode(enum.Enum):\n    UP = 1\nBlock(Mode.UP)", ("Mode.UP",)),
        ("Block(tf.initializers.Constant(2))", ("tf.initializers.Constant(2)",)),
        ("Block(tf.random_normal_initializer(stddev=0.1))", ("tf.random_normal_initializer(stddev=0.1)",)),
    ],
)
def test_arguments_of_methods_and_annotated_settings_are_followed(code: str, args: tuple[str, ...]) -> None:
    assert only(code).args == args


def test_a_class_may_come_with_all_names_of_its_module(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        block=BLOCK,
        train="from block import *\nBlock(5)\n",
        other="from elsewhere import *\nBlock(7)\n",
    )
    [hint] = hints_for(f"{folder / 'block.py'}:Block")
    assert hint.site.args == ("5",)
