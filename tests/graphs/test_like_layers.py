"""Layers that do what an earlier one does are cards: later calls, and layers of the same class."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

import pytest

from layerlint.graphs.fold import view
from layerlint.graphs.graph_notes import FailureNote
from layerlint.graphs.layer_graph import Edge, EdgeKind, Graph, LayerNode, Node, OpNode, Port, TensorNode
from layerlint.graphs.like_layers import close_later_calls, close_like_layers
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.render.drawing import draw

WIDE = Tensor((2, 8))


def frame(identifier: str, parent: str, call: int = 1, calls: int = 1, path: str = "") -> LayerNode:
    path = path or identifier.partition("#")[0]
    return LayerNode(identifier, parent, path, path, "Block", params=8, call=call, calls=calls)


def card(identifier: str, parent: str, class_name: str = "Dense", call: int = 1, calls: int = 1) -> LayerNode:
    path = identifier.partition("#")[0]
    return LayerNode(identifier, parent, path, path, class_name, params=8, call=call, calls=calls)


def chain(*ends: str) -> list[Edge]:
    return [Edge(one, two, tensor=WIDE) for one, two in itertools.pairwise(ends)]


def graph(inside: Iterable[Node], edges: Iterable[Edge]) -> Graph:
    root = LayerNode("root", "", "", "net", "Net", params=8)
    x, y = TensorNode("x", "", "x", WIDE, Port.INPUT), TensorNode("y", "", "y", WIDE, Port.OUTPUT)
    return Graph("Net", (x, root, *inside, y), tuple(edges))


def called(times: int, second: str = "Dense") -> Graph:
    """A block that is called several times; in its second call, a layer of the class `second` runs."""
    nodes: list[Node] = []
    ends = ["x"]
    shared: list[Edge] = []
    for call in range(1, times + 1):
        mark = f"#{call}" if call > 1 else ""
        home = f"block{mark}"
        nodes += [
            frame(home, "root", call, times),
            card(f"block.one{mark}", home, second if call == 2 else "Dense", call=call, calls=times),
            OpNode(f"{home}/relu", home, "relu"),
        ]
        ends += [f"block.one{mark}", f"{home}/relu"]
        if call > 1:
            before = f"#{call - 1}" if call > 2 else ""
            shared.append(Edge(f"block.one{before}", f"block.one{mark}", EdgeKind.SHARED))
    return graph(nodes, [*chain(*ends, "y"), *shared])


def shown(graph: Graph) -> list[str]:
    return [node.id for node in graph.nodes]


def test_a_later_call_that_does_the_same_is_a_card() -> None:
    closed = close_later_calls(called(3))
    assert shown(closed) == ["x", "root", "block", "block.one", "block/relu", "block#2", "block#3", "y"]
    assert [node.detail for node in closed.nodes if node.id == "block#2"] == ["inside as in call 1"]  # type: ignore[union-attr]
    data = {(edge.start, edge.end) for edge in closed.edges if edge.kind is EdgeKind.DATA}
    assert data == {
        ("x", "block.one"),
        ("block.one", "block/relu"),
        ("block/relu", "block#2"),
        ("block#2", "block#3"),
        ("block#3", "y"),
    }


def test_a_later_call_that_does_something_else_stays_open() -> None:
    assert shown(close_later_calls(called(2, second="Embedding"))) == shown(called(2))


def test_a_call_that_failed_stays_open() -> None:
    failed = replace(called(2), failure=FailureNote("block#2/relu", "ValueError: no", None))
    assert "block#2/relu" in shown(close_later_calls(failed))


def test_no_line_says_that_a_layer_inside_of_a_call_is_that_of_a_card() -> None:
    drawn = draw(close_later_calls(called(2)))
    assert not any("block.one" in (line.edge.start, line.edge.end) for line in drawn.lines if _shared(line))


def _shared(line: object) -> bool:
    return getattr(line, "edge").kind is EdgeKind.SHARED  # noqa: B009


def stages(count: int, odd: int = -1) -> Graph:
    """Blocks of one class and of other sizes; the inside of one is different."""
    nodes: list[Node] = []
    ends = ["x"]
    for number in range(count):
        home = f"stages[{number}]"
        nodes.append(frame(home, "root"))
        for place in range(8):
            kind = "Embedding" if number == odd and place == 3 else "Dense"
            layer = replace(card(f"{home}.{place}", home, kind), params=8 * number + place)
            nodes.append(layer)
            ends.append(layer.id)
    return graph(nodes, chain(*ends, "y"))


def test_layers_of_a_class_that_are_built_alike_are_cards() -> None:
    closed = close_like_layers(stages(3))
    details = {node.id: node.detail for node in closed.nodes if isinstance(node, LayerNode) and node.detail}
    assert details == {"stages[1]": "built like stages[0]", "stages[2]": "built like stages[0]"}


def test_a_layer_that_is_built_otherwise_stays_open() -> None:
    closed = close_like_layers(stages(3, odd=1))
    assert "stages[1].3" in shown(closed)
    assert "stages[2].3" not in shown(closed)


@pytest.mark.parametrize(("count", "text"), [(3, 0), (9, 8)])
def test_only_a_large_picture_closes_them(count: int, text: int) -> None:
    seen = view(stages(count))
    assert sum("built like" in getattr(node, "detail", "") for node in seen.nodes) == text
