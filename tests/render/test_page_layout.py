"""The page draws what the pictures draw, whatever is closed: the same nodes, frames, lines and labels."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from layerlint.graphs.fold import close, view
from layerlint.graphs.layer_graph import Graph
from layerlint.render.html import _asset
from layerlint.render.options import Options
from layerlint.render.page_data import as_layers, closable, page_data
from layerlint.render.scene import make_scene
from tests.render.browser import started
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
    options = Options()
    states = states_of(graph)
    code = SCRIPT % "".join(_asset(f"{name}.js") for name in ("drawing", "layout"))
    found = blank.evaluate(code, [page_data(graph, frozenset(), options), states])
    for state, seen in zip(states, found, strict=True):
        made = make_scene(close(as_layers(graph), state) if state else graph, options)
        assert set(seen["faces"]) == set(made.faces), state
        assert set(seen["frames"]) == set(made.frames), state
        lines = [(x.edge.start, x.edge.end, x.edge.kind.value, x.label) for x in made.drawing.lines]
        assert sorted(map(tuple, seen["lines"])) == sorted(lines), state
