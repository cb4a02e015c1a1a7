"""Blocks: what can be folded, how two are compared, and the graph in which a run of them is drawn once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from layerlint.graphs.layer_graph import (
    Edge,
    EdgeKind,
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    OpNode,
    RegionNode,
)

DILATION = re.compile(r"(?: · )?dilation (\d+(?: × \d+)*)$")
GROUP = "block"
"""The class name of a block of a flat model."""
MOST_NUMBERS = 5
"""How many numbers a setting lists in which folded blocks differ."""


@dataclass(frozen=True, slots=True)
class Block:
    """One candidate: `node` (the first of several siblings) and all that it holds, in call order."""

    node: Node
    members: tuple[str, ...]
    signature: tuple[object, ...]

    def index(self) -> dict[str, int]:
        return {member: number for number, member in enumerate(self.members)}


def block_maker(graph: Graph) -> Callable[[Node], Block]:
    """A function that returns the block of a node, built once."""
    children: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        children[node.parent].append(node)
    findings: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for note in graph.findings:
        findings[note.target].append((note.code, note.layer))
    if graph.failure:
        findings[graph.failure.target].append(("failed", ""))
    leaving: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        leaving[edge.start].append(edge)
    blocks: dict[str, Block] = {}

    def block(node: Node) -> Block:
        if node.id not in blocks:
            blocks[node.id] = _block(node, children, findings, leaving)
        return blocks[node.id]

    return block


def _block(
    top: Node,
    children: dict[str, list[Node]],
    findings: Mapping[str, list[tuple[str, str]]],
    leaving: dict[str, list[Edge]],
) -> Block:
    nodes: list[Node] = []

    def gather(node: Node) -> None:
        nodes.append(node)
        for child in children.get(node.id, ()):
            gather(child)

    gather(top)
    members = [node.id for node in nodes]
    for node in nodes:
        if isinstance(node, LayerNode):
            members += [weight.id for weight in node.weights]
    index = {member: number for number, member in enumerate(members)}
    edges = sorted(
        (index[edge.start], index[edge.end], edge.likeness)
        for member in members
        for edge in leaving.get(member, ())
        if edge.end in index
    )
    token = _group_token if is_group(top) else _token
    tokens = tuple((token(node), index.get(node.parent, -1) if node is not top else -1) for node in nodes)
    codes = tuple(
        (top.id, code)
        for member in members
        for code, layer in findings.get(member, ())
        if layer not in index  # else it is about a class in the block, and so about each such block
    )
    return Block(top, tuple(members), (tokens, tuple(edges), codes))


def is_group(node: Node) -> bool:
    """Whether a node is a block that no class stands for."""
    return isinstance(node, LayerNode) and node.class_name == GROUP and not node.path


def _group_token(node: Node) -> tuple[object, ...]:
    """The token of a node in a group: its work and its output, not the number of input channels.

    The blocks of DenseNet grow, and the rates of EfficientNet's Dropouts rise, from each to the next.
    """
    if not isinstance(node, LayerNode):
        return _token(node)
    shape = node.outputs[0].shape if node.outputs else None
    channels = shape[-1:] if shape and re.search("Conv|Dense", node.class_name) else ()
    setting = "" if node.class_name == "Dropout" else DILATION.sub("", node.setting)
    place = (node.class_name, node.defined)
    spatial = (shape or ())[1:-1]
    calls = (node.calls, node.call)
    return ("layer", place, setting, node.compute_dtype, node.ops, spatial, channels, calls)


def _token(node: Node) -> tuple[object, ...]:
    """The token of a node; equal ones differ in names and values only."""
    if isinstance(node, LayerNode):
        weights = tuple((w.shape, w.dtype, w.kind) for w in node.weights)
        return (
            "layer",
            node.class_name,
            node.defined,
            DILATION.sub("", node.setting),
            node.dtype,
            node.compute_dtype,
            node.ops,
            tuple((tensor.shape or ())[1:-1] for tensor in node.outputs),
            weights,
            node.calls,
            node.call,
            node.params,
            node.closed,
        )
    if isinstance(node, OpNode):
        return ("op", node.label, node.detail)
    if isinstance(node, RegionNode):
        return ("region", node.name)
    return (type(node).__name__, node.name if isinstance(node, LossNode | MetricNode) else "")


def chain(run: list[Block], edges: tuple[Edge, ...]) -> list[Block]:
    """The longest start of `run` in which each block feeds the next one, and else only a node that collects of all."""
    chained = [run[0]]
    beside: set[frozenset[tuple[int, str, str]]] = set()
    for block, next_block in pairwise(run):
        inside, following, index = set(block.members), set(next_block.members), block.index()
        out = [edge for edge in edges if edge.start in inside and edge.end not in inside]
        if not any(e.kind is EdgeKind.DATA and e.end in following for e in out):
            break
        beside.add(_beside(out, following, index))
        collected = next(iter(beside))
        if len(beside) > 1 or not collected <= _beside(
            _leaving(next_block, edges), set(), next_block.index()
        ):
            break
        chained.append(next_block)
    return _same_side_inputs(chained, edges)


def _leaving(block: Block, edges: tuple[Edge, ...]) -> list[Edge]:
    inside = set(block.members)
    return [edge for edge in edges if edge.start in inside and edge.end not in inside]


def _beside(
    out: list[Edge], following: set[str], index: Mapping[str, int]
) -> frozenset[tuple[int, str, str]]:
    """What a block feeds other than the one that follows it: from which of its parts, to what, and how."""
    return frozenset(
        (index[edge.start], edge.end, edge.kind.value) for edge in out if edge.end not in following
    )


def _same_side_inputs(run: list[Block], edges: tuple[Edge, ...]) -> list[Block]:
    """The start of `run` in which all blocks after the first have the same inputs besides the block before."""
    same = run[:1]
    expected: frozenset[tuple[str, int]] | None = None
    own = run[0].index()
    first_inputs = {
        (edge.start, own[edge.end]) for edge in edges if edge.end in own and edge.start not in own
    }
    for before, block in pairwise(run):
        inside, previous, index = set(block.members), set(before.members), block.index()
        side = frozenset(
            (edge.start, index[edge.end])
            for edge in edges
            if edge.end in inside and edge.start not in inside and edge.start not in previous
        )
        if not side <= first_inputs or (expected is not None and side != expected):
            break
        expected = side
        same.append(block)
    return same


def folded(graph: Graph, run: list[Block]) -> Graph:
    """The graph with the first block of a run alone; what left the last block leaves the first.

    What a fan's blocks feed, and what collects of all blocks of a chain, gets one edge that counts them.
    """
    target = run[0].index()
    gone = {member for block in run[1:] for member in block.members}
    in_chain = any(e.start in target and e.end in gone for e in graph.edges if e.kind is EdgeKind.DATA)
    edges = list(_chain_edges(graph, run) if in_chain else _fan_edges(graph, run))
    if not in_chain:
        edges = _of_any_part(edges, _sources_in_parts(graph, {*target, *gone}), set(target))
    settings = _settings_of_all(graph, run)
    nodes = (
        replace(node, setting=settings[node.id])
        if isinstance(node, LayerNode) and node.id in settings
        else node
        for node in graph.nodes
        if node.id not in gone
    )
    return replace(graph, nodes=tuple(nodes), edges=tuple(edges))


def _chain_edges(graph: Graph, run: list[Block]) -> Iterator[Edge]:
    """The edges of a graph whose chain is folded."""
    target, ends = run[0].index(), run[-1].index()
    gone = {member for block in run[1:] for member in block.members}
    members = {number: member for member, number in target.items()}
    places = {member: number for block in run for member, number in block.index().items()}
    collected = {
        (target[edge.start], edge.end, edge.kind)
        for edge in graph.edges
        if edge.start in target and edge.end not in places
    }
    for edge in graph.edges:
        if (places.get(edge.start), edge.end, edge.kind) in collected:
            if edge.start in target:
                yield replace(edge, count=len(run), argument="")
        elif edge.end in gone or (edge.start in gone and edge.start not in ends):
            continue
        elif edge.start in ends:
            yield replace(edge, start=members[ends[edge.start]], label=edge.label or f"after {len(run)}")
        else:
            yield edge


def _fan_edges(graph: Graph, run: list[Block]) -> Iterator[Edge]:
    """The edges of a graph whose fan is folded."""
    target = set(run[0].members)
    gone = {member for block in run[1:] for member in block.members}
    for edge in graph.edges:
        if edge.end in gone or edge.start in gone:
            continue
        leaves = edge.start in target and edge.end not in target
        yield replace(edge, count=len(run), argument="") if leaves else edge


def _settings_of_all(graph: Graph, run: list[Block]) -> dict[str, str]:
    """The settings in which the blocks of a run differ, all of them, by the node of the first block."""
    nodes = {node.id: node for node in graph.nodes}
    settings: dict[str, str] = {}
    for members in zip(*(block.members for block in run), strict=False):
        layers = [node for member in members if isinstance(node := nodes.get(member), LayerNode)]
        distinct = list(dict.fromkeys(node.setting for node in layers))
        if len(layers) == len(run) and len(distinct) > 1:
            settings[members[0]] = listed(distinct)
    return settings


def listed(settings: list[str]) -> str:
    """Settings that differ in a number, as one: `rate 0.1, 0.2`, `tanh · dilation 1, 2, 4 … 16`."""
    if any(DILATION.search(setting) for setting in settings):
        words = [DILATION.sub("", setting) for setting in settings]
        dilations = [match[1] if (match := DILATION.search(setting)) else "1" for setting in settings]
        start, numbers = f"{words[0]} · dilation " if words[0] else "dilation ", dilations
    else:
        start = re.split(r"[\d.]+$", settings[0])[0]
        if not all(setting.startswith(start) for setting in settings):
            return settings[0]
        numbers = [setting[len(start) :] for setting in settings]
    shown = numbers if len(numbers) <= MOST_NUMBERS else [*numbers[: MOST_NUMBERS - 1], f"… {numbers[-1]}"]
    return start + ", ".join(shown).replace(", …", " …")


def _sources_in_parts(graph: Graph, inside: set[str]) -> set[str]:
    """The nodes that send several results to what is `inside`."""
    results: defaultdict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.end in inside and edge.start not in inside:
            results[edge.start].add(edge.result)
    return {start for start, names in results.items() if len(names) > 1}


def _of_any_part(edges: list[Edge], starts: set[str], block: set[str]) -> list[Edge]:
    """The edges, without the result on those into a block: each block takes another one."""
    return [
        replace(edge, result="") if edge.start in starts and edge.end in block else edge for edge in edges
    ]
