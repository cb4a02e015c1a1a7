"""Labels that would be read as those of another line, counted by sampling the lines of a layout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from layerlint.render.geometry import Box, Curve, GraphLayout
from layerlint.render.labels import flat
from layerlint.render.metrics import text_width
from layerlint.render.node_shapes import SMALL

_SAMPLES = 24
"""Into how many pieces a straight part of a line is cut."""


def misread(placed: GraphLayout) -> Iterator[str]:
    """One line of text for each label that another line crosses, or to which another line is nearer than its own."""
    for curve in placed.curves:
        if curve.label is None or not curve.line.label:
            continue
        box = label_box(curve)
        own = distance(box, curve)
        others = [distance(box, other) for other in placed.curves if other is not curve]
        if min(others, default=99.0) <= max(own, 1.0):
            yield f"{curve.line.label!r} of {curve.line.start} > {curve.line.end}"


def left_out(placed: GraphLayout) -> list[str]:
    return [curve.line.label for curve in placed.curves if curve.line.label and curve.label is None]


def label_box(curve: Curve) -> Box:
    """Where the letters of a label are."""
    assert curve.label is not None
    x, y = curve.label
    width = text_width(curve.line.label, SMALL)
    return Box(x - width / 2, y - 4.5, width, 9)


def distance(box: Box, curve: Curve) -> float:
    path = flat(curve) + ([curve.head] if curve.head else [])
    return min(
        hypot(max(box.x - x, 0, x - box.right), max(box.y - y, 0, y - box.bottom))
        for (x1, y1), (x2, y2) in pairwise(path)
        for share in (step / _SAMPLES for step in range(_SAMPLES + 1))
        for x, y in [(x1 + share * (x2 - x1), y1 + share * (y2 - y1))]
    )
