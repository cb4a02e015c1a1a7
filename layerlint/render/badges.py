"""The box of a finding's badge: at a corner of its card where it covers no arrow."""

from __future__ import annotations

from layerlint.render.clearance import overlap
from layerlint.render.geometry import Box, GraphLayout
from layerlint.render.scene import Scene

HEIGHT = 15.0
OUT = 10.0
"""How far it extends beyond the card, in points."""
IN, SMALL = 4.0, 40.0
"""How much of a small node it covers, and up to how much wider a node is small."""
TIP = 5.0
"""The distance around the tip of an arrow that stays free."""


def badge_box(target: str, placed: GraphLayout, scene: Scene) -> Box:
    """The place of a badge: the top right corner, unless an arrow ends there; then another. It stands beside a pill that
    is too small to show its text besides."""
    card, width = placed.nodes[target], scene.badges[target].width
    small = card.width < width + SMALL
    right, left = (
        (card.right - IN, card.x - width + IN) if small else (card.right - width + OUT, card.x - OUT)
    )
    above, below = card.y - OUT, card.bottom - HEIGHT + OUT
    tips = [
        Box(head[0] - TIP, head[1] - TIP, 2 * TIP, 2 * TIP)
        for curve in placed.curves
        for head in (curve.head, curve.tail)
        if head is not None
    ]
    corners = [
        Box(x, y, width, HEIGHT) for x, y in ((right, above), (right, below), (left, above), (left, below))
    ]
    return next((corner for corner in corners if not any(overlap(corner, tip) for tip in tips)), corners[0])
