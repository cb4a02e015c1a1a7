"""Groups for flat models: siblings that belong together by name, by stage or by place, in a frame that can be closed.

A functional model of hundreds of layers has no blocks to close. Its names often tell them (`conv4_block2_1_conv`);
else the sizes of its images do; else neighbours are taken together. Only neighbours in call order make a group, so
that data never leaves a group and comes back.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil, sqrt

from layerlint.graphs.layer_graph import (
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    OpNode,
    RegionNode,
    Repeat,
)

GROUP = "group"
"""What stands for the class of a group."""
CROWDED = 40
"""More siblings than this are too many to look at, and as many groups are not too many."""
LEAST = 3
"""How many siblings a group has at least."""
DEEPEST = 8

Key = Callable[[Sequence[Node]], list[str]]
"""What siblings belong to, one word each; "" for one that stands alone."""


def group_siblings(graph: Graph) -> Graph:
    """Put a frame around the groups of every layer that has too many sublayers and ops."""
    children: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        if node.parent:
            children[node.parent].append(node)
    for siblings in children.values():
        plain: list[Node] = [node for node in siblings if not isinstance(node, LossNode | MetricNode)]
        if len(plain) > CROWDED:
            graph = _framed(graph, _best(plain))
    return graph


def groups(graph: Graph) -> frozenset[str]:
    """The ids of the groups of a graph that are open."""
    opened = graph.opened
    return frozenset(
        node.id
        for node in graph.nodes
        if isinstance(node, LayerNode) and node.class_name == GROUP and node.id in opened
    )


# How siblings are taken together.


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Neighbours that make a group, or one that stands alone.

    word   what they have in common: the start of their names
    stage  the sizes of their images, or ""
    """

    nodes: tuple[Node, ...]
    word: str = ""
    stage: str = ""


def _best(siblings: list[Node]) -> list[_Neighbours]:
    """By name where that helps, else by stage, else by place."""
    by_name = [_runs(siblings, _prefix(length)) for length in range(1, DEEPEST + 1)]
    few = [runs for runs in by_name if len(runs) <= CROWDED and len(runs) > 1]
    if few:
        return min(few, key=_largest)
    by_stage = _runs(siblings, _stage)
    if 1 < len(by_stage) <= CROWDED:
        return [replace(run, word="", stage=run.word) for run in by_stage]
    fewest = min(by_name, key=len)
    if len(fewest) <= len(siblings) // LEAST and len(fewest) > 1:
        return fewest
    return [replace(run, word="") for run in _runs(siblings, _place)]


def _largest(runs: list[_Neighbours]) -> int:
    return max(len(run.nodes) for run in runs)


def _runs(siblings: list[Node], key: Key) -> list[_Neighbours]:
    """Neighbours with the same word; neighbours that are too few for a group stand alone."""
    words = key(siblings)
    runs: list[_Neighbours] = []
    for word, part in groupby(zip(words, siblings, strict=True), key=lambda pair: pair[0]):
        nodes = tuple(node for _, node in part)
        alone = not word or len(nodes) < LEAST
        runs += [_Neighbours((node,)) for node in nodes] if alone else [_Neighbours(nodes, word)]
    return runs


def _prefix(length: int) -> Key:
    """The first so many words and numbers of a layer's name; an op belongs to the layer before it."""

    def words(siblings: Sequence[Node]) -> list[str]:
        found: list[str] = []
        for node in siblings:
            if isinstance(node, OpNode):
                found.append(found[-1] if found else "")
                continue
            parts = [match.end() for match in re.finditer(r"[A-Za-z]+|\d+", node.name)]
            told = not node.name.startswith("layers[") and len(parts) > length
            found.append(node.name[: parts[length - 1]] if told else node.name)
        return found

    return words


def _stage(siblings: Sequence[Node]) -> list[str]:
    """The height and width of what a layer gives; an op, or a layer without them, belongs to the one before."""
    found: list[str] = []
    for node in siblings:
        shape = node.outputs[0].shape if isinstance(node, LayerNode) and node.outputs else None
        image = shape is not None and len(shape) >= 4
        found.append(
            " × ".join("?" if size is None else str(size) for size in shape[1:-1])
            if image and shape is not None
            else (found[-1] if found else "")
        )
    return found


def _place(siblings: Sequence[Node]) -> list[str]:
    """So many neighbours that there are as many groups as siblings in one."""
    size = ceil(sqrt(len(siblings)))
    return [f"part {index // size + 1}" for index in range(len(siblings))]


# The frames.


def _framed(graph: Graph, runs: list[_Neighbours]) -> Graph:
    heads: dict[str, LayerNode] = {}
    homes: dict[str, str] = {}
    used: Counter[str] = Counter(node.id for node in graph.nodes)
    for run in runs:
        first = run.nodes[0]
        if len(run.nodes) == 1:
            if isinstance(first, RegionNode) and first.repeat:
                heads[first.id] = _of_region(graph, first)
            continue
        name = run.word or _name(run.nodes)
        identifier = f"{first.parent}/{name}"
        used[identifier] += 1
        identifier += f"#{used[identifier]}" if used[identifier] > 1 else ""
        params = sum(_params(graph, node) for node in run.nodes)
        heads[first.id] = LayerNode(identifier, first.parent, "", name, GROUP, run.stage, params=params)
        homes |= {node.id: identifier for node in run.nodes}
    nodes: list[Node] = []
    for node in graph.nodes:
        head = heads.get(node.id)
        if head is not None:
            nodes.append(head)
        if head is None or head.id != node.id:
            nodes.append(replace(node, parent=homes[node.id]) if node.id in homes else node)
    return replace(graph, nodes=tuple(nodes))


def _of_region(graph: Graph, region: RegionNode) -> LayerNode:
    """The frame around a folded run as a group that says how often it stands."""
    each = sum(_params(graph, node) for node in graph.nodes if node.parent == region.id)
    repeat = region.repeat and Repeat(
        region.repeat.count, region.repeat.first, region.repeat.last, region.repeat.params
    )
    return LayerNode(region.id, region.parent, "", region.name, GROUP, params=each, repeat=repeat)


def _params(graph: Graph, node: Node) -> int:
    if isinstance(node, LayerNode):
        return (node.params or 0) if node.call == 1 else 0
    if isinstance(node, RegionNode):
        count = node.repeat.count if node.repeat else 1
        return count * sum(_params(graph, child) for child in graph.nodes if child.parent == node.id)
    return 0


def _name(run: Sequence[Node]) -> str:
    """The first and the last name: `layers[3…8]` where they differ in a number."""
    names = [node.name for node in run if not isinstance(node, OpNode)] or [node.name for node in run]
    first, last = names[0], names[-1]
    if first.startswith("layers[") and re.fullmatch(r"layers\[\d+\]", last):
        return f"{first.rstrip(']')}…{last[7:]}"
    return f"{first} … {last}" if first != last else first
