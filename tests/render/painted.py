"""What an SVG of ours paints, in order: every text with its box, and the colour that lies under it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from layerlint.render.clearance import overlap
from layerlint.render.geometry import Box
from layerlint.render.metrics import text_width

_MOVE = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")
_CYLINDER = re.compile(r"M([-\d.]+),([-\d.]+)A[\d.]+,[\d.]+ 0 0 1 ([-\d.]+),[-\d.]+V([-\d.]+)A.*Z")
_ASCENT, _DESCENT = 0.72, 0.21
"""How far letters reach above and below their line, in parts of their size."""


@dataclass(frozen=True, slots=True)
class PaintedText:
    text: str
    box: Box
    ink: str
    ground: str


def painted_texts(svg: str) -> list[PaintedText]:
    """The texts of a picture in one theme, each with what was painted there before it."""
    grounds: list[tuple[Box, str]] = []
    found = []
    for element, x, y in _walk(ET.fromstring(svg), 0.0, 0.0):
        name = element.tag.rpartition("}")[2]
        if name == "text":
            box = _text_box(element, x, y)
            middle = (box.x + box.width / 2, box.y + box.height / 2)
            under = [fill for ground, fill in grounds if _holds(ground, middle)]
            ground = element.get("stroke") or (under[-1] if under else "#ffffff")
            found.append(PaintedText(element.text or "", box, element.get("fill", "#000000"), ground))
        elif element.get("fill", "none") != "none" and (shape := _shape_box(element, name, x, y)):
            grounds.append((shape, element.get("fill", "")))
    return found


def contrast(one: str, two: str) -> float:
    """The contrast of two colours, as WCAG counts it: 1 for the same, 21 for black on white."""
    low, high = sorted(_luminance(colour) for colour in (one, two))
    return (high + 0.05) / (low + 0.05)


def overlapping(texts: list[PaintedText]) -> list[tuple[str, str]]:
    return [(one.text, two.text) for one, two in combinations(texts, 2) if overlap(one.box, two.box)]


def _walk(element: ET.Element, x: float, y: float) -> Iterator[tuple[ET.Element, float, float]]:
    move = _MOVE.match(element.get("transform", ""))
    if move is not None:
        x, y = x + float(move[1]), y + float(move[2])
    yield element, x, y
    for child in element:
        yield from _walk(child, x, y)


def _text_box(element: ET.Element, x: float, y: float) -> Box:
    size = float(element.get("font-size", "0"))
    text = element.text or ""
    measured = text_width(text, size, bold=element.get("font-weight") == "bold")
    width = float(element.get("textLength") or measured)
    x += float(element.get("x", "0"))
    x -= {"end": width, "middle": width / 2}.get(element.get("text-anchor", ""), 0.0)
    y += float(element.get("y", "0"))
    return Box(x, y - _ASCENT * size, width, (_ASCENT + _DESCENT) * size)


def _shape_box(element: ET.Element, name: str, x: float, y: float) -> Box | None:
    if name == "rect":
        left, top, width, height = (float(element.get(key, "0")) for key in ("x", "y", "width", "height"))
        return Box(x + left, y + top, width, height)
    if name == "polygon":
        points = [tuple(map(float, one.split(","))) for one in element.get("points", "").split()]
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        return Box(x + min(xs), y + min(ys), max(xs) - min(xs), max(ys) - min(ys))
    if name == "path" and (cylinder := _CYLINDER.match(element.get("d", ""))):
        left, top, right, bottom = map(float, cylinder.groups())
        return Box(x + left, y + top, right - left, bottom - top)
    return None


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box.x <= point[0] <= box.right and box.y <= point[1] <= box.bottom


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
