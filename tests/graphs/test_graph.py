"""The graph's nouns: counts, and what encloses what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerlint.graphs.layer_graph import Graph, LayerNode, OpNode
from layerlint.graphs.layer_weights import Weight
from layerlint.graphs.tensor_shapes import Shape
from layerlint.render import render


@pytest.mark.parametrize(
    ("shape", "params"), [((), 1), ((3,), 3), ((2, 3, 4), 24), ((0, 4), 0), ((None, 4), None), (None, None)]
)
def test_params_of_a_weight(shape: Shape | None, params: int | None) -> None:
    assert Weight("w", "w", shape).params == params


def test_a_layer_that_encloses_something_is_opened() -> None:
    weight = Weight("a.w", "w", (2,))
    outer, inner = LayerNode("a", "", "", "a", "A", weights=(weight,)), OpNode("op", "a", "relu")
    graph = Graph("A", (outer, inner))
    assert graph.opened == {"a"}
    assert list(graph.weights) == [(outer, weight)]
    assert replace(graph, nodes=(outer,)).opened == frozenset()


def test_a_node_whose_parent_is_unknown_is_drawn_all_the_same() -> None:
    graph = Graph("A", (OpNode("op", "gone", "relu"),))
    assert b">relu</text>" in render(graph, "svg")
