"""Lines that run through a card, and those that have to become longer so that none does."""

from __future__ import annotations

from layerlint.graphs.layer_graph import EdgeKind
from layerlint.render.clearance import along, overlap
from layerlint.render.doors import Piece
from layerlint.render.geometry import Box, Curve, GraphLayout
from layerlint.render.labels import flat

AROUND = 1.0
"""How near to a card a line may come, in points."""
FREE = (EdgeKind.SHARED, EdgeKind.LOOP, EdgeKind.UPDATES, EdgeKind.OWNS)
"""Kinds of lines that go where they like."""


def blocked(placed: GraphLayout) -> list[Piece]:
    """The lines that run through a card, or along its border, that is not at their end."""
    return [
        curve.line
        for curve in placed.curves
        if curve.line.edge.kind not in FREE and _is_blocked(curve, placed)
    ]


def beside_blocked(placed: GraphLayout) -> frozenset[Piece]:
    """All lines with the start of one that is blocked: what stands right below that start moves away."""
    starts = {piece.start for piece in blocked(placed)}
    return frozenset(curve.line for curve in placed.curves if curve.line.start in starts)


def _is_blocked(curve: Curve, placed: GraphLayout) -> bool:
    path = flat(curve)
    across, down = [x for x, _ in path], [y for _, y in path]
    whole = Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
    for identifier, box in placed.nodes.items():
        wide = Box(box.x - AROUND, box.y - AROUND, box.width + 2 * AROUND, box.height + 2 * AROUND)
        if (
            identifier not in (curve.line.start, curve.line.end)
            and overlap(whole, wide)
            and along(path, wide)
        ):
            return True
    return False
