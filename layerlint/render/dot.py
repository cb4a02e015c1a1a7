"""The graph in DOT: portable text that any Graphviz draws decently, and that our own layout is computed from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from layerlint.graphs.layer_graph import EdgeKind, LayerNode, Port
from layerlint.render.door_names import name_width
from layerlint.render.doors import Door, Piece
from layerlint.render.formatting import joined, kind_word, node_tip
from layerlint.render.markup import clean, number
from layerlint.render.node_shapes import SMALL, NodeShape, Outline, TextRun
from layerlint.render.order import kept_apart, loose, ports, title
from layerlint.render.scene import ClusterFrame, Scene
from layerlint.render.theme import TOKENS

_FONT = 'fontname="Arial"'
_SHAPES = {
    Outline.CARD: 'shape=box style="filled"',
    Outline.PILL: 'shape=box style="rounded,filled"',
    Outline.OP: 'shape=box style="rounded,filled"',
    Outline.HEXAGON: 'shape=hexagon style="filled"',
    Outline.PARALLELOGRAM: 'shape=parallelogram style="filled"',
    Outline.CYLINDER: 'shape=cylinder style="filled"',
}
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
RANK = 0.13
"""Inches between ranks where labels are ours: a line from node to node takes two of them."""
DOOR, EXIT = 7.0, 4.0
"""How wide a door is, and how high one out of a frame; one into it is as high as the title beside it."""
BESIDE = 22.0
"""How much of a door's name has room beside it as it is."""
FAN = 4
"""From so many lines that leave one node on, those that lead aside take a longer way, or they would lie flat."""
SPINE_WEIGHT, MAIN_WEIGHT, SKIP_WEIGHT = 4000, 100, 1


def dot_text(
    scene: Scene, *, labels: bool = True, nodesep: float = 0.4, roomy: frozenset[Piece] = frozenset()
) -> str:
    """One digraph, nodes in call order inside their clusters, then the edges.

    Without `labels` edges have none, and the gaps are made for ours; the `roomy` ones are longer.
    """
    graph = scene.drawing.graph
    tip = quote(joined(graph.title, *graph.facts))
    lines = [
        f"digraph {quote(graph.title or 'layer')} {{",
        f'  graph [{_FONT} fontsize=11 fontcolor="{_hex("mute")}" rankdir={scene.options.rankdir} '
        f"nodesep={nodesep} ranksep={0.3 if labels else RANK} pad=0.25 "
        f"compound=true newrank=true remincross=false splines=true tooltip={tip}];",
        f'  node [{_FONT} fontsize=9 fontcolor="{_hex("ink")}" fixedsize=true margin="0.03,0.02"];',
        f'  edge [{_FONT} fontsize={SMALL} fontcolor="{_hex("mute")}" arrowsize=0.6];',
        *_inside(scene, "", "  "),
        *(
            f"  {_edge(index, piece, scene, 0 if labels else _ranks(piece, scene) + (piece in roomy))}"
            for index, piece in enumerate(scene.drawing.pieces)
        ),
        *(f"  {name(above)} -> {name(below)} [style=invis weight=0];" for above, below in kept_apart(scene)),
        *_idle(scene),
        *_signature(scene),
        "}",
    ]
    return "\n".join(lines) + "\n"


def quote(text: str) -> str:
    """A quoted DOT string that stands for `text`, without its empty lines: the WebAssembly build traps on one."""
    kept = "\n".join(line for line in clean(text).split("\n") if line)
    for char, code in (("\\", "\\\\"), ('"', '\\"'), ("&", "&amp;"), ("\n", "\\n")):
        kept = kept.replace(char, code)
    return f'"{kept}"'


def plain(identifier: str) -> str:
    """A node's name in Graphviz. Names, unlike labels, know no escape but that of the quote."""
    return clean(identifier).replace("\n", "\ufffd").replace("\\", "/")


def name(identifier: str) -> str:
    return '"' + plain(identifier).replace('"', '\\"') + '"'


def _hex(token: str) -> str:
    return TOKENS[token][0]


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
    """Layers that were never called stand in a column."""
    idle = [node.id for node in scene.drawing.nodes if isinstance(node, LayerNode) and not node.called]
    for before, after in pairwise(idle):
        if scene.homes[before] == scene.homes[after]:
            yield f"  {name(before)} -> {name(after)} [style=invis];"


def _signature(scene: Scene) -> Iterator[str]:
    """Inputs stand side by side in the order of the call's signature, outputs in that of its result."""
    for port in Port:
        pills = ports(scene, port)
        if len(pills) > 1:
            yield f"  {{rank=same; {' -> '.join(name(one) for one in pills)} [style=invis];}}"


def _row(nodes: Sequence[str], scene: Scene) -> str:
    """Nodes of a frame side by side in this order; where the flow goes to the right, one below the other.

    Graphviz reverses that order in frames only.
    """
    ordered = nodes[::-1] if scene.options.rankdir == "LR" else nodes
    return f"{{rank=same; {' -> '.join(name(one) for one in ordered)} [style=invis];}}"


def _cluster(scene: Scene, identifier: str, indent: str) -> Iterator[str]:
    """A frame: its title and the doors beside it in the first row, what is inside, the doors out in the last."""
    node = next(node for node in scene.drawing.clusters if node.id == identifier)
    depth = scene.drawing.depths[identifier] % 3 + 1
    yield f"{indent}subgraph {name('cluster_' + identifier)} {{"
    inner = indent + "  "
    yield (
        f'{inner}graph [style="rounded,filled" margin={margin(scene.frames[identifier])} '
        f'fillcolor="{_hex(f"depth{depth}")}" color="{_hex("border")}" tooltip={quote(node_tip(node))}];'
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
    yield from (_door(one, height) for one in entries)
    yield from (_door(one, EXIT) for one in exits)
    rooms = {door.id: _room(door) for door in doors if door.name}
    yield from rooms.values()
    if entries:
        row = (part for one in entries for part in ([one, room_of(one)] if one in rooms else [one]))
        yield _row((title(identifier), *row), scene)
    if len(exits) > 1:
        yield f"{{rank=same; {'; '.join(name(one) for one in exits)};}}"
    yield from (_row((one, room_of(one)), scene) for one in exits if one in rooms)


def margin(frame: ClusterFrame) -> float:
    """How far inside of its border the content of a frame begins."""
    return 20.0 if frame.repeat else 14.0


def row_height(frame: ClusterFrame) -> float:
    """How high the row of the title and the doors is: the title begins in the margin."""
    return frame.height + 6 - margin(frame)


def _title(scene: Scene, identifier: str) -> str:
    frame = scene.frames[identifier]
    text = "\\l".join(quote(line)[1:-1] for line in _title_lines(frame))
    return (
        f'{name(title(identifier))} [class="ll-title" shape=plaintext label="{text}\\l" '
        f"width={number(frame.width / 72)} height={number(row_height(frame) / 72)}];"
    )


def _title_lines(frame: ClusterFrame) -> list[str]:
    first, *more = [
        "  ".join(run.text for run in runs).strip() for _, runs in groupby(frame.runs, key=_line_of)
    ] or ["-"]
    times = f"× {frame.repeat}  " if frame.repeat else ""
    return [(times + first) or "-", *(line for line in more if line)]


def _door(identifier: str, height: float) -> str:
    return (
        f'{name(identifier)} [class="ll-door" shape=point '
        f"width={number(DOOR / 72)} height={number(height / 72)}];"
    )


def room_of(door: str) -> str:
    """The name of the node that keeps the place of a door's name."""
    return f"{door} name"


def _room(door: Door) -> str:
    """What keeps the place of a door's name beside it, as far as the distance to the next door is too small."""
    width = max(1.0, name_width(door.name) - BESIDE)
    return (
        f'{name(room_of(door.id))} [class="ll-door-name" shape=plaintext label={quote(door.name)} '
        f"width={number(width / 72)} height={number(4 / 72)}];"
    )


def _node(scene: Scene, identifier: str, kind: str) -> str:
    shown = scene.faces[identifier]
    stroke = f'color="{_hex(shown.stroke)}"' + (" peripheries=2" if shown.repeat else "")
    dashed = (
        _SHAPES[shown.outline].replace('filled"', 'filled,dashed"')
        if shown.dashed
        else _SHAPES[shown.outline]
    )
    return (
        f"{name(identifier)} [class={quote('ll-' + kind)} {dashed} {stroke} "
        f'fillcolor="{_hex(shown.fill)}" width={number(shown.width / 72 + 0.005)} '
        f"height={number(shown.height / 72 + 0.005)} label={_label(shown)} tooltip={quote(shown.tip)}];"
    )


def _label(shown: NodeShape) -> str:
    """The face's texts line by line; a line with nothing to show is left out, since one Graphviz stops there."""
    rows = sorted(shown.runs, key=lambda run: (run.y, run.left))
    lines = ["  ".join(run.text for run in group).strip() for _, group in groupby(rows, key=_line_of)]
    lines = [line for line in lines if line] or ["-"]
    end = "\\l" if shown.outline is Outline.CARD else "\\n"
    texts = [quote(line)[1:-1] for line in lines]
    if shown.outline is Outline.CARD:
        return '"' + "".join(text + end for text in texts) + '"'
    return '"' + end.join(texts) + '"'


def _line_of(run: TextRun) -> float:
    return run.y


def _edge(index: int, piece: Piece, scene: Scene, ranks: int) -> str:
    """A line that takes so many steps of a rank; 0 where Graphviz makes room for its label."""
    edge = piece.edge
    token, style, head = _EDGES[edge.kind]
    parts = [
        f"id=e{index} class={quote('ll-' + edge.kind.value)}",
        f'color="{_hex(token)}"',
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
    into, out_of = ("w", "e") if scene.options.rankdir == "LR" else ("n", "s")
    parts = [f"headport={into}"] if piece.end in doors else []
    if piece.start in doors and (piece.main or not doors[piece.start]):
        parts.append(f"tailport={out_of}")
    return parts


def _ranks(piece: Piece, scene: Scene) -> int:
    """How many steps of a rank a line takes at least: one where nothing else and no label needs the room."""
    drawing = scene.drawing
    fan = sum(other.start == piece.start for other in drawing.pieces) >= FAN
    aside = not piece.main
    if piece.start not in drawing.entries and piece.end not in drawing.entries:
        return 3 if (fan and aside) or _tangled(piece, scene) else 2 - _alone(piece, scene)
    if piece.label and drawing.entries.get(piece.end):
        return 3
    return 1 + (bool(piece.label) or aside or _crowded(piece, scene))


def _alone(piece: Piece, scene: Scene) -> bool:
    """Whether a piece of data without a label is all that leaves its start, comes to its end and joins the two."""
    start, end = piece.start, piece.end
    touching = [
        one
        for one in scene.drawing.pieces
        if one.start == start or one.end == end or (one.start, one.end) == (end, start)
    ]
    return piece.main and not piece.label and len(touching) == 1


def _tangled(piece: Piece, scene: Scene) -> bool:
    """Whether a piece with a label is neither all that leaves its start nor all that comes to its end."""
    pieces = [other for other in scene.drawing.pieces if not loose(other.edge, scene)]
    leaving = sum(other.start == piece.start for other in pieces)
    return bool(piece.label) and leaving > 1 and sum(other.end == piece.end for other in pieces) > 1


def _crowded(piece: Piece, scene: Scene) -> bool:
    """Whether other lines leave the frame that a piece leaves, or enter the one that it enters: some lead aside."""
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
