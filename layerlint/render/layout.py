"""The layout: Graphviz's positions as boxes and curves in our coordinates, y growing downwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from layerlint.render.blocked_lines import beside_blocked, blocked
from layerlint.render.doors import Door, Piece
from layerlint.render.dot import DOOR, EXIT, dot_text, row_height
from layerlint.render.dot_names import graphviz_name
from layerlint.render.engine import positions
from layerlint.render.geometry import Box, Curve, Doorway, GraphLayout, Point
from layerlint.render.labels import place_labels, shortened, unplaced
from layerlint.render.scene import Scene

EASED = 30.0
"""The distance from a ring within which a curve is bent towards it, in points."""
NEAR, WIDE = 0.4, 0.75
"""Inches between neighbours, and where labels must stand between them."""


def layout(scene: Scene) -> GraphLayout:
    """The layout of a scene. Where labels have no place, or a line runs through a card, lines become longer, then nodes
    stand wider apart, and labels that still have no place are shortened."""
    if scene.options.rankdir == "LR":
        return _layout(scene)
    best = place_labels(_layout(scene), scene)
    roomy = unplaced(best) | beside_blocked(best)
    for nodesep in (NEAR, WIDE):
        if not _faults(best):
            return best
        placed = place_labels(_layout(scene, nodesep=nodesep, roomy=roomy), scene)
        best = min(best, placed, key=_faults)
        roomy |= unplaced(placed) | beside_blocked(placed)
    for _ in range(2):
        best = place_labels(shortened(best), scene) if unplaced(best) else best
    return best


def _faults(placed: GraphLayout) -> int:
    """How many labels have no place, and how many lines run through a card."""
    return len(unplaced(placed)) + len(blocked(placed))


def _layout(scene: Scene, *, nodesep: float = NEAR, roomy: frozenset[Piece] = frozenset()) -> GraphLayout:
    data = positions(
        dot_text(scene, labels=scene.options.rankdir == "LR", nodesep=nodesep, roomy=roomy),
        scene.options.engine,
    )
    left, bottom, right, top = _numbers(data.get("bb", "0,0,0,0"))
    frame = _Cluster(left, top)
    placed = {item["name"]: item for item in data.get("objects", ())}
    nodes = {}
    for identifier, face in scene.faces.items():
        x, y = frame.point(placed[graphviz_name(identifier)]["pos"])
        nodes[identifier] = Box(x - face.width / 2, y - face.height / 2, face.width, face.height)
    clusters = {}
    for identifier in scene.frames:
        x1, y1, x2, y2 = _numbers(placed[graphviz_name("cluster_" + identifier)]["bb"])
        clusters[identifier] = Box(x1 - left, top - y2, x2 - x1, y2 - y1)
    doors = {
        door.id: _doorway(
            door, frame.point(placed[graphviz_name(door.id)]["pos"]), clusters[door.frame], scene
        )
        for door in scene.drawing.doors
    }
    drawn = {item.get("id"): item for item in data.get("edges", ())}
    curves = tuple(
        _to_rings(curve, doors, scene)
        for index, piece in enumerate(scene.drawing.pieces)
        if (item := drawn.get(f"e{index}")) and (curve := _curve(piece, item, frame)) is not None
    )
    curves, doors = _to_lines(curves, doors, scene)
    return GraphLayout(right - left, top - bottom, nodes, clusters, curves, doors)


def _to_lines(
    curves: tuple[Curve, ...], doors: dict[str, Doorway], scene: Scene
) -> tuple[tuple[Curve, ...], dict[str, Doorway]]:
    """Curves that leave an entry begin on its line, which ends where the last of them begins."""
    entries, axis = scene.drawing.entries, 1 if scene.options.rankdir == "LR" else 0
    begun: list[Curve] = []
    reached: dict[str, Point] = {}
    for curve in curves:
        door = curve.line.start
        if entries.get(door):
            x, y = curve.points[0]
            first = (x, doors[door].ring[1]) if axis else (doors[door].ring[0], y)
            curve = replace(curve, points=(first, *curve.points[1:]))
            reached[door] = max(first, reached.get(door, first), key=lambda point: point[1 - axis])
        begun.append(curve)
    return tuple(begun), doors | {door: Doorway(doors[door].ring, point) for door, point in reached.items()}


def _doorway(door: Door, middle: Point, border: Box, scene: Scene) -> Doorway:
    """The ring of a door, and the far side of its place in the row of doors."""
    x, y = middle
    across = scene.options.rankdir == "LR"
    reach = (DOOR if across else row_height(scene.frames[door.frame]) if door.entry else EXIT) / 2
    reach = reach if door.entry else -reach
    if across:
        return Doorway((border.x if door.entry else border.right, y), (x + reach, y))
    return Doorway((x, border.y if door.entry else border.bottom), (x, y + reach))


@dataclass(frozen=True, slots=True)
class Bend:
    """Moves what lies between `first` and `last` so that these come to `top` and `bottom`; only what is near to them."""

    first: float
    last: float
    top: float
    bottom: float
    near: float

    def at(self, place: float) -> float:
        moved = place
        if self.top != self.first:
            share = max(0.0, 1 - max(0.0, place - self.first) / self.near)
            moved = max(moved + share * (self.top - self.first), self.top)
        if self.bottom != self.last:
            share = max(0.0, 1 - max(0.0, self.last - place) / self.near)
            moved = min(moved + share * (self.bottom - self.last), self.bottom)
        return moved


def _to_rings(curve: Curve, doors: dict[str, Doorway], scene: Scene) -> Curve:
    """The curve with an end outside of a frame moved to the ring on its border; near it, all of it moves along."""
    entries = scene.drawing.entries
    axis = 0 if scene.options.rankdir == "LR" else 1
    first, last = curve.points[0][axis], curve.points[-1][axis]
    start, end = curve.line.start, curve.line.end
    top = doors[start].ring[axis] if entries.get(start) is False else first
    bottom = doors[end].ring[axis] if entries.get(end) is True else last
    if last <= first or (top, bottom) == (first, last):
        return curve
    span = last - first
    bend = Bend(first, last, top, bottom, min(EASED, span))
    points = tuple((x, bend.at(y)) if axis else (bend.at(x), y) for x, y in curve.points)
    return replace(curve, points=points)


def _numbers(text: str) -> list[float]:
    return [float(part) for part in text.split(",")]


@dataclass(frozen=True, slots=True)
class _Cluster:
    left: float
    top: float

    def point(self, text: str) -> Point:
        x, y = _numbers(text)[:2]
        return x - self.left, self.top - y


def _curve(line: Piece, item: dict[str, Any], frame: _Cluster) -> Curve | None:
    """The edge's spline; None where Graphviz drew none."""
    tail = head = None
    points = []
    for part in str(item.get("pos", "")).partition(";")[0].split():
        if part.startswith("s,"):
            tail = frame.point(part[2:])
        elif part.startswith("e,"):
            head = frame.point(part[2:])
        else:
            points.append(frame.point(part))
    if not points:
        return None
    label = frame.point(item["lp"]) if "lp" in item else None
    return Curve(line, tuple(points), tail, head, label)
