"""Findings stand where the tree of LibCST has them, and most of them need no such tree."""

from __future__ import annotations

import textwrap
from pathlib import Path
from unittest.mock import patch

import libcst as cst
import pytest

from layerlint.extract.class_extraction import extract
from layerlint.extract.exact_trees import exact_tree
from layerlint.extract.spans import Spans
from layerlint.files.sources import ModuleSource
from layerlint.index.layer_index import find_layers
from layerlint.run.finding_places import FindingPlaces

CLASS = """\
@keras.saving.register_keras_serializable()
class Odd(keras.layers.Layer):
    size = ("ä" "b", 1)

    def __init__(self, units, *, rate: list[int] = [1], **kwargs):
        super().__init__(**kwargs)
        self.ds = [keras.layers.Dense((units))] * 3; self.é = {"a": -units, **kwargs}
        self.add_weight(name=f"w{units}", shape=(units,))

    async def other(self): return lambda x: x

    def call(self, x, training=None):
        def inner(y=x[0]):
            return self.ds[0](y) + (y if training else 1)
        for d in self.ds:
            if (x > 1) and not training: x = d(x)
            elif x is None:
                raise ValueError("no" + str(x))
        with tf.name_scope("a") as scope, self.é: x += [y for y in x][1]
        try:
            return inner(x), scope
        except (TypeError, ValueError) as error: print(error)
"""


@pytest.mark.parametrize("indent", ["", "    "])
def test_places_are_those_of_libcst(tmp_path: Path, indent: str) -> None:
    head = "import keras\nimport tensorflow as tf\n" + ("if 1:\n" if indent else "")
    source = ModuleSource(str(tmp_path / "odd.py"), head + textwrap.indent(CLASS, indent))
    (layer,) = find_layers([source]).layers
    extracted = extract(layer, [])
    assert extracted.quick is not None
    exact = exact_tree(extracted, layer)
    compared = 0
    for at, node in enumerate(exact.nodes):
        expected = Spans(extracted, layer).span(at)
        quick = FindingPlaces(extracted, layer)
        assert quick.span(at) == expected, cst.Module([]).code_for_node(node)
        compared += quick._spans is None
    assert compared > len(exact.nodes) * 0.6
    for method in extracted.facts.methods:
        assert FindingPlaces(extracted, layer).lines(method.at) == Spans(extracted, layer).lines(method.at)


def test_most_places_need_no_tree_of_libcst(tmp_path: Path) -> None:
    (layer,) = find_layers([ModuleSource(str(tmp_path / "a.py"), f"import keras\n{CLASS}")]).layers
    extracted = extract(layer, [])
    places = FindingPlaces(extracted, layer)
    calls = [at for at, node in enumerate(extracted.nodes) if type(node) is cst.Call]
    with patch("layerlint.run.finding_places.Spans", side_effect=AssertionError):
        assert len({places.span(at) for at in calls}) > 8
