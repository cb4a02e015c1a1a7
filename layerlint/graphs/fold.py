"""Smaller graphs with the same meaning: closed layers, folded repeats, collapsed and hidden ops.

Every function takes a graph and returns a new one; edges that ended inside of what is gone end at what stands
for it. Nothing with a finding disappears: a closed layer inherits it, a block with one is never folded away.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from layerlint.graphs.closed_layers import close, drawn
from layerlint.graphs.equal_runs import fold_runs
from layerlint.graphs.fold_blocks import is_group
from layerlint.graphs.groups import group_siblings, groups, runs_as_groups
from layerlint.graphs.layer_graph import (
    Graph,
    LayerNode,
    Node,
    OpNode,
    RegionNode,
)
from layerlint.graphs.like_blocks import TALLEST, close_like, rows
from layerlint.graphs.like_layers import close_later_calls, close_like_layers
from layerlint.graphs.ops import Ops, absorb_losses, collapse_ops, hide_ops
from layerlint.graphs.repeats import fold_repeats
from layerlint.graphs.units import join_units

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
    "is_large",
    "layer_levels",
    "view",
]

FULL, REDUCED = 60, 150
"""Up to how many drawn nodes everything is shown, and up to how many the picture is readable at all."""
LIKE = "like layers closed"
"""The note on a picture in which layers are closed that are built like an open one."""
UNITS = "convolutions and sums with what follows them"
"""The note on a picture in which such layers share a card."""


def close_leaves(graph: Graph) -> Graph:
    """Close every layer that holds only ops, except the traced one; their weights stay visible."""
    children = _children(graph)
    layers = {node.id for node in graph.nodes if isinstance(node, LayerNode)}
    traced = {node.id for node in graph.nodes if isinstance(node, LayerNode) and not node.parent}

    def holds_only_ops(identifier: str) -> bool:
        return all(
            isinstance(child, OpNode) or (isinstance(child, RegionNode) and holds_only_ops(child.id))
            for child in children[identifier]
        )

    return close(graph, {layer for layer in layers - traced if children[layer] and holds_only_ops(layer)})


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
    """The graph as drawn: folded, and reduced until at most `limit` nodes are left; `Graph.view` lists the reductions.

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
    automatic = depth is None and not full
    if fold:
        alike = drawn(graph) <= FULL
        folded, note = _folded(graph, alike, whole)
        blocks = None
        if automatic:
            smaller, closing = _like_closed(graph, alike, whole)
            if not groups_open:
                folded, note = smaller, closing
            if is_large(smaller):
                base = smaller if LIKE in closing and not groups_open else graph
                blocks = _in_blocks(_with_fewer_ops(base, ops, True)[0], groups_open)
        graph, note = (folded, note) if blocks is None else blocks
        notes += note
    if not any(is_group(node) for node in graph.nodes):
        graph, note = _with_fewer_ops(graph, ops, full)
        notes += note
    if automatic and not groups_open:
        graph, note = _shallower(graph, limit)
        notes += note
    left = drawn(graph)
    if notes and left < whole and not groups_open:
        notes.insert(0, f"{left:,} of {whole:,} nodes")
    return replace(graph, view=(*graph.view, *notes))


def _folded(graph: Graph, alike: bool, whole: int) -> tuple[Graph, list[str]]:
    """The graph with equal neighbours drawn once."""
    folded = fold_runs(fold_repeats(graph, alike=alike))
    return folded, _note("repeats drawn once", graph, folded) if whole > FULL else []


def _like_closed(graph: Graph, alike: bool, whole: int) -> tuple[Graph, list[str]]:
    """The graph folded, with later calls closed; if it is still large, with layers closed that are like open ones."""
    folded, note = _folded(close_later_calls(graph), alike, whole)
    if not is_large(folded):
        return folded, note
    closed = close_like_layers(folded)
    return closed, [*note, *_note(LIKE, folded, closed)]


def is_large(graph: Graph) -> bool:
    """Whether a picture has more nodes, or is taller, than can be seen at a glance."""
    return drawn(graph) > FULL or rows(graph) > TALLEST


def _note(text: str, graph: Graph, smaller: Graph) -> list[str]:
    """The note on a smaller graph; none where it is not smaller."""
    return [text] if drawn(smaller) < drawn(graph) else []


def _with_fewer_ops(graph: Graph, ops: Ops | None, full: bool) -> tuple[Graph, list[str]]:
    """The graph with the ops of the option; where none is given, too large a graph keeps those that branch or merge."""
    if ops is not None:
        notes = {Ops.ALL: [], Ops.NONE: ["ops hidden"], Ops.BRANCHES: ["only ops that branch or merge"]}
        return hide_ops(graph, ops), notes[ops]
    if full or drawn(graph) <= FULL:
        return graph, []
    hidden = hide_ops(graph, Ops.BRANCHES)
    return hidden, _note("only ops that branch or merge", graph, hidden)


def _in_blocks(graph: Graph, groups_open: bool) -> tuple[Graph, list[str]] | None:
    """The blocks of flat layers as frames, equal ones once; None where there are none.

    Some are closed, unless a page opens and closes them. Where not all can be open, convolutions are joined with what
    follows them.
    """
    framed, closed, note = graph, frozenset[str](), list[str]()
    for units in (False, True):
        base = join_units(graph) if units else graph
        grouped = group_siblings(base)
        framed = runs_as_groups(fold_runs(fold_repeats(grouped)))
        closed = groups(framed)
        note = [UNITS] if units and len(base.nodes) < len(graph.nodes) else []
        note += _note("repeats drawn once", grouped, framed)
        if groups_open or not closed:
            break
    if not any(is_group(node) for node in framed.nodes):
        return None
    return (
        (framed, [])
        if groups_open
        else (close_like(framed, closed), [*note, *(["blocks closed"] if closed else [])])
    )


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
