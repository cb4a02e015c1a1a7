"""An estimate of the height of a picture, before it is laid out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from layerlint.graphs.layer_graph import EdgeKind
from layerlint.graphs.like_blocks import around
from layerlint.render.drawing import Drawing

STEP = 18.0
"""The distance from a node to the next, in points."""
BORDER = 22.0
"""The height for crossing the border of a frame, in points, without its title."""


def stack_height(drawing: Drawing, faces: Mapping[str, float], titles: Mapping[str, float]) -> float:
    """The height of the nodes along the longest path through a drawing, in points."""
    places = {node.id: at for at, node in enumerate(drawing.nodes)}
    frames = {node: set(around(node, drawing.homes)) for node in places}
    steps: defaultdict[str, list[str]] = defaultdict(list)
    for line in drawing.lines:
        start, end = line.edge.start, line.edge.end
        if line.edge.kind is EdgeKind.DATA and places.get(start, 0) < places.get(end, -1):
            steps[start].append(end)
    reached = {start: faces[start] for start in places}
    for start in places:
        for end in steps[start]:
            entered = sum(titles[frame] for frame in frames[end] - frames[start])
            crossed = BORDER * len(frames[end] ^ frames[start]) + entered
            reached[end] = max(reached[end], reached[start] + STEP + crossed + faces[end])
    return max(reached.values(), default=0.0)
