"""The drawing of a graph: which layers are clusters, which weights have a cylinder, which edges are lines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from layerlint.graphs.graph_notes import FindingNote
from layerlint.graphs.layer_graph import EdgeKind, Graph, LayerNode, Node
from layerlint.graphs.layer_weights import Weight, WeightKind
from layerlint.render.doors import Door, Piece, cut
from layerlint.render.drawn_lines import Line, drawn_lines
from layerlint.render.options import Weights
from layerlint.rule import Severity


@dataclass(frozen=True, slots=True)
class Cylinder:
    """A weight drawn as a node of its own, inside the cluster `parent`."""

    weight: Weight
    owner: LayerNode
    parent: str


@dataclass(frozen=True, slots=True)
class Drawing:
    graph: Graph
    clusters: tuple[Node, ...]
    nodes: tuple[Node, ...]
    cylinders: tuple[Cylinder, ...]
    lines: tuple[Line, ...]
    doors: tuple[Door, ...]
    pieces: tuple[Piece, ...]
    """The lines again, cut at the borders that they cross."""
    findings: dict[str, tuple[FindingNote, ...]]
    """By the id of the drawn node or weight they are about."""
    homes: dict[str, str]
    """The cluster that each node, cylinder and cluster lies in; "" for none."""
    depths: dict[str, int]
    """How deep a cluster lies, from 0."""

    @property
    def entries(self) -> dict[str, bool]:
        """By the id of each door, whether it leads into its frame."""
        return {door.id: door.entry for door in self.doors}

    def promoted(self, weight: Weight) -> bool:
        return any(cylinder.weight.id == weight.id for cylinder in self.cylinders)


def draw(graph: Graph, weights: Weights = Weights.AUTO, operands: bool = False) -> Drawing:
    """Decide how each part of a graph is drawn. A node whose parent is missing stands outside of all clusters.

    With `operands`, the weights that ops read in an open frame are drawn whatever `weights` says.
    """
    identifiers = {node.id for node in graph.nodes}
    if any(node.parent and node.parent not in identifiers for node in graph.nodes):
        nodes = tuple(
            node if node.parent in identifiers else replace(node, parent="") for node in graph.nodes
        )
        graph = replace(graph, nodes=nodes)
    opened = graph.opened
    findings: defaultdict[str, list[FindingNote]] = defaultdict(list)
    for finding in graph.findings:
        findings[finding.target].append(finding)
    if graph.failure:
        failure = graph.failure
        note = FindingNote("failed", Severity.ERROR, failure.exception, failure.target, failure.source)
        findings[failure.target].insert(0, note)
    cylinders = _cylinders(graph, weights, frozenset(findings), operands)
    lines = drawn_lines(graph, {c.weight.id: (c.owner, c.parent) for c in cylinders})
    homes = {node.id: node.parent for node in graph.nodes} | {c.weight.id: c.parent for c in cylinders}
    doors, pieces = cut(lines, graph, homes)
    return Drawing(
        graph=graph,
        clusters=tuple(node for node in graph.nodes if node.id in opened),
        nodes=tuple(node for node in graph.nodes if node.id not in opened),
        cylinders=cylinders,
        lines=lines,
        doors=doors,
        pieces=pieces,
        homes=homes,
        findings={target: tuple(notes) for target, notes in findings.items()},
        depths=_depths(graph, opened),
    )


def _cylinders(
    graph: Graph, weights: Weights, targets: frozenset[str], operands: bool
) -> tuple[Cylinder, ...]:
    opened = graph.opened
    owners = _owner_layers(graph)
    readers: defaultdict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.kind is EdgeKind.READS:
            readers[edge.start].add(owners.get(edge.end, edge.end))
    cylinders = []
    for owner, weight in graph.weights:
        own = owner.id in opened
        notable = weight.kind is WeightKind.UNTRACKED or weight.id in targets
        shared = len(readers[weight.id]) > 1
        choice = {
            Weights.AUTO: notable or shared or own,
            Weights.ROWS: own,
            Weights.SUMMARY: notable or own,
            Weights.NODES: True,
            Weights.NONE: notable or (operands and own and bool(readers[weight.id])),
        }[weights]
        if choice:
            cylinders.append(Cylinder(weight, owner, owner.id if own else owner.parent))
    return tuple(cylinders)


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
