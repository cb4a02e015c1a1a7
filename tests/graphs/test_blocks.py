"""Flat models in blocks: found by what flows where, with names and without, nested, and folded where they are equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from layerlint.graphs.fold import FULL, close, drawn, view
from layerlint.graphs.fold_blocks import GROUP
from layerlint.graphs.groups import group_siblings, groups
from layerlint.graphs.layer_graph import Edge, Graph, LayerNode, Node, OpNode, Port, Repeat, TensorNode
from layerlint.graphs.layer_weights import Weight, WeightKind
from layerlint.graphs.like_blocks import (
    BORDER,
    LINE,
    RULE,
    TALLEST,
    close_like,
    likeness_key,
    rows,
    say_likeness,
)
from layerlint.graphs.repeats import fold_repeats
from layerlint.graphs.sibling_flow import sibling_flow
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.graphs.units import join_units
from layerlint.render import Options, render
from layerlint.render.formatting import totals

Size = tuple[int, int]
"""The width of a square image, and its channels."""


@dataclass
class Model:
    """Builds a functional model, layer by layer, as a graph; without names where `named` is False."""

    named: bool = True
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    sizes: dict[str, Size] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.nodes += [
            TensorNode("x", "", "x", Tensor((None, 64, 64, 3)), Port.INPUT),
            LayerNode("m", "", "", "m", "Functional", params=0),
        ]
        self.sizes["x"] = (64, 3)

    def layer(
        self, name: str, class_name: str, before: Sequence[str], size: Size = (0, 0), setting: str = ""
    ) -> str:
        taken = sum(self.sizes[one][1] for one in before)
        width, channels = size if size[0] else (self.sizes[before[0]][0], size[1] or taken)
        if class_name == "Concatenate":
            channels = taken
        identifier = f"m.{len(self.nodes)}"
        own = name if self.named else f"layers[{len(self.nodes)}]"
        counts = {"Conv2D": taken * channels, "BatchNormalization": 4 * channels, "Dense": taken * channels}
        params = counts.get(class_name, 0)
        kind = WeightKind.NON_TRAINABLE if class_name == "BatchNormalization" else WeightKind.TRAINABLE
        weights = (Weight(f"{identifier}:w", "kernel", (params,), kind=kind),) if params else ()
        shape = (None, width, width, channels)
        self.nodes.append(
            LayerNode(
                identifier,
                "m",
                own,
                own,
                class_name,
                setting,
                outputs=(Tensor(shape),),
                weights=weights,
                params=params,
            )
        )
        self.edges += [Edge(one, identifier, tensor=Tensor((None, *self.sizes[one]))) for one in before]
        self.sizes[identifier] = (width, channels)
        return identifier

    def conv(self, name: str, before: str, channels: int, width: int = 0, act: bool = True) -> str:
        made = self.layer(f"{name}_conv", "Conv2D", [before], (width or self.sizes[before][0], channels))
        made = self.layer(f"{name}_bn", "BatchNormalization", [made])
        return self.layer(f"{name}_relu", "Activation", [made], setting="relu") if act else made

    def graph(self) -> Graph:
        self.nodes.append(TensorNode("y", "", "y", Tensor((None, 10)), Port.OUTPUT))
        last = self.nodes[-2].id
        return Graph("m", tuple(self.nodes), (*self.edges, Edge(last, "y")))


def residual_net(named: bool = True) -> Graph:
    model = Model(named)
    at = model.conv("conv1", "x", 16, 32)
    at = model.layer("pool1_pool", "MaxPooling2D", [at], (16, 16))
    for stage, (width, channels) in enumerate(((16, 32), (8, 64), (4, 128)), start=2):
        for block in range(1, 5):
            start, name = at, f"conv{stage}_block{block}"
            short = at
            if block == 1:
                short = model.conv(f"{name}_0", start, channels, width, act=False)
            at = model.conv(f"{name}_1", start, channels // 4, width)
            at = model.conv(f"{name}_2", at, channels // 4)
            at = model.conv(f"{name}_3", at, channels, act=False)
            at = model.layer(f"{name}_add", "Add", [short, at], (width, channels))
            at = model.layer(f"{name}_out", "Activation", [at], setting="relu")
    at = model.layer("avg_pool", "GlobalAveragePooling2D", [at], (1, 128))
    model.layer("predictions", "Dense", [at], (1, 10))
    return model.graph()


def dense_net(named: bool = True) -> Graph:
    model = Model(named)
    at = model.conv("conv1", "x", 16, 32)
    for stage in (2, 3):
        for block in range(1, 9):
            name = f"conv{stage}_block{block}"
            inner = model.layer(f"{name}_0_bn", "BatchNormalization", [at])
            inner = model.layer(f"{name}_0_relu", "Activation", [inner], setting="relu")
            inner = model.conv(f"{name}_1", inner, 32)
            inner = model.layer(f"{name}_2_conv", "Conv2D", [inner], (model.sizes[at][0], 8))
            at = model.layer(f"{name}_concat", "Concatenate", [at, inner])
        at = model.conv(f"pool{stage}", at, 16)
        at = model.layer(f"pool{stage}_pool", "AveragePooling2D", [at], (32 >> stage, 16))
    model.layer("predictions", "Dense", [at], (1, 10))
    return model.graph()


def u_net(named: bool = False) -> Graph:
    model = Model(named)
    at, skips = "x", []
    for level in range(4):
        at = model.conv(f"down{level}_a", at, 8 << level)
        at = model.conv(f"down{level}_b", at, 8 << level)
        skips.append(at)
        at = model.layer(f"down{level}_pool", "MaxPooling2D", [at], (32 >> level, 8 << level))
    at = model.conv("middle", at, 128)
    for level in reversed(range(4)):
        at = model.layer(f"up{level}_up", "UpSampling2D", [at], (64 >> level, 8 << level))
        at = model.layer(f"up{level}_cat", "Concatenate", [skips.pop(), at])
        at = model.conv(f"up{level}_a", at, 8 << level)
        at = model.conv(f"up{level}_b", at, 8 << level)
    model.layer("head", "Conv2D", [at], (64, 2))
    return model.graph()


def hierarchy(graph: Graph, parent: str = "m", indent: str = "") -> list[str]:
    """The frames of a graph, one in the other."""
    found = []
    for node in graph.nodes:
        if node.parent == parent and isinstance(node, LayerNode) and node.class_name == GROUP:
            times = f" × {node.repeat.count}" if node.repeat else ""
            found += [f"{indent}{node.name}{times}", *hierarchy(graph, node.id, indent + "  ")]
    return found


def folded(graph: Graph) -> list[str]:
    return hierarchy(fold_repeats(group_siblings(graph)))


def test_a_residual_net_has_its_stages() -> None:
    stages = [
        f"conv{stage}_block{block}" + ("" if block == 1 else " × 3")
        for stage in (2, 3, 4)
        for block in (1, 2)
    ]
    assert folded(residual_net()) == stages


def test_names_do_not_matter() -> None:
    named, nameless = (group_siblings(graph) for graph in (residual_net(), residual_net(named=False)))
    assert [_place(named, node) for node in named.nodes if node.id.startswith("m.")] == [
        _place(nameless, node) for node in nameless.nodes if node.id.startswith("m.")
    ]
    assert folded(residual_net(named=False))[:2] == ["Add · 16×16×32", "Add · 16×16×32 × 3"]


def _place(graph: Graph, node: Node) -> int:
    """The number of the frame around a node."""
    frames = [one.id for one in graph.nodes if isinstance(one, LayerNode) and one.class_name == GROUP]
    return frames.index(node.parent) if node.parent in frames else -1


def test_blocks_that_grow_fold_and_say_what_they_hold_together() -> None:
    assert folded(dense_net()) == [
        "conv2_block1 × 8",
        "pool2",
        "conv3_block1 × 8",
        "pool3",
    ]
    whole = dense_net()
    frozen = sum(weight.params or 0 for _, weight in whole.weights if weight.kind is WeightKind.NON_TRAINABLE)
    seen = view(whole)
    root = next(node for node in seen.nodes if node.id == "m")
    assert isinstance(root, LayerNode)
    assert f"{frozen:,} non-trainable" in totals(seen, root)
    first = next(node for node in seen.nodes if isinstance(node, LayerNode) and node.repeat)
    assert isinstance(first.repeat, Repeat)
    assert "params in the first" in totals(seen, first)
    every = sum(
        node.params or 0
        for node in whole.nodes
        if isinstance(node, LayerNode) and node.name.startswith("conv2_")
    )
    assert first.repeat.params == every


def test_a_u_net_nests() -> None:
    assert folded(join_units(u_net())) == [
        "Concatenate · 64×64×16",
        "  Concatenate · 32×32×32",
        "    Concatenate · 16×16×64",
    ]


@pytest.mark.slow
def test_stretches_of_a_chain_are_opened_after_blocks_in_which_data_divides() -> None:
    model = Model()
    at = "x"
    for step in range(35):
        at = model.layer(f"stem1_{step}", "Lambda", [at])
    for block in range(1, 3):
        start = at
        for step in range(20):
            at = model.layer(f"block{block}_{step}", f"Layer{block}", [at])
        at = model.layer(f"block{block}_add", "Add", [start, at])
    grouped = group_siblings(model.graph())
    closed = [node.name for node in grouped.nodes if node.id in groups(grouped)]
    assert closed == ["stem1"]


@pytest.mark.parametrize("make", [residual_net, dense_net, u_net])
@pytest.mark.parametrize("named", [True, False])
def test_a_picture_has_no_more_than_sixty_nodes_and_one_open_block_of_each_kind(
    make: Callable[[bool], Graph], named: bool
) -> None:
    seen = view(make(named))
    assert render(seen, "dot", Options())
    assert 15 <= drawn(seen) <= FULL + 2
    assert any(node.id in seen.opened for node in seen.nodes if getattr(node, "class_name", "") == GROUP)


def test_no_data_leaves_a_block_and_comes_back() -> None:
    for make in (residual_net, dense_net, u_net):
        graph = group_siblings(make())
        homes = {node.id: node.parent for node in graph.nodes}
        for frame in {home for home in homes.values() if home not in ("", "m")}:
            inside = {one for one in homes if _within(one, frame, homes)}
            outside = {edge.end for edge in graph.edges if edge.start in inside} - inside
            starts = {edge.start for edge in graph.edges if edge.end in inside} - inside
            assert not _reaches(outside, starts, graph), frame
            assert len(starts) == 1, frame


def _within(one: str, frame: str, homes: dict[str, str]) -> bool:
    while one:
        one = homes.get(one, "")
        if one == frame:
            return True
    return False


def _reaches(starts: set[str], ends: set[str], graph: Graph) -> bool:
    found = set(starts)
    for node in graph.nodes:
        if node.id in found:
            found |= {edge.end for edge in graph.edges if edge.start == node.id}
    return bool(found & ends)


def test_a_mask_that_all_blocks_take_does_not_hide_them() -> None:
    model = Model(named=False)
    mask = model.layer("mask", "Lambda", ["x"])
    at = model.layer("embed", "Dense", ["x"], (64, 8))
    for _ in range(6):
        inner = model.layer("att", "MultiHeadAttention", [at, mask], (64, 8), "2 heads")
        inner = model.layer("drop", "Dropout", [inner], (64, 8))
        at = model.layer("add", "Add", [at, inner], (64, 8))
        at = model.layer("norm", "LayerNormalization", [at], (64, 8))
    flow = sibling_flow(model.graph(), "m")
    assert [one for one, _ in flow.loose] == [mask]
    assert folded(model.graph()) == ["Add · 64×64×8 × 6"]


def test_constants_and_dead_ends_do_not_hide_blocks_and_stand_where_they_are_used() -> None:
    graph = residual_net()
    constant = OpNode("m/range", "m", "range")
    extra = OpNode("m/stat", "m", "mean")
    target = next(node.id for node in graph.nodes if getattr(node, "name", "") == "conv3_block2_2_conv")
    nodes = (*graph.nodes[:2], constant, *graph.nodes[2:], extra)
    more = (Edge("m/range", target), Edge(target, "m/stat"))
    grouped = group_siblings(Graph("m", nodes, (*graph.edges, *more)))
    assert hierarchy(grouped) == hierarchy(group_siblings(graph))
    homes = {node.id: node.parent for node in grouped.nodes}
    assert homes["m/range"] == homes["m/stat"] == homes[target] == "m/conv3_block2"


def test_what_is_multiplied_stays_in_its_chain() -> None:
    model = Model()
    at = "x"
    for block in range(1, 6):
        at = model.conv(f"block{block}_expand", at, 8 * block, 64 >> block)
        inner = model.layer(f"block{block}_se_squeeze", "GlobalAveragePooling2D", [at], (1, 8 * block))
        inner = model.layer(f"block{block}_se_expand", "Conv2D", [inner], (1, 8 * block))
        at = model.layer(f"block{block}_se_excite", "Multiply", [at, inner], (64 >> block, 8 * block))
        at = model.conv(f"block{block}_project", at, 8 * block, act=False)
    assert hierarchy(group_siblings(model.graph())) == [f"block{n}" for n in range(1, 6)]


def test_a_convolution_is_joined_with_what_alone_follows_it() -> None:
    model = Model()
    at = model.conv("a", "x", 8)
    skip = model.layer("b_conv", "Conv2D", [at], (64, 8))
    model.layer("b_add", "Add", [skip, at])
    joined = join_units(model.graph())
    assert [
        (node.name, node.class_name, node.params) for node in joined.nodes if isinstance(node, LayerNode)
    ] == [
        ("m", "Functional", 0),
        ("a_conv", "Conv2D + BatchNorm + relu", 3 * 8 + 4 * 8),
        ("b_conv", "Conv2D", 64),
        ("b_add", "Add", 0),
    ]
    assert len(joined.edges) == len(model.edges) - 2 + 1


def test_a_sum_is_joined_with_the_activation_that_alone_follows_it() -> None:
    model = Model()
    at = model.layer("add", "Add", [model.layer("a", "Lambda", ["x"]), "x"])
    at = model.layer("out", "Activation", [at], setting="relu")
    two = model.layer("two", "Add", [at, "x"])
    model.layer("act", "Activation", [two], setting="relu")
    model.layer("more", "Lambda", [two])
    joined = join_units(model.graph()).nodes
    cards = [(node.name, node.class_name) for node in joined if isinstance(node, LayerNode)]
    assert ("add", "Add + relu") in cards
    assert ("two", "Add") in cards
    assert ("act", "Activation") in cards


def chained(kinds: Sequence[str], *, again: str = "") -> Graph:
    """Blocks of three layers around which data goes, of one kind or another; `again`: a step that joins two otherwise."""
    model = Model()
    at = "x"
    for number, kind in enumerate(kinds):
        start, name = at, f"part{number}_{kind}"
        for step in range(6):
            at = model.layer(f"{name}_{step}", f"Layer{kind}", [at], (8, 4 + number))
        extra = [f"{name}_2"] if kind == again and number else []
        at = model.layer(f"{name}_add", "Add", [start, at, *(model_id(model, one) for one in extra)], (8, 4))
        at = model.layer(f"between{number}", "Lambda", [at], (8, 4), setting=str(number))
    return model.graph()


def model_id(model: Model, name: str) -> str:
    return next(node.id for node in model.nodes if getattr(node, "name", "") == name)


def said_of_closed(graph: Graph) -> dict[str, str]:
    return {node.name: node.detail for node in graph.nodes if isinstance(node, LayerNode) and node.detail}


@pytest.mark.parametrize(
    ("class_name", "setting", "said"),
    [
        ("Conv2D", "7 × 7", ("Conv2D", "")),
        ("Conv2D", "relu", ("Conv2D", "relu")),
        ("MultiHeadAttention", "8 heads", ("MultiHeadAttention", "8 heads")),
        ("DepthwiseConv2D 5 × 5 + BatchNorm + silu", "", ("DepthwiseConv2D + BatchNorm + silu", "")),
        ("Dropout", "rate 0.2", ("Dropout", "")),
    ],
)
def test_sizes_do_not_tell_blocks_apart(class_name: str, setting: str, said: tuple[str, str]) -> None:
    assert likeness_key(LayerNode("one", "", "one", "one", class_name, setting))[:2] == said


def test_in_a_page_each_block_says_which_one_before_it_is_alike() -> None:
    said = said_of_closed(say_likeness(group_siblings(chained("ABABA"))))
    assert said == {
        "part2_A": "built like part0_A",
        "part3_B": "built like part1_B",
        "part4_A": "built like part0_A",
    }


def test_closed_blocks_say_which_open_one_they_are_built_like() -> None:
    graph = group_siblings(chained("ABABAB"))
    frames = [node.id for node in graph.nodes if getattr(node, "class_name", "") == GROUP]
    seen = close_like(graph, frames[2:])
    assert list(said_of_closed(seen).values()) == ["built like part0_A", "built like part1_B"] * 2
    assert said_of_closed(close_like(graph, frames)) == {}


def test_blocks_that_are_joined_otherwise_are_not_said_to_be_alike() -> None:
    graph = group_siblings(chained("AAA", again="A"))
    frames = [node.id for node in graph.nodes if getattr(node, "class_name", "") == GROUP]
    assert len(frames) == 3
    assert said_of_closed(close_like(graph, frames[1:])) == {}


def test_rows_count_the_longest_way_and_the_borders_on_it() -> None:
    graph = chained("AAA")
    framed = group_siblings(graph)
    frames = sum(getattr(node, "class_name", "") == GROUP for node in framed.nodes)
    assert frames == 3
    assert rows(graph) == pytest.approx(1 + 3 * 8 + 1 + 2 * BORDER)
    assert rows(framed) == pytest.approx(rows(graph) + 2 * frames * BORDER)


def test_a_tall_picture_opens_no_second_block_of_a_kind() -> None:
    assert rows(view(chained("ABABABABABAB"))) <= TALLEST


def growing_net() -> Graph:
    """Six blocks, each with the kinds of layers of the one before, and with another one."""
    model = Model()
    at = "x"
    kinds = [
        "Dropout",
        "Rescaling",
        "ReLU",
        "Softmax",
        "Cropping2D",
        "Permute",
        "Masking",
        "ELU",
        "PReLU",
        "Lambda",
    ]
    for block in range(6):
        for step, kind in enumerate(reversed(kinds[: 5 + block])):
            at = model.layer(f"part{block}_{step}", kind, [at])
    return model.graph()


def test_in_a_picture_that_is_too_tall_a_block_closes_whose_kinds_of_layers_are_all_seen_elsewhere() -> None:
    seen = view(growing_net())
    assert rows(seen) <= TALLEST
    blocks = {node.name: node.id in seen.opened for node in seen.nodes if node.parent == "m"}
    assert not blocks["part0"]
    assert blocks["part5"]
    shown = {node.class_name for node in seen.nodes if isinstance(node, LayerNode)}
    assert {"Dropout", "ELU", "Lambda"} <= shown


def test_rows_count_the_lines_of_cards() -> None:
    graph = growing_net()
    with_lines = tuple(
        replace(node, calls=2, detail="built like another")
        if isinstance(node, LayerNode) and node.id == "m.5"
        else node
        for node in graph.nodes
    )
    assert rows(replace(graph, nodes=with_lines)) == pytest.approx(rows(graph) + RULE + 2 * LINE)


def test_a_closed_block_counts_its_layers_and_not_its_cards() -> None:
    plain = group_siblings(residual_net())
    joined = group_siblings(join_units(residual_net()))
    cards = []
    for graph in (plain, joined):
        frames = {node.id for node in graph.nodes if isinstance(node, LayerNode) and node.class_name == GROUP}
        closed = close(graph, frames)
        cards.append(
            [node.closed for node in closed.nodes if node.id in frames and isinstance(node, LayerNode)]
        )
    assert cards[0] == cards[1]


def test_the_value_that_all_blocks_take_does_not_make_them_one_block() -> None:
    """The embedding of a time in a diffusion model."""
    model = Model()
    model.nodes.insert(1, TensorNode("t", "", "t", Tensor((None, 8)), Port.INPUT))
    model.sizes["t"] = (1, 8)
    time = model.layer("embed", "Dense", ["t"])
    x = "x"
    for number in range(6):
        first = model.layer(f"stage{number}_one", "Conv2D", [x], (64, 8))
        joined = model.layer(f"stage{number}_join", "Add", [first, time], (64, 8))
        x = model.layer(f"stage{number}_two", "Add", [joined, first], (64, 8))
    flow = sibling_flow(model.graph(), "m")
    assert time not in flow.nodes
    assert time in dict(flow.loose)


def test_a_node_that_collects_the_parts_of_a_chain_does_not_make_it_one_block() -> None:
    model = Model()
    x, skips = "x", []
    for number in range(5):
        x = model.layer(f"step{number}", "Conv2D", [x], (64, 8))
        skips.append(x)
    total = model.layer("total", "Add", skips, (64, 8))
    flow = sibling_flow(model.graph(), "m")
    assert [start for start, end in flow.steps if end == total] == [skips[-1]]


def test_parallel_branches_are_not_collected() -> None:
    model = Model()
    branches = [model.layer(f"branch{number}", "Conv2D", ["x"], (64, 8)) for number in range(5)]
    total = model.layer("total", "Add", branches, (64, 8))
    flow = sibling_flow(model.graph(), "m")
    assert [start for start, end in flow.steps if end == total] == branches
