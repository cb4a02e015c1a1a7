"""Where the labels of edges go: beside their line, where they cover no node, no header, no other label, no line.

Graphviz can place labels too, but makes room for each with a rank of its own, which bends lines that could be
straight. We place them after the layout, and leave one out where there is no room: its tooltip says the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from layerlint.render.door_names import HEIGHT, name_box
from layerlint.render.geometry import Box, Curve, GraphLayout, Point
from layerlint.render.metrics import text_width
from layerlint.render.node_shapes import SMALL
from layerlint.render.scene import Scene

GAP = 5.0
_CELL = 40.0
_FORBIDDEN = 100.0
_STEPS = 8
"""Into how many pieces a Bézier is cut."""


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
                room.taken.append(box)
                middles[index] = (box.x + box.width / 2, box.y + box.height / 2)
    curves = tuple(replace(curve, label=middles.get(index)) for index, curve in enumerate(placed.curves))
    return replace(placed, curves=curves)


class _Room:
    """What is where: boxes that no label may touch, and the lines, in cells."""

    def __init__(self, placed: GraphLayout, scene: Scene) -> None:
        self.page = Box(0, 0, placed.width, placed.height)
        self.nodes = list(placed.nodes.values())
        self.headers = [
            Box(box.x, box.y, scene.frames[cluster].width, scene.frames[cluster].height + 6)
            for cluster, box in placed.clusters.items()
        ]
        self.borders = list(placed.clusters.values())
        self.badges = [
            Box(placed.nodes[one].right - badge.width + 10, placed.nodes[one].y - 10, badge.width, 15)
            for one, badge in scene.badges.items()
        ]
        across = scene.options.rankdir == "LR"
        self.taken = [
            name_box(door, placed.doors[door.id], across=across) for door in scene.drawing.doors if door.name
        ]
        self.paths = [flat(curve) for curve in placed.curves]
        self.cells: defaultdict[tuple[int, int], list[tuple[int, Point]]] = defaultdict(list)
        for index, path in enumerate(self.paths):
            for point in path:
                self.cells[_cell(point)].append((index, point))

    def best(self, index: int, width: float) -> Box | None:
        found: Box | None = None
        least = _FORBIDDEN
        for dislike, box in _places(self.paths[index], width):
            if dislike >= least:
                continue
            cost = dislike + self._cost(box, index)
            if cost < least:
                found, least = box, cost
        return found

    def _cost(self, box: Box, index: int) -> float:
        if not _within(box, self.page):
            return _FORBIDDEN
        if any(overlap(box, other) for others in (self.nodes, self.taken, self.badges) for other in others):
            return _FORBIDDEN
        cost = 40.0 * sum(overlap(box, header) for header in self.headers)
        cost += 6.0 * sum(overlap(box, border) and not _within(box, border) for border in self.borders)
        return cost + sum(8.0 if line == index else 10.0 for line in self._lines(box))

    def _lines(self, box: Box) -> set[int]:
        """The lines that run through a box."""
        (left, top), (right, bottom) = _cell((box.x, box.y)), _cell((box.right, box.bottom))
        return {
            index
            for column in range(left, right + 1)
            for row in range(top, bottom + 1)
            for index, (x, y) in self.cells.get((column, row), ())
            if box.x <= x <= box.right and box.y <= y <= box.bottom
        }


def _places(path: list[Point], width: float) -> Iterator[tuple[float, Box]]:
    """Boxes beside a line with how little each is liked: the middle and the right are best."""
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
        for worse, box in enumerate((right, left, above, below) if steep else (above, below, right, left)):
            yield dislike + worse, box


def flat(curve: Curve) -> list[Point]:
    """Points along a curve, close enough to tell what it runs through."""
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


def overlap(one: Box, two: Box) -> bool:
    return one.x < two.right and two.x < one.right and one.y < two.bottom and two.y < one.bottom


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x
        and inner.right <= outer.right
        and inner.y >= outer.y
        and inner.bottom <= outer.bottom
    )


def _cell(point: Point) -> tuple[int, int]:
    return int(point[0] // _CELL), int(point[1] // _CELL)
