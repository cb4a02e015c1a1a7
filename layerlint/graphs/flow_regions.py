"""Regions of a data flow: what lies between two nodes through which everything passes, nested.

The dominators of the end are the nodes that every way passes through. Between two of them lie branches, each of which
is taken apart in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_START, _END = "", "\n"
"""The source and the sink of the flow: no node has such an identifier."""


@dataclass(frozen=True, slots=True)
class FlowRegion:
    """What lies between two nodes through which all passes.

    branches  each a chain of nodes and of regions in it
    merge     where the branches meet; "" for branches that end apart
    first     whether it begins at the very start, before which no node stands
    """

    branches: tuple[FlowChain, ...]
    merge: str = ""
    first: bool = False

    @property
    def nodes(self) -> tuple[str, ...]:
        """All that lies in it, with the merge."""
        inner = tuple(node for branch in self.branches for node in flat_nodes(branch))
        return (*inner, self.merge) if self.merge else inner


FlowChain = tuple["str | FlowRegion", ...]


def flat_nodes(chain: Iterable[str | FlowRegion]) -> tuple[str, ...]:
    """The nodes of a chain, those of its regions among them."""
    return tuple(node for item in chain for node in (item.nodes if isinstance(item, FlowRegion) else (item,)))


def take_apart(nodes: Sequence[str], steps: Iterable[tuple[str, str]]) -> FlowChain:
    """A chain of nodes and regions. `nodes` stand in an order that all `steps` between them follow."""
    members = set(nodes)
    after: defaultdict[str, list[str]] = defaultdict(list)
    before: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in steps:
        if start in members and end in members:
            after[start].append(end)
            before[end].append(start)
    cuts = _cuts(nodes, before, after)
    places = {node: place for place, node in enumerate(nodes)} | {_START: -1, _END: len(nodes)}
    chain: list[str | FlowRegion] = []
    for cut, next_cut in pairwise(cuts):
        inner = nodes[places[cut] + 1 : places[next_cut]]
        merge = "" if next_cut == _END else next_cut
        region = _between(inner, before, after, cut, merge) if inner else None
        if region is not None:
            chain.append(region)
            continue
        chain += inner
        chain += [merge] if merge else []
    return tuple(chain)


def _between(
    inner: Sequence[str],
    before: Mapping[str, list[str]],
    after: Mapping[str, list[str]],
    start: str,
    merge: str,
) -> FlowRegion | None:
    """The region of what lies between two cuts; None for a single way, which cannot be taken apart any further."""
    branches = _branches(inner, after)
    skip = bool(merge) and start in before.get(merge, ())
    if len(branches) == 1 and not skip:
        return None
    steps = [(node, follower) for node in inner for follower in after.get(node, ())]
    return FlowRegion(tuple(take_apart(branch, steps) for branch in branches), merge, first=start == _START)


def _branches(inner: Sequence[str], after: Mapping[str, list[str]]) -> list[list[str]]:
    """The connected parts without the two ends, each in the order of `inner`."""
    leader = {node: node for node in inner}

    def find(node: str) -> str:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for member in inner:
        for follower in after.get(member, ()):
            if follower in leader:
                leader[find(follower)] = find(member)
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for node in inner:
        parts[find(node)].append(node)
    return list(parts.values())


def _cuts(nodes: Sequence[str], before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> list[str]:
    """The nodes that every way passes through, from the start to the end.

    They are the dominators of the end (algorithm of Cooper, Harvey and Kennedy: without cycles one pass is enough).
    """
    depth = {_START: 0}
    dominator = {_START: _START}

    def common(left: str, right: str) -> str:
        while left != right:
            if depth[left] >= depth[right]:
                left = dominator[left]
            else:
                right = dominator[right]
        return left

    last = [node for node in nodes if not after.get(node)]
    for node in (*nodes, _END):
        ways = last if node == _END else before.get(node) or [_START]
        immediate = ways[0] if ways else _START
        for way in ways[1:]:
            immediate = common(immediate, way)
        dominator[node] = immediate
        depth[node] = depth[immediate] + 1
    cuts = [_END]
    while cuts[-1] != _START:
        cuts.append(dominator[cuts[-1]])
    return cuts[::-1]
