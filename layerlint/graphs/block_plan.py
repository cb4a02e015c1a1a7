"""Which siblings of a flat model make a block: a region of its data flow, or a stretch of the chain between two.

A block is what lies between two nodes through which all data passes, with the node where its branches meet and the
steps after it that only pass on. What is multiplied (squeeze and excite) stays in the chain around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, sqrt

from layerlint.graphs.flow_regions import FlowChain, FlowRegion, flat_nodes
from layerlint.graphs.layer_graph import LayerNode, Node, OpNode
from layerlint.graphs.tensor_shapes import Shape

LEAST, LEAST_NAMELESS = 4, 5
"""A stretch of a chain with fewer steps gets no frame; one without names of its own must be longer."""
LEAST_INNER = 8
"""The least number of nodes of a region inside a block that has a frame of its own."""
CROWDED = 40
"""A branch with more nodes than this is divided like the model itself."""
ADDITIONS = frozenset({"+", "add", "Add"})
PRODUCTS = frozenset({"*", "multiply", "Multiply"})


@dataclass(frozen=True, slots=True)
class PlannedBlock:
    """Siblings, and blocks of them, that get one frame."""

    name: str
    members: tuple[str | PlannedBlock, ...]


Plan = tuple["str | PlannedBlock", ...]


def plan_blocks(chain: FlowChain, nodes: Mapping[str, Node]) -> Plan:
    """The chain of a model with its blocks."""
    return tuple(_planned(chain, nodes, outermost=True))


def _planned(chain: FlowChain, nodes: Mapping[str, Node], *, outermost: bool) -> Iterator[str | PlannedBlock]:
    items = _flattened(chain, nodes, outermost)
    stretch: list[str] = []
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        if isinstance(item, str):
            stretch.append(item)
            continue
        yield from _stretches(stretch, nodes, outermost)
        stretch = []
        inner = [
            part
            for branch in item.branches
            for part in _planned(branch, nodes, outermost=len(flat_nodes(branch)) > CROWDED)
        ]
        if item.first or not item.merge:
            yield from inner
            stretch = [item.merge] if item.merge else []
            continue
        members = [*inner, item.merge]
        while at < len(items) and _passes_on(items[at], item, nodes):
            members.append(str(items[at]))
            at += 1
        yield PlannedBlock(_name(item.nodes, item.merge, nodes), tuple(members))
    yield from _stretches(stretch, nodes, outermost)


def _flattened(chain: FlowChain, nodes: Mapping[str, Node], outermost: bool) -> list[str | FlowRegion]:
    """The chain without the regions that are no blocks: products, and small ones in a block."""
    items: list[str | FlowRegion] = []
    for item in chain:
        if isinstance(item, FlowRegion) and not item.first and item.merge:
            small = not outermost and len(item.nodes) < LEAST_INNER
            if small or _word(nodes[item.merge]) in PRODUCTS:
                items += item.nodes
                continue
        items.append(item)
    return items


def _word(node: Node) -> str:
    return node.class_name if isinstance(node, LayerNode) else node.name


def _passes_on(item: str | FlowRegion, region: FlowRegion, nodes: Mapping[str, Node]) -> bool:
    """Whether a step after a region belongs to it: it keeps the shape, and has no weights or normalizes a sum."""
    if not isinstance(item, str):
        return False
    node, merge = nodes[item], nodes[region.merge]
    if (
        not isinstance(node, LayerNode | OpNode)
        or output_shape(node) is None
        or output_shape(node) != output_shape(merge)
    ):
        return False
    if isinstance(node, LayerNode):
        norm = node.class_name in ("LayerNormalization", "RMSNormalization") and _word(merge) in ADDITIONS
        if (node.params and not norm) or "Pool" in node.class_name:
            return False
    common = common_words(own_names(region.nodes, nodes))
    own = own_names([item], nodes)
    return not own or not common or own[0].startswith(common)


def output_shape(node: Node) -> Shape | None:
    """The shape of a node's output; None where it has none."""
    if isinstance(node, LayerNode):
        return node.outputs[0].shape if node.outputs else None
    return node.output.shape if isinstance(node, OpNode) and node.output else None


# Stretches of the chain between blocks.


def _stretches(
    stretch: list[str], nodes: Mapping[str, Node], outermost: bool
) -> Iterator[str | PlannedBlock]:
    if not outermost:
        yield from stretch
        return
    for part in _short(_divided(stretch, nodes), nodes):
        if len(part) < (LEAST if own_names(part, nodes) else LEAST_NAMELESS):
            yield from part
        else:
            yield PlannedBlock(_stretch_name(part, nodes), tuple(part))


def _divided(stretch: Sequence[str], nodes: Mapping[str, Node]) -> Iterator[list[str]]:
    """The parts of a stretch: cut where the first two words of names change, or before what widens a smaller image."""
    part: list[str] = []
    words = ""
    for item in stretch:
        own = own_names([item], nodes)
        first_words = "".join(re.findall(r"[A-Za-z]+|\d+", own[0])[:2]) if own else words
        if part and (first_words != words or (not own and _widens(part, item, nodes))):
            yield part
            part = []
        words = first_words
        part.append(item)
    if part:
        yield part


def _short(parts: Iterable[list[str]], nodes: Mapping[str, Node]) -> Iterator[list[str]]:
    """The parts; a crowded one is cut where the image changes its size, else into about √n parts."""
    for part in parts:
        if len(part) <= CROWDED:
            yield part
            continue
        sizes = [(output_shape(nodes[item]) or ())[1:-1] for item in part]
        cuts = [at for at in range(1, len(part)) if sizes[at] != sizes[at - 1]]
        if not 0 < len(cuts) <= CROWDED:
            cuts = list(range(step := ceil(sqrt(len(part))), len(part), step))
        yield from (part[start:end] for start, end in pairwise([0, *cuts, len(part)]))


def _widens(part: Sequence[str], candidate: str, nodes: Mapping[str, Node]) -> bool:
    """Whether a layer has more channels than the one before, and the image has shrunk since the part began."""
    first, before, here = (output_shape(nodes[item]) for item in (part[0], part[-1], candidate))
    if first is None or before is None or here is None or not len(first) == len(before) == len(here) > 2:
        return False
    return (here[-1] or 0) > (before[-1] or 0) and (before[1] or 0) < (first[1] or 0)


# Names.


def own_names(items: Iterable[str], nodes: Mapping[str, Node]) -> list[str]:
    """The names from the user's code, not those from Keras or from a place in a list."""
    names = []
    for item in items:
        node = nodes[item]
        if isinstance(node, LayerNode) and not node.name.startswith("layers["):
            names.append(node.name)
    return names


def common_words(names: Sequence[str]) -> str:
    """The common start of names, up to the end of a word: `conv2_block1`."""
    if not names:
        return ""
    split = [re.findall(r"[A-Za-z]+|\d+|.", name) for name in names]
    count = 0
    while all(len(words) > count and words[count] == split[0][count] for words in split):
        count += 1
    return re.sub(r"[^A-Za-z0-9\]]+$", "", "".join(split[0][:count]))


def _name(items: Sequence[str], last: str, nodes: Mapping[str, Node]) -> str:
    """The common start of the names, else the name of the last node, else its class and size."""
    named = own_names(items, nodes)
    few = 2 * len(named) < sum(isinstance(nodes[item], LayerNode) for item in items)
    common = "" if few else common_words(named)
    own = own_names([last], nodes)
    if len(common) > 1 or own:
        return common if len(common) > 1 else own[0]
    return " · ".join(part for part in (_word(nodes[last]), _sizes(nodes[last])) if part)


def _stretch_name(part: Sequence[str], nodes: Mapping[str, Node]) -> str:
    """The common start of the names, else the first and the last: `layers[3…8]`, `Conv2D … ReLU · 32×32×64`."""
    common = common_words(own_names(part, nodes))
    if len(common) > 1:
        return common
    first, *_, last = (nodes[item] for item in part)
    if own_names(part, nodes):
        return f"{first.name} … {last.name}"
    return " · ".join(text for text in (f"{_word(first)} … {_word(last)}", _sizes(last)) if text)


def _sizes(node: Node) -> str:
    size = output_shape(node)
    return "×".join("?" if dimension is None else str(dimension) for dimension in size[1:]) if size else ""
