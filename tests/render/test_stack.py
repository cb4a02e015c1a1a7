"""How high a picture comes to be, and what it says less of where it would be too tall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from layerlint.graphs.layer_graph import Edge, EdgeKind, Graph, LayerNode, OpNode
from layerlint.graphs.layer_weights import Weight
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.render import Options
from layerlint.render.layout import layout
from layerlint.render.legend import footer
from layerlint.render.options import Weights
from layerlint.render.scene import Scene, make_scene
from layerlint.render.stack import stack_height
from tools.sample_graphs import GRAPHS


def column(count: int) -> Graph:
    """Layers of four weights each, one after the other."""
    layers = [
        LayerNode(
            f"norm_{at}",
            "net",
            f"norm_{at}",
            f"norm_{at}",
            "BatchNormalization",
            weights=tuple(
                Weight(f"norm_{at}:{name}", name, (8,)) for name in ("gamma", "beta", "mean", "var")
            ),
            outputs=(Tensor((None, 8)),),
        )
        for at in range(count)
    ]
    steps = [Edge(one.id, two.id, tensor=Tensor((None, 8))) for one, two in pairwise(layers)]
    return Graph("Net", (LayerNode("net", "", "", "net", "Net"), *layers), tuple(steps))


def stacked(scene: Scene) -> float:
    faces = {one: face.height for one, face in scene.faces.items()}
    return stack_height(scene.drawing, faces, {one: frame.height for one, frame in scene.frames.items()})


@pytest.mark.parametrize("graph", [*GRAPHS.values(), lambda: column(12)])
def test_the_height_is_known_before_the_layout(graph: Callable[[], Graph]) -> None:
    scene = make_scene(graph(), Options())
    assert stacked(scene) == pytest.approx(layout(scene).height, rel=0.2, abs=120)


def test_a_tall_picture_says_less_of_weights() -> None:
    shown = [make_scene(column(count), Options()).options.weights for count in (12, 24, 36)]
    assert shown == [Weights.AUTO, Weights.SUMMARY, Weights.NONE]
    asked = make_scene(column(36), Options(weights=Weights.ROWS))
    assert asked.options.weights is Weights.ROWS


def test_what_cannot_be_low_enough_keeps_a_line_of_weights_a_card() -> None:
    assert make_scene(column(55), Options()).options.weights is Weights.SUMMARY


def scaled(count: int) -> Graph:
    """The column; at its end the net itself multiplies by a weight of its own."""
    graph = column(count)
    net, *layers = graph.nodes
    assert isinstance(net, LayerNode)
    net = replace(net, weights=(Weight("net:scale", "scale", (8,)), Weight("net:unread", "unread", (8,))))
    steps = (Edge(layers[-1].id, "times"), Edge("net:scale", "times", EdgeKind.READS))
    return replace(graph, nodes=(net, *layers, OpNode("times", "net", "*")), edges=(*graph.edges, *steps))


def test_without_weights_an_op_still_has_those_that_it_reads() -> None:
    """`*` with one operand says nothing."""
    scene = make_scene(scaled(36), Options())
    assert scene.options.weights is Weights.NONE
    assert [cylinder.weight.name for cylinder in scene.drawing.cylinders] == ["scale"]
    assert make_scene(scaled(2), Options(weights=Weights.NONE)).drawing.cylinders == (), "as asked"


def test_the_legend_has_no_line_that_is_not_drawn() -> None:
    def words(options: Options) -> set[str]:
        scene = make_scene(scaled(2), options)
        return {item.word for row in footer(scene, 600).rows for item in row}

    assert "reads" in words(Options())
    assert "reads" not in words(Options(weights=Weights.NONE))
