"""A laid-out picture: boxes and curves in points, y growing downwards."""

from __future__ import annotations

from dataclasses import dataclass

from layerlint.render.doors import Piece


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
    """A chain of cubic Béziers (1 + 3n points), the tips of its arrows, and the centre of its label."""

    line: Piece
    points: tuple[Point, ...]
    tail: Point | None
    head: Point | None
    label: Point | None


@dataclass(frozen=True, slots=True)
class Doorway:
    """A door as drawn: a ring on the border of its frame, and a straight line from there to `inner`, where lines end."""

    ring: Point
    inner: Point


@dataclass(frozen=True, slots=True)
class GraphLayout:
    width: float
    height: float
    nodes: dict[str, Box]
    clusters: dict[str, Box]
    curves: tuple[Curve, ...]
    doors: dict[str, Doorway]
