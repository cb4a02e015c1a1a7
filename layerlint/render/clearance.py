"""Distances between lines and boxes: a label belongs to the line next to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

from layerlint.render.geometry import Box, Point

REACH = 16.0
"""The largest distance that is measured, in points."""
_CELL = 40.0


class Clearance:
    """Lines, by the cells of a grid that they pass."""

    def __init__(self, lines: Mapping[int, Sequence[Point]]) -> None:
        self.cells: defaultdict[tuple[int, int], list[tuple[int, Point, Point]]] = defaultdict(list)
        for number, points in lines.items():
            for start, end in pairwise(points):
                around = Box(
                    min(start[0], end[0]),
                    min(start[1], end[1]),
                    abs(start[0] - end[0]),
                    abs(start[1] - end[1]),
                )
                for cell in _cells(around, 0.0):
                    self.cells[cell].append((number, start, end))

    def distances(self, box: Box, own: Collection[int]) -> tuple[float, float]:
        """The distances from a box to the nearest of its `own` lines and to the nearest other line, at most `REACH`."""
        own_distance = other_distance = REACH
        for cell in _cells(box, REACH):
            for number, start, end in self.cells.get(cell, ()):
                if number in own:
                    own_distance = min(own_distance, _gap(box, start, end)) if own_distance else own_distance
                elif other_distance:
                    other_distance = min(other_distance, _gap(box, start, end))
        return own_distance, other_distance


def along(points: Sequence[Point], box: Box) -> float:
    """The part of a line that lies in a box, from 0 to 1."""
    inside = whole = 0.0
    for start, end in pairwise(points):
        length = hypot(end[0] - start[0], end[1] - start[1])
        first, last = _span(box, start, end)
        whole += length
        inside += length * max(0.0, last - first)
    return inside / (whole or 1.0)


def overlap(first: Box, second: Box) -> bool:
    return (
        first.x < second.right
        and second.x < first.right
        and first.y < second.bottom
        and second.y < first.bottom
    )


def within(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x
        and inner.right <= outer.right
        and inner.y >= outer.y
        and inner.bottom <= outer.bottom
    )


def _cells(box: Box, margin: float) -> Iterator[tuple[int, int]]:
    left, right = int((box.x - margin) // _CELL), int((box.right + margin) // _CELL)
    top, bottom = int((box.y - margin) // _CELL), int((box.bottom + margin) // _CELL)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def _gap(box: Box, start: Point, end: Point) -> float:
    """The distance between a box and a straight line from one point to another."""
    first, last = _span(box, start, end)
    if first <= last:
        return 0.0
    corners = ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom))
    return min(
        *(_from_box(box, point) for point in (start, end)),
        *(_from_line(point, start, end) for point in corners),
    )


def _span(box: Box, start: Point, end: Point) -> tuple[float, float]:
    """The part of a straight line in a box, as two fractions of its length; the first is greater where it never is."""
    first, last = 0.0, 1.0
    for begin, finish, low, high in (
        (start[0], end[0], box.x, box.right),
        (start[1], end[1], box.y, box.bottom),
    ):
        if begin == finish:
            if not low <= begin <= high:
                return 1.0, 0.0
            continue
        a, b = sorted(((low - begin) / (finish - begin), (high - begin) / (finish - begin)))
        first, last = max(first, a), min(last, b)
    return first, last


def _from_box(box: Box, point: Point) -> float:
    x, y = point
    return hypot(max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom))


def _from_line(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / (dx * dx + dy * dy or 1.0)
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)
