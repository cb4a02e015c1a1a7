"""`× 5` for models without block classes: a sequence of siblings that repeats is drawn once, in a frame of its own.

Functional models such as ResNet50 are flat: `conv4_block2_1_conv`, `conv4_block2_1_bn`, … follow one another, and
only their order shows the blocks. The same rules hold as for repeated layers: units are equal but for names and
values, each feeds the next and nothing else, and none with a finding is folded away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from layerlint.graphs.block_plan import common_words, own_names
from layerlint.graphs.fold_blocks import Block, block_maker, chain, folded
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

SHORTEST, LONGEST = 2, 64
"""How many siblings a repeated unit may have."""
LEAST = 6
"""How many siblings a run must leave out to be worth a frame."""


@dataclass(frozen=True, slots=True)
class EqualRun:
    """Siblings `start` to `start + period * count`, `count` equal units of `period` siblings."""

    start: int
    period: int
    count: int


def fold_runs(graph: Graph) -> Graph:
    """Fold repeated sequences of siblings, the longest ones first, until none is left."""
    while True:
        smaller = _fold_next(graph)
        if smaller is None:
            return graph
        graph = smaller


def _fold_next(graph: Graph) -> Graph | None:
    children: defaultdict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        children[node.parent].append(node)
    blocks = block_maker(graph)
    framed = {node.id for node in graph.nodes if isinstance(node, RegionNode) and node.repeat}
    for parent in [node.id for node in graph.nodes if node.id in children and node.id not in framed]:
        siblings: list[Node] = [
            node for node in children[parent] if not isinstance(node, LossNode | MetricNode)
        ]
        units = [blocks(node) for node in siblings]
        tokens = [_number(unit) for unit in units]
        for run in sorted(equal_runs(tokens), key=lambda run: _rank(run, siblings)):
            slices = [
                units[at : at + run.period]
                for at in range(run.start, run.start + run.period * run.count, run.period)
            ]
            joined = [_joined(parts) for parts in slices]
            repeated = chain(_alike(joined, graph), graph.edges)
            if len(repeated) > 1 and (len(repeated) - 1) * run.period >= LEAST:
                nodes = siblings[run.start : run.start + run.period * len(repeated)]
                return _framed(graph, parent, repeated, nodes, run.period)
    return None


def _number(unit: Block) -> object:
    """The token of a sibling; equal ones may repeat. A call of a shared layer, or a folded run, equals no other."""
    node = unit.node
    if isinstance(node, LayerNode) and (node.calls > 1 or node.repeat or not node.called):
        return node.id
    if not isinstance(node, LayerNode | OpNode):
        return node.id
    return unit.signature


def equal_runs(tokens: list[object]) -> Iterator[EqualRun]:
    """Every repeated sequence in `tokens`."""
    numbers: dict[object, int] = {}
    values = [numbers.setdefault(token, len(numbers)) for token in tokens]
    size = len(values)
    for period in range(SHORTEST, min(LONGEST, size // 2) + 1):
        start = 0
        while start + period < size:
            if values[start] != values[start + period]:
                start += 1
                continue
            end = start
            while end + period < size and values[end] == values[end + period]:
                end += 1
            for turn in range(min(period, end - start)):
                count = (end + period - start - turn) // period
                inner = values[start + turn : start + turn + period]
                if count > 1 and (count - 1) * period >= LEAST and not _divides(inner):
                    yield EqualRun(start + turn, period, count)
            start = end + 1


def _divides(unit: list[int]) -> bool:
    """Whether a unit repeats a shorter one."""
    size = len(unit)
    return any(size % part == 0 and unit[:part] * (size // part) == unit for part in range(1, size // 2 + 1))


def _rank(run: EqualRun, siblings: list[Node]) -> tuple[int, int, int]:
    """The order of runs, best first: most siblings left out, then longest common name, then earliest start."""
    names = [node.name for node in siblings[run.start : run.start + run.period]]
    return (-(run.count - 1) * run.period, -len(_common(names)), run.start)


def _joined(parts: list[Block]) -> Block:
    """Several siblings as one block."""
    return Block(
        parts[0].node,
        tuple(member for part in parts for member in part.members),
        tuple(part.signature for part in parts),
    )


def _alike(run: list[Block], graph: Graph) -> list[Block]:
    """The start of `run` in which the edges between the siblings of a unit are the same too."""
    indices = [block.index() for block in run]

    def inner(index: dict[str, int]) -> set[tuple[int, int, tuple[str, ...]]]:
        return {
            (index[edge.start], index[edge.end], edge.likeness)
            for edge in graph.edges
            if edge.start in index and edge.end in index
        }

    first = inner(indices[0])
    alike = [run[0]]
    for block, index in zip(run[1:], indices[1:], strict=True):
        if inner(index) != first:
            break
        alike.append(block)
    return alike


def _framed(graph: Graph, parent: str, units: list[Block], nodes: list[Node], period: int) -> Graph:
    """The graph with the run as a frame around its first unit."""
    first, last = _unit_name(nodes[:period]), _unit_name(nodes[-period:])
    if not own_names([node.id for node in nodes], {node.id: node for node in nodes}):
        first, last = nodes[0].name, nodes[-1].name
    each = _params(nodes[:period])
    total = _params(nodes)
    repeat = Repeat(len(units), first, last, total)
    each_text = "params each" if each * len(units) == total else "params in the first"
    detail = f"{each:,} {each_text} · {total:,} in all" if each else ""
    frame = RegionNode(f"{nodes[0].id}×{len(units)}", parent, first, detail, repeat=repeat)
    smaller = folded(graph, units)
    top = {node.id for node in nodes[:period]}
    result: list[Node] = []
    for node in smaller.nodes:
        if node.id == nodes[0].id:
            result.append(frame)
        result.append(replace(node, parent=frame.id) if node.id in top else node)
    return replace(smaller, nodes=tuple(result))


def _params(nodes: list[Node]) -> int:
    return sum(
        node.repeat.params if node.repeat else node.params or 0
        for node in nodes
        if isinstance(node, LayerNode)
    )


def _common(names: list[str]) -> str:
    """The common start of names."""
    first, last = min(names, default=""), max(names, default="")
    size = next(
        (n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[:size]


def _unit_name(nodes: list[Node]) -> str:
    """The common start of the names of a unit, up to the end of a word: `conv4_block2`; else its first name."""
    common = common_words([node.name for node in nodes if isinstance(node, LayerNode)])
    return common if len(common) > 1 else nodes[0].name


def spanned(first: str, last: str) -> str:
    """`blocks[0…11]` where two names differ in one number, `block4b…c` in one letter, else `first … last`."""
    start = 0
    while start < min(len(first), len(last)) and first[start] == last[start]:
        start += 1
    if start and len(first[start:]) == len(last[start:]) == 1 and (first[start:] + last[start:]).isalpha():
        return f"{first}…{last[start:]}"
    while start and first[start - 1].isdigit():
        start -= 1
    first_rest, last_rest = first[start:], last[start:]
    first_digits = first_rest[: len(first_rest) - len(first_rest.lstrip("0123456789"))]
    last_digits = last_rest[: len(last_rest) - len(last_rest.lstrip("0123456789"))]
    if first_digits and last_digits and first_rest[len(first_digits) :] == last_rest[len(last_digits) :]:
        return f"{first[:start]}{first_digits}…{last_digits}{first_rest[len(first_digits) :]}"
    return f"{first} … {last}" if first != last else first
