"""What of a graph is drawn, and as what: which layers are clusters, which weights have a cylinder, which edges count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from layerlint.graphs.layer_graph import (
    Edge,
    EdgeKind,
    FindingNote,
    Graph,
    LayerNode,
    Node,
    Port,
    Shape,
    TensorNode,
    Weight,
    WeightKind,
    shape_text,
)
from layerlint.render.metrics import elide
from layerlint.render.options import Weights
from layerlint.rule import Severity

WIDEST_LABEL = 180.0
"""In points: the middle of a longer label is left out."""
MANY_CALLS = 4
"""With more calls than this of one layer, no dotted edges join them: the note in the card says enough."""


@dataclass(frozen=True, slots=True)
class Cylinder:
    """A weight drawn as a node of its own, inside the cluster `parent`."""

    weight: Weight
    owner: LayerNode
    parent: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge as drawn: its label, and whether it goes on step by step (`main`) or skips some (a skip).

    `spine` says that it lies on the longest way through the graph, which is drawn as a straight line.
    """

    edge: Edge
    label: str
    main: bool
    spine: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    graph: Graph
    clusters: tuple[Node, ...]
    nodes: tuple[Node, ...]
    cylinders: tuple[Cylinder, ...]
    lines: tuple[Line, ...]
    findings: dict[str, tuple[FindingNote, ...]]
    """By the id of the drawn node or weight they are about."""
    depths: dict[str, int]
    """How deep a cluster lies, from 0."""

    def promoted(self, weight: Weight) -> bool:
        return any(cylinder.weight.id == weight.id for cylinder in self.cylinders)


def draw(graph: Graph, weights: Weights = Weights.AUTO) -> Drawing:
    """Decide what is drawn as what. A node whose parent is not in the graph stands outside of everything."""
    known = {node.id for node in graph.nodes}
    if any(node.parent and node.parent not in known for node in graph.nodes):
        nodes = tuple(node if node.parent in known else replace(node, parent="") for node in graph.nodes)
        graph = replace(graph, nodes=nodes)
    opened = graph.opened
    findings: defaultdict[str, list[FindingNote]] = defaultdict(list)
    for finding in graph.findings:
        findings[finding.target].append(finding)
    if graph.failure:
        failure = graph.failure
        note = FindingNote("failed", Severity.ERROR, failure.exception, failure.target, failure.source)
        findings[failure.target].insert(0, note)
    cylinders = _cylinders(graph, weights, frozenset(findings))
    drawn = {node.id for node in graph.nodes} | {cylinder.weight.id for cylinder in cylinders}
    return Drawing(
        graph=graph,
        clusters=tuple(node for node in graph.nodes if node.id in opened),
        nodes=tuple(node for node in graph.nodes if node.id not in opened),
        cylinders=cylinders,
        lines=_lines(graph, cylinders, drawn),
        findings={target: tuple(notes) for target, notes in findings.items()},
        depths=_depths(graph, opened),
    )


def _cylinders(graph: Graph, weights: Weights, targets: frozenset[str]) -> tuple[Cylinder, ...]:
    opened = graph.opened
    owners = _owner_layers(graph)
    readers: defaultdict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.kind is EdgeKind.READS:
            readers[edge.start].add(owners.get(edge.end, edge.end))
    found = []
    for owner, weight in graph.weights:
        own = owner.id in opened
        notable = weight.kind is WeightKind.UNTRACKED or weight.id in targets
        shared = len(readers[weight.id]) > 1
        choice = {
            Weights.AUTO: notable or shared or own,
            Weights.ROWS: own,
            Weights.SUMMARY: notable or own,
            Weights.NODES: True,
            Weights.NONE: notable,
        }[weights]
        if choice:
            found.append(Cylinder(weight, owner, owner.id if own else owner.parent))
    return tuple(found)


def _owner_layers(graph: Graph) -> dict[str, str]:
    """For each node, the path of the layer that it is a call of, or that it runs in."""
    by_id = {node.id: node for node in graph.nodes}
    owners = {}
    for node in graph.nodes:
        current: Node | None = node
        while current is not None and not isinstance(current, LayerNode):
            current = by_id.get(current.parent)
        owners[node.id] = (current.path or current.id) if isinstance(current, LayerNode) else ""
    return owners


def _depths(graph: Graph, opened: frozenset[str]) -> dict[str, int]:
    parents = {node.id: node.parent for node in graph.nodes}
    depths = {}
    for node in opened:
        depth, parent = 0, parents.get(node, "")
        while parent:
            depth, parent = depth + 1, parents.get(parent, "")
        depths[node] = depth
    return depths


def _lines(graph: Graph, cylinders: tuple[Cylinder, ...], drawn: set[str]) -> tuple[Line, ...]:
    edges = _drawn_edges(graph, cylinders, drawn)
    nodes = {node.id: node for node in graph.nodes}
    arriving: defaultdict[str, set[Shape | None]] = defaultdict(set)
    for edge in edges:
        if edge.kind is EdgeKind.DATA and edge.tensor:
            arriving[edge.end].add(edge.tensor.shape)
    ranks, rests = _ranks(graph, edges)
    longest = max((ranks[one] + rests[one] for one in ranks), default=0)
    lines = []
    for edge in edges:
        if edge.kind is EdgeKind.SHARED and not _level(edge, ranks):
            continue
        main = edge.kind is EdgeKind.DATA and ranks.get(edge.end, 0) - ranks.get(edge.start, 0) == 1
        ends = [ranks[end] + rests[end] for end in (edge.start, edge.end) if end in ranks]
        lines.append(Line(edge, _label(edge, nodes, arriving), main, main and ends == [longest, longest]))
    return _said_once(lines)


def _drawn_edges(graph: Graph, cylinders: tuple[Cylinder, ...], drawn: set[str]) -> list[Edge]:
    """The edges between what is drawn. Those of owners lead from the weight: it stands above its owner, as it does
    above what reads it."""
    edges = [
        edge
        for edge in _from_cards(graph, drawn)
        if edge.start in drawn and edge.end in drawn and _wanted(graph, edge)
    ]
    touched = {end for edge in edges for end in (edge.start, edge.end)}
    shown = {cylinder.weight.id for cylinder in cylinders}
    owning = [
        Edge(cylinder.weight.id, cylinder.owner.id, EdgeKind.OWNS)
        for cylinder in cylinders
        if cylinder.weight.id not in touched and cylinder.owner.id != cylinder.parent
    ]
    turned = [
        replace(edge, start=edge.end, end=edge.start)
        if edge.kind is EdgeKind.OWNS and edge.end in shown
        else edge
        for edge in edges
    ]
    return [*turned, *owning]


def _said_once(lines: list[Line]) -> tuple[Line, ...]:
    """The lines, without the label of a skip that a line to the next node says already."""
    said = {(line.edge.start, line.label) for line in lines if line.main}
    return tuple(
        replace(line, label="")
        if line.edge.kind is EdgeKind.DATA and not line.main and (line.edge.start, line.label) in said
        else line
        for line in lines
    )


def _from_cards(graph: Graph, drawn: set[str]) -> Iterator[Edge]:
    """The edges, those of a weight that is a row in a card from that card; a layer reads its own rows silently."""
    owners = {weight.id: owner.id for owner, weight in graph.weights}
    for edge in graph.edges:
        if edge.start in drawn or edge.start not in owners:
            yield edge
        elif edge.end != owners[edge.start]:
            yield replace(edge, start=owners[edge.start])


def _wanted(graph: Graph, edge: Edge) -> bool:
    if edge.kind is not EdgeKind.SHARED:
        return True
    if {edge.start, edge.end} <= graph.opened:
        return False  # the cards inside are joined
    return all(
        node.calls <= MANY_CALLS
        for node in graph.nodes
        if isinstance(node, LayerNode) and node.id in (edge.start, edge.end)
    )


def _level(edge: Edge, ranks: dict[str, int]) -> bool:
    """Whether two calls of a layer stand side by side: a line along the flow between others would only confuse."""
    return abs(ranks.get(edge.start, 0) - ranks.get(edge.end, 0)) <= 1


def _label(edge: Edge, nodes: dict[str, Node], arriving: dict[str, set[Shape | None]]) -> str:
    """A shape only where it differs from the card before, or where the tensor has a name."""
    if edge.kind is not EdgeKind.DATA:
        words = {EdgeKind.READS: "reads", EdgeKind.SHARED: "same layer", EdgeKind.LOOP: "next turn"}
        return elide(edge.label or words.get(edge.kind, ""), WIDEST_LABEL, 8.5)
    parts = []
    start, end = nodes.get(edge.start), nodes.get(edge.end)
    if edge.tensor is not None:
        name = edge.tensor.name
        pill = isinstance(start, TensorNode) or (isinstance(end, TensorNode) and end.port is Port.OUTPUT)
        same = edge.tensor.shape in arriving.get(edge.start, ())
        if name and not pill:
            parts.append(f"{name} {shape_text(edge.tensor.shape)}")
        elif not pill and not same:
            parts.append(shape_text(edge.tensor.shape))
    if edge.label:
        parts.append(edge.label)
    if edge.count > 1:
        parts.append(f"× {edge.count}")
    return elide(" ".join(parts), WIDEST_LABEL, 8.5)


def _ranks(graph: Graph, edges: list[Edge]) -> tuple[dict[str, int], dict[str, int]]:
    """The longest way to each node along data edges, and from it on; edges against the call order do not count."""
    position = {node.id: index for index, node in enumerate(graph.nodes)}
    ranks = {node.id: 0 for node in graph.nodes}
    rests = dict(ranks)
    leaving: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.kind is EdgeKind.DATA and position.get(edge.start, 0) < position.get(edge.end, 0):
            leaving[edge.start].append(edge.end)
    for node in graph.nodes:
        for end in leaving[node.id]:
            ranks[end] = max(ranks[end], ranks[node.id] + 1)
    for node in reversed(graph.nodes):
        rests[node.id] = max((rests[end] + 1 for end in leaving[node.id]), default=0)
    return ranks, rests
