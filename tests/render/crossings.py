"""What lines run through that they have no business in, counted from the flattened curves of a layout."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.render.doors import Piece
from layerlint.render.geometry import Box, GraphLayout, Point
from layerlint.render.labels import flat
from layerlint.render.scene import Scene

SLACK = 1.0


def crossings(scene: Scene, placed: GraphLayout) -> Iterator[str]:
    """One line of text for each title that a line runs through, and each frame that it leaves or enters by no door."""
    titles = {
        frame: Box(box.x + 13, box.y + 10, scene.frames[frame].width - 28, scene.frames[frame].height - 8)
        for frame, box in placed.clusters.items()
    }
    for curve in placed.curves:
        piece = curve.line
        if piece.edge.kind.value in ("shared", "loop", "updates", "owns"):
            continue
        path = flat(curve)
        around = _around(piece, scene)
        for frame, box in titles.items():
            if any(_inside(point, box) for point in path):
                yield f"{piece.start} > {piece.end} runs through the title of {frame}"
        for frame, box in placed.clusters.items():
            if frame in around and not all(_inside(point, box, SLACK) for point in path):
                yield f"{piece.start} > {piece.end} leaves {frame}"
            if frame not in around and any(_inside(point, box, -SLACK) for point in path):
                yield f"{piece.start} > {piece.end} runs through {frame}"


def _around(piece: Piece, scene: Scene) -> set[str]:
    """The frames that a piece lies in: those around both of its ends."""
    doors = {door.id: door for door in scene.drawing.doors}
    found: list[set[str]] = []
    for end, first in ((piece.start, True), (piece.end, False)):
        home = scene.homes.get(end, "")
        if end in doors:
            door = doors[end]
            home = door.frame if door.entry is first else scene.homes.get(door.frame, "")
        around = set()
        while home:
            around.add(home)
            home = scene.homes.get(home, "")
        found.append(around)
    return found[0] & found[1]


def _inside(point: Point, box: Box, slack: float = 0.0) -> bool:
    x, y = point
    return box.x - slack <= x <= box.right + slack and box.y - slack <= y <= box.bottom + slack
