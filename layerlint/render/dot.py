"""The graph in DOT: portable text that any Graphviz draws decently, and that our own layout is computed from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from math import ceil

from layerlint.graphs.layer_graph import Edge, EdgeKind, LayerNode, Port, TensorNode
from layerlint.render.drawing import Line
from layerlint.render.formatting import joined, kind_word, node_tip
from layerlint.render.markup import clean, number
from layerlint.render.metrics import text_width
from layerlint.render.node_shapes import SMALL, NodeShape, Outline, TextRun
from layerlint.render.scene import Scene
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
SPINE_WEIGHT, MAIN_WEIGHT, SKIP_WEIGHT = 400, 20, 1


def dot_text(scene: Scene, *, newrank: bool = False, labels: bool = True, nodesep: float = 0.4) -> str:
    """One digraph, nodes in call order inside their clusters, then the edges.

    `newrank` has Graphviz rank the nodes of all clusters together, which keeps inputs above and outputs below
    everything else at the price of less straight lines. Without `labels` edges have none, and the gaps are made for ours.
    """
    ranking = " newrank=true" if newrank else ""
    graph = scene.drawing.graph
    tip = quote(joined(graph.title, *graph.facts))
    lines = [
        f"digraph {quote(graph.title or 'layer')} {{",
        f'  graph [{_FONT} fontsize=11 fontcolor="{_hex("mute")}" rankdir={scene.options.rankdir} '
        f"nodesep={nodesep} ranksep={0.36 if labels else 0.25} pad=0.25 "
        f"compound=true{ranking} splines=true tooltip={tip}];",
        f'  node [{_FONT} fontsize=9 fontcolor="{_hex("ink")}" fixedsize=true margin="0.03,0.02"];',
        f'  edge [{_FONT} fontsize={SMALL} fontcolor="{_hex("mute")}" arrowsize=0.6];',
        *_inside(scene, "", "  "),
        *(
            f"  {text}"
            for index, line in enumerate(scene.drawing.lines)
            if (text := _edge(index, line, scene, labels=labels))
        ),
        *(_outside_ranks(scene) if newrank else ()),
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
    """Inputs stand side by side, in the order of the call's signature."""
    starts = ports(scene, Port.INPUT)
    if len(starts) > 1:
        yield f"  {{rank=same; {' -> '.join(name(one) for one in starts)} [style=invis];}}"


def _outside_ranks(scene: Scene) -> Iterator[str]:
    """Inputs stand above everything else and outputs below, none beside the layer that it enters or leaves."""
    lines = [line.edge for line in scene.drawing.lines if not _loose(line.edge, scene)]
    starts, ends = ports(scene, Port.INPUT), ports(scene, Port.OUTPUT)
    leaving, arriving = {edge.start for edge in lines}, {edge.end for edge in lines}
    inner = [identifier for identifier in scene.faces if identifier not in (*starts, *ends)]
    for group in (starts, ends):
        if group:
            yield f"  {{rank=same; {'; '.join(name(one) for one in group)};}}"
    for identifier in inner:
        if starts and identifier not in arriving:
            yield f"  {name(starts[0])} -> {name(identifier)} [style=invis weight=0];"
        if ends and identifier not in leaving:
            yield f"  {name(identifier)} -> {name(ends[0])} [style=invis weight=0];"


def ports(scene: Scene, port: Port) -> list[str]:
    """The inputs or outputs of the traced call."""
    return [
        node.id
        for node in scene.drawing.nodes
        if isinstance(node, TensorNode) and node.port is port and not node.parent
    ]


def _cluster(scene: Scene, identifier: str, indent: str) -> Iterator[str]:
    node = next(node for node in scene.drawing.clusters if node.id == identifier)
    frame = scene.frames[identifier]
    depth = scene.drawing.depths[identifier] % 3 + 1
    repeat = f"× {frame.repeat}  " if frame.repeat else ""
    text = repeat + "  ".join(run.text for run in frame.runs)
    short = frame.width - 24 - text_width(text, 11)
    text += " " * max(0, ceil(short / text_width(" ", 11)) + 3)
    margin = 20 if frame.repeat else 14
    yield f"{indent}subgraph {name('cluster_' + identifier)} {{"
    yield (
        f'{indent}  graph [label={quote(text)} labeljust=l labelloc=t style="rounded,filled" margin={margin} '
        f'fillcolor="{_hex(f"depth{depth}")}" color="{_hex("border")}" tooltip={quote(node_tip(node))}];'
    )
    yield from _inside(scene, identifier, indent + "  ")
    yield f"{indent}}}"


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


def _edge(index: int, line: Line, scene: Scene, *, labels: bool) -> str:
    edge = line.edge
    ends = _ends(edge, scene)
    if ends is None:
        return ""
    start, end, borders = ends
    token, style, head = _EDGES[edge.kind]
    parts = [
        f"id=e{index} class={quote('ll-' + edge.kind.value)}",
        f'color="{_hex(token)}"',
        f"style={style}",
        *borders,
    ]
    parts += [f"arrowhead={head}"] if head != "normal" else []
    parts += ["arrowtail=dot dir=both"] if edge.kind is EdgeKind.SHARED else []
    if _loose(edge, scene):
        parts.append("constraint=false")
    if edge.kind is EdgeKind.DATA:
        weight = SPINE_WEIGHT if line.spine else MAIN_WEIGHT if line.main else SKIP_WEIGHT
        parts += ["penwidth=1.3", f"weight={weight}"]
    if not labels:
        # Without labels a rank is half a step, so that data which crosses a border gets half a step more.
        homes = {scene.homes.get(start, ""), scene.homes.get(end, "")}
        wide = edge.kind is EdgeKind.DATA and len(homes) > 1 and "" not in homes
        parts.append(f"minlen={3 if wide else 2}")
    elif line.label:
        parts.append(f"label={quote(f'  {line.label}  ')}")
    return f"{name(start)} -> {name(end)} [{' '.join(parts)}];"


def _loose(edge: Edge, scene: Scene) -> bool:
    """Whether an edge says nothing about what stands above what."""
    return edge.kind in (EdgeKind.SHARED, EdgeKind.LOOP) or (
        edge.kind is EdgeKind.UPDATES and _is_read(edge.end, scene)
    )


def _is_read(weight: str, scene: Scene) -> bool:
    return any(line.edge.kind is EdgeKind.READS and line.edge.start == weight for line in scene.drawing.lines)


def _ends(edge: Edge, scene: Scene) -> tuple[str, str, list[str]] | None:
    """The nodes to join, and the cluster borders to stop at; None for an edge into what encloses its start."""
    start, end, borders = edge.start, edge.end, []
    if start in scene.frames:
        if _within(end, start, scene):
            return None
        borders.append(f"ltail={name('cluster_' + start)}")
        start = _leaf(start, scene, last=True)
    if end in scene.frames:
        if _within(start, end, scene):
            return None
        borders.append(f"lhead={name('cluster_' + end)}")
        end = _leaf(end, scene, last=False)
    return start, end, borders


def _within(identifier: str, cluster: str, scene: Scene) -> bool:
    home = scene.homes.get(identifier, "")
    while home:
        if home == cluster:
            return True
        home = scene.homes.get(home, "")
    return False


def _leaf(cluster: str, scene: Scene, *, last: bool) -> str:
    nodes = [node.id for node in scene.drawing.nodes if _within(node.id, cluster, scene)]
    return (nodes[-1] if last else nodes[0]) if nodes else cluster
