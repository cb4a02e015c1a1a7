"""Where everything lies: Graphviz's positions as boxes and curves in our coordinates, y growing downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from layerlint.graphs.layer_graph import EdgeKind, Port
from layerlint.render.dot import dot_text, plain, ports
from layerlint.render.drawing import Line
from layerlint.render.engine import positions
from layerlint.render.geometry import Box, Curve, GraphLayout, Point
from layerlint.render.labels import place_labels
from layerlint.render.scene import Scene

WIDE = 0.75
"""Inches between neighbours where a label must stand between them."""
MANY = 200
"""With more nodes than this, one way to lay out is enough."""


def layout(scene: Scene) -> GraphLayout:
    """Where everything lies: the best of the ways that Graphviz can be asked in."""
    placed = _layout(scene)
    if scene.options.rankdir == "LR":
        return placed
    if scene.frames and len(scene.faces) <= MANY and _beside(placed, scene):
        placed = _layout(scene, newrank=True)
    labelled = place_labels(placed, scene)
    if any(curve.label is None and curve.line.edge.kind is EdgeKind.SHARED for curve in labelled.curves):
        labelled = place_labels(_layout(scene, nodesep=WIDE), scene)
    return labelled


def _beside(placed: GraphLayout, scene: Scene) -> bool:
    """Whether an input or output stands beside the layers that it enters or leaves."""
    highest = min(box.y for box in placed.clusters.values())
    lowest = max(box.bottom for box in placed.clusters.values())
    return any(placed.nodes[one].bottom > highest for one in ports(scene, Port.INPUT)) or any(
        placed.nodes[one].y < lowest for one in ports(scene, Port.OUTPUT)
    )


def _layout(scene: Scene, *, newrank: bool = False, nodesep: float = 0.4) -> GraphLayout:
    data = positions(
        dot_text(scene, newrank=newrank, labels=scene.options.rankdir == "LR", nodesep=nodesep),
        scene.options.engine,
    )
    left, bottom, right, top = _numbers(data.get("bb", "0,0,0,0"))
    frame = _Cluster(left, top)
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
    return GraphLayout(right - left, top - bottom, nodes, clusters, curves)


def _numbers(text: str) -> list[float]:
    return [float(part) for part in text.split(",")]


@dataclass(frozen=True, slots=True)
class _Cluster:
    left: float
    top: float

    def point(self, text: str) -> Point:
        x, y = _numbers(text)[:2]
        return x - self.left, self.top - y


def _curve(line: Line, item: dict[str, Any], frame: _Cluster) -> Curve | None:
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
