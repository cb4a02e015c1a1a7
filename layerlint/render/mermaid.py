"""A graph as a Mermaid flowchart, for places that draw Mermaid and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.graphs.layer_graph import (
    Edge,
    EdgeKind,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    OpNode,
    RegionNode,
    TensorNode,
)
from layerlint.graphs.tensor_shapes import shape_text
from layerlint.render import curves
from layerlint.render.cards import header_runs
from layerlint.render.details import all_notes
from layerlint.render.formatting import (
    MARKS,
    closed_text,
    joined,
    kind_word,
    params_text,
    place,
    tensor_text,
    totals,
)
from layerlint.render.markup import clean
from layerlint.render.scene import Scene
from layerlint.render.theme import TOKENS

_GLYPHS = {"trainable": "●", "non-trainable": "○", "state": "↻", "untracked": "◌"}
_CLASSES = {
    "layer": ("card", "layer", "ink", 2),
    "op": ("op", "border", "ink", 1),
    "tensor": ("card", "line", "ink", 2),
    "loss": ("loss-fill", "loss", "loss", 2),
    "metric": ("metric-fill", "metric", "metric", 2),
    "region": ("op", "border", "ink", 1),
    "trainable": ("trainable-fill", "trainable", "ink", 2),
    "frozen": ("frozen-fill", "frozen", "ink", 2),
    "state": ("state-fill", "state", "ink", 2),
    "untracked": ("error-fill", "error", "ink", 2),
    "error": ("error-fill", "error", "ink", 3),
    "warning": ("warning-fill", "warning", "ink", 3),
    "note": ("state-fill", "state", "ink", 3),
}


def mermaid_text(scene: Scene) -> str:
    """A flowchart with subgraphs for opened layers; identifiers are `n0`, `n1`, … in call order."""
    drawing = scene.drawing
    names = {node.id: f"n{index}" for index, node in enumerate(drawing.graph.nodes)}
    names |= {c.weight.id: f"w{index}" for index, c in enumerate(drawing.cylinders)}
    direction = "LR" if scene.options.rankdir == "LR" else "TB"
    title = clean(joined(drawing.graph.title, *drawing.graph.facts)).replace("\n", " ")
    lines = [f"%% {title}", f"flowchart {direction}"]
    lines += _inside(scene, "", names, "  ")
    for line in drawing.lines:
        lines.append(f"  {names[line.edge.start]} {_arrow(line.edge, line.label)} {names[line.edge.end]}")
    for kind, (fill, stroke, ink, width) in _CLASSES.items():
        style = (
            f"fill:{TOKENS[fill][0]},stroke:{TOKENS[stroke][0]},color:{TOKENS[ink][0]},stroke-width:{width}px"
        )
        dash = ",stroke-dasharray:4 3" if kind == "untracked" else ""
        lines.append(f"  classDef {kind} {style}{dash}")
    for target, badge in scene.badges.items():
        lines.append(f"  class {names[target]} {badge.severity.value}")
    lines += [f"  style {names[node.id]} {_frame_style(scene, node)}" for node in drawing.clusters]
    lines += _findings(scene)
    return "\n".join(lines) + "\n"


def _frame_style(scene: Scene, node: Node) -> str:
    """The ground of a subgraph by its depth, and a border that marks regions and findings."""
    badges = scene.frames[node.id].badges
    stroke = curves.severity_token(badges[0].severity.value) if badges else "border"
    style = (
        f"fill:{TOKENS[f'depth{scene.drawing.depths[node.id] % 3 + 1}'][0]},stroke:{TOKENS[stroke][0]},"
        f"color:{TOKENS['ink'][0]},stroke-width:{2 if badges else 1}px"
    )
    return style + (",stroke-dasharray:5 3" if isinstance(node, RegionNode) else "")


def _findings(scene: Scene) -> Iterator[str]:
    """The failure and the findings, one box each below the drawing: a flowchart has no other place for a sentence."""
    for number, note in enumerate(all_notes(scene.drawing.graph)):
        text = joined(f"{MARKS[note.severity]} {note.code} {note.message}", place(note.source))
        yield f'  f{number}["{_text(text)}"]:::{note.severity.value}'


def _mark(scene: Scene, identifier: str) -> list[str]:
    """A row with the text of a node's badge."""
    badge = scene.badges.get(identifier)
    return [f"{badge.mark} {badge.text}"] if badge is not None else []


def _inside(scene: Scene, parent: str, names: dict[str, str], indent: str) -> Iterator[str]:
    drawing = scene.drawing
    for node in drawing.graph.nodes:
        if node.parent != parent:
            continue
        if node.id in scene.frames:
            yield f'{indent}subgraph {names[node.id]}["{_text(_header(scene, node))}"]'
            yield from _inside(scene, node.id, names, indent + "  ")
            yield f"{indent}end"
        else:
            yield f"{indent}{names[node.id]}{_node(scene, node)}:::{kind_word(node)}"
    for cylinder in drawing.cylinders:
        if cylinder.parent == parent:
            weight = cylinder.weight
            rows = [
                f"{_GLYPHS[weight.kind.value]} {weight.name}",
                f"{weight.dtype} {shape_text(weight.shape)}",
                *_mark(scene, weight.id),
            ]
            text = "<br/>".join(rows)
            kind = {"non-trainable": "frozen"}.get(weight.kind.value, weight.kind.value)
            yield f'{indent}{names[weight.id]}[("{_text(text)}")]:::{kind}'


def _header(scene: Scene, node: Node) -> str:
    times = f"× {node.repeat.count} " if isinstance(node, LayerNode | RegionNode) and node.repeat else ""
    totals_text = totals(scene.drawing.graph, node) if isinstance(node, LayerNode) else ""
    badges = " ".join(f"{badge.mark} {badge.text}" for badge in scene.frames[node.id].badges)
    return times + joined(badges, _headline(node), totals_text)


def _headline(node: Node) -> str:
    if isinstance(node, LayerNode | RegionNode):
        return "  ".join(run.text for run in header_runs(node, "", 11, 9).runs)
    return ""


def _node(scene: Scene, node: Node) -> str:
    """The node's shape and text in Mermaid's brackets."""
    mark = _mark(scene, node.id)
    if isinstance(node, TensorNode):
        return f'(["{_lines(f"{node.name} {tensor_text(node.tensor)}", *mark)}"])'
    if isinstance(node, OpNode | RegionNode):
        return f'("{_lines(node.label if isinstance(node, OpNode) else node.name, *mark)}")'
    if isinstance(node, LossNode | MetricNode):
        text = _lines(f"{node.name} = {node.value}" if node.value else node.name, *mark)
        return f'{{{{"{text}"}}}}' if isinstance(node, LossNode) else f'[/"{text}"/]'
    times = f"× {node.repeat.count} " if node.repeat else ""
    params = params_text(node.params) if node.params or node.params is None else ""
    rows = [times + joined(_headline(node), params)]
    for weight in node.weights:
        if not scene.drawing.promoted(weight):
            rows.append(f"{_GLYPHS[weight.kind.value]} {weight.name} {shape_text(weight.shape)}")
    rows += [f"⊞ {closed_text(node)}"] if node.closed else []
    rows += [f"call {node.call} of {node.calls}"] if node.calls > 1 else []
    return f'["{_lines(*rows, *mark)}"]'


def _arrow(edge: Edge, label: str) -> str:
    arrow = {
        EdgeKind.DATA: "-->",
        EdgeKind.READS: "-->",
        EdgeKind.LOSS: "-.->",
        EdgeKind.METRIC: "-.->",
        EdgeKind.UPDATES: "-.->",
        EdgeKind.SHARED: "-.-",
        EdgeKind.DECIDES: "-.->",
        EdgeKind.LOOP: "-.->",
        EdgeKind.OWNS: "-.-",
    }[edge.kind]
    return f'{arrow}|"{_text(label)}"|' if label else arrow


def _lines(*rows: str) -> str:
    return _text("<br/>".join(rows))


def _text(text: str) -> str:
    """Text for the inside of Mermaid's quotes: entities for what would end the quote or start markup."""
    parts = []
    for piece in clean(text).split("<br/>"):
        parts.append("".join(f"#{ord(c)};" if c in '"<>&#`\\|' else " " if c in "\n\t" else c for c in piece))
    return "<br/>".join(parts)
