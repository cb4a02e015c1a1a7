"""The names of doors: those of an argument or result of a frame, beside its ring."""

from __future__ import annotations

from layerlint.render.doors import Door
from layerlint.render.geometry import Box, Doorway
from layerlint.render.metrics import text_width
from layerlint.render.node_shapes import SMALL

HEIGHT = 11.0
"""The height of a line of small text, in points."""


def name_width(name: str) -> float:
    """The width of the name of a door, in points."""
    return text_width(name, SMALL)


def name_box(door: Door, way: Doorway, *, across: bool) -> Box:
    """The box of a door's name, inside the frame; `across`: doors lie at its left and right."""
    x, y = way.ring
    width = name_width(door.name)
    if across:
        return Box(x + 6 if door.entry else x - 6 - width, y - HEIGHT - 2, width, HEIGHT)
    return Box(x + 6, y + 3 if door.entry else y - HEIGHT - 3, width, HEIGHT)
