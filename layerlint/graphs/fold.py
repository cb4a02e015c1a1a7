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
    parents = {node.id: node.parent for node in graph.nodes}
    closing = set(identifiers)
    inside = {
        node.id: card
        for node in graph.nodes
        if (card := _outermost(node.id, closing, parents)) and card != node.id
    }
    hidden = _hidden_in_cards(graph, inside)
    nodes: list[Node] = []
    for node in graph.nodes:
        if isinstance(node, LossNode | MetricNode) and node.id in inside:
            nodes.append(replace(node, parent=parents[inside[node.id]]))
        elif node.id not in inside:
            nodes.append(_closed_card(node, hidden[node.id]) if node.id in hidden else node)
    kept = {node.id for node in nodes}
    stands = {end: card for end, card in inside.items() if end not in kept}
    weights = {
        weight.id: inside[node.id]
        for node in graph.nodes
        if isinstance(node, LayerNode) and node.id in inside
        for weight in node.weights
    }

    def stand(end: str) -> str:
        return stands.get(end) or weights.get(end) or end

    failure = graph.failure
    if failure:
        failure = replace(failure, target=stands.get(failure.target, failure.target))
    return replace(
        graph,
        nodes=tuple(nodes),
        edges=lifted(graph.edges, stand, set(weights)),
        findings=tuple(replace(finding, target=stand(finding.target)) for finding in graph.findings),
        failure=failure,
    )


def _hidden_in_cards(graph: Graph, inside: dict[str, str]) -> dict[str, Closed]:
    """What the layers inside of each card hold, together."""
    by_id = {node.id: node for node in graph.nodes}
    counts: defaultdict[str, Closed] = defaultdict(lambda: Closed(0, 0))
    for node in graph.nodes:
        if isinstance(node, LayerNode) and node.id in inside:
            card = inside[node.id]
            counts[card] += held(node) * _times(node, card, by_id)
    return dict(counts)


def _closed_card(node: Node, hidden: Closed) -> Node:
    """A layer with a word of what is hidden in it, where that is more than ops."""
    if not isinstance(node, LayerNode) or not hidden.sublayers:
        return node
    own = held(replace(node, closed=None))
    return replace(node, closed=replace(hidden + own, sublayers=hidden.sublayers))


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
    graph = close_leaves(graph)
    graph = collapse_ops(absorb_losses(graph)) if ops is None else graph
    notes: list[str] = []
    if depth is not None:
        closed = close_below(graph, depth)
        notes += _note(f"depth {depth}", graph, closed)
        graph = closed
    if fold:
        folded = fold_runs(fold_repeats(graph, alike=drawn(graph) <= FULL))
        notes += _note("repeats drawn once", graph, folded) if whole > FULL else []
        graph = folded
    graph, note = _with_fewer_ops(graph, ops, full)
    notes += note
    if depth is None and not full:
        graph, note = _grouped(graph, fold, groups_open)
        notes += note
        if not groups_open:
            graph, note = _shallower(graph, limit)
            notes += note
    left = drawn(graph)
    if notes and left < whole and not groups_open:
        notes.insert(0, f"{left:,} of {whole:,} nodes")
    return replace(graph, view=(*graph.view, *notes))


def _note(text: str, graph: Graph, smaller: Graph) -> list[str]:
    """What is said of a smaller graph, where it is smaller."""
    return [text] if drawn(smaller) < drawn(graph) else []


def _with_fewer_ops(graph: Graph, ops: Ops | None, full: bool) -> tuple[Graph, list[str]]:
    """The ops that the user asked for; else, where too much would be drawn, those that branch or merge."""
    if ops is not None:
        said = {Ops.ALL: [], Ops.NONE: ["ops hidden"], Ops.BRANCHES: ["only ops that branch or merge"]}
        return hide_ops(graph, ops), said[ops]
    if full or drawn(graph) <= FULL:
        return graph, []
    hidden = hide_ops(graph, Ops.BRANCHES)
    return hidden, _note("only ops that branch or merge", graph, hidden)


def _grouped(graph: Graph, fold: bool, groups_open: bool) -> tuple[Graph, list[str]]:
    """Neighbours in groups, where too much is left; closed ones, or frames for a page that opens them."""
    if not fold or drawn(graph) <= FULL:
        return graph, []
    grouped = group_siblings(graph)
    if groups_open:
        return grouped, []
    found = groups(grouped)
    return (close(grouped, found), ["neighbours in groups"]) if found else (graph, [])


def _shallower(graph: Graph, limit: int) -> tuple[Graph, list[str]]:
    """Close layers from the innermost outwards while too many nodes are left; never the traced layer itself."""
    deepest = max(layer_levels(graph).values(), default=0)
    note: list[str] = []
    for depth in range(deepest, 0, -1):
        if drawn(graph) <= limit:
            break
        closed = close_below(graph, depth)
        note = _note(f"depth {depth}", graph, closed) or note
        graph = closed
    return graph, note
