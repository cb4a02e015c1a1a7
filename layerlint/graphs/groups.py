"""Frames around the blocks of flat models, which a picture or a page closes and opens."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from layerlint.graphs.block_plan import Plan, PlannedBlock, plan_blocks
from layerlint.graphs.closed_layers import close, drawn
from layerlint.graphs.flow_regions import take_apart
from layerlint.graphs.fold_blocks import GROUP, is_group
from layerlint.graphs.layer_graph import (
    EdgeKind,
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    RegionNode,
    TensorNode,
)
from layerlint.graphs.like_blocks import TALLEST, around, likeness_key, parts, rows
from layerlint.graphs.sibling_flow import sibling_flow

FLAT = 20
"""A layer that holds more than this is flat: it is divided into blocks."""
MOST = 60
"""The largest number of visible nodes while blocks are opened, not counting inputs and outputs."""


def group_siblings(graph: Graph) -> Graph:
    """Put a frame around the blocks of every layer that has too many sublayers and ops."""
    children: Counter[str] = Counter(
        node.parent for node in graph.nodes if not isinstance(node, LossNode | MetricNode)
    )
    for parent in [parent for parent, count in children.items() if parent and count > FLAT]:
        flow = sibling_flow(graph, parent)
        nodes = {node.id: node for node in graph.nodes}
        plan = plan_blocks(take_apart(flow.nodes, flow.steps), nodes)
        graph = _framed(graph, parent, plan, dict(flow.loose))
    return graph


def groups(graph: Graph) -> frozenset[str]:
    """The blocks that are closed at first: as many as fit are open, one of each kind first, stretches of a chain last.

    A block in which no kind of layer is new, and others of a kind, are open only while the picture is not too tall; of
    these, those first that are like the first block.
    """
    frames = [node for node in graph.nodes if is_group(node) and node.id in graph.opened]
    closed = {node.id for node in frames}
    parents = {node.id: node.parent for node in frames}
    kinds = _kinds(graph)
    divided = _divided(graph, closed)
    open_kinds: set[object] = set()
    limit = MOST + sum(isinstance(node, TensorNode) for node in graph.nodes)

    first = {kinds[frame.id]: number for number, frame in reversed(list(enumerate(frames)))}

    def turns() -> Iterator[tuple[str, bool]]:
        """The blocks in the order in which they are tried, each with whether its kind must be new."""
        yield from ((frame.id, True) for frame in frames if frame.id in divided)
        yield from ((frame.id, True) for frame in frames if frame.id not in divided)
        yield from ((frame.id, False) for frame in sorted(frames, key=lambda frame: first[kinds[frame.id]]))

    shown: set[object] = set()
    for block, new in turns():
        if block not in closed or parents[block] in closed or (new and kinds[block] in open_kinds):
            continue
        opened = close(graph, closed - {block})
        unseen = new and not shown.issuperset(kinds[block])
        if drawn(opened) <= limit and (unseen or rows(opened) <= TALLEST):
            closed.discard(block)
            open_kinds.add(kinds[block])
            shown.update(kinds[block])
    return frozenset(closed | _least_new(graph, closed))


def _least_new(graph: Graph, closed: set[str]) -> set[str]:
    """Open blocks to close while the picture is too tall: those whose kinds of layers are all seen elsewhere."""
    closing: set[str] = set()
    frames = [node.id for node in graph.nodes if is_group(node) and node.id in graph.opened]
    for frame in frames:
        seen = close(graph, closed | closing)
        if rows(seen) <= TALLEST:
            break
        homes = {node.id: node.parent for node in seen.nodes}
        drawn_nodes = [node for node in seen.nodes if node.id not in seen.opened]
        inside = [node for node in drawn_nodes if frame in around(node.id, homes)]
        elsewhere = frozenset[str]().union(*(parts(node) for node in drawn_nodes if node not in inside))
        if inside and all(parts(node) <= elsewhere for node in inside):
            closing.add(frame)
    return closing


def _divided(graph: Graph, frames: set[str]) -> set[str]:
    """The blocks in which data takes more than one way."""
    homes = {node.id: node.parent for node in graph.nodes}
    entering: Counter[str] = Counter()
    for edge in graph.edges:
        outside = set(around(edge.start, homes))
        entering.update(
            home for home in around(edge.end, homes) if home not in outside and edge.kind is EdgeKind.DATA
        )
    return {frame for frame in frames if entering[frame] > 1}


def _kinds(graph: Graph) -> dict[str, tuple[object, ...]]:
    """The kind of each block: the classes and settings in it."""
    inside: defaultdict[str, list[object]] = defaultdict(list)
    parents = {node.id: node.parent for node in graph.nodes}
    frames = {node.id for node in graph.nodes if is_group(node)}
    for node in graph.nodes:
        for home in around(node.id, parents):
            inside[home].append(likeness_key(node))
    return {frame: tuple(inside[frame]) for frame in frames}


# The frames.


def _framed(graph: Graph, parent: str, plan: Plan, loose: dict[str, tuple[str, ...]]) -> Graph:
    used = Counter(node.id for node in graph.nodes)
    nodes = {node.id: node for node in graph.nodes}
    homes: dict[str, str] = {}
    frames: dict[str, LayerNode] = {}

    def place(item: str | PlannedBlock, home: str) -> Iterator[str]:
        if isinstance(item, str):
            homes[item] = home
            yield item
            return
        identifier = f"{parent}/{item.name}"
        used[identifier] += 1
        identifier += f"#{used[identifier]}" if used[identifier] > 1 else ""
        inner = [node for member in item.members for node in place(member, identifier)]
        params = sum(_params(graph, nodes[node]) for node in inner)
        frames[identifier] = LayerNode(identifier, home, "", item.name, GROUP, params=params)
        yield from inner

    for item in plan:
        list(place(item, parent))
    on_way = set(homes)
    for item_id, neighbours in loose.items():
        around = {homes.get(other, parent) for other in neighbours}
        if len(around) == 1:
            homes[item_id] = around.pop()
    return _with_frames(graph, homes, frames, on_way)


def _with_frames(
    graph: Graph, homes: dict[str, str], frames: dict[str, LayerNode], on_way: set[str]
) -> Graph:
    """The graph with each frame before the first node on the way through it; what else it holds follows."""
    result: list[Node] = []
    added: set[str] = set()
    waiting: defaultdict[str, list[Node]] = defaultdict(list)

    def make(home: str) -> None:
        if home in frames and home not in added:
            make(frames[home].parent)
            added.add(home)
            result.extend((frames[home], *waiting.pop(home, ())))

    for node in graph.nodes:
        home = homes.get(node.id, node.parent)
        moved = replace(node, parent=home) if home != node.parent else node
        if node.id in on_way:
            make(home)
        if home in frames and home not in added:
            waiting[home].append(moved)
        else:
            result.append(moved)
    return replace(graph, nodes=tuple(result))


def runs_as_groups(graph: Graph) -> Graph:
    """The frames of folded runs as blocks, which can be closed."""
    return replace(
        graph,
        nodes=tuple(
            _group_node(graph, node) if isinstance(node, RegionNode) and node.repeat else node
            for node in graph.nodes
        ),
    )


def _group_node(graph: Graph, region: RegionNode) -> LayerNode:
    each = sum(_params(graph, node) for node in graph.nodes if node.parent == region.id)
    return LayerNode(region.id, region.parent, "", region.name, GROUP, params=each, repeat=region.repeat)


def _params(graph: Graph, node: Node) -> int:
    if isinstance(node, LayerNode):
        return (node.params or 0) if node.call == 1 else 0
    if isinstance(node, RegionNode):
        count = node.repeat.count if node.repeat else 1
        return count * sum(_params(graph, child) for child in graph.nodes if child.parent == node.id)
    return 0
