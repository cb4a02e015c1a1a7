"""Closing layers: each is drawn as one card that counts what it hides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from layerlint.graphs.layer_graph import (
    Closed,
    Edge,
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    RegionNode,
    held,
)
from layerlint.graphs.ops import lifted


def drawn(graph: Graph) -> int:
    """How many nodes a picture of the graph would have, clusters not counted."""
    opened = graph.opened
    return sum(node.id not in opened for node in graph.nodes)


def close(graph: Graph, identifiers: Iterable[str]) -> Graph:
    """Draw these layers as cards. Their losses and metrics stay, beside the card."""
    parents = {node.id: node.parent for node in graph.nodes}
    closing = set(identifiers)
    inside = {
        node.id: card
        for node in graph.nodes
        if (card := _outermost(node.id, closing, parents)) and card != node.id
    }
    nodes = _left(graph, inside, parents)
    drawn_ids = {node.id for node in nodes}
    cards = {end: card for end, card in inside.items() if end not in drawn_ids}
    weights = {
        weight.id: inside[node.id]
        for node in graph.nodes
        if isinstance(node, LayerNode) and node.id in inside
        for weight in node.weights
    }

    def stand(end: str) -> str:
        return cards.get(end) or weights.get(end) or end

    layers = {node.id: node for node in graph.nodes if isinstance(node, LayerNode) and node.id in closing}
    edges = [_leaving(edge, layers.get(stand(edge.start))) for edge in graph.edges]
    failure = graph.failure
    if failure:
        failure = replace(failure, target=cards.get(failure.target, failure.target))
    return replace(
        graph,
        nodes=tuple(nodes),
        edges=lifted(edges, stand, set(weights)),
        findings=tuple(
            replace(finding, target=stand(finding.target), layer=stand(finding.layer))
            for finding in graph.findings
        ),
        failure=failure,
    )


def _leaving(edge: Edge, card: LayerNode | None) -> Edge:
    """The edge with the output of the closed layer that it leaves, where that is another than what left its start.

    A loop around the start, or ops that are not drawn, may change it; without a tensor where it is not known.
    """
    if card is None or edge.tensor is None or not card.outputs or edge.start == card.id:
        return edge
    shapes = {output.shape for output in card.outputs}
    if edge.tensor.shape in shapes:
        return edge
    names = [name for frame, name in edge.crossing if frame == card.id]
    results = output_names(card)
    leaving = [
        output
        for name, output in zip(results, card.outputs, strict=True)
        if names and (len(results) == 1 or name == names[0])
    ]
    return replace(edge, tensor=replace(leaving[0], name=edge.tensor.name) if len(leaving) == 1 else None)


def output_names(layer: LayerNode) -> list[str]:
    """The names of a layer's outputs as edges have them: `boxes` for `['boxes']`."""
    return [re.sub(r"^\['(\w+)'\]$", r"\1", output.name) for output in layer.outputs]


def _left(graph: Graph, inside: dict[str, str], parents: dict[str, str]) -> list[Node]:
    """The nodes that are still drawn: cards with what they hide, and losses and metrics beside them."""
    hidden = _hidden_in_cards(graph, inside)
    loops = {
        inside[node.id]: node.name
        for node in graph.nodes
        if isinstance(node, RegionNode) and node.id in inside and node.name.startswith("while")
    }
    nodes: list[Node] = []
    for node in graph.nodes:
        if isinstance(node, LossNode | MetricNode) and node.id in inside:
            nodes.append(replace(node, parent=parents[inside[node.id]]))
        elif node.id not in inside:
            card = _closed_card(node, hidden[node.id]) if node.id in hidden else node
            if node.id in loops and isinstance(card, LayerNode):
                inside_loop = f"{loops[node.id]} inside"
                card = replace(card, detail=" · ".join(filter(None, (card.detail, inside_loop))))
            nodes.append(card)
    return nodes


def _hidden_in_cards(graph: Graph, inside: dict[str, str]) -> dict[str, Closed]:
    """The sum of what the layers inside each card hold."""
    by_id = {node.id: node for node in graph.nodes}
    counts: defaultdict[str, Closed] = defaultdict(lambda: Closed(0, 0))
    for node in graph.nodes:
        if isinstance(node, LayerNode) and node.id in inside:
            card = inside[node.id]
            counts[card] += held(node) * _times(node, card, by_id)
    return dict(counts)


def _closed_card(node: Node, hidden: Closed) -> Node:
    """A layer with the counts of what is hidden in it, where that is more than ops."""
    if not isinstance(node, LayerNode) or not hidden.sublayers:
        return node
    own = held(replace(node, closed=None))
    return replace(node, closed=replace(hidden + own, sublayers=hidden.sublayers))


def _times(node: Node, card: str, by_id: dict[str, Node]) -> int:
    """The number of nodes that a node inside a card stands for: the product of the folded runs between the two."""
    count = 1
    while node.id != card:
        count *= node.repeat.count if isinstance(node, LayerNode | RegionNode) and node.repeat else 1
        node = by_id[node.parent]
    return count


def _outermost(identifier: str, closing: set[str], parents: dict[str, str]) -> str:
    outermost = ""
    while identifier:
        if identifier in closing:
            outermost = identifier
        identifier = parents.get(identifier, "")
    return outermost
