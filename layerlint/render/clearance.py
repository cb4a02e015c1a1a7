"""How near lines come to a box: what tells which of them the words in it speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

from layerlint.render.geometry import Box, Point

REACH = 16.0
"""What lies farther away from a box does not matter."""
_CELL = 40.0


class Clearance:
    """Lines, kept by the cells of a grid that they pass."""

    def __init__(self, lines: Mapping[int, Sequence[Point]]) -> None:
        self.cells: defaultdict[tuple[int, int], list[tuple[int, Point, Point]]] = defaultdict(list)
        for number, points in lines.items():
            for one, two in pairwise(points):
                around = Box(
                    min(one[0], two[0]), min(one[1], two[1]), abs(one[0] - two[0]), abs(one[1] - two[1])
                )
                for cell in _cells(around, 0.0):
                    self.cells[cell].append((number, one, two))

    def of(self, box: Box, own: Collection[int]) -> tuple[float, float]:
        """How far the nearest of its `own` lines and the nearest other line are from a box, `REACH` at most."""
        mine = other = REACH
        for cell in _cells(box, REACH):
            for number, one, two in self.cells.get(cell, ()):
                if number in own:
                    mine = min(mine, _gap(box, one, two)) if mine else mine
                elif other:
                    other = min(other, _gap(box, one, two))
        return mine, other


def along(points: Sequence[Point], box: Box) -> float:
    """What part of a line lies in a box."""
    inside = whole = 0.0
    for one, two in pairwise(points):
        length = hypot(two[0] - one[0], two[1] - one[1])
        first, last = _span(box, one, two)
        whole += length
        inside += length * max(0.0, last - first)
    return inside / (whole or 1.0)


def overlap(one: Box, two: Box) -> bool:
    return one.x < two.right and two.x < one.right and one.y < two.bottom and two.y < one.bottom


def within(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x
        and inner.right <= outer.right
        and inner.y >= outer.y
        and inner.bottom <= outer.bottom
    )


def _cells(box: Box, more: float) -> Iterator[tuple[int, int]]:
    left, right = int((box.x - more) // _CELL), int((box.right + more) // _CELL)
    top, bottom = int((box.y - more) // _CELL), int((box.bottom + more) // _CELL)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def _gap(box: Box, one: Point, two: Point) -> float:
    """The distance between a box and a straight line from one point to another."""
    first, last = _span(box, one, two)
    if first <= last:
        return 0.0
    corners = ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom))
    return min(
        *(_from_box(box, point) for point in (one, two)), *(_from_line(point, one, two) for point in corners)
    )


def _span(box: Box, one: Point, two: Point) -> tuple[float, float]:
    """Between which parts of its way a straight line is in a box; the first is greater where it never is."""
    first, last = 0.0, 1.0
    for start, end, low, high in (
        (one[0], two[0], box.x, box.right),
        (one[1], two[1], box.y, box.bottom),
    ):
        if start == end:
            if not low <= start <= high:
                return 1.0, 0.0
            continue
        a, b = sorted(((low - start) / (end - start), (high - start) / (end - start)))
        first, last = max(first, a), min(last, b)
    return first, last


def _from_box(box: Box, point: Point) -> float:
    x, y = point
    return hypot(max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom))


def _from_line(point: Point, one: Point, two: Point) -> float:
    dx, dy = two[0] - one[0], two[1] - one[1]
    share = ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / (dx * dx + dy * dy or 1.0)
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - one[0] - share * dx, point[1] - one[1] - share * dy)
