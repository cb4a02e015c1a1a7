"""The places of the labels of edges: each next to its own line and clear of the others.

Graphviz can place labels too, but makes room for each with a rank of its own, which bends lines that could be
straight. We place them after the layout, beside their line or on it, where they cover no node, no header, no other
label and no other line. One that would be read as that of another line is left out: its tooltip says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.render.badges import badge_box
from layerlint.render.clearance import Clearance, along, overlap, within
from layerlint.render.door_names import HEIGHT, name_box
from layerlint.render.doors import Piece
from layerlint.render.filled import FilledBoxes
from layerlint.render.geometry import Box, Curve, GraphLayout, Point
from layerlint.render.metrics import text_width
from layerlint.render.node_shapes import SMALL
from layerlint.render.scene import Scene

GAP = 5.0
APART = 8.0
"""The distance by which a label's own line should be nearer than any other."""
LEAST, NEARER = 3.0, 2.0
"""The least distance of other lines from a label, and the least difference to its own line."""
COVERED = 0.4
"""The part of its own line that a label may cover."""
HEAD = 7.0
"""The distance from the tip of its own line of a label on it."""
_FORBIDDEN = 100.0
_STEPS = 8
"""The number of pieces of a flattened Bézier."""


def place_labels(placed: GraphLayout, scene: Scene) -> GraphLayout:
    """The layout with the middle of every label; None for a label that fits nowhere."""
    room = _Room(placed, scene)
    middles: dict[int, Point] = {}
    order = sorted(range(len(placed.curves)), key=lambda index: not placed.curves[index].line.main)
    for index in order:
        curve = placed.curves[index]
        if curve.line.label:
            box = room.best(index, text_width(curve.line.label, SMALL) + 2)
            if box is not None:
                room.taken.add(box)
                middles[index] = (box.x + box.width / 2, box.y + box.height / 2)
    curves = tuple(replace(curve, label=middles.get(index)) for index, curve in enumerate(placed.curves))
    return replace(placed, curves=curves)


def unplaced(placed: GraphLayout) -> frozenset[Piece]:
    """The lines whose labels have no place."""
    return frozenset(curve.line for curve in placed.curves if curve.line.label and curve.label is None)


def shortened(placed: GraphLayout) -> GraphLayout:
    """The layout with shorter labels where there is no place: first without the shape, then without the result."""
    curves = tuple(
        replace(curve, line=replace(curve.line, label=_shorter(curve.line.label)))
        if curve.label is None and curve.line.label
        else curve
        for curve in placed.curves
    )
    return replace(placed, curves=curves)


def _shorter(label: str) -> str:
    """`[1] → query (None, 8)`, `[1] → query`, `query`."""
    wire, shape, _ = label.rpartition(" (")
    if wire and shape and label.endswith(")"):
        return wire
    return label.rpartition(" → ")[2]


class _Room:
    """The free room: boxes that no label may touch, and the lines, in cells."""

    def __init__(self, placed: GraphLayout, scene: Scene) -> None:
        self.page = Box(0, 0, placed.width, placed.height)
        self.headers = [
            Box(box.x, box.y, scene.frames[cluster].width, scene.frames[cluster].height + 6)
            for cluster, box in placed.clusters.items()
        ]
        self.borders = list(placed.clusters.values())
        across = scene.options.rankdir == "LR"
        self.taken = FilledBoxes(placed.nodes.values())
        """Boxes that no label may cover, placed labels included."""
        for target in scene.badges:
            self.taken.add(badge_box(target, placed, scene))
        for door in scene.drawing.doors:
            if door.name:
                self.taken.add(name_box(door, placed.doors[door.id], across=across))
        self.paths = [flat(curve) for curve in placed.curves]
        tips = [[curve.head] if curve.head else [] for curve in placed.curves]
        lines = {index: path + tip for index, (path, tip) in enumerate(zip(self.paths, tips, strict=True))}
        doors = [door.id for door in scene.drawing.doors]
        lines |= {
            -1 - n: [placed.doors[target].ring, placed.doors[target].inner] for n, target in enumerate(doors)
        }
        self.clearance = Clearance(lines)
        numbers = {target: -1 - n for n, target in enumerate(doors)}
        self.heads = [
            Box(curve.head[0] - HEAD, curve.head[1] - HEAD, 2 * HEAD, 2 * HEAD) if curve.head else None
            for curve in placed.curves
        ]
        self.own = [
            {index} | {numbers[end] for end in (curve.line.start, curve.line.end) if end in numbers}
            for index, curve in enumerate(placed.curves)
        ]

    def best(self, index: int, width: float) -> Box | None:
        best: Box | None = None
        least = _FORBIDDEN
        for dislike, box in _places(self.paths[index], width):
            if dislike >= least:
                continue
            cost = dislike + self._cost(box, index)
            if cost < least:
                best, least = box, cost
        return best

    def _cost(self, box: Box, index: int) -> float:
        if not within(box, self.page) or self.taken.meet(box):
            return _FORBIDDEN
        own, other = self.clearance.distances(box, self.own[index])
        if other < LEAST or other < own + NEARER or along(self.paths[index], box) > COVERED:
            return _FORBIDDEN
        head = self.heads[index]
        if head is not None and overlap(box, head) and not own:
            return _FORBIDDEN
        cost = 40.0 * sum(overlap(box, header) for header in self.headers)
        around = Box(box.x - 1, box.y - 1, box.width + 2, box.height + 2)
        cost += 30.0 * sum(overlap(around, border) and not within(around, border) for border in self.borders)
        return cost + max(0.0, own + APART - other) + (0.0 if own else 6.0)


def _places(path: list[Point], width: float) -> Iterator[tuple[float, Box]]:
    """Boxes beside a line with the cost of each: the middle and the right cost least."""
    size = len(path) - 1
    for part in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9):
        at = round(part * size)
        x, y = path[at]
        before, after = path[max(at - 1, 0)], path[min(at + 1, size)]
        steep = abs(after[1] - before[1]) >= abs(after[0] - before[0])
        dislike = abs(part - 0.5) * 8
        lean = abs(after[0] - before[0]) / (abs(after[1] - before[1]) or 1)
        off = GAP + min(lean * HEIGHT / 2, 30)
        right = Box(x + off, y - HEIGHT / 2, width, HEIGHT)
        left = Box(x - off - width, y - HEIGHT / 2, width, HEIGHT)
        above = Box(x - width / 2, y - HEIGHT - 2, width, HEIGHT)
        below = Box(x - width / 2, y + 2, width, HEIGHT)
        upon = Box(x - width / 2, y - HEIGHT / 2, width, HEIGHT)
        sides = (right, left, above, below) if steep else (above, below, right, left)
        for worse, box in enumerate((*sides, upon)):
            yield dislike + worse, box


def flat(curve: Curve) -> list[Point]:
    """Points along a curve, dense enough to measure distances."""
    points = [curve.points[0]]
    for start in range(0, len(curve.points) - 3, 3):
        a, b, c, d = curve.points[start : start + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            u = 1 - t
            weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            points.append(
                (
                    sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                    sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
                )
            )
    return points
