"""How high a picture comes to be, before it is laid out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from layerlint.graphs.layer_graph import EdgeKind
from layerlint.graphs.like_blocks import around
from layerlint.render.drawing import Drawing

STEP = 18.0
"""In points: the way from a node to the next."""
BORDER = 22.0
"""What a line needs to cross the border of a frame, the title of one that it enters aside."""


def stack_height(drawing: Drawing, faces: Mapping[str, float], titles: Mapping[str, float]) -> float:
    """How high nodes of these heights stand on each other, along the longest way through a drawing, in points."""
    places = {node.id: at for at, node in enumerate(drawing.nodes)}
    frames = {one: set(around(one, drawing.homes)) for one in places}
    steps: defaultdict[str, list[str]] = defaultdict(list)
    for line in drawing.lines:
        start, end = line.edge.start, line.edge.end
        if line.edge.kind is EdgeKind.DATA and places.get(start, 0) < places.get(end, -1):
            steps[start].append(end)
    reached = {one: faces[one] for one in places}
    for one in places:
        for end in steps[one]:
            entered = sum(titles[frame] for frame in frames[end] - frames[one])
            crossed = BORDER * len(frames[end] ^ frames[one]) + entered
            reached[end] = max(reached[end], reached[one] + STEP + crossed + faces[end])
    return max(reached.values(), default=0.0)
