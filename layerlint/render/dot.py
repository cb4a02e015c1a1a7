"""The graph in DOT: portable text that any Graphviz draws decently, and that our own layout is computed from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from layerlint.graphs.layer_graph import LayerNode, MetricNode, Port
from layerlint.render.door_names import name_width
from layerlint.render.doors import Door, Piece
from layerlint.render.dot_edges import dot_edge, ranks
from layerlint.render.dot_names import hex_colour, name, quote, room_name
from layerlint.render.formatting import joined, kind_word, node_tip
from layerlint.render.markup import number
from layerlint.render.node_shapes import SMALL, NodeShape, Outline, TextRun
from layerlint.render.order import ports, stacked_pairs, title
from layerlint.render.scene import ClusterFrame, Scene

_FONT = 'fontname="Arial"'
_SHAPES = {
    Outline.CARD: 'shape=box style="filled"',
    Outline.PILL: 'shape=box style="rounded,filled"',
    Outline.OP: 'shape=box style="rounded,filled"',
    Outline.HEXAGON: 'shape=hexagon style="filled"',
    Outline.PARALLELOGRAM: 'shape=parallelogram style="filled"',
    Outline.CYLINDER: 'shape=cylinder style="filled"',
}
RANK = 0.13
"""Inches between ranks where labels are ours: a line from node to node takes two of them."""
DOOR, EXIT = 7.0, 4.0
"""The width of a door, and the height of one out of a frame, in points; an entry is as high as the title beside it."""
BESIDE = 22.0
"""The width of a door's name that needs no room of its own, in points."""


def dot_text(
    scene: Scene, *, labels: bool = True, nodesep: float = 0.4, roomy: frozenset[Piece] = frozenset()
) -> str:
    """One digraph: nodes in call order inside their clusters, then the edges.

    Without `labels` edges have none, and gaps leave room for the labels that layerlint paints; `roomy` edges are longer.
    `nodesep` is in inches.
    """
    graph = scene.drawing.graph
    tip = quote(joined(graph.title, *graph.facts))
    lines = [
        f"digraph {quote(graph.title or 'layer')} {{",
        f'  graph [{_FONT} fontsize=11 fontcolor="{hex_colour("mute")}" rankdir={scene.options.rankdir} '
        f"nodesep={nodesep} ranksep={0.3 if labels else RANK} pad=0.25 "
        f"compound=true newrank=true remincross=false splines=true tooltip={tip}];",
        f'  node [{_FONT} fontsize=9 fontcolor="{hex_colour("ink")}" fixedsize=true margin="0.03,0.02"];',
        f'  edge [{_FONT} fontsize={SMALL} fontcolor="{hex_colour("mute")}" arrowsize=0.6];',
        *_inside(scene, "", "  "),
        *(
            f"  {dot_edge(index, piece, scene, 0 if labels else ranks(piece, scene) + (piece in roomy))}"
            for index, piece in enumerate(scene.drawing.pieces)
        ),
        *(
            f"  {name(above)} -> {name(below)} [style=invis weight=0];"
            for above, below in stacked_pairs(scene)
        ),
        *_idle(scene),
        *_signature(scene),
        "}",
    ]
    text = "\n".join(lines) + "\n"
    # Graphviz's hexagon has longer slopes than the painted one, which would cover the heads of lines
    return text if labels else text.replace("shape=hexagon", "shape=box")


def _inside(scene: Scene, parent: str, indent: str) -> Iterator[str]:
    clusters = {node.id for node in scene.drawing.clusters}
    for node in scene.drawing.graph.nodes:
        if node.parent != parent:
            continue
        if node.id in clusters:
            yield from _cluster(scene, node.id, indent)
        else:
            yield f"{indent}{_node(scene, node.id, kind_word(node))}"
    for cylinder in scene.drawing.cylinders:
        if cylinder.parent == parent:
            yield f"{indent}{_node(scene, cylinder.weight.id, 'weight')}"


def _idle(scene: Scene) -> Iterator[str]:
    """Layers that were never called stand in a column, and metrics that nothing updates."""
    idle = list(idle_nodes(scene))
    for before, after in pairwise(idle):
        if scene.homes[before] == scene.homes[after]:
            yield f"  {name(before)} -> {name(after)} [style=invis];"


def idle_nodes(scene: Scene) -> Iterator[str]:
    """The nodes without an edge that a picture has all the same."""
    touched = {end for edge in scene.drawing.graph.edges for end in (edge.start, edge.end)}
    for node in scene.drawing.nodes:
        uncalled = isinstance(node, LayerNode) and not node.called
        if uncalled or (isinstance(node, MetricNode) and node.id not in touched):
            yield node.id


def _signature(scene: Scene) -> Iterator[str]:
    """Inputs stand side by side in the order of the call's signature, outputs in that of its result."""
    for port in Port:
        pills = ports(scene, port)
        if len(pills) > 1:
            yield f"  {{rank=same; {' -> '.join(name(pill) for pill in pills)} [style=invis];}}"


def _row(nodes: Sequence[str], scene: Scene) -> str:
    """Nodes of a frame side by side in this order; where the flow goes to the right, one below the other.

    Graphviz reverses that order in frames only.
    """
    ordered = nodes[::-1] if scene.options.rankdir == "LR" else nodes
    return f"{{rank=same; {' -> '.join(name(node) for node in ordered)} [style=invis];}}"


def _cluster(scene: Scene, identifier: str, indent: str) -> Iterator[str]:
    """A frame: its title and the doors beside it in the first row, what is inside, the doors out in the last."""
    node = next(node for node in scene.drawing.clusters if node.id == identifier)
    depth = scene.drawing.depths[identifier] % 3 + 1
    yield f"{indent}subgraph {name('cluster_' + identifier)} {{"
    inner = indent + "  "
    yield (
        f'{inner}graph [style="rounded,filled" margin={margin(scene.frames[identifier])} '
        f'fillcolor="{hex_colour(f"depth{depth}")}" color="{hex_colour("border")}" tooltip={quote(node_tip(node))}];'
    )
    yield inner + _title(scene, identifier)
    yield from (inner + line for line in _doors(scene, identifier))
    yield from _inside(scene, identifier, inner)
    yield f"{indent}}}"


def _doors(scene: Scene, identifier: str) -> Iterator[str]:
    """The doors of a frame: those in beside its title, those out side by side, each with room for its name."""
    doors = [door for door in scene.drawing.doors if door.frame == identifier]
    entries = [door.id for door in doors if door.entry]
    exits = [door.id for door in doors if not door.entry]
    height = row_height(scene.frames[identifier])
    yield from (_door(door_id, height) for door_id in entries)
    yield from (_door(door_id, EXIT) for door_id in exits)
    rooms = {door.id: _room(door) for door in doors if door.name}
    yield from rooms.values()
    if entries:
        row = (
            part
            for door_id in entries
            for part in ([door_id, room_name(door_id)] if door_id in rooms else [door_id])
        )
        yield _row((title(identifier), *row), scene)
    if len(exits) > 1:
        yield f"{{rank=same; {'; '.join(name(door_id) for door_id in exits)};}}"
    yield from (_row((door_id, room_name(door_id)), scene) for door_id in exits if door_id in rooms)


def margin(frame: ClusterFrame) -> float:
    """The distance between the border and the content of a frame, in points."""
    return 20.0 if frame.repeat else 14.0


def row_height(frame: ClusterFrame) -> float:
    """The height of the row of title and doors, in points: the title begins in the margin."""
    return frame.height + 6 - margin(frame)


def _title(scene: Scene, identifier: str) -> str:
    frame = scene.frames[identifier]
    text = "\\l".join(quote(line)[1:-1] for line in _title_lines(frame))
    return (
        f'{name(title(identifier))} [class="ll-title" shape=plaintext label="{text}\\l" '
        f"width={number(frame.width / 72)} height={number(row_height(frame) / 72)}];"
    )


def _title_lines(frame: ClusterFrame) -> list[str]:
    first, *others = [
        "  ".join(run.text for run in runs).strip() for _, runs in groupby(frame.runs, key=_baseline)
    ] or ["-"]
    times = f"× {frame.repeat}  " if frame.repeat else ""
    return [(times + first) or "-", *(line for line in others if line)]


def _door(identifier: str, height: float) -> str:
    return (
        f'{name(identifier)} [class="ll-door" shape=point '
        f"width={number(DOOR / 72)} height={number(height / 72)}];"
    )


def _room(door: Door) -> str:
    """The node that keeps room for a door's name, where the distance to the next door is too small."""
    width = max(1.0, name_width(door.name) - BESIDE)
    return (
        f'{name(room_name(door.id))} [class="ll-door-name" shape=plaintext label={quote(door.name)} '
        f"width={number(width / 72)} height={number(4 / 72)}];"
    )


def _node(scene: Scene, identifier: str, kind: str) -> str:
    face = scene.faces[identifier]
    stroke = f'color="{hex_colour(face.stroke)}"' + (" peripheries=2" if face.repeat else "")
    dashed = (
        _SHAPES[face.outline].replace('filled"', 'filled,dashed"') if face.dashed else _SHAPES[face.outline]
    )
    return (
        f"{name(identifier)} [class={quote('ll-' + kind)} {dashed} {stroke} "
        f'fillcolor="{hex_colour(face.fill)}" width={number(face.width / 72 + 0.005)} '
        f"height={number(face.height / 72 + 0.005)} label={_label(face)} tooltip={quote(face.tip)}];"
    )


def _label(face: NodeShape) -> str:
    """The texts of a face line by line; an empty line is left out, since one build of Graphviz stops there."""
    rows = sorted(face.runs, key=lambda run: (run.y, run.left))
    lines = ["  ".join(run.text for run in group).strip() for _, group in groupby(rows, key=_baseline)]
    lines = [line for line in lines if line] or ["-"]
    end = "\\l" if face.outline is Outline.CARD else "\\n"
    texts = [quote(line)[1:-1] for line in lines]
    if face.outline is Outline.CARD:
        return '"' + "".join(text + end for text in texts) + '"'
    return '"' + end.join(texts) + '"'


def _baseline(run: TextRun) -> float:
    return run.y
