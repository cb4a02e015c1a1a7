"""Blocks that repeat an open block with other sizes: drawn as cards that name it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from layerlint.graphs.closed_layers import close
from layerlint.graphs.fold_blocks import is_group
from layerlint.graphs.layer_graph import EdgeKind, Graph, LayerNode, Node

TALLEST = 44.7
"""The largest number of rows while blocks are opened that are like open ones; about 2,600 pixels."""
SIZES = re.compile(r" ?\b\d+(?: × \d+)+(?: · (?=stride))?|(?:^| · )?\bstride \d+(?: × \d+)*")
"""The size and the stride of a kernel, in the text of a layer."""
BORDER = 1.0
"""How many rows the border of a frame takes."""
RULE, LINE = 0.15, 0.3
"""How much of a row the lines below the header of a card take: the rule above them, and each."""


def close_like(graph: Graph, closed: Iterable[str]) -> Graph:
    """The graph with these blocks closed; each that is built like an open one names it."""
    shut = set(closed)
    homes = {node.id: node.parent for node in graph.nodes}
    plans = _plans(graph)
    hidden = {block for block in plans if shut.intersection(around(block, homes))}
    open_names: dict[object, str] = {}
    for node in graph.nodes:
        if node.id in plans and node.id not in shut | hidden:
            open_names.setdefault(plans[node.id], node.name)
    originals = {block: open_names[plans[block]] for block in shut - hidden if plans.get(block) in open_names}
    return close(_with_likeness(graph, originals), shut)


def say_likeness(graph: Graph) -> Graph:
    """The graph where each block that is built like an earlier one names it, for a page in which any may be closed."""
    plans = _plans(graph)
    first: dict[object, Node] = {}
    originals = {}
    for node in graph.nodes:
        if node.id in plans and first.setdefault(plans[node.id], node) is not node:
            originals[node.id] = first[plans[node.id]].name
    return _with_likeness(graph, originals)


def _with_likeness(graph: Graph, originals: Mapping[str, str]) -> Graph:
    nodes = tuple(
        replace(node, detail=f"built like {originals[node.id]}")
        if isinstance(node, LayerNode) and node.id in originals
        else node
        for node in graph.nodes
    )
    return replace(graph, nodes=nodes)


def rows(graph: Graph) -> float:
    """The estimated number of rows of cards, along the longest path of a picture."""
    homes = {node.id: node.parent for node in graph.nodes}
    frames = {node.id: set(around(node.id, homes)) for node in graph.nodes}
    order = {node.id: number for number, node in enumerate(graph.nodes)}
    steps: defaultdict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        if edge.kind is EdgeKind.DATA and order.get(edge.start, 0) < order.get(edge.end, -1):
            steps[edge.start].append(edge.end)
    own = {node.id: 1 + (RULE + LINE * lines if (lines := _lines(node)) else 0) for node in graph.nodes}
    before = dict(own)
    for start in order:
        for end in steps[start]:
            crossed = len(frames[start] ^ frames[end])
            before[end] = max(before[end], before[start] + own[end] + BORDER * crossed)
    return max(before.values(), default=0.0)


def _lines(node: Node) -> int:
    """The number of lines below the header of a card, without those of weights."""
    if not isinstance(node, LayerNode):
        return 0
    if is_group(node):
        return int(bool(node.closed or node.detail))
    return bool(node.closed) + bool(node.detail) + (node.calls > 1)


def around(identifier: str, homes: Mapping[str, str]) -> Iterator[str]:
    """The frames around a node, the innermost first."""
    while identifier := homes.get(identifier, ""):
        yield identifier


def likeness_key(node: Node) -> tuple[str, ...]:
    """The class and setting of a node, without sizes and rates, which change from block to block."""
    if not isinstance(node, LayerNode):
        return (node.name,)
    sized = node.class_name in ("Dropout", "Reshape")
    setting = "" if sized else SIZES.sub("", node.setting)
    return (SIZES.sub("", node.class_name), setting, node.compute_dtype, str(node.ops))


def parts(node: Node) -> frozenset[str]:
    """The kinds of layers and ops that a card shows, without their sizes: those of a unit one by one."""
    if not isinstance(node, LayerNode):
        return frozenset({node.name})
    class_name, setting, *_ = likeness_key(node)
    return frozenset(filter(None, (*class_name.split(" + "), *setting.split(" · "))))


def _plans(graph: Graph) -> dict[str, object]:
    """The plan of each block: the classes and settings of its layers and ops, and which feeds which."""
    homes = {node.id: node.parent for node in graph.nodes}
    inside: defaultdict[str, dict[str, object]] = defaultdict(dict)
    for node in graph.nodes:
        for home in around(node.id, homes):
            inside[home][node.id] = likeness_key(node)
    flows: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    places = {
        home: {member: number for number, member in enumerate(members)} for home, members in inside.items()
    }
    for edge in graph.edges:
        for home in around(edge.start, homes):
            at = places[home]
            flows[home].add((at[edge.start], at.get(edge.end, -1)))
    return {
        node.id: (tuple(inside[node.id].values()), tuple(sorted(flows[node.id])))
        for node in graph.nodes
        if is_group(node)
    }
