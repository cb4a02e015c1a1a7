"""`× 12`: a run of equal siblings is drawn once.

Two calls are equal if they are of the same class with the same settings and the same inside: sublayers,
weights' shapes and flags, ops, edges. Names and values do not count; a block with a finding equals no other.
A run is a chain (each feeds the next) or a fan (all are fed by the same and feed the same); a block that feeds
anything else is not folded away.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from layerlint.graphs.fold_blocks import Block, block_maker, chain, folded, is_group
from layerlint.graphs.layer_graph import Edge, Graph, LayerNode, Node, Repeat, held


def fold_repeats(graph: Graph, *, alike: bool = False) -> Graph:
    """Fold every run, outer ones first, until none is left; with `alike`, those whose names differ in a number only.

    In a small graph `grow` and `shrink` are more useful apart, even if they are equal.
    """
    tried: set[str] = set()
    while True:
        run = _next_run(graph, tried, alike)
        if run is None:
            return graph
        graph = _marked(folded(graph, run), run, _frozen(graph, run))
        tried.add(run[0].node.id)


def _marked(graph: Graph, run: list[Block], frozen: int | None) -> Graph:
    """The graph whose first block of the run counts the blocks that it stands for."""
    first, last = run[0].node, run[-1].node
    params = sum(block.node.params or 0 for block in run if isinstance(block.node, LayerNode))
    repeat = Repeat(len(run), first.name, last.name, params, frozen)
    nodes = tuple(
        replace(node, repeat=repeat) if isinstance(node, LayerNode) and node.id == first.id else node
        for node in graph.nodes
    )
    return replace(graph, nodes=nodes)


def _frozen(graph: Graph, run: list[Block]) -> int | None:
    """The non-trainable numbers in all blocks of a run of a flat model, whose blocks differ; None for other runs."""
    if not is_group(run[0].node):
        return None
    members = {member for block in run for member in block.members}
    return sum(
        held(node).non_trainable for node in graph.nodes if isinstance(node, LayerNode) and node.id in members
    )


def _next_run(graph: Graph, done: set[str], alike: bool) -> list[Block] | None:
    """The first run of equal siblings whose first one is not in `done`."""
    children: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        children[node.parent].append(node)
    block = block_maker(graph)
    for parent in ["", *(node.id for node in graph.nodes if node.id in children)]:
        siblings = [node for node in children[parent] if isinstance(node, LayerNode) and node.calls == 1]
        for start, first in enumerate(siblings[:-1]):
            if first.repeat or first.id in done or not first.called:
                continue
            run = _equal_siblings(siblings[start:], block, alike)
            for candidate in (chain(run, graph.edges), _fan(run, graph.edges)) if len(run) > 1 else ():
                if len(candidate) > 1:
                    return candidate
    return None


def _equal_siblings(
    siblings: list[LayerNode], block: Callable[[LayerNode], Block], alike: bool
) -> list[Block]:
    """The blocks of the first sibling and of those right after it that equal it; `alike` compares names too."""
    first = siblings[0]
    run = [block(first)]
    for sibling in siblings[1:]:
        if sibling.repeat or block(sibling).signature != run[0].signature:
            break
        if alike and _stem(sibling.name) != _stem(first.name):
            break
        run.append(block(sibling))
    return run


def _fan(run: list[Block], edges: tuple[Edge, ...]) -> list[Block]:
    """The longest start of `run` whose blocks have the same neighbours and names equal but for a number.

    `query` and `key` of an attention layer may look the same from outside, but are not a run.
    """

    def around(block: Block) -> tuple[object, object]:
        inside, index = set(block.members), block.index()
        arriving = frozenset(
            (e.start, index[e.end]) for e in edges if e.end in inside and e.start not in inside
        )
        leaving = frozenset(
            (index[e.start], e.end, _stem(e.argument))
            for e in edges
            if e.start in inside and e.end not in inside
        )
        return arriving, leaving

    first = around(run[0])
    fan = [run[0]]
    for block in run[1:]:
        if (
            around(block) != first
            or not _follows(fan[-1], block, edges)
            or _stem(block.node.name) != _stem(run[0].node.name)
        ):
            break
        fan.append(block)
    return fan if first != (frozenset(), frozenset()) else run[:1]


def _follows(earlier: Block, later: Block, edges: tuple[Edge, ...]) -> bool:
    """Whether two blocks feed numbered arguments in their own order: the first `1st`, the next `2nd`."""

    def places(block: Block) -> list[list[int]]:
        arguments = (e.argument for e in edges if e.start in block.members and e.end not in block.members)
        return [[int(digits) for digits in re.findall(r"\d+", argument)] for argument in arguments]

    return all(before <= after for before, after in zip(places(earlier), places(later), strict=False))


def _stem(name: str) -> str:
    return re.sub(r"\d+(st|nd|rd|th\b)?", "0", name)
