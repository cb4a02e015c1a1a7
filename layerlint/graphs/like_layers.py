"""Layers that do what an earlier one does: later calls of a shared layer, and other layers of its class.

They are drawn as cards that name the open one. A layer in which a call failed stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from layerlint.graphs.closed_layers import close
from layerlint.graphs.fold_blocks import is_group
from layerlint.graphs.layer_graph import Edge, EdgeKind, Graph, LayerNode, Node, OpNode
from layerlint.graphs.like_blocks import around, likeness_key

SILENT = frozenset({EdgeKind.SHARED, EdgeKind.READS, EdgeKind.OWNS})
"""Edges in which a first call differs from a later one."""


def close_later_calls(graph: Graph) -> Graph:
    """Close each later call of an open layer that does what the first call does."""
    return close(say_later_calls(graph), later_calls(graph))


def say_later_calls(graph: Graph) -> Graph:
    """The graph whose later calls say that their inside is that of the first."""
    return _with_detail(graph, dict.fromkeys(later_calls(graph), "inside as in call 1"))


def later_calls(graph: Graph) -> frozenset[str]:
    """The open calls of a layer that do what its first call does; none inside another."""
    first: dict[str, LayerNode] = {}
    insides = _Insides(graph)
    later: set[str] = set()
    for node in insides.frames:
        original = first.setdefault(node.path, node)
        again = node.call > 1 and original.call == 1
        if not again or later.intersection(around(node.id, insides.homes)):
            continue
        if insides.of(node) == insides.of(original):
            later.add(node.id)
    return frozenset(later)


def close_like_layers(graph: Graph) -> Graph:
    """Close each layer that is built like an earlier one of its class."""
    originals = like_layers(graph)
    return close(
        _with_detail(graph, {key: f"built like {name}" for key, name in originals.items()}), originals
    )


def say_like_layers(graph: Graph) -> Graph:
    """The graph whose layers name the earlier one that they are built like."""
    return _with_detail(graph, {key: f"built like {name}" for key, name in like_layers(graph).items()})


def like_layers(graph: Graph) -> dict[str, str]:
    """The path of the first layer of its class that each open one is built like; none inside another."""
    insides = _Insides(graph)
    first: dict[object, LayerNode] = {}
    originals: dict[str, str] = {}
    for node in insides.frames:
        if node.calls > 1 or any(frame in originals for frame in around(node.id, insides.homes)):
            continue
        plan = (node.class_name, insides.of(node))
        original = first.setdefault(plan, node)
        if original is not node:
            originals[node.id] = original.path
    return originals


def _with_detail(graph: Graph, details: Mapping[str, str]) -> Graph:
    nodes = tuple(
        replace(node, detail=details[node.id]) if isinstance(node, LayerNode) and node.id in details else node
        for node in graph.nodes
    )
    return replace(graph, nodes=nodes)


class _Insides:
    """What is inside of the frames of layers, so that two can be compared."""

    def __init__(self, graph: Graph) -> None:
        self.homes = {node.id: node.parent for node in graph.nodes}
        self._inside: defaultdict[str, dict[str, Node]] = defaultdict(dict)
        for node in graph.nodes:
            for home in around(node.id, self.homes):
                self._inside[home][node.id] = node
        self._edges: defaultdict[str, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            if edge.kind not in SILENT:
                for home in around(edge.start, self.homes):
                    self._edges[home].append(edge)
        failed = graph.failure.target if graph.failure else ""
        shut = {failed, *around(failed, self.homes)}
        self.frames = [
            node
            for node in graph.nodes
            if isinstance(node, LayerNode)
            and node.id in graph.opened
            and node.parent
            and node.id not in shut
            and not is_group(node)
        ]
        """The layers that may be closed."""

    def of(self, frame: LayerNode) -> object:
        """The layers and ops in a frame, with their settings, and which feeds which."""
        members = self._inside[frame.id]
        places = {member: number for number, member in enumerate(members)}
        edges = [edge for edge in self._edges[frame.id] if edge.end in places]
        arguments: defaultdict[str, set[str]] = defaultdict(set)
        for edge in edges:
            arguments[edge.end].add(edge.argument)
        flow = {
            (
                places[edge.start],
                places[edge.end],
                edge.kind.value,
                edge.result,
                edge.argument if len(arguments[edge.end]) > 1 else "",
            )
            for edge in edges
        }
        return (tuple(_word(node) for node in members.values()), tuple(sorted(flow)))


def _word(node: Node) -> object:
    return (*likeness_key(node), node.words) if isinstance(node, OpNode) else likeness_key(node)
