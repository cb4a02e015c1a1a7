"""Functions, plain classes and top levels are read in the form of a class: places must be those of the file."""

from __future__ import annotations

import pytest

from tests.linted import linted

HEAD = "import tensorflow as tf\nfrom tensorflow import keras\n"
BODY = {
    "spaces": "def f():\n    x = keras.Input((3,))\n    return tf.abs(x)\n",
    "tabs": "def f():\n\tx = keras.Input((3,))\n\tif x:\n\t\tpass\n\treturn tf.abs(x)\n",
    "a decorator": "@cached\n@tf.function\ndef f():\n    x = keras.Input((3,))\n    return tf.abs(x)\n",
    "a string of many lines": 'def f():\n    """a\nb\n  c"""\n    x = keras.Input((3,))\n    return tf.abs(x)\n',
    "a continued line": "def f():\n    x = \\\nkeras.Input((3,))\n    return tf.abs(x)\n",
    "letters of two bytes": "def f():\n    x = keras.Input((3,))\n    return 'äöü', tf.abs(x)\n",
    "one line": "def f(): x = keras.Input((3,)); return tf.abs(x)\n",
    "the top level": "x = keras.Input((3,))\nclass A:\n    pass\nif x:\n    y = tf.abs(x)\n",
    "a plain class": "class A:\n    def f(self):\n        x = keras.Input((3,))\n        return tf.abs(x)\n",
}


@pytest.mark.parametrize("name", BODY)
def test_a_finding_stands_where_the_file_has_it(name: str) -> None:
    text = HEAD + BODY[name]
    lines = text.split("\n")
    line = next(number for number, one in enumerate(lines, 1) if "tf.abs" in one)
    found = [one for one in linted(text, keras=3, path="a.py") if one.code == "LL703"]
    assert [(one.span.start.line, one.span.start.column) for one in found] == [
        (line, lines[line - 1].index("tf.abs") + 1)
    ]
    assert found[0].span.end.column == found[0].span.start.column + len("tf.abs(x)")
    assert not found[0].layer


NOT_READ = {
    "a file that does not parse": HEAD + "x = keras.Input((3,))\ntf.abs(x\n",
    "a file of the older package": "import tf_keras\n" + HEAD + BODY["spaces"],
    "a function that gets the tensor": HEAD + "def f(x):\n    keras.Input((3,))\n    return tf.abs(x)\n",
    "a function that Keras would call": HEAD + "def call(x):\n    keras.Input((3,))\n    return tf.abs(x)\n",
}


@pytest.mark.parametrize("name", NOT_READ)
def test_what_is_not_known_is_not_reported(name: str) -> None:
    assert not [one for one in linted(NOT_READ[name], keras=3, path="a.py") if one.code == "LL703"]


def test_what_a_class_was_told_of_is_not_told_again() -> None:
    text = HEAD + (
        "def mean(x):\n    keras.Input((3,))\n    return tf.reduce_mean(x)\n\n"
        "class Net(keras.Model):\n    def __init__(self):\n        x = keras.Input((3,))\n"
        "        super().__init__(inputs=x, outputs=mean(x))\n"
    )
    assert [one.span.start.line for one in linted(text, keras=3, path="a.py") if one.code == "LL703"] == [10]
