"""Which ops are drawn: hidden where they only pass on, taken into the loss they lead to, a chain as one pill."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from layerlint.graphs.layer_graph import Edge, EdgeKind, Graph, LossNode, MetricNode, Node, OpNode, RegionNode


class Ops(StrEnum):
    """Which ops are drawn: all, those where data branches or merges, or none."""

    ALL = "all"
    BRANCHES = "branches"
    NONE = "none"


def hide_ops(graph: Graph, ops: Ops) -> Graph:
    """Leave out ops, and join the edges into each with those out of it."""
    if ops is Ops.ALL:
        return graph
    opened = graph.opened
    noted = _noted(graph)
    web = _Web(graph.edges)
    gone = set()
    for node in graph.nodes:
        if not isinstance(node, OpNode) or node.id in opened or node.id in noted:
            continue
        if ops is Ops.BRANCHES and web.branches(node.id):
            continue
        web.bypass(node.id)
        gone.add(node.id)
    return replace(
        graph,
        nodes=tuple(node for node in graph.nodes if node.id not in gone),
        edges=tuple(web.edges.values()),
    )


class _Web:
    """Edges that can be looked up by either end while nodes are taken out one by one."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.edges = dict(enumerate(edges))
        self.arriving: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self.leaving: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for number, edge in self.edges.items():
            self.arriving[edge.end][number] = None
            self.leaving[edge.start][number] = None
        self.next = len(self.edges)

    def branches(self, node: str) -> bool:
        """Whether data branches or merges at a node, or it touches a weight."""
        before = [self.edges[number] for number in self.arriving[node]]
        after = [self.edges[number] for number in self.leaving[node]]
        busy = any(edge.kind in (EdgeKind.READS, EdgeKind.UPDATES) for edge in (*before, *after))
        return busy or len({edge.start for edge in before}) != 1 or len({edge.end for edge in after}) != 1

    def bypass(self, node: str) -> None:
        """Take a node out; each edge into it is joined with each edge out of it, unless there is one already."""
        before = [self.edges[number] for number in self.arriving[node]]
        after = [self.edges[number] for number in self.leaving[node]]
        for number in [*self.arriving.pop(node, {}), *self.leaving.pop(node, {})]:
            edge = self.edges.pop(number, None)
            if edge is not None:
                self.leaving[edge.start].pop(number, None)
                self.arriving[edge.end].pop(number, None)
        for arriving in before:
            existing = {
                (self.edges[n].end, self.edges[n].kind, self.edges[n].result)
                for n in self.leaving[arriving.start]
            }
            for leaving in after:
                kind = arriving.kind if arriving.kind in (EdgeKind.READS, EdgeKind.LOOP) else leaving.kind
                if (
                    (leaving.end, kind, arriving.result) not in existing
                    and node not in (arriving.start, leaving.end)
                    and arriving.start != leaving.end
                ):
                    self._add(
                        replace(
                            leaving,
                            start=arriving.start,
                            kind=kind,
                            label=arriving.label or leaving.label,
                            result=arriving.result,
                            crossing=arriving.crossing + leaving.crossing,
                        )
                    )

    def _add(self, edge: Edge) -> None:
        self.edges[self.next] = edge
        self.leaving[edge.start][self.next] = None
        self.arriving[edge.end][self.next] = None
        self.next += 1


def without_dead_ends(graph: Graph, keep: Iterable[str] = ()) -> Graph:
    """Leave out ops that lead to nothing, and those that only lead to such; those in `keep` and in frames of loops and
    branches stay."""
    nodes = {node.id: node for node in graph.nodes}
    staying = {*keep, *_noted(graph)}
    ending = {
        node.id
        for node in graph.nodes
        if isinstance(node, OpNode) and not isinstance(nodes.get(node.parent), RegionNode)
    } - staying
    edges = list(graph.edges)
    while dead := ending - {edge.start for edge in edges}:
        ending -= dead
        edges = [edge for edge in edges if edge.end not in dead]
        nodes = {key: node for key, node in nodes.items() if key not in dead}
    return replace(graph, nodes=tuple(nodes.values()), edges=tuple(edges))


def absorb_losses(graph: Graph) -> Graph:
    """Take the ops whose results reach nothing but one loss or metric into it: its tooltip lists them."""
    noted = _noted(graph)
    ops = [node for node in graph.nodes if isinstance(node, OpNode) and node.id not in noted]
    sinks = {node.id: node for node in graph.nodes if isinstance(node, LossNode | MetricNode)}
    into = _only_sinks(graph, ops, set(sinks))
    if not into:
        return graph
    nodes: list[Node] = []
    for node in graph.nodes:
        if node.id in into:
            continue
        if isinstance(node, LossNode) and not node.detail:
            names = " → ".join(op.name for op in ops if into.get(op.id) == node.id)
            node = replace(node, detail=names)
        nodes.append(node)
    return replace(graph, nodes=tuple(nodes), edges=_absorbed_edges(graph.edges, into, sinks))


def _noted(graph: Graph) -> set[str]:
    """The nodes that a finding or the failure is about."""
    return {note.target for note in graph.findings} | ({graph.failure.target} if graph.failure else set())


def _only_sinks(graph: Graph, ops: list[OpNode], sinks: set[str]) -> dict[str, str]:
    """The one loss or metric that the result of an op reaches, for each op that reaches nothing else."""
    leaving: defaultdict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        leaving[edge.start].add(edge.end)
    ends = {sink: sink for sink in sinks}
    changed = bool(ends)
    while changed:
        changed = False
        for op in reversed(ops):
            into = {ends.get(end, "") for end in leaving[op.id]}
            if op.id not in ends and len(into) == 1 and "" not in into:
                ends[op.id] = into.pop()
                changed = True
    return {op.id: ends[op.id] for op in ops if op.id in ends}


def _absorbed_edges(
    edges: Iterable[Edge], into: dict[str, str], sinks: Mapping[str, LossNode | MetricNode]
) -> tuple[Edge, ...]:
    """The edges, those into absorbed ops to their loss or metric, once."""
    absorbed: dict[tuple[str, str, EdgeKind, object], Edge] = {}
    for number, edge in enumerate(edges):
        if edge.start in into:
            continue
        if edge.end not in into:
            absorbed[(edge.start, edge.end, edge.kind, number)] = edge
            continue
        end = into[edge.end]
        sink = EdgeKind.LOSS if isinstance(sinks[end], LossNode) else EdgeKind.METRIC
        kind = edge.kind if edge.kind is EdgeKind.READS else sink
        absorbed.setdefault((edge.start, end, kind, ""), replace(edge, end=end, kind=kind, tensor=None))
    return tuple(absorbed.values())


def collapse_ops(graph: Graph, least: int = 4) -> Graph:
    """Draw a chain of at least `least` ops, each with one input and one output, as one pill."""
    chains = [chain for chain in _op_chains(graph) if len(chain) >= least]
    pills = {chain[0].id: _pill(chain) for chain in chains}
    merged = {op.id: chain[0].id for chain in chains for op in chain[1:]}
    nodes = tuple(pills.get(node.id, node) for node in graph.nodes if node.id not in merged)
    edges = join_edges(graph.edges, merged)
    return replace(graph, nodes=nodes, edges=edges)


def _op_chains(graph: Graph) -> list[list[OpNode]]:
    """Ops that feed the next one and nothing else, and are fed by nothing else; in the order of the first ones."""
    arriving: defaultdict[str, list[Edge]] = defaultdict(list)
    leaving: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        arriving[edge.end].append(edge)
        leaving[edge.start].append(edge)
    noted = _noted(graph)
    ops = {node.id: node for node in graph.nodes if isinstance(node, OpNode)}
    nexts = {
        edge.start: edge.end
        for edge in graph.edges
        if edge.start != edge.end
        and edge.kind is EdgeKind.DATA
        and edge.start in ops
        and edge.end in ops
        and ops[edge.start].parent == ops[edge.end].parent
        and len(leaving[edge.start]) == len(arriving[edge.end]) == 1
        and not {edge.start, edge.end} & noted
    }
    followers = set(nexts.values())
    chains = []
    for head in (identifier for identifier in ops if identifier in nexts and identifier not in followers):
        chain = [head]
        while chain[-1] in nexts:
            chain.append(nexts[chain[-1]])
        chains.append([ops[identifier] for identifier in chain])
    return chains


def _pill(ops: list[OpNode]) -> OpNode:
    """A chain of ops as one: its first and last by name, all of them in the tooltip."""
    names = [op.label for op in ops]
    name = " → ".join(names) if len(names) <= 3 else f"{names[0]} → {len(names) - 2} ops → {names[-1]}"
    detail = "\n".join(op.label + (f": {op.detail}" if op.detail else "") for op in ops)
    return replace(ops[0], name=name, words="", detail=detail, output=ops[-1].output, count=len(ops))


def join_edges(edges: Iterable[Edge], merged: Mapping[str, str]) -> tuple[Edge, ...]:
    """The edges of merged nodes; those within one merged node are gone."""
    joined: list[Edge] = []
    for edge in edges:
        start, end = merged.get(edge.start, edge.start), merged.get(edge.end, edge.end)
        if start != end or edge.start == edge.end:
            joined.append(replace(edge, start=start, end=end))
    return tuple(joined)


def lifted(edges: Iterable[Edge], stand: Callable[[str], str], hidden: set[str]) -> tuple[Edge, ...]:
    """The edges with their ends replaced by `stand`; those within one node, or of a hidden weight, are gone."""
    lifted_edges: dict[tuple[object, ...], Edge] = {}
    for edge in edges:
        start, end = stand(edge.start), stand(edge.end)
        if (edge.start in hidden and edge.kind is EdgeKind.READS) or edge.end in hidden:
            continue
        if start == end and edge.start != edge.end:
            continue
        moved = edge.moved(start, end)
        key = (start, end, moved.likeness, edge.tensor)
        if moved == edge:
            lifted_edges[(*key[:2], edge.likeness, (edge.tensor, len(lifted_edges)))] = edge
        elif key not in lifted_edges:
            lifted_edges[key] = moved
    return tuple(lifted_edges.values())
