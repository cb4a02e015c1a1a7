"""Smaller graphs that say the same: closed layers, folded repeats, collapsed and hidden ops.

Every function takes a graph and gives a new one; edges that ended inside of what is gone end at what stands
for it. Nothing with a finding disappears: a closed layer inherits it, a block with one is never folded away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from layerlint.graphs.equal_runs import fold_runs
from layerlint.graphs.groups import group_siblings, groups
from layerlint.graphs.layer_graph import (
    Closed,
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    OpNode,
    RegionNode,
    held,
)
from layerlint.graphs.ops import Ops, absorb_losses, collapse_ops, hide_ops, lifted
from layerlint.graphs.repeats import fold_repeats

__all__ = [
    "FULL",
    "REDUCED",
    "Ops",
    "absorb_losses",
    "close",
    "close_below",
    "close_leaves",
    "collapse_ops",
    "drawn",
    "fold_repeats",
    "fold_runs",
    "hide_ops",
    "layer_levels",
    "view",
]

FULL, REDUCED = 60, 150
"""Up to how many drawn nodes everything is shown, and up to how many the picture is readable at all."""


def drawn(graph: Graph) -> int:
    """How many nodes a picture of the graph would have, clusters not counted."""
    opened = graph.opened
    return sum(node.id not in opened for node in graph.nodes)


def close_leaves(graph: Graph) -> Graph:
    """Close every layer that holds only ops, except the traced one: its weights say what it does."""
    children = _children(graph)
    layers = {node.id for node in graph.nodes if isinstance(node, LayerNode)}
    traced = {node.id for node in graph.nodes if isinstance(node, LayerNode) and not node.parent}

    def plain(identifier: str) -> bool:
        return all(
            isinstance(child, OpNode) or (isinstance(child, RegionNode) and plain(child.id))
            for child in children[identifier]
        )

    return close(graph, {one for one in layers - traced if children[one] and plain(one)})


def close_below(graph: Graph, depth: int) -> Graph:
    """Close the layers that lie `depth` layers below the traced one; 0 closes the traced layer itself."""
    levels = layer_levels(graph)
    return close(graph, {identifier for identifier, level in levels.items() if level == depth})


def layer_levels(graph: Graph) -> dict[str, int]:
    """How many layers enclose each layer: 0 for the traced one."""
    by_id = {node.id: node for node in graph.nodes}
    levels = {}
    for node in graph.nodes:
        if isinstance(node, LayerNode):
            level, parent = 0, by_id.get(node.parent)
            while parent is not None:
                level += isinstance(parent, LayerNode)
                parent = by_id.get(parent.parent)
            levels[node.id] = level
    return levels


def close(graph: Graph, identifiers: Iterable[str]) -> Graph:
    """Draw these layers as cards. Their losses and metrics stay, beside the card."""
    closing = set(identifiers)
    by_id = {node.id: node for node in graph.nodes}
    parents = {node.id: node.parent for node in graph.nodes}
    children = _children(graph)
    stands: dict[str, str] = {}
    moved: dict[str, str] = {}
    counts: defaultdict[str, Closed] = defaultdict(lambda: Closed(0, 0))
    weights: dict[str, str] = {}
    for node in graph.nodes:
        card = _outermost(node.id, closing, parents)
        if not card or card == node.id:
            continue
        if isinstance(node, LossNode | MetricNode):
            moved[node.id] = parents[card]
            continue
        stands[node.id] = card
        if isinstance(node, LayerNode):
            counts[card] += held(node) * _times(node, card, by_id)
            weights |= {weight.id: card for weight in node.weights}
    nodes = []
    for node in graph.nodes:
        if node.id in stands:
            continue
        if node.id in moved:
            node = replace(node, parent=moved[node.id])
        elif node.id in closing and isinstance(node, LayerNode) and children[node.id]:
            hidden = counts[node.id]
            if hidden.sublayers:
                own = held(replace(node, closed=None))
                node = replace(node, closed=replace(hidden + own, sublayers=hidden.sublayers))
        nodes.append(node)
    edges = lifted(graph.edges, lambda end: stands.get(end) or weights.get(end) or end, set(weights))
    findings = tuple(
        replace(finding, target=stands.get(finding.target) or weights.get(finding.target) or finding.target)
        for finding in graph.findings
    )
    failure = graph.failure
    if failure:
        failure = replace(failure, target=stands.get(failure.target, failure.target))
    return replace(graph, nodes=tuple(nodes), edges=edges, findings=findings, failure=failure)


def _times(node: Node, card: str, by_id: dict[str, Node]) -> int:
    """How often a node inside of a card stands for: folded runs between the two multiply what they hold."""
    count = 1
    while node.id != card:
        count *= node.repeat.count if isinstance(node, LayerNode | RegionNode) and node.repeat else 1
        node = by_id[node.parent]
    return count


def _outermost(identifier: str, closing: set[str], parents: dict[str, str]) -> str:
    found = ""
    while identifier:
        if identifier in closing:
            found = identifier
        identifier = parents.get(identifier, "")
    return found


def _children(graph: Graph) -> defaultdict[str, list[Node]]:
    children: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        children[node.parent].append(node)
    return children


def view(
    graph: Graph,
    *,
    depth: int | None = None,
    fold: bool = True,
    ops: Ops | None = None,
    full: bool = False,
    limit: int = REDUCED,
    groups_open: bool = False,
) -> Graph:
    """The graph as drawn: folded, and reduced until at most `limit` nodes are left, which `Graph.view` then says.

    `depth` and `ops` given by the user are kept to; `full` shows everything that is not folded. With `groups_open`
    the groups of a flat model are frames, for a page whose reader closes and opens them.
    """
    whole = drawn(graph)
    notes: list[str] = []
    graph = close_leaves(graph)
    graph = collapse_ops(absorb_losses(graph)) if ops is None else graph
    if depth is not None:
        closed = close_below(graph, depth)
        notes += [f"depth {depth}"] if drawn(closed) < drawn(graph) else []
        graph = closed
    if fold:
        folded = fold_runs(fold_repeats(graph, alike=drawn(graph) <= FULL))
        notes += ["repeats drawn once"] if drawn(folded) < drawn(graph) and whole > FULL else []
        graph = folded
    if ops is not None:
        graph = hide_ops(graph, ops)
        notes += (
            [] if ops is Ops.ALL else ["ops hidden" if ops is Ops.NONE else "only ops that branch or merge"]
        )
    elif not full and drawn(graph) > FULL:
        hidden = hide_ops(graph, Ops.BRANCHES)
        notes += ["only ops that branch or merge"] if drawn(hidden) < drawn(graph) else []
        graph = hidden
    if fold and depth is None and not full and drawn(graph) > FULL:
        grouped = group_siblings(graph)
        if not groups_open and groups(grouped):
            graph = close(grouped, groups(grouped))
            notes.append("neighbours in groups")
        elif groups_open:
            graph = grouped
    if depth is None and not full and not groups_open:
        graph, reached = _shallower(graph, limit)
        notes += [] if reached is None else [f"depth {reached}"]
    left = drawn(graph)
    if notes and left < whole and not groups_open:
        notes.insert(0, f"{left:,} of {whole:,} nodes")
    return replace(graph, view=(*graph.view, *notes))


def _shallower(graph: Graph, limit: int) -> tuple[Graph, int | None]:
    """Close layers from the innermost outwards while too many nodes are left; never the traced layer itself."""
    deepest = max(layer_levels(graph).values(), default=0)
    reached = None
    for depth in range(deepest, 0, -1):
        if drawn(graph) <= limit:
            break
        closed = close_below(graph, depth)
        reached = depth if drawn(closed) < drawn(graph) else reached
        graph = closed
    return graph, reached
