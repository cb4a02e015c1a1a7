"""The data flow among what one layer holds, without what only comes from the side or leads nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from layerlint.graphs.layer_graph import EdgeKind, Graph, LayerNode, LossNode, MetricNode, Node

LONGEST_CONDITION = 6
"""The largest number of nodes of a chain that is beside the flow of data, not the start of it."""
FEWEST_READERS = 3
"""How many nodes take a value at least that is beside the flow of data."""
FEWEST_PARTS = 4
"""How many parts of a chain a node collects at least."""


@dataclass(frozen=True, slots=True)
class SiblingFlow:
    """What passes from one sibling to the next.

    nodes  the siblings on the way from what comes in to what goes out, in call order
    steps  which feeds which, along the call order
    loose  those off that way (constants, masks, what leads nowhere), each with the siblings that it touches
    """

    nodes: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    loose: tuple[tuple[str, tuple[str, ...]], ...]


def sibling_flow(graph: Graph, parent: str) -> SiblingFlow:
    """The flow among the children of `parent`."""
    children = [
        node for node in graph.nodes if node.parent == parent and not isinstance(node, LossNode | MetricNode)
    ]
    ids = [node.id for node in children]
    steps, fed, feeding = _steps(graph, parent, ids)
    steps = _without_collected(ids, steps)
    back = [(end, start) for start, end in steps]
    on_way = _reached(ids, steps, fed) & _reached(ids[::-1], back, feeding)
    on_way -= _masks(children, steps, on_way, fed)
    on_way -= _conditions(ids, steps, on_way, fed)
    return SiblingFlow(
        tuple(node for node in ids if node in on_way),
        tuple(step for step in steps if on_way.issuperset(step)),
        tuple((node, _touching(node, steps)) for node in ids if node not in on_way),
    )


def _steps(
    graph: Graph, parent: str, children: Sequence[str]
) -> tuple[dict[tuple[str, str], None], set[str], set[str]]:
    """Which child feeds which later one, what is fed from outside, and what feeds something outside."""
    tops = _tops(graph, parent)
    order = {node: place for place, node in enumerate(children)}
    steps: dict[tuple[str, str], None] = {}
    fed, feeding = set[str](), set[str]()
    for edge in graph.edges:
        if edge.kind is not EdgeKind.DATA:
            continue
        start, end = tops.get(edge.start, ""), tops.get(edge.end, "")
        if not start and end:
            fed.add(end)
        elif start and not end:
            feeding.add(start)
        elif start in order and end in order and order[start] < order[end]:
            steps[start, end] = None
    return steps, fed, feeding


def _without_collected(
    children: Sequence[str], steps: dict[tuple[str, str], None]
) -> dict[tuple[str, str], None]:
    """The steps; of those into a node that collects what the parts of a chain give, only the last.

    So the sum of all skips in a WaveNet, or of all hidden states, does not make one block of the whole chain.
    """
    before: defaultdict[str, list[str]] = defaultdict(list)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in steps:
        before[end].append(start)
        after[start].append(end)
    order = {node: place for place, node in enumerate(children)}
    dropped: set[tuple[str, str]] = set()
    for node, starts in before.items():
        parts = sorted(starts, key=order.__getitem__)
        if len(parts) >= FEWEST_PARTS and _in_chain(parts, children, after):
            dropped.update((part, node) for part in parts[:-1])
    return {step: None for step in steps if step not in dropped}


def _in_chain(parts: Sequence[str], children: Sequence[str], after: Mapping[str, Sequence[str]]) -> bool:
    """Whether each of these nodes, in call order, is computed from the one before."""
    newest: dict[str, int] = {}
    places = {part: place for place, part in enumerate(parts)}
    for node in children:
        place = places.get(node)
        if place is not None:
            if place and newest.get(node) != place - 1:
                return False
            newest[node] = place
        elif node not in newest:
            continue
        for end in after.get(node, ()):
            newest[end] = max(newest.get(end, -1), newest[node])
    return True


def _tops(graph: Graph, parent: str) -> dict[str, str]:
    """The child of `parent` that each node lies in, itself included."""
    tops: dict[str, str] = {}
    for node in graph.nodes:
        tops[node.id] = node.id if node.parent == parent else tops.get(node.parent, "")
    return tops


def _reached(order: Iterable[str], steps: Iterable[tuple[str, str]], seeds: set[str]) -> set[str]:
    """The nodes reachable from the seeds; all of them where there are no seeds."""
    after: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in steps:
        after[start].append(end)
    if not seeds:
        return set(order)
    reached = set(seeds)
    for node in order:
        if node in reached:
            reached.update(after[node])
    return reached


def _neighbours(
    steps: Iterable[tuple[str, str]], on_way: set[str]
) -> tuple[defaultdict[str, list[str]], defaultdict[str, list[str]]]:
    """By node on the way, the nodes right before and right after it there."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in steps:
        if start in on_way and end in on_way:
            before[end].append(start)
            after[start].append(end)
    return before, after


def _masks(
    children: Iterable[Node], steps: Mapping[tuple[str, str], None], on_way: set[str], fed: set[str]
) -> set[str]:
    """The nodes computed from an input without weights that feed several nodes with other data: masks, positions."""
    before, after = _neighbours(steps, on_way)
    weightless: set[str] = set()
    for node in children:
        without_weights = not (isinstance(node, LayerNode) and node.params)
        has_input = bool(before[node.id]) or node.id in fed
        if (
            node.id in on_way
            and without_weights
            and has_input
            and all(source in weightless for source in before[node.id])
        ):
            weightless.add(node.id)
    sides = {
        node
        for node in weightless
        if len(after[node]) > 1 and all(not weightless.issuperset(before[end]) for end in after[node])
    }
    changed = True
    while changed:
        added = {node for node in weightless - sides if after[node] and sides.issuperset(after[node])}
        sides |= added
        changed = bool(added)
    return sides


def _conditions(
    children: Sequence[str], steps: Iterable[tuple[str, str]], on_way: set[str], fed: set[str]
) -> set[str]:
    """A short chain from an input to what several nodes take beside other data, such as the embedding of a time."""
    before, after = _neighbours(steps, on_way)
    sides: set[str] = set()
    for node in children:
        if node not in on_way or node not in fed or before[node]:
            continue
        chain = [node]
        while len(after[chain[-1]]) == 1 and before[after[chain[-1]][0]] == [chain[-1]]:
            chain.append(after[chain[-1]][0])
        readers = after[chain[-1]]
        if len(chain) <= LONGEST_CONDITION and len(readers) >= FEWEST_READERS:
            others = on_way - set(chain)
            if all(others.intersection(before[reader]) or reader in fed for reader in readers):
                sides.update(chain)
    return sides


def _touching(node: str, steps: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(end if start == node else start for start, end in steps if node in (start, end))
