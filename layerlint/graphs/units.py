"""Units: a convolution or dense layer with the padding, the normalization and the activation around it, or a sum with the
activation that follows it, as one card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, replace

from layerlint.graphs.layer_graph import EdgeKind, Graph, LayerNode, Node, OpNode, UnitNode
from layerlint.graphs.ops import join_edges

WORKERS = ("Conv", "Dense", "DepthwiseConv", "SeparableConv")
ACTIVATIONS = frozenset({"Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax"})
OPS = frozenset({"relu", "relu6", "gelu", "silu", "swish", "sigmoid", "tanh", "leaky_relu", "hard_swish"})
ORDERS = (
    ("pad", "work", "norm", "act"),
    ("work", "norm", "act"),
    ("norm", "act", "work"),
    ("pad", "work", "norm"),
    ("pad", "work"),
    ("pad", "pool"),
    ("global", "reshape"),
    ("work", "norm"),
    ("work", "act"),
    ("norm", "act"),
    ("sum", "act"),
)
"""What follows one another in a unit, the longest first."""
PARTS = {
    "ZeroPadding": "pad",
    "Global": "global",
    "MaxPooling": "pool",
    "AveragePooling": "pool",
    "Reshape": "reshape",
}
"""The roles of other layers, by how the names of their classes begin."""
MAIN = ("work", "pool", "global")
"""The roles of the layer that a unit is named after."""


def join_units(graph: Graph) -> Graph:
    """The graph with each unit as the card of its layer; only where nothing else is fed in between."""
    noted = {note.target for note in graph.findings} | ({graph.failure.target} if graph.failure else set())
    roles = {node.id: role for node in graph.nodes if node.id not in noted and (role := _role(node))}
    nodes = {node.id: node for node in graph.nodes}
    following = _following(graph, nodes, roles)
    joined: dict[str, str] = {}
    cards: dict[str, LayerNode] = {}
    for node in graph.nodes:
        if node.id in joined:
            continue
        chain = [node.id]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        order = next(
            (o for o in ORDERS if tuple(roles.get(identifier) for identifier in chain[: len(o)]) == o), ()
        )
        if order:
            unit = chain[: len(order)]
            cards[unit[0]] = _card([nodes[identifier] for identifier in unit], order)
            joined |= dict.fromkeys(unit, unit[0])
    drawn_nodes = tuple(
        cards.get(node.id, node) for node in graph.nodes if joined.get(node.id, node.id) == node.id
    )
    return replace(graph, nodes=drawn_nodes, edges=join_edges(graph.edges, joined))


def _following(graph: Graph, nodes: Mapping[str, Node], roles: Mapping[str, str]) -> dict[str, str]:
    """The next node in a unit, by node: it is all that the node feeds, and is fed by nothing else."""
    arriving = Counter(edge.end for edge in graph.edges)
    leaving = Counter(edge.start for edge in graph.edges)
    return {
        edge.start: edge.end
        for edge in graph.edges
        if edge.kind is EdgeKind.DATA
        and leaving[edge.start] == arriving[edge.end] == 1
        and edge.start in roles
        and edge.end in roles
        and nodes[edge.start].parent == nodes[edge.end].parent
    }


def _role(node: Node) -> str:
    if isinstance(node, OpNode):
        return "act" if node.name in OPS else ""
    if not isinstance(node, LayerNode) or node.calls > 1 or node.repeat or node.closed:
        return ""
    if node.class_name.startswith(WORKERS):
        return "work"
    if node.class_name.endswith("Normalization"):
        return "norm"
    if node.class_name == "Add":
        return "sum"
    for word, role in PARTS.items():
        if node.class_name.startswith(word):
            return role
    return "act" if node.class_name in ACTIVATIONS else ""


def _card(unit: list[Node], order: tuple[str, ...]) -> LayerNode:
    """The card of a unit: with the name of its main layer, and all weights."""
    layers = [node for node in unit if isinstance(node, LayerNode)]
    place = next((at for at, role in enumerate(order) if role in MAIN), 0)
    head = unit[place]
    if not isinstance(head, LayerNode):
        head = layers[0]
    names = [_said(node) for node in unit]
    last = unit[-1]
    outputs = (
        last.outputs
        if isinstance(last, LayerNode)
        else (last.output,)
        if isinstance(last, OpNode) and last.output
        else ()
    )
    own = {field.name: getattr(head, field.name) for field in fields(LayerNode)}
    joined = {
        "id": unit[0].id,
        "class_name": " + ".join(names),
        "setting": "",
        "weights": tuple(weight for layer in layers for weight in layer.weights),
        "params": sum(layer.params or 0 for layer in layers),
        "inputs": layers[0].inputs,
        "outputs": outputs,
    }
    return UnitNode(**(own | joined), layers=len(layers))


def _said(node: Node) -> str:
    if not isinstance(node, LayerNode):
        return node.name
    if node.class_name == "Activation" and node.setting:
        return node.setting
    if node.class_name.startswith("ZeroPadding"):
        return "padding"
    if node.class_name == "Reshape":
        return "Reshape"  # to sizes that differ from block to block
    short = node.class_name.replace("BatchNormalization", "BatchNorm").replace(
        "LayerNormalization", "LayerNorm"
    )
    return f"{short} {node.setting}".rstrip()
