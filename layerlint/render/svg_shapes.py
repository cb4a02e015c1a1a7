"""Outlines and glyphs as SVG, given a box or a centre."""

from __future__ import annotations

from math import cos, pi, sin

from layerlint.render.geometry import Box
from layerlint.render.markup import element, escape, number
from layerlint.render.node_shapes import Glyph, GlyphMark, Outline, TextRun
from layerlint.render.theme import Theme, colour

FONT = "Helvetica,Arial,'Liberation Sans',sans-serif"


def text(run: TextRun, x: float, y: float, theme: Theme, halo: str = "") -> str:
    """One piece of text; `x`, `y` is the corner that the run counts from; `halo` a token painted around it.

    Its length is written too, so that it fits as measured whatever font the viewer has.
    """
    body = escape(run.text)
    if run.tip:
        body += element("title", escape(run.tip))
    shine = {}
    if halo:
        shine = {
            "stroke": colour(halo, theme),
            "stroke_width": "4",
            "paint_order": "stroke",
            "stroke_linejoin": "round",
        }
    return element(
        "text",
        body,
        x=x + run.x,
        y=y + run.y,
        font_size=run.size,
        font_weight="bold" if run.bold else None,
        fill=colour(run.token, theme),
        text_anchor=None if run.anchor == "start" else run.anchor,
        textLength=run.width if len(run.text) > 1 else None,
        lengthAdjust="spacingAndGlyphs" if len(run.text) > 1 else None,
        **shine,
    )


def outline(
    shape: Outline, box: Box, fill: str, stroke: str, *, width: float = 1, dash: str | None = None
) -> str:
    """The border and ground of a node."""
    common: dict[str, str | float | None] = {
        "fill": fill,
        "stroke": stroke,
        "stroke_width": width,
        "stroke_dasharray": dash,
    }
    if shape in (Outline.CARD, Outline.PILL, Outline.OP):
        radius = {Outline.CARD: 4.0, Outline.PILL: box.height / 2, Outline.OP: 9.0}[shape]
        return rectangle(box, radius, **common)
    if shape is Outline.HEXAGON:
        return element("polygon", points=_points(_hexagon(box, 16)), **common)
    if shape is Outline.PARALLELOGRAM:
        return element("polygon", points=_points(_parallelogram(box, 12)), **common)
    return _cylinder(box, common)


def rectangle(box: Box, radius: float, **attributes: str | float | None) -> str:
    return element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, **attributes)


def _hexagon(box: Box, inset: float) -> list[tuple[float, float]]:
    middle = box.y + box.height / 2
    return [
        (box.x, middle),
        (box.x + inset, box.y),
        (box.right - inset, box.y),
        (box.right, middle),
        (box.right - inset, box.bottom),
        (box.x + inset, box.bottom),
    ]


def _parallelogram(box: Box, slant: float) -> list[tuple[float, float]]:
    return [(box.x + slant, box.y), (box.right, box.y), (box.right - slant, box.bottom), (box.x, box.bottom)]


def _points(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _cylinder(box: Box, common: dict[str, str | float | None]) -> str:
    rise = 4.5
    x1, x2, top, low = (number(v) for v in (box.x, box.right, box.y + rise, box.bottom - rise))
    half, tall = number(box.width / 2), number(rise)
    body = f"M{x1},{top}A{half},{tall} 0 0 1 {x2},{top}V{low}A{half},{tall} 0 0 1 {x1},{low}Z"
    lid = f"M{x1},{top}A{half},{tall} 0 0 0 {x2},{top}"
    return element("path", d=body, **common) + element("path", d=lid, **(common | {"fill": "none"}))


def stripe(box: Box, fill: str) -> str:
    """The coloured left edge of a card, five points wide."""
    x, y, tall = number(box.x + 4), number(box.y), number(box.height)
    inner = number(box.height - 8)
    return element("path", d=f"M{x},{y}h1v{tall}h-1a4,4 0 0 1 -4,-4v-{inner}a4,4 0 0 1 4,-4z", fill=fill)


def glyph(mark: GlyphMark, x: float, y: float, theme: Theme) -> str:
    """A small mark with its centre at the mark's place, counted from `x`, `y`."""
    cx, cy = x + mark.x, y + mark.y
    ink = colour(mark.token, theme)
    if mark.glyph is Glyph.TRAINABLE:
        return element("circle", cx=cx, cy=cy, r=2.7, fill=ink)
    if mark.glyph is Glyph.FROZEN:
        return element("circle", cx=cx, cy=cy, r=2.4, fill="none", stroke=ink, stroke_width=1.1)
    if mark.glyph is Glyph.UNTRACKED:
        return element(
            "circle",
            cx=cx,
            cy=cy,
            r=2.8,
            fill="none",
            stroke=ink,
            stroke_width=1.1,
            stroke_dasharray="1.6 1.3",
        )
    if mark.glyph is Glyph.STATE:
        return _turn(cx, cy, ink)
    return _closed(cx, cy, ink)


def _turn(cx: float, cy: float, ink: str) -> str:
    """An arrow that runs round, open at the upper right."""
    radius, end = 2.7, -pi / 5
    x1, y1 = cx + radius * cos(-4 * pi / 5), cy + radius * sin(-4 * pi / 5)
    x2, y2 = cx + radius * cos(end), cy + radius * sin(end)
    arc = f"M{number(x2)},{number(y2)}A{radius},{radius} 0 1 1 {number(x1)},{number(y1)}"
    corners = ((x2 + 1.3, y2 + 0.6), (x2 - 1.9, y2 + 0.3), (x2 + 0.7, y2 - 2.2))
    tip = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return element("path", d=arc, fill="none", stroke=ink, stroke_width=1.1) + element(
        "polygon", points=tip, fill=ink
    )


def _closed(cx: float, cy: float, ink: str) -> str:
    """A plus in a square."""
    x, y = cx - 3, cy - 3
    plus = f"M{number(cx - 1.7)},{number(cy)}h3.4M{number(cx)},{number(cy - 1.7)}v3.4"
    return element("rect", x=x, y=y, width=6, height=6, fill="none", stroke=ink, stroke_width=0.9) + element(
        "path", d=plus, stroke=ink, stroke_width=0.9, fill="none"
    )


def severity_mark(mark: str, cx: float, cy: float, ink: str) -> str:
    """`✕`, `!` or `i` as strokes, six points high."""
    if mark == "✕":
        d = f"M{number(cx - 2.3)},{number(cy - 2.3)}l4.6,4.6m0,-4.6l-4.6,4.6"
    elif mark == "!":
        d = f"M{number(cx)},{number(cy - 3)}v3.4M{number(cx)},{number(cy + 2.2)}v0.6"
    else:
        d = f"M{number(cx)},{number(cy - 0.8)}v3.4M{number(cx)},{number(cy - 3)}v0.6"
    return element("path", d=d, stroke=ink, stroke_width=1.4, stroke_linecap="round", fill="none")
