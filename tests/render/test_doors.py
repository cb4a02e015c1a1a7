"""Doors: what comes into a frame and leaves it does so on the border, once for each thing, and through no title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerlint.graphs.fold import close
from layerlint.graphs.layer_graph import (
    Edge,
    EdgeKind,
    Graph,
    LayerNode,
    LossNode,
    OpNode,
    Port,
    Repeat,
    TensorNode,
)
from layerlint.graphs.layer_weights import Weight
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.render import Options
from layerlint.render.clearance import overlap
from layerlint.render.door_names import name_box
from layerlint.render.drawing import draw
from layerlint.render.layout import layout
from layerlint.render.scene import make_scene
from tests.render.crossings import crossings
from tools.sample_graphs import GRAPHS


def residual(*more: Edge) -> Graph:
    """A folded block with a skip, as all twelve blocks of a transformer have."""
    repeat = Repeat(12, "blocks[0]", "blocks[11]", 12)
    return Graph(
        "Net",
        (
            TensorNode("x", "", "x", Tensor((2, 8)), Port.INPUT),
            LayerNode("net", "", "", "net", "Net"),
            LayerNode("block", "net", "blocks[0]", "blocks[0]", "Block", params=1, repeat=repeat),
            LayerNode("dense", "block", "blocks[0].dense", "dense", "Dense", params=1),
            OpNode("plus", "block", "+"),
            LayerNode("head", "net", "head", "head", "Dense"),
            TensorNode("y", "", "y", Tensor((2, 8)), Port.OUTPUT),
        ),
        (
            Edge("x", "dense"),
            Edge("x", "plus"),
            Edge("dense", "plus"),
            Edge("plus", "head", label="after 12"),
            Edge("head", "y"),
            *more,
        ),
    )


def ways(graph: Graph) -> list[tuple[str, str]]:
    return [(piece.start, piece.end) for piece in draw(graph).pieces]


def test_a_skip_of_a_folded_block_starts_inside_of_it() -> None:
    assert ways(residual()) == [
        ("x", "net in 0"),
        ("net in 0", "block in 0"),
        ("block in 0", "dense"),
        ("block in 0", "plus"),
        ("dense", "plus"),
        ("plus", "block out 0"),
        ("block out 0", "head"),
        ("head", "net out 0"),
        ("net out 0", "y"),
    ]


def test_what_is_said_of_the_last_copy_stands_outside_of_the_first() -> None:
    labels = {piece.start: piece.label for piece in draw(residual()).pieces if piece.label}
    assert labels == {"block out 0": "after 12"}


def test_what_stands_for_a_run_is_told_from_the_argument_that_it_becomes() -> None:
    net = residual()
    edges = [replace(one, argument="inputs") if one.end == "head" else one for one in net.edges]
    drawing = draw(replace(net, edges=(*edges, Edge("x", "head", argument="mask"))))
    assert "after 12 → inputs" in {piece.label for piece in drawing.pieces}


def test_each_thing_that_comes_in_has_a_door_in_call_order() -> None:
    more = (Edge("head", "loss", EdgeKind.LOSS), Edge("z", "plus"), Edge("z", "dense"))
    graph = residual(*more)
    second = TensorNode("z", "", "z", Tensor((2, 8)), Port.INPUT)
    loss = LossNode("loss", "", "add_loss")
    graph = Graph("Net", (graph.nodes[0], second, *graph.nodes[1:], loss), graph.edges)
    doors = [(door.frame, door.entry, door.source) for door in draw(graph).doors if door.frame == "net"]
    assert doors == [("net", True, "x"), ("net", True, "z"), ("net", False, "head")]


def test_only_the_last_piece_is_that_of_the_loss() -> None:
    graph = residual(Edge("dense", "loss", EdgeKind.LOSS))
    graph = Graph("Net", (*graph.nodes, LossNode("loss", "net", "add_loss")), graph.edges)
    kinds = [(p.start, p.end, p.edge.kind.value) for p in draw(graph).pieces if p.edge.start == "dense"]
    assert kinds == [
        ("dense", "plus", "data"),
        ("dense", "block out 1", "data"),
        ("block out 1", "loss", "loss"),
    ]


def test_no_piece_of_a_line_to_a_regularizer_is_data() -> None:
    """It is of a weight: what the layer returns does not flow to it."""
    graph = residual(Edge("dense", "loss", EdgeKind.LOSS))
    graph = Graph("Net", (*graph.nodes, LossNode("loss", "net", "regularizer")), graph.edges)
    kinds = [(p.start, p.end, p.edge.kind.value) for p in draw(graph).pieces if p.edge.start == "dense"]
    assert kinds == [
        ("dense", "plus", "data"),
        ("dense", "block out 1", "loss"),
        ("block out 1", "loss", "loss"),
    ]


def test_a_weight_comes_in_by_a_door_of_its_own() -> None:
    graph = residual(Edge("net.w", "plus", EdgeKind.READS))
    nodes = list(graph.nodes)
    nodes[1] = LayerNode("net", "", "", "net", "Net", weights=(Weight("net.w", "w", (8,)),))
    pieces = [
        piece for piece in draw(Graph("Net", tuple(nodes), graph.edges)).pieces if piece.edge.start == "net.w"
    ]
    assert [(piece.start, piece.end) for piece in pieces] == [("net.w", "block in 1"), ("block in 1", "plus")]
    assert {piece.edge.kind for piece in pieces} == {EdgeKind.READS}


def test_an_edge_to_a_frame_ends_at_its_door() -> None:
    graph = residual(Edge("head", "block#2"))
    second = LayerNode("block#2", "net", "other", "other", "Block")
    inside = OpNode("inside", "block#2", "relu")
    graph = Graph("Net", (*graph.nodes, second, inside), graph.edges)
    assert ("head", "block#2 in 0") in ways(graph)


@pytest.mark.parametrize("rankdir", ["TB", "LR"])
@pytest.mark.parametrize("name", [*sorted(GRAPHS), "residual"])
def test_no_line_runs_through_a_title_or_a_frame_that_it_does_not_belong_to(name: str, rankdir: str) -> None:
    graph = residual() if name == "residual" else GRAPHS[name]()
    scene = make_scene(graph, Options(rankdir=rankdir))
    assert list(crossings(scene, layout(scene))) == []


def exchanged(*, swapped: bool = False) -> Graph:
    """A frame that takes two things and gives two; what follows takes each of them."""
    first, second = ("[1]", "[0]") if swapped else ("[0]", "[1]")
    return Graph(
        "Net",
        (
            TensorNode("x", "", "x", Tensor((2, 8)), Port.INPUT),
            TensorNode("y", "", "y", Tensor((2, 8)), Port.INPUT),
            LayerNode("net", "", "", "net", "Net"),
            LayerNode("pair", "net", "pair", "pair", "Pair"),
            OpNode("one", "pair", "exp"),
            OpNode("two", "pair", "log"),
            LayerNode("mix", "net", "mix", "mix", "Mix"),
            TensorNode("out", "", "out", Tensor((2, 8)), Port.OUTPUT),
        ),
        (
            Edge("x", "one", crossing=(("net", "x"), ("pair", "query"))),
            Edge("y", "two", crossing=(("net", "y"), ("pair", "memory"))),
            Edge("one", "mix", argument="mean", crossing=(("pair", first),)),
            Edge("two", "mix", argument="scale", crossing=(("pair", second),)),
            Edge("mix", "out"),
        ),
    )


def named(graph: Graph) -> list[tuple[str, bool, str]]:
    return [(door.frame, door.entry, door.name) for door in draw(graph).doors if door.name]


def test_doors_have_the_names_of_arguments_and_results_where_there_are_several() -> None:
    """Those of the outermost frame have pills with these names."""
    assert named(exchanged()) == [
        ("pair", True, "query"),
        ("pair", True, "memory"),
        ("pair", False, "[0]"),
        ("pair", False, "[1]"),
    ]


def test_exchanged_results_look_different_open_and_closed() -> None:
    def texts(graph: Graph) -> set[tuple[str, str]]:
        return {(line.edge.start, line.label) for line in draw(graph).lines if line.edge.end == "mix"}

    for graph in (exchanged(), exchanged(swapped=True)):
        assert texts(graph) == {("one", "mean"), ("two", "scale")}
    closed = [close(exchanged(swapped=swapped), ["pair"]) for swapped in (False, True)]
    assert texts(closed[0]) == {("pair", "[0] → mean"), ("pair", "[1] → scale")}
    assert texts(closed[1]) == {("pair", "[1] → mean"), ("pair", "[0] → scale")}
    assert {line.label for line in draw(closed[0]).lines if line.edge.end == "pair"} == {"query", "memory"}


def test_what_two_branches_give_for_one_result_leaves_by_one_door() -> None:
    graph = exchanged()
    edges = tuple(
        replace(edge, crossing=(("pair", ""),)) if edge.end == "mix" else edge for edge in graph.edges
    )
    doors = draw(replace(graph, edges=edges)).doors
    assert len([door for door in doors if door.frame == "pair" and not door.entry]) == 1


@pytest.mark.parametrize("direction", ["TB", "LR"])
def test_names_of_doors_cover_nothing(direction: str) -> None:
    scene = make_scene(exchanged(), Options(rankdir=direction))
    placed = layout(scene)
    boxes = [
        name_box(door, placed.doors[door.id], across=direction == "LR")
        for door in scene.drawing.doors
        if door.name
    ]
    frame = placed.clusters["pair"]
    for number, box in enumerate(boxes):
        others = [*placed.nodes.values(), *boxes[:number]]
        assert not any(overlap(box, other) for other in others)
        assert frame.x < box.x < box.right < frame.right
        assert frame.y < box.y < box.bottom < frame.bottom


def test_lines_begin_on_the_line_of_their_door() -> None:
    """A skip of a folded block once began beside the line, and a door that only skips leave had a stub."""
    scene = make_scene(residual(), Options())
    placed = layout(scene)
    for curve in placed.curves:
        if scene.drawing.entries.get(curve.line.start):
            way = placed.doors[curve.line.start]
            assert curve.points[0][0] == way.ring[0]
            assert way.ring[1] < curve.points[0][1] <= way.inner[1]


@pytest.mark.parametrize("direction", ["TB", "LR"])
@pytest.mark.parametrize("order", [("one", "two", "mix"), ("mix", "two", "one")])
def test_inputs_and_outputs_stand_in_the_order_of_the_call(order: tuple[str, ...], direction: str) -> None:
    graph = exchanged()
    pills = [TensorNode(f"y{n}", "", f"y{n}", Tensor((2, 8)), Port.OUTPUT) for n in range(len(order))]
    nodes = (*(node for node in graph.nodes if node.id != "out"), *pills)
    edges = [edge for edge in graph.edges if edge.end != "out"]
    edges += [Edge(start, pill.id) for start, pill in zip(order, pills, strict=True)]
    scene = make_scene(Graph("Net", nodes, tuple(edges)), Options(rankdir=direction))
    placed = layout(scene).nodes
    for names in (["x", "y"], [pill.id for pill in pills]):
        places = [placed[one].y if direction == "LR" else placed[one].x for one in names]
        assert places == sorted(places)
