"""The first look at files: which of them can hold layer classes, without parsing them."""

from __future__ import annotations

import pytest

from layerlint.index.scan import candidates, scan_headers


def chosen(*texts: str, own: frozenset[str] = frozenset()) -> set[int]:
    return candidates([scan_headers(text) for text in texts], own=own)


@pytest.mark.parametrize(
    "text",
    [
        "class A(keras.layers.Layer): pass",
        "if x:\n    class A(\n        tf.keras.Model,  # the (only) base\n    ): pass",
        "\x0cclass A(Layer): pass",
        "class A(Dense[int], metaclass=Meta): pass",
        "class A(six.with_metaclass(abc.ABCMeta, Layer)): pass",
        "from gone import Base\nclass A(Base): pass",
        "class A(Base): pass",
        "from torch import nn\nfrom keras import layers as nn\nclass A(nn.Embedding): pass",
    ],
)
def test_a_file_with_a_layer_is_looked_at(text: str) -> None:
    assert chosen(text) == {0}
    assert chosen(text.replace("\n", "\r\n")) == {0}


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n",
        "class A: pass\nclass B(A): pass",
        "class A(object): pass",
        "class A(Exception): pass\nclass B(ValueError): pass",
        "from torch import nn\nclass A(nn.Module): pass",
        "import torch.nn as nn\nclass A(nn.Embedding): pass",
        "from torch import (\n    Tensor,\n    nn,  # both\n)\nclass A(nn.Embedding): pass",
        "import collections\nclass A(collections.OrderedDict): pass",
        "'class A(Thing)'\n",
    ],
)
def test_a_file_without_one_is_not(text: str) -> None:
    assert chosen(text) == set()


@pytest.mark.parametrize(
    "second",
    [
        "from a import Base\nclass B(Base): pass",
        "from a import Base as Root\nclass B(Root): pass",
        "from a import (Base as Root, other)\nclass B(Root): pass",
        "import a\nRoot = a.Base  # short\nclass B(Root): pass",
        "import a\nRoot = a.Base if a else object\nclass B(Root): pass",
    ],
)
def test_names_are_followed_from_file_to_file(second: str) -> None:
    first = "class Base(keras.Layer): pass"
    taken = "class Root: pass\nclass Other(Base2): pass\nclass Base2: pass"
    assert chosen(first, second, taken, own=frozenset({"a"})) == {0, 1}


def test_a_class_of_another_package_may_be_a_layer_though_the_name_is_one_of_ours() -> None:
    ours = "class Backbone: pass"
    theirs = "from keras_hub.models import Backbone\nclass A(Backbone): pass"
    assert chosen(ours, theirs, own=frozenset({"ours"})) == {1}
    assert chosen(ours, theirs.replace("keras_hub", "ours"), own=frozenset({"ours"})) == set()


def test_a_bracket_that_is_never_closed_is_left_to_the_parser() -> None:
    assert chosen("class A(keras.Layer:\n    def call(self, x):\n        return x") == {0}


@pytest.mark.parametrize(
    "line", ["import .", "import . as b", "import .a", "from . import", "import ,", "import a. b"]
)
def test_an_import_that_does_not_parse_is_left_to_the_parser(line: str) -> None:
    assert chosen(f"{line}\nclass A(keras.layers.Layer): pass") == {0}
