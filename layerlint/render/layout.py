"""Where everything lies: Graphviz's positions as boxes and curves in our coordinates, y growing downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from layerlint.render.dot import dot_text, plain
from layerlint.render.drawing import Line
from layerlint.render.engine import positions
from layerlint.render.scene import Scene


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A chain of cubic Béziers (1 + 3n points), the tips of its arrows, and where its label's centre is."""

    line: Line
    points: tuple[Point, ...]
    tail: Point | None
    head: Point | None
    label: Point | None


@dataclass(frozen=True, slots=True)
class Layout:
    width: float
    height: float
    nodes: dict[str, Box]
    clusters: dict[str, Box]
    curves: tuple[Curve, ...]


MANY = 200
"""With more nodes than this, one way to lay out is enough."""


def layout(scene: Scene) -> Layout:
    """The better of Graphviz's two ways to rank what lies in clusters."""
    plain_ranks = _layout(scene, newrank=False)
    if not scene.frames or len(scene.faces) > MANY or not _beside(plain_ranks):
        return plain_ranks
    return _layout(scene, newrank=True)


def _beside(placed: Layout) -> bool:
    """Whether a line leaves a cluster sideways: to a node outside that lies beside it, not below."""
    lowest = max((box.bottom for box in placed.clusters.values()), default=0.0)
    return any(
        curve.line.main and placed.nodes[curve.line.edge.end].y < lowest
        for curve in placed.curves
        if curve.line.edge.end in placed.nodes
        and _outside(placed.nodes[curve.line.edge.end], placed)
        and placed.nodes[curve.line.edge.end].y > min(box.y for box in placed.clusters.values())
    )


def _outside(box: Box, placed: Layout) -> bool:
    """Whether a box lies in no cluster."""
    return not any(
        cluster.x <= box.x
        and box.right <= cluster.right
        and cluster.y <= box.y
        and box.bottom <= cluster.bottom
        for cluster in placed.clusters.values()
    )


def _layout(scene: Scene, *, newrank: bool) -> Layout:
    data = positions(dot_text(scene, newrank=newrank), scene.options.engine)
    left, bottom, right, top = _numbers(data.get("bb", "0,0,0,0"))
    frame = _Frame(left, top)
    placed = {item["name"]: item for item in data.get("objects", ())}
    nodes = {}
    for identifier, face in scene.faces.items():
        x, y = frame.point(placed[plain(identifier)]["pos"])
        nodes[identifier] = Box(x - face.width / 2, y - face.height / 2, face.width, face.height)
    clusters = {}
    for identifier in scene.frames:
        x1, y1, x2, y2 = _numbers(placed[plain("cluster_" + identifier)]["bb"])
        clusters[identifier] = Box(x1 - left, top - y2, x2 - x1, y2 - y1)
    drawn = {item.get("id"): item for item in data.get("edges", ())}
    curves = tuple(
        curve
        for index, line in enumerate(scene.drawing.lines)
        if (item := drawn.get(f"e{index}")) and (curve := _curve(line, item, frame)) is not None
    )
    return Layout(right - left, top - bottom, nodes, clusters, curves)


def _numbers(text: str) -> list[float]:
    return [float(part) for part in text.split(",")]


@dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    top: float

    def point(self, text: str) -> Point:
        x, y = _numbers(text)[:2]
        return x - self.left, self.top - y


def _curve(line: Line, item: dict[str, Any], frame: _Frame) -> Curve | None:
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
