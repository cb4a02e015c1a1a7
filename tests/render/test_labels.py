"""Every label stands where it is read as that of its own line: nearest to it, and no other line crosses it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerlint.graphs.fold import view
from layerlint.graphs.layer_graph import Edge, Graph, Port
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.render import Options
from layerlint.render.clearance import Clearance, along
from layerlint.render.geometry import Box, GraphLayout
from layerlint.render.layout import layout
from layerlint.render.scene import make_scene
from tests.render.misread import left_out, misread
from tools.draft import Draft
from tools.sample_graphs import GRAPHS

BOX = Box(10, 10, 20, 10)


def placed(graph: Graph) -> GraphLayout:
    return layout(make_scene(graph, Options()))


@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_labels_of_pictures_tell_their_lines(name: str) -> None:
    found = placed(view(GRAPHS[name]()))
    assert list(misread(found)) == []
    assert left_out(found) == []


def branching(ways: int, *, crossed: bool) -> Graph:
    """Layers side by side whose results meet in as many ops, each as an argument with a name."""
    draft = Draft("Ways", "ways.py", 1, ())
    x = draft.tensor("x", (None, 8))
    root = draft.open("ways", "Ways", 0)
    layers = [draft.dense(root, f"part_{number}", (8, 8), line=number) for number in range(ways)]
    first, second = draft.op(root, "where", (None, 8)), draft.op(root, "concat axis=-1", (None, 8))
    y = draft.tensor("output", (None, 8), Port.OUTPUT)
    tensor = Tensor((None, 8))
    for number, layer in enumerate(layers):
        draft.flow(x, layer, (None, 8))
        for op in (first, second) if crossed else ((first, second)[number % 2],):
            draft.edges.append(Edge(layer, op, tensor=tensor, argument=f"argument_{number}"))
    draft.edges.append(Edge(first, second, tensor=tensor, argument="last"))
    draft.flow(second, y, (None, 8))
    return draft.graph()


@pytest.mark.parametrize("crossed", [False, True])
@pytest.mark.parametrize("ways", [2, 3, 4])
def test_arguments_of_ops_side_by_side_are_told_apart(ways: int, crossed: bool) -> None:
    """What would be read wrong is left out, and hardly anything is: the lines make room."""
    found = placed(branching(ways, crossed=crossed))
    assert list(misread(found)) == []
    assert len(left_out(found)) <= (ways if crossed else 0)


def test_a_label_without_room_says_less() -> None:
    """Two results go to two arguments of the next layer by lines side by side, which leave no room for much."""
    draft = Draft("Pair", "pair.py", 1, ())
    x = draft.tensor("x", (None, 8))
    root = draft.open("pair", "Pair", 0)
    one, two = (draft.dense(root, name, (8, 8), line=2) for name in ("reader", "writer"))
    tensor = Tensor((None, 8))
    draft.flow(x, one, (None, 8))
    draft.edges += [
        Edge(one, two, tensor=tensor, result=f"[{n}]", argument=f"initial_state[{n}]") for n in range(3)
    ]
    found = placed(draft.graph())
    assert list(misread(found)) == []


def test_gaps_are_those_of_the_nearest_parts() -> None:
    lines = Clearance({0: [(0, 0), (0, 40)], 1: [(33, 0), (33, 40)], 2: [(300, 0), (300, 40)]})
    assert lines.distances(BOX, {0}) == (10, 3)
    assert lines.distances(BOX, {1}) == (3, 10)
    assert lines.distances(BOX, {2}) == (16, 3)
    assert Clearance({0: [(0, 0), (40, 40)]}).distances(BOX, {0})[0] == 0
    assert Clearance({0: [(0, 14), (6, 14)]}).distances(BOX, {0})[0] == 4


def test_what_part_of_a_line_a_label_covers() -> None:
    assert along([(20, 0), (20, 40)], BOX) == pytest.approx(0.25)
    assert along([(0, 0), (0, 40)], BOX) == 0
    assert along([(12, 12), (28, 18)], BOX) == 1


def test_a_misread_label_is_seen() -> None:
    """That the tests above can fail."""
    found = placed(GRAPHS["two_tower"]())
    first, second = [curve for curve in found.curves if curve.label][:2]
    wrong = replace(first, label=second.points[len(second.points) // 2])
    curves = tuple(wrong if curve is first else curve for curve in found.curves)
    assert len(list(misread(replace(found, curves=curves)))) == 1
