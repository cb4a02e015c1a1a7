"""The page draws what the pictures draw, whatever is closed: the same nodes, frames, lines and labels."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from layerlint.graphs.fold import FULL, close, drawn, view
from layerlint.graphs.layer_graph import Graph
from layerlint.render.html import _asset, html_page
from layerlint.render.layout import layout
from layerlint.render.options import Options, Weights
from layerlint.render.page_data import as_layers, closable, page_data
from layerlint.render.scene import make_scene
from tests.render.browser import opened, started
from tools.sample_graphs import broken_layer, failed_call, loop, mlp_block, transformer, two_tower, vae

SAMPLES = (mlp_block, vae, two_tower, transformer, broken_layer, failed_call, loop)
SCRIPT = """([data, states]) => {
  %s
  index(data);
  return states.map((state) => {
    const drawing = drawingOf(data, new Set(state));
    return {
      faces: [...drawing.faces.keys()],
      frames: [...drawing.frames.keys()],
      lines: drawing.lines.map(({ edge, label }) => [edge.start, edge.end, edge.kind, label]),
    };
  });
}"""


@pytest.fixture(scope="module")
def blank() -> Iterator[Any]:
    with started() as browser:
        yield browser.new_page()


def states_of(graph: Graph) -> list[list[str]]:
    """Frames that are closed: none, each alone, all, and some by chance; also one inside another."""
    frames = closable(graph)
    dice = random.Random(0)
    some = [[one for one in frames if dice.random() < 0.4] for _ in range(4)]
    return [[], frames, *([one] for one in frames[:6]), *some]


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("folded", [False, True])
def test_the_same_is_drawn(blank: Any, sample: Callable[[], Graph], folded: bool) -> None:
    graph = view(sample(), groups_open=True) if folded else sample()
    options = Options(tallest=math.inf)
    states = states_of(graph)
    code = SCRIPT % "".join(_asset(f"{name}.js") for name in ("drawing", "dot", "layout"))
    found = blank.evaluate(code, [page_data(graph, frozenset(), options), states])
    for state, seen in zip(states, found, strict=True):
        made = make_scene(close(as_layers(graph), state) if state else graph, options)
        assert set(seen["faces"]) == set(made.faces), state
        assert set(seen["frames"]) == set(made.frames), state
        lines = [(x.edge.start, x.edge.end, x.edge.kind.value, x.label) for x in made.drawing.lines]
        assert sorted(map(tuple, seen["lines"])) == sorted(lines), state


PLACED = """([states]) => states.map((state) => {
  show(new Set(state));
  const round = ({ x, y, width, height }) => [x, y, width, height].map((value) => Math.round(value * 10) / 10);
  return {
    nodes: Object.fromEntries([...placed.boxes].map(([id, box]) => [id, round(box)])),
    frames: Object.fromEntries([...placed.borders].map(([id, box]) => [id, round(box)])),
    doors: placed.rings.size,
    lines: placed.curves.length,
    labels: placed.curves.filter((curve) => curve.label).length,
  };
})"""


IN_SHORT = (vae, loop, broken_layer)
"""Between them they have every outline, frames in frames, findings, and a body that is no layer."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "sample",
    [one if one in IN_SHORT else pytest.param(one, marks=pytest.mark.thorough) for one in SAMPLES],
)
def test_it_lies_at_the_same_place(blank: Any, sample: Callable[[], Graph], tmp_path: Any) -> None:
    """Graphviz answers the page what it answers us: every card and frame of a picture is where the page has it."""
    graph = sample()
    options = Options(weights=Weights.SUMMARY if drawn(graph) > FULL else Weights.AUTO, tallest=math.inf)
    states, whole, compared = states_of(graph), make_scene(graph, options), 0
    shown = "window.show = show; window.look = () => placed; start();\n})"
    text = html_page(graph, options).replace("start();\n})", shown)
    page = opened(blank.context.browser, tmp_path, text.encode("utf-8"))
    code = PLACED.replace("placed.", "look().")
    for state, seen in zip(states, page.evaluate(code, [states]), strict=True):
        made = make_scene(close(as_layers(graph), state) if state else graph, options)
        if any(frame.width != whole.frames[one].width for one, frame in made.frames.items()):
            continue  # a title counts what it can see; in the page it counts all that there is
        compared += 1
        placed = layout(made)
        for boxes, found in ((placed.nodes, seen["nodes"]), (placed.clusters, seen["frames"])):
            assert set(boxes) == set(found)
            for one, box in boxes.items():
                assert found[one] == pytest.approx([box.x, box.y, box.width, box.height], abs=0.2), (
                    state,
                    one,
                )
        assert seen["doors"] == len(placed.doors)
        assert seen["lines"] == len(placed.curves)
        assert seen["labels"] == sum(bool(curve.label) for curve in placed.curves)
    assert compared > 1
    assert page.said == []
