"""Which functions and instances of a module are offered as layers or models to draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.trace.targets import expand

HEAD = """\
import functools
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import Model, Sequential, layers
from blocks import Block


"""
BLOCKS = "import keras\n\n\nclass Block(keras.layers.Layer):\n    pass\n"


def offered(folder: Path, text: str) -> list[str]:
    (folder / "blocks.py").write_text(BLOCKS)
    (folder / "made.py").write_text(HEAD + text)
    found = expand(str(folder))
    return [one.rpartition(":")[2] for one in found if one.rpartition(":")[0].endswith("made.py")]


@pytest.mark.parametrize(
    "text",
    [
        "def it():\n    return keras.Sequential([layers.Dense(3)])",
        "def it(units=3, *, name='x', **more):\n    return Sequential([layers.Dense(units)])",
        "def it():\n    x = keras.Input((3,))\n    y = layers.Dense(3)(x)\n    return Model(x, y)",
        "def it():\n    model = tf.keras.Sequential()\n    model.add(layers.Dense(3))\n    return model",
        "def it(deep=False):\n    if deep:\n        return Block(2)\n    return Block(1)",
        "def it() -> Model:\n    def loss(a, b):\n        return a - b\n    model = Block()\n"
        "    model.compile(loss)\n    return model",
        "def it():\n    return keras.applications.ResNet50(weights=None)",
        "it = Sequential([layers.Dense(3)])",
        "it: Model = Block(3)",
        "x = keras.Input((3,))\nit = keras.Model(x, layers.Dense(3)(x))",
    ],
)
def test_what_makes_a_layer_is_offered(tmp_path: Path, text: str) -> None:
    assert offered(tmp_path, text + "\n") == ["it"]


@pytest.mark.parametrize(
    "text",
    [
        "def it(units):\n    return Sequential([layers.Dense(units)])",
        "def it(*, units):\n    return Sequential([layers.Dense(units)])",
        "def it(x=None):\n    return layers.Dense(3)(x)",
        "def it():\n    return Sequential",
        "def it():\n    Sequential()",
        "def it():\n    yield Sequential()",
        "def it():\n    return Sequential(), 3",
        "def it(a=0):\n    if a:\n        return None\n    return Sequential()",
        "def it():\n    model = Sequential()\n    model.fit([1], [2])\n    return model",
        "def it():\n    return keras.applications.ResNet50()",
        "def it():\n    model = Sequential()\n    model.load_weights('w.h5')\n    return model",
        "@functools.wraps(print)\ndef it():\n    return Sequential()",
        "def _it():\n    return Sequential()",
        "def it():\n    model = Sequential()\n    for model in [1]:\n        pass\n    return model",
        "def it():\n    return Unknown()",
        "def it():\n    return keras.optimizers.Adam()",
        "async def it():\n    return Sequential()",
        "it = keras.Input((3,))",
        "it = layers.Dense(3)(keras.Input((3,)))",
        "it = Block()\nit = 3",
        "it = keras.losses.MeanSquaredError()",
        "class It:\n    def it(self=None):\n        return Sequential()",
        "if __name__ == '__main__':\n    it = Sequential()",
        "def it(:\n",
    ],
)
def test_what_makes_none_or_does_more_is_not(tmp_path: Path, text: str) -> None:
    assert offered(tmp_path, text + "\n") == []


def test_they_stand_among_the_classes_as_in_the_file(tmp_path: Path) -> None:
    text = (
        "def one():\n    return Block()\n\n\nclass Two(layers.Layer):\n    pass\n\n\n"
        "three = Two()\n\n\ndef one_more():\n    return Two()\n"
    )
    assert offered(tmp_path, text) == ["one", "Two", "three", "one_more"]
