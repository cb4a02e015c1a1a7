"""`× 12`: a run of equal siblings is drawn once.

Two calls are equal if they are of the same class with the same settings and the same inside: sublayers,
weights' shapes and flags, ops, edges. Names and values do not count; a block with a finding equals no other.
A run is a chain (each feeds the next) or a fan (all are fed by the same and feed the same); a block that feeds
anything else is not folded away.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, replace

from layerlint.graph import (
    Edge,
    EdgeKind,
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    OpNode,
    RegionNode,
    Repeat,
)


@dataclass(frozen=True, slots=True)
class _Block:
    """One candidate: the layer call and everything inside, in call order."""

    layer: LayerNode
    members: tuple[str, ...]
    signature: tuple[object, ...]

    def index(self) -> dict[str, int]:
        return {member: number for number, member in enumerate(self.members)}


def fold_repeats(graph: Graph) -> Graph:
    """Fold every run, outer ones first, until none is left."""
    tried: set[str] = set()
    while True:
        run = _next_run(graph, tried)
        if run is None:
            return graph
        graph = _folded(graph, run)
        tried.add(run[0].layer.id)


def _next_run(graph: Graph, done: set[str]) -> list[_Block] | None:
    children: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        children[node.parent].append(node)
    findings = {note.target: note.code for note in graph.findings}
    if graph.failure:
        findings[graph.failure.target] = "failed"
    inner = _inner_edges(graph)
    blocks: dict[str, _Block] = {}

    def block(node: LayerNode) -> _Block:
        if node.id not in blocks:
            blocks[node.id] = _block(node, children, findings, inner)
        return blocks[node.id]

    for parent in ["", *(node.id for node in graph.nodes if node.id in children)]:
        siblings = [node for node in children[parent] if isinstance(node, LayerNode) and node.calls == 1]
        start = 0
        while start < len(siblings) - 1:
            first = siblings[start]
            if first.repeat or first.id in done or not first.called:
                start += 1
                continue
            run = [block(first)]
            for sibling in siblings[start + 1 :]:
                if sibling.repeat or block(sibling).signature != run[0].signature:
                    break
                run.append(block(sibling))
            for candidate in (_chain(run, graph.edges), _fan(run, graph.edges)):
                if len(candidate) > 1:
                    return candidate
            start += 1
    return None


def _inner_edges(graph: Graph) -> dict[str, list[Edge]]:
    by_start: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        by_start[edge.start].append(edge)
    return by_start


def _block(
    layer: LayerNode,
    children: dict[str, list[Node]],
    findings: dict[str, str],
    leaving: dict[str, list[Edge]],
) -> _Block:
    nodes: list[Node] = []

    def gather(node: Node) -> None:
        nodes.append(node)
        for child in children.get(node.id, ()):
            gather(child)

    gather(layer)
    members = [node.id for node in nodes]
    for node in nodes:
        if isinstance(node, LayerNode):
            members += [weight.id for weight in node.weights]
    index = {member: number for number, member in enumerate(members)}
    edges = sorted(
        (index[edge.start], index[edge.end], edge.kind.value)
        for member in members
        for edge in leaving.get(member, ())
        if edge.end in index
    )
    said = tuple((_said(node), index.get(node.parent, -1) if node is not layer else -1) for node in nodes)
    codes = tuple((layer.id, findings[member]) for member in members if member in findings)
    return _Block(layer, tuple(members), (said, tuple(edges), codes))


def _said(node: Node) -> tuple[object, ...]:
    """What makes a node equal to another: everything but names and values."""
    if isinstance(node, LayerNode):
        weights = tuple((w.shape, w.dtype, w.kind) for w in node.weights)
        return (
            "layer",
            node.class_name,
            node.setting,
            weights,
            node.calls,
            node.call,
            node.params,
            node.closed,
        )
    if isinstance(node, OpNode):
        return ("op", node.name, node.detail)
    if isinstance(node, RegionNode):
        return ("region", node.name)
    return (type(node).__name__, node.name if isinstance(node, LossNode | MetricNode) else "")


def _chain(run: list[_Block], edges: tuple[Edge, ...]) -> list[_Block]:
    """The longest start of `run` in which each block feeds the next one and nothing else."""
    kept = [run[0]]
    for one, two in itertools.pairwise(run):
        inside, following = set(one.members), set(two.members)
        out = [edge for edge in edges if edge.start in inside and edge.end not in inside]
        if not any(e.kind is EdgeKind.DATA and e.end in following for e in out):
            break
        if any(edge.end not in following for edge in out):
            break
        kept.append(two)
    return _same_side_inputs(kept, edges)


def _same_side_inputs(run: list[_Block], edges: tuple[Edge, ...]) -> list[_Block]:
    """The start of `run` in which all blocks after the first have the same inputs besides the block before."""
    kept = run[:1]
    wanted: frozenset[tuple[str, int]] | None = None
    own = run[0].index()
    given = {(edge.start, own[edge.end]) for edge in edges if edge.end in own and edge.start not in own}
    for before, block in itertools.pairwise(run):
        inside, previous, index = set(block.members), set(before.members), block.index()
        side = frozenset(
            (edge.start, index[edge.end])
            for edge in edges
            if edge.end in inside and edge.start not in inside and edge.start not in previous
        )
        if not side <= given or (wanted is not None and side != wanted):
            break
        wanted = side
        kept.append(block)
    return kept


def _fan(run: list[_Block], edges: tuple[Edge, ...]) -> list[_Block]:
    """The longest start of `run` whose blocks have the same neighbours and names equal but for a number.

    `query` and `key` of an attention layer may look the same from outside, but are not a run.
    """

    def around(block: _Block) -> tuple[object, object]:
        inside, index = set(block.members), block.index()
        arriving = frozenset(
            (e.start, index[e.end]) for e in edges if e.end in inside and e.start not in inside
        )
        leaving = frozenset(
            (index[e.start], e.end) for e in edges if e.start in inside and e.end not in inside
        )
        return arriving, leaving

    first = around(run[0])
    kept = [run[0]]
    for block in run[1:]:
        if around(block) != first or _stem(block.layer.name) != _stem(run[0].layer.name):
            break
        kept.append(block)
    return kept if first != (frozenset(), frozenset()) else run[:1]


def _stem(name: str) -> str:
    return re.sub(r"\d+", "0", name)


def _folded(graph: Graph, run: list[_Block]) -> Graph:
    """The graph with the run drawn as its first block; what left the last block leaves the first."""
    first, last = run[0], run[-1]
    gone = {member: block for block in run[1:] for member in block.members}
    target = first.index()
    by_number = {number: member for member, number in target.items()}
    numbers = {id(block): block.index() for block in run}
    chain = any(e.start in target and e.end in gone for e in graph.edges if e.kind is EdgeKind.DATA)
    edges: list[Edge] = []
    merged: dict[tuple[str, str, EdgeKind], int] = {}
    for edge in graph.edges:
        start_gone, end_gone = gone.get(edge.start), gone.get(edge.end)
        if end_gone is not None:
            continue
        if start_gone is not None:
            if start_gone is not last:
                continue
            start = by_number[numbers[id(last)][edge.start]]
            if chain:
                edges.append(replace(edge, start=start, label=edge.label or f"after {len(run)}"))
            continue
        if edge.start in target and edge.end not in target and not chain:
            key = (edge.start, edge.end, edge.kind)
            merged[key] = merged.get(key, 0) + 1
            edge = replace(edge, count=len(run))
        edges.append(edge)
    known = [block.layer.params for block in run]
    total = sum(params or 0 for params in known)
    repeat = Repeat(len(run), first.layer.name, last.layer.name, total)
    nodes = tuple(
        replace(node, repeat=repeat) if isinstance(node, LayerNode) and node.id == first.layer.id else node
        for node in graph.nodes
        if node.id not in gone
    )
    notes = tuple(note for note in graph.findings if note.target not in gone)
    return replace(graph, nodes=nodes, edges=tuple(edges), findings=notes)
