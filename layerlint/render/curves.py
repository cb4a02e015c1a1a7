"""Edges as SVG: lines in the style of their kind, heads, labels."""

from __future__ import annotations

from math import hypot

from layerlint.graphs.layer_graph import EdgeKind
from layerlint.graphs.layer_weights import WeightKind
from layerlint.render.formatting import KIND_TOKENS
from layerlint.render.geometry import Curve, Point
from layerlint.render.markup import element, number
from layerlint.render.node_shapes import SMALL, TextRun
from layerlint.render.scene import Scene
from layerlint.render.svg_shapes import text
from layerlint.render.theme import Theme, colour

_TOKENS = {
    EdgeKind.DATA: "line",
    EdgeKind.LOSS: "loss",
    EdgeKind.METRIC: "metric",
    EdgeKind.SHARED: "trainable",
    EdgeKind.DECIDES: "mute",
    EdgeKind.LOOP: "state",
    EdgeKind.OWNS: "border",
}
_DASHES = {
    EdgeKind.LOSS: "4 2.5",
    EdgeKind.METRIC: "4 2.5",
    EdgeKind.UPDATES: "4 2.5",
    EdgeKind.SHARED: "1 4",
    EdgeKind.DECIDES: "2 2",
    EdgeKind.LOOP: "5 2.5",
    EdgeKind.OWNS: "1 3",
}


def token(curve: Curve, scene: Scene) -> str:
    """The colour of an edge: that of its kind, of the weight that it touches, or of that weight's finding."""
    edge = curve.line.edge
    if edge.kind in (EdgeKind.READS, EdgeKind.UPDATES):
        return weight_token(edge.start if edge.kind is EdgeKind.READS else edge.end, scene)
    return _TOKENS.get(edge.kind, "frozen")


def weight_token(weight: str, scene: Scene) -> str:
    """The colour of what touches a weight: that of its finding, else that of its kind."""
    if weight in scene.badges:
        return severity_token(scene.badges[weight].severity.value)
    kinds = {c.weight.id: KIND_TOKENS[c.weight.kind] for c in scene.drawing.cylinders}
    return kinds.get(weight, "frozen")


def troubled(weight: str, scene: Scene) -> bool:
    """Whether reads of a weight are drawn as wrong: it has a finding, or Keras does not know it."""
    return weight in scene.badges or any(
        c.weight.id == weight and c.weight.kind is WeightKind.UNTRACKED for c in scene.drawing.cylinders
    )


def styles() -> dict[str, dict[str, str]]:
    """The colour and the dashes of each kind of edge, for a page."""
    return {
        kind.value: {
            "ink": colour(_TOKENS.get(kind, "frozen"), Theme.AUTO),
            "dash": _DASHES.get(kind, ""),
        }
        for kind in EdgeKind
    }


def door_token(source: str, scene: Scene) -> str:
    """The colour of a door: that of the weight that comes in by it, else that of data."""
    if any(c.weight.id == source for c in scene.drawing.cylinders):
        return weight_token(source, scene)
    return _TOKENS[EdgeKind.DATA]


def severity_token(severity: str) -> str:
    return {"error": "error", "warning": "warning"}.get(severity, "state")


def line(curve: Curve, scene: Scene, theme: Theme) -> str:
    """The stroke and its heads."""
    kind = curve.line.edge.kind
    ink = colour(token(curve, scene), theme)
    dash = _DASHES.get(kind)
    if kind is EdgeKind.READS and troubled(curve.line.edge.start, scene):
        dash = "4 2.5"
    points = curve.points
    first, rest = points[0], points[1:]
    d = f"M{_at(first)}" + "".join(
        f"C{_at(rest[i])} {_at(rest[i + 1])} {_at(rest[i + 2])}" for i in range(0, len(rest) - 2, 3)
    )
    parts = [
        element(
            "path",
            d=d,
            fill="none",
            stroke=ink,
            stroke_width=1.6 if kind is EdgeKind.SHARED else 1.3,
            stroke_dasharray=dash,
            stroke_linecap="round" if kind is EdgeKind.SHARED else None,
        )
    ]
    if curve.head:
        parts.append(_head(kind, points[-1], curve.head, ink, theme))
    if curve.tail:
        parts.append(_head(kind, points[0], curve.tail, ink, theme))
    return "".join(parts)


def label(curve: Curve, scene: Scene, theme: Theme, ground: str) -> str:
    """The label with a halo of the ground it lies on, so that no line strikes it through."""
    if curve.label is None or not curve.line.label:
        return ""
    kind = curve.line.edge.kind
    ink = "mute" if kind is EdgeKind.DATA else token(curve, scene)
    x, y = curve.label
    run = TextRun(0, 3, curve.line.label, SMALL, False, ink, "middle")
    return text(run, x, y, theme, ground)


def _at(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def _head(kind: EdgeKind, base: Point, tip: Point, ink: str, theme: Theme) -> str:
    """An arrow from `base` to `tip`, in the manner of the kind."""
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    if kind is EdgeKind.SHARED:
        return element("circle", cx=tip[0] - ux * 2.6, cy=tip[1] - uy * 2.6, r=2.6, fill=ink)
    if kind is EdgeKind.OWNS:
        return _diamond(base, tip, ux, uy, ink)
    half = 2.4
    left = (base[0] - uy * half, base[1] + ux * half)
    right = (base[0] + uy * half, base[1] - ux * half)
    if kind is EdgeKind.UPDATES:
        d = f"M{_at(left)}L{_at(tip)}L{_at(right)}M{_at(base)}L{_at(tip)}"
        return element("path", d=d, fill="none", stroke=ink, stroke_width=1.3, stroke_linejoin="round")
    hollow = kind in (EdgeKind.LOSS, EdgeKind.METRIC)
    return element(
        "polygon",
        points=f"{_at(left)} {_at(tip)} {_at(right)}",
        fill=colour("card", theme) if hollow else ink,
        stroke=ink,
        stroke_width=1.1 if hollow else 0.6,
        stroke_linejoin="round",
    )


def _diamond(base: Point, tip: Point, ux: float, uy: float, ink: str) -> str:
    middle = ((base[0] + tip[0]) / 2, (base[1] + tip[1]) / 2)
    left = (middle[0] - uy * 2.2, middle[1] + ux * 2.2)
    right = (middle[0] + uy * 2.2, middle[1] - ux * 2.2)
    return element("polygon", points=f"{_at(base)} {_at(left)} {_at(tip)} {_at(right)}", fill=ink)
