"""Lines in DOT: their style, where they leave and arrive, and how long they are."""

from __future__ import annotations

from layerlint.graphs.layer_graph import EdgeKind
from layerlint.render.doors import Piece
from layerlint.render.dot_names import hex_colour, name, quote
from layerlint.render.order import loose, title
from layerlint.render.scene import Scene

_EDGES = {
    EdgeKind.DATA: ("line", "solid", "normal"),
    EdgeKind.LOSS: ("loss", "dashed", "empty"),
    EdgeKind.METRIC: ("metric", "dashed", "empty"),
    EdgeKind.READS: ("frozen", "solid", "normal"),
    EdgeKind.UPDATES: ("frozen", "dashed", "vee"),
    EdgeKind.SHARED: ("trainable", "dotted", "dot"),
    EdgeKind.DECIDES: ("mute", "dashed", "normal"),
    EdgeKind.LOOP: ("state", "dashed", "normal"),
    EdgeKind.OWNS: ("border", "dotted", "diamond"),
}
FAN = 4
"""The number of lines out of one node from which those that lead aside are longer, or they would lie flat."""
SPINE_WEIGHT, MAIN_WEIGHT, SKIP_WEIGHT = 4000, 100, 1


def dot_edge(index: int, piece: Piece, scene: Scene, ranks: int) -> str:
    """The statement of an edge of `ranks` steps; 0 where Graphviz makes room for its label."""
    edge = piece.edge
    token, style, head = _EDGES[edge.kind]
    parts = [
        f"id=e{index} class={quote('ll-' + edge.kind.value)}",
        f'color="{hex_colour(token)}"',
        f"style={style}",
    ]
    start, end = piece.start, piece.end
    if start in scene.frames:
        parts.append(f"ltail={name('cluster_' + start)}")
        start = title(start)
    if end in scene.frames:
        parts.append(f"lhead={name('cluster_' + end)}")
        end = title(end)
    parts += _ports(piece, scene)
    head = head if piece.last else "none"
    parts += [f"arrowhead={head}"] if head != "normal" else []
    parts += ["arrowtail=dot dir=both"] if edge.kind is EdgeKind.SHARED else []
    if loose(edge, scene):
        parts.append("constraint=false")
    if edge.kind is EdgeKind.DATA:
        weight = SPINE_WEIGHT if piece.spine else MAIN_WEIGHT if piece.main else SKIP_WEIGHT
        parts += ["penwidth=1.3", f"weight={weight}"]
    if ranks:
        parts.append(f"minlen={ranks}")
    elif piece.label:
        parts.append(f"label={quote(f'  {piece.label}  ')}")
    return f"{name(start)} -> {name(end)} [{' '.join(parts)}];"


def _ports(piece: Piece, scene: Scene) -> list[str]:
    """Lines enter doors and leave exits straight; from an entry only the main one goes straight on."""
    doors = scene.drawing.entries
    entry_side, exit_side = ("w", "e") if scene.options.rankdir == "LR" else ("n", "s")
    parts = [f"headport={entry_side}"] if piece.end in doors else []
    if piece.start in doors and (piece.main or not doors[piece.start]):
        parts.append(f"tailport={exit_side}")
    return parts


def ranks(piece: Piece, scene: Scene) -> int:
    """The least number of ranks of a line: one where nothing else and no label needs the room."""
    drawing = scene.drawing
    fan = sum(other.start == piece.start for other in drawing.pieces) >= FAN
    aside = not piece.main
    if piece.start not in drawing.entries and piece.end not in drawing.entries:
        return 3 if (fan and aside) or _tangled(piece, scene) else 2 - _alone(piece, scene)
    if piece.label and drawing.entries.get(piece.end):
        return 3
    return 1 + (bool(piece.label) or aside or _crowded(piece, scene))


def _alone(piece: Piece, scene: Scene) -> bool:
    """Whether a piece of data without a label is the only one at its start and at its end."""
    start, end = piece.start, piece.end
    touching = [
        other
        for other in scene.drawing.pieces
        if other.start == start or other.end == end or (other.start, other.end) == (end, start)
    ]
    return piece.main and not piece.label and len(touching) == 1


def _tangled(piece: Piece, scene: Scene) -> bool:
    """Whether a piece with a label is one of several at its start and of several at its end."""
    pieces = [other for other in scene.drawing.pieces if not loose(other.edge, scene)]
    leaving = sum(other.start == piece.start for other in pieces)
    return bool(piece.label) and leaving > 1 and sum(other.end == piece.end for other in pieces) > 1


def _crowded(piece: Piece, scene: Scene) -> bool:
    """Whether other lines leave the frame that a piece leaves, or enter the one that it enters."""
    out, into = (
        {door.id: door.frame for door in scene.drawing.doors if door.entry is way} for way in (False, True)
    )
    left = sum(
        piece.start in out and out.get(other.start) == out[piece.start] for other in scene.drawing.pieces
    )
    entered = sum(
        piece.end in into and into.get(other.end) == into[piece.end] for other in scene.drawing.pieces
    )
    return left > 1 or entered > 1
