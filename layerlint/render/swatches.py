"""The swatches of the legend, each drawn from the middle of its left side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from layerlint.graphs.layer_weights import WeightKind
from layerlint.render.curves import severity_token
from layerlint.render.formatting import KIND_TOKENS, MARKS
from layerlint.render.geometry import Box
from layerlint.render.markup import element, number
from layerlint.render.node_shapes import GLYPHS, Glyph, GlyphMark, Outline
from layerlint.render.svg_shapes import glyph, rectangle, severity_mark
from layerlint.render.theme import Theme, colour
from layerlint.rule import Severity

Swatch: TypeAlias = Callable[[float, float, Theme], str]
"""Paints at `x`, `y` (points) in a theme."""


def shape_swatch(shape: Outline, width: float, fill: str, stroke: str) -> Swatch:
    def swatch(x: float, y: float, theme: Theme) -> str:
        box = Box(x, y - 4, width, 8)
        if shape in (Outline.CARD, Outline.OP, Outline.PILL):
            radius = {Outline.CARD: 1.0, Outline.OP: 3.0, Outline.PILL: 4.0}[shape]
            return rectangle(
                box, radius, fill=colour(fill, theme), stroke=colour(stroke, theme), stroke_width=1
            )
        points = [
            (x, y),
            (x + 4, y - 4),
            (x + width - 4, y - 4),
            (x + width, y),
            (x + width - 4, y + 4),
            (x + 4, y + 4),
        ]
        if shape is Outline.PARALLELOGRAM:
            points = [(x + 4, y - 4), (x + width, y - 4), (x + width - 4, y + 4), (x, y + 4)]
        joined = " ".join(f"{number(px)},{number(py)}" for px, py in points)
        return element(
            "polygon", points=joined, fill=colour(fill, theme), stroke=colour(stroke, theme), stroke_width=1
        )

    return swatch


def weight_swatch(kind: WeightKind) -> Swatch:
    def swatch(x: float, y: float, theme: Theme) -> str:
        return glyph(GlyphMark(3.5, 0, GLYPHS[kind], KIND_TOKENS[kind]), x, y, theme)

    return swatch


def line_swatch(token: str, dash: str | None) -> Swatch:
    def swatch(x: float, y: float, theme: Theme) -> str:
        d = f"M{number(x)},{number(y)}h18"
        return element(
            "path", d=d, fill="none", stroke=colour(token, theme), stroke_width=1.4, stroke_dasharray=dash
        )

    return swatch


def repeated_swatch(x: float, y: float, theme: Theme) -> str:
    ink = colour("fold", theme)
    back = rectangle(Box(x + 2.5, y - 4.5, 11, 6.5), 1.5, fill="none", stroke=ink, stroke_width=1)
    front = rectangle(Box(x, y - 2, 11, 6.5), 1.5, fill=colour("card", theme), stroke=ink, stroke_width=1)
    return back + front


def closed_swatch(x: float, y: float, theme: Theme) -> str:
    return glyph(GlyphMark(3.5, 0, Glyph.CLOSED, "mute"), x, y, theme)


def finding_swatch(severity: Severity) -> Swatch:
    """The mark of the worst finding, as it stands on the badges."""

    def swatch(x: float, y: float, theme: Theme) -> str:
        return severity_mark(MARKS[severity], x + 3.5, y, colour(severity_token(severity), theme))

    return swatch
