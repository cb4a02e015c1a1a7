"""Badges of findings: at a corner of their card where they cover no arrow."""

from __future__ import annotations

import pytest

from layerlint.graphs.graph_notes import FindingNote
from layerlint.graphs.layer_graph import Edge, Graph, LayerNode, OpNode, Port, TensorNode
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.render import Options
from layerlint.render.badges import badge_box
from layerlint.render.clearance import overlap
from layerlint.render.geometry import Box
from layerlint.render.layout import layout
from layerlint.render.scene import make_scene
from layerlint.rule import Severity


def merged(count: int, name: str) -> Graph:
    """Several things that flow into a small card with a finding."""
    pills = [TensorNode(f"x{at}", "", f"input_{at}", Tensor((2, 8)), Port.INPUT) for at in range(count)]
    ops = [OpNode(f"op{at}", "net", "relu") for at in range(count)]
    edges = [Edge(f"x{at}", f"op{at}") for at in range(count)]
    edges += [Edge(f"op{at}", "sum", argument=f"[{at}]") for at in range(count)]
    net, add = LayerNode("net", "", "", "net", "Net"), LayerNode("sum", "net", name, name, "Mix")
    note = FindingNote("LL517", Severity.WARNING, "a finding", "sum")
    return Graph("Net", (*pills, net, *ops, add), tuple(edges), findings=(note,))


@pytest.mark.parametrize("name", ["s", "a_layer_with_a_rather_long_name"])
def test_a_badge_covers_no_arrow(name: str) -> None:
    for count in range(1, 5):
        scene = make_scene(merged(count, name), Options())
        placed = layout(scene)
        badge, card = badge_box("sum", placed, scene), placed.nodes["sum"]
        tips = [Box(c.head[0] - 3, c.head[1] - 3, 6, 6) for c in placed.curves if c.head]
        assert not any(overlap(badge, tip) for tip in tips), count
        if count == 1:  # the corner where it stands if it can; of a small card, beside it
            assert badge.y < card.y
            assert (badge.x >= card.right - 5) == (name == "s")
