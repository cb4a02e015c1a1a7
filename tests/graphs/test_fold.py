"""Folding, closing and hiding: what is left is right, and nothing with a finding is lost."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from layerlint.graphs.equal_runs import fold_runs
from layerlint.graphs.fold import (
    FULL,
    Ops,
    absorb_losses,
    close,
    close_below,
    close_leaves,
    collapse_ops,
    drawn,
    hide_ops,
    view,
)
from layerlint.graphs.fold_blocks import GROUP, listed
from layerlint.graphs.graph_notes import FindingNote
from layerlint.graphs.groups import group_siblings
from layerlint.graphs.layer_graph import (
    Closed,
    Edge,
    EdgeKind,
    Graph,
    LayerNode,
    LossNode,
    Node,
    OpNode,
    Port,
    RegionNode,
    Repeat,
    TensorNode,
)
from layerlint.graphs.layer_weights import Weight, WeightKind
from layerlint.graphs.repeats import fold_repeats
from layerlint.graphs.source_line import SourceLine
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.render import render
from layerlint.render.formatting import totals
from layerlint.rule import Severity
from tools.sample_graphs import mlp_block, transformer, vae

WIDE = Tensor((2, 8))


def names(graph: Graph) -> list[str]:
    return [node.id for node in graph.nodes]


def links(graph: Graph, kind: EdgeKind = EdgeKind.DATA) -> set[tuple[str, str]]:
    return {(edge.start, edge.end) for edge in graph.edges if edge.kind is kind}


def layer(graph: Graph, identifier: str) -> LayerNode:
    node = next(node for node in graph.nodes if node.id == identifier)
    assert isinstance(node, LayerNode)
    return node


def dense(number: int, units: int = 8) -> LayerNode:
    name = f"blocks[{number}]"
    weight = Weight(f"{name}.kernel", "kernel", (8, units))
    return LayerNode(name, "root", name, name, "Dense", weights=(weight,), params=8 * units)


def sequence(*blocks: Node, extra: tuple[Edge, ...] = ()) -> Graph:
    root = LayerNode("root", "", "", "net", "Net", params=64)
    steps = ["x", *(block.id for block in blocks), "y"]
    edges = [Edge(one, two, tensor=WIDE) for one, two in itertools.pairwise(steps)]
    x = TensorNode("x", "", "x", WIDE, Port.INPUT)
    y = TensorNode("y", "", "y", WIDE, Port.OUTPUT)
    return Graph("Net", (x, root, *blocks, y), (*edges, *extra))


def test_twelve_equal_blocks_are_drawn_once() -> None:
    folded = fold_repeats(transformer())
    block = layer(folded, "transformer/blocks[0]")
    assert block.repeat is not None
    assert (block.repeat.count, block.repeat.first, block.repeat.last) == (12, "blocks[0]", "blocks[11]")
    assert block.repeat.params == 12 * 198_272
    assert "transformer/blocks[1]" not in names(folded)
    mean = next(node.id for node in folded.nodes if isinstance(node, OpNode) and node.name.startswith("mean"))
    into = [edge for edge in folded.edges if edge.end == mean]
    assert [(edge.start, edge.label) for edge in into] == [("transformer/blocks[0]/ln2", "after 12")]
    known = set(names(folded)) | {weight.id for _, weight in folded.weights}
    assert all(edge.start in known and edge.end in known for edge in folded.edges)


def test_a_chain_of_cards_folds() -> None:
    folded = fold_repeats(sequence(dense(0), dense(1), dense(2)))
    assert names(folded) == ["x", "root", "blocks[0]", "y"]
    assert links(folded) == {("x", "blocks[0]"), ("blocks[0]", "y")}


def test_a_block_that_differs_is_drawn() -> None:
    folded = fold_repeats(sequence(dense(0), dense(1), dense(2, 4), dense(3), dense(4)))
    assert names(folded) == ["x", "root", "blocks[0]", "blocks[2]", "blocks[3]", "y"]
    repeat = layer(folded, "blocks[3]").repeat
    assert repeat is not None
    assert repeat.count == 2


def test_a_frozen_block_differs() -> None:
    frozen = dense(1)
    frozen = replace(frozen, weights=(replace(frozen.weights[0], kind=WeightKind.NON_TRAINABLE),))
    assert len(fold_repeats(sequence(dense(0), frozen)).nodes) == 5


@pytest.mark.parametrize(
    "other",
    [
        {"compute_dtype": "float16"},
        {"dtype": "float64"},
        {"ops": 3},
        {"outputs": (Tensor((None, 14, 14, 8)),)},
    ],
)
def test_a_layer_of_equal_weights_that_does_other_work_differs(other: dict[str, object]) -> None:
    """It computes in another dtype, runs other ops, or has strides."""
    one, two = (
        replace(dense(number), outputs=(Tensor((None, 28, 28, 8)),), dtype="float32") for number in (0, 1)
    )
    assert len(fold_repeats(sequence(one, two)).nodes) == 4
    assert len(fold_repeats(sequence(one, replace(two, **other))).nodes) == 5  # type: ignore[arg-type]


def test_a_closed_layer_is_left_by_its_own_output() -> None:
    """A loop in it returns all turns, of which one left the node inside; what a tape reads inside is no output."""
    step, turns = Tensor((None, 4)), Tensor((None, 10, 4), name="[0]")
    root = LayerNode("root", "", "", "net", "Net")
    rnn = LayerNode("rnn", "root", "rnn", "rnn", "RNN", outputs=(turns, Tensor((None, 8), name="[1]")))
    cell = LayerNode("cell", "rnn", "rnn.cell", "cell", "Cell")
    head, tape = LayerNode("head", "root", "head", "head", "Dense"), OpNode("tape", "root", "gradient")
    edges = (
        Edge("cell", "head", tensor=step, crossing=(("rnn", "[0]"),)),
        Edge("cell", "tape", tensor=step),
    )
    closed = close(Graph("net", (root, rnn, cell, head, tape), edges), {"rnn"})
    flowing = {edge.end: edge.tensor for edge in closed.edges}
    assert flowing == {"head": Tensor((None, 10, 4)), "tape": None}


def test_a_folded_frame_says_what_each_holds_before_what_all_hold() -> None:
    """A number that stands after those of all would be read as that of all."""
    frozen = Weight("b.moving", "moving", (3,), kind=WeightKind.NON_TRAINABLE)
    frame = LayerNode("b", "", "b", "b", "Block", params=8, repeat=Repeat(2, "b", "c", 16))
    inside = LayerNode("b.norm", "b", "b.norm", "norm", "Norm", weights=(frozen,), params=3)
    assert totals(Graph("b", (frame, inside)), frame) == "8 params each · 3 non-trainable · 16 in all"


def test_a_block_with_a_finding_is_never_folded_away() -> None:
    note = FindingNote("LL101", Severity.ERROR, "m", "blocks[1].kernel")
    graph = replace(sequence(dense(0), dense(1), dense(2)), findings=(note,))
    folded = fold_repeats(graph)
    assert "blocks[1]" in names(folded)
    assert folded.findings == (note,)


def test_a_finding_about_the_class_of_the_blocks_is_about_each() -> None:
    """It is noted at the first of them, which stands for all."""
    note = FindingNote("LL305", Severity.NOTE, "m", "blocks[0].kernel", layer="blocks[0]")
    folded = fold_repeats(replace(sequence(dense(0), dense(1), dense(2)), findings=(note,)))
    assert names(folded) == ["x", "root", "blocks[0]", "y"]
    assert folded.findings == (note,)


def test_a_finding_about_the_class_around_the_blocks_is_about_one() -> None:
    note = FindingNote("LL205", Severity.NOTE, "m", "blocks[0]", layer="root")
    folded = fold_repeats(replace(sequence(dense(0), dense(1), dense(2)), findings=(note,)))
    assert names(folded) == ["x", "root", "blocks[0]", "blocks[1]", "y"]


def test_classes_of_one_name_in_two_files_are_two() -> None:
    here, there = (replace(dense(n), defined=SourceLine(f"{n}.py", 1)) for n in (0, 1))
    note = FindingNote("LL305", Severity.NOTE, "m", "blocks[1]", layer="blocks[1]")
    folded = fold_repeats(replace(sequence(here, there), findings=(note,)))
    assert names(folded) == ["x", "root", "blocks[0]", "blocks[1]", "y"]


def test_a_block_that_also_feeds_a_later_layer_is_not_folded() -> None:
    """The long skips of a U-Net start in blocks that are equal but not interchangeable."""
    skip = Edge("blocks[0]", "y", tensor=WIDE)
    folded = fold_repeats(sequence(dense(0), dense(1), dense(2), extra=(skip,)))
    assert "blocks[0]" in names(folded)
    assert ("blocks[0]", "y") in links(folded)
    assert layer(folded, "blocks[0]").repeat is None


def test_blocks_of_a_chain_that_are_all_collected_are_drawn_once() -> None:
    """The skips of a WaveNet, or the hidden states of an encoder."""
    blocks = [dense(n) for n in range(4)]
    stack = OpNode("stack", "root", "stack")
    skips = [Edge(block.id, "stack", tensor=WIDE, argument=f"{n + 1}") for n, block in enumerate(blocks)]
    graph = sequence(*blocks, extra=tuple(skips))
    folded = fold_repeats(replace(graph, nodes=(*graph.nodes, stack)))
    assert layer(folded, "blocks[0]").repeat is not None
    collected = [edge for edge in folded.edges if edge.end == "stack"]
    assert [(edge.start, edge.count, edge.argument) for edge in collected] == [("blocks[0]", 4, "")]
    assert [edge.label for edge in folded.edges if edge.end == "y"] == ["after 4"]


def test_only_the_blocks_that_are_collected_are_drawn_once() -> None:
    blocks = [dense(n) for n in range(3)]
    stack = OpNode("stack", "root", "stack")
    skips = [Edge(block.id, "stack", tensor=WIDE) for block in blocks[:2]]
    graph = sequence(*blocks, extra=tuple(skips))
    folded = fold_repeats(replace(graph, nodes=(*graph.nodes, stack)))
    assert [(e.start, e.count) for e in folded.edges if e.end == "stack"] == [("blocks[0]", 2)]
    assert "blocks[2]" in names(folded)


def test_a_dilation_that_differs_does_not_stop_folding_and_is_listed() -> None:
    settings = ("tanh", "tanh · dilation 2", "tanh · dilation 4")
    blocks = [replace(dense(n), setting=setting) for n, setting in enumerate(settings)]
    folded = fold_repeats(sequence(*blocks))
    assert layer(folded, "blocks[0]").setting == "tanh · dilation 1, 2, 4"


def test_settings_that_differ_in_a_number_are_one() -> None:
    assert listed(["rate 0.1", "rate 0.2"]) == "rate 0.1, 0.2"
    assert listed(["dilation 2", ""]) == "dilation 2, 1"
    assert listed([f"rate {n}" for n in range(1, 8)]) == "rate 1, 2, 3, 4 … 7"


def test_a_mask_given_to_every_block_does_not_stop_folding() -> None:
    blocks = [dense(n) for n in range(4)]
    mask = TensorNode("mask", "", "mask", WIDE, Port.INPUT)
    graph = sequence(*blocks, extra=tuple(Edge("mask", block.id) for block in blocks))
    folded = fold_repeats(replace(graph, nodes=(mask, *graph.nodes)))
    assert links(folded) == {("x", "blocks[0]"), ("mask", "blocks[0]"), ("blocks[0]", "y")}


def test_a_mask_given_to_later_blocks_only_is_kept() -> None:
    blocks = [dense(n) for n in range(3)]
    mask = TensorNode("mask", "", "mask", WIDE, Port.INPUT)
    graph = sequence(*blocks, extra=tuple(Edge("mask", block.id) for block in blocks[1:]))
    folded = fold_repeats(replace(graph, nodes=(mask, *graph.nodes)))
    assert any(start == "mask" for start, _ in links(folded))


def test_a_fan_of_equal_heads_folds() -> None:
    root = LayerNode("root", "", "", "heads", "Heads")
    heads = [dense(n) for n in range(4)]
    x = TensorNode("x", "", "x", WIDE, Port.INPUT)
    concat = OpNode("concat", "root", "concat")
    edges = [Edge("x", head.id, tensor=WIDE) for head in heads] + [Edge(head.id, "concat") for head in heads]
    folded = fold_repeats(Graph("Heads", (x, root, *heads, concat), tuple(edges)))
    assert names(folded) == ["x", "root", "blocks[0]", "concat"]
    assert next(edge.count for edge in folded.edges if edge.end == "concat") == 4


def exchanging(*exchanged: bool) -> Graph:
    """Blocks in a row, each of which splits what it gets: one half scales the other; in some, the other way round."""
    nodes: list[Node] = [LayerNode("net", "", "", "net", "Net")]
    edges: list[Edge] = []
    before = ""
    for number, other in enumerate(exchanged):
        block = f"blocks[{number}]"
        split, scale, shift = f"{block}/split", f"{block}.scale", f"{block}.shift"
        nodes += [
            LayerNode(block, "net", block, block, "Block", params=2),
            OpNode(split, block, "split"),
            LayerNode(scale, block, scale, "scale", "Dense", params=1),
            LayerNode(shift, block, shift, "shift", "Dense", params=1),
            OpNode(f"{block}/*", block, "*"),
        ]
        edges += [Edge(before, split)] if before else []
        edges += [
            Edge(split, scale, result="[1]" if other else "[0]"),
            Edge(split, shift, result="[0]" if other else "[1]"),
            Edge(scale, f"{block}/*"),
            Edge(shift, f"{block}/*"),
        ]
        before = f"{block}/*"
    return Graph("Net", tuple(nodes), tuple(edges))


def test_blocks_that_exchange_two_results_are_not_folded() -> None:
    assert drawn(fold_repeats(exchanging(False, False, False))) == 4
    assert drawn(fold_repeats(exchanging(False, True, False))) == 12


def test_a_fan_that_takes_a_result_each_says_none_of_them() -> None:
    nodes: list[Node] = [LayerNode("net", "", "", "net", "Net"), OpNode("split", "net", "split")]
    heads = [f"heads[{number}]" for number in range(3)]
    nodes += [LayerNode(one, "net", one, one, "Dense", params=1) for one in heads]
    nodes.append(OpNode("concat", "net", "concat"))
    edges = [Edge("split", one, result=f"[{number}]") for number, one in enumerate(heads)]
    edges += [Edge(one, "concat", argument=f"[{number}]") for number, one in enumerate(heads)]
    folded = fold_repeats(Graph("Net", tuple(nodes), tuple(edges)))
    assert [(edge.start, edge.end, edge.result, edge.argument, edge.count) for edge in folded.edges] == [
        ("split", "heads[0]", "", "", 1),
        ("heads[0]", "concat", "", "", 3),
    ]


@pytest.mark.parametrize(
    ("operands", "left"),
    [(["1st", "2nd", "3rd"], 1), (["3rd", "2nd", "1st"], 3), (["left", "right"], 2), (["", "", ""], 1)],
)
def test_a_fan_is_folded_where_no_other_order_is_meant(operands: list[str], left: int) -> None:
    heads = [f"heads[{number}]" for number in range(len(operands))]
    nodes: list[Node] = [LayerNode("net", "", "", "net", "Net"), OpNode("x", "net", "x")]
    nodes += [LayerNode(one, "net", one, one, "Dense", params=1) for one in heads]
    nodes.append(OpNode("join", "net", "join"))
    edges = [Edge("x", one) for one in heads]
    edges += [Edge(one, "join", argument=said) for one, said in zip(heads, operands, strict=True)]
    folded = fold_repeats(Graph("Net", tuple(nodes), tuple(edges)))
    assert sum(node.name in heads for node in folded.nodes) == left


def test_ops_that_are_hidden_leave_the_results_that_went_through_them() -> None:
    nodes = (
        OpNode("split", "", "split"),
        OpNode("exp", "", "exp"),
        LayerNode("mix", "", "mix", "mix", "Mix"),
    )
    edges = (Edge("split", "exp", result="[1]"), Edge("exp", "mix", argument="scale"))
    (edge,) = hide_ops(Graph("Net", nodes, (*edges, Edge("split", "mix", result="[0]"))), Ops.BRANCHES).edges[
        1:
    ]
    assert (edge.start, edge.end, edge.result, edge.argument) == ("split", "mix", "[1]", "scale")


def test_unconnected_equal_layers_are_not_a_fan() -> None:
    root = LayerNode("root", "", "", "net", "Net")
    idle = [replace(dense(n), called=False) for n in range(3)]
    assert len(fold_repeats(Graph("Net", (root, *idle))).nodes) == 4


def test_calls_of_one_shared_layer_do_not_fold() -> None:
    one, two = (replace(dense(n), path="same", call=n + 1, calls=2) for n in range(2))
    assert len(fold_repeats(sequence(one, two)).nodes) == 5


def test_closing_lifts_edges_and_counts_what_is_hidden() -> None:
    closed = close(vae(), ["autoencoder/encoder"])
    encoder = layer(closed, "autoencoder/encoder")
    assert encoder.closed is not None
    assert encoder.closed == Closed(4, 6, states=1)
    assert ("inputs", "autoencoder/encoder") in links(closed)
    assert ("autoencoder/encoder", "kl") in links(closed, EdgeKind.LOSS)
    assert ("autoencoder/encoder", "autoencoder/decoder/dense_proj") in links(closed)
    assert not any("dense_mean" in name for name in names(closed))


def test_losses_inside_a_closed_layer_stay() -> None:
    graph = vae()
    nodes = tuple(
        replace(n, parent="autoencoder/encoder") if isinstance(n, LossNode) else n for n in graph.nodes
    )
    closed = close(replace(graph, nodes=nodes), ["autoencoder/encoder"])
    loss = next(node for node in closed.nodes if isinstance(node, LossNode))
    assert loss.parent == "autoencoder"


def test_a_closed_layer_inherits_findings() -> None:
    note = FindingNote("LL101", Severity.ERROR, "m", "autoencoder/encoder/dense_mean.kernel")
    closed = close(replace(vae(), findings=(note,)), ["autoencoder/encoder"])
    assert [n.target for n in closed.findings] == ["autoencoder/encoder"]
    render(closed, "svg")


@pytest.mark.parametrize(("depth", "count"), [(0, 4), (1, 5)])
def test_depth(depth: int, count: int) -> None:
    closed = close_below(vae(), depth)
    assert drawn(closed) == count
    render(closed, "svg")


def test_a_layer_of_ops_alone_is_a_card_unless_it_is_the_traced_one() -> None:
    graph = mlp_block()
    matmul = OpNode("mm", "mlp_block/linear_1", "matmul")
    graph = replace(
        graph,
        nodes=(*graph.nodes, matmul),
        edges=(*graph.edges, Edge("mlp_block/linear_1.w", "mm", EdgeKind.READS)),
    )
    closed = close_leaves(graph)
    assert "mm" not in names(closed)
    assert layer(closed, "mlp_block/linear_1").closed is None
    assert len(layer(closed, "mlp_block/linear_1").weights) == 2
    root = LayerNode("root", "", "", "linear", "Linear", weights=(Weight("root.w", "w", (2, 2)),))
    alone = Graph("Linear", (root, OpNode("mm", "root", "matmul")), (Edge("root.w", "mm", EdgeKind.READS),))
    assert "mm" in names(close_leaves(alone))


def test_hiding_ops_joins_what_they_joined() -> None:
    hidden = hide_ops(mlp_block(), Ops.NONE)
    assert not any(isinstance(node, OpNode) for node in hidden.nodes)
    assert ("mlp_block/linear_1", "mlp_block/linear_2") in links(hidden)


def test_branching_ops_stay() -> None:
    hidden = hide_ops(transformer(1), Ops.BRANCHES)
    said = [node.name for node in hidden.nodes if isinstance(node, OpNode)]
    assert said.count("+") == 2
    assert "mean axis=1" not in said


def test_a_long_chain_of_ops_is_one_pill() -> None:
    ops = [OpNode(f"o{n}", "root", name) for n, name in enumerate(["reshape", "transpose", "mul", "add"])]
    collapsed = collapse_ops(sequence(*ops))
    (pill,) = [node for node in collapsed.nodes if isinstance(node, OpNode)]
    assert pill.count == 4
    assert pill.name == "reshape → 2 ops → add"
    assert links(collapsed) == {("x", "o0"), ("o0", "y")}
    short = sequence(*ops[:3])
    assert collapse_ops(short) == short


def test_a_small_graph_is_shown_whole() -> None:
    assert view(mlp_block()) == mlp_block()


@pytest.mark.slow
def test_a_thousand_nodes_become_readable_and_the_header_says_so() -> None:
    def unlike(number: int) -> list[Node]:
        outer = f"stage[{number}]"
        inner = [
            LayerNode(f"{outer}/{n}", outer, f"{outer}.{n}", f"l{n}", f"Class{n}", params=n)
            for n in range(40)
        ]
        return [LayerNode(outer, "root", outer, outer, f"Stage{number}"), *inner]

    blocks = [node for number in range(25) for node in unlike(number)]
    root = LayerNode("root", "", "", "big", "Big")
    inner = [node.id for node in blocks if "/" in node.id]
    edges = tuple(Edge(one, two, tensor=WIDE) for one, two in itertools.pairwise(inner))
    graph = view(Graph("Big", (root, *blocks), edges))
    assert drawn(graph) <= 150
    assert graph.view[0] == "25 of 1,000 nodes"
    assert graph.view[-1] == "depth 1"
    assert "25 of 1,000 nodes" in render(graph, "svg").decode()


def test_query_and_key_are_not_a_run() -> None:
    root = LayerNode("root", "", "", "attn", "Attention")
    query, key = (replace(dense(n), name=name) for n, name in enumerate(["query", "key"]))
    x = TensorNode("x", "", "x", WIDE, Port.INPUT)
    einsum = OpNode("einsum", "root", "einsum")
    edges = [Edge("x", one.id) for one in (query, key)] + [Edge(one.id, "einsum") for one in (query, key)]
    graph = Graph("Attention", (x, root, query, key, einsum), tuple(edges))
    assert fold_repeats(graph) == graph


def residual_stage(blocks: int, extra: tuple[Edge, ...] = ()) -> Graph:
    """A flat functional model, as ResNet is: `b0_conv`, `b0_bn`, `b0_add`, `b1_conv`, …"""
    root = LayerNode("root", "", "", "net", "Net")
    nodes: list[Node] = [TensorNode("x", "", "x", WIDE, Port.INPUT), root]
    edges: list[Edge] = []
    last = "x"
    for number in range(blocks):
        conv, bn, add = (f"b{number}_{part}" for part in ("conv", "bn", "add"))
        weight = Weight(f"{conv}.kernel", "kernel", (3, 3))
        nodes.append(LayerNode(conv, "root", conv, conv, "Conv2D", weights=(weight,), params=9))
        nodes += [LayerNode(one, "root", one, one, name) for one, name in ((bn, "Norm"), (add, "Add"))]
        edges += [Edge(last, conv), Edge(conv, bn), Edge(bn, add), Edge(last, add)]
        last = add
    y = TensorNode("y", "", "y", WIDE, Port.OUTPUT)
    return Graph("Net", (*nodes, y), (*edges, Edge(last, "y"), *extra))


def test_a_flat_sequence_that_repeats_is_framed() -> None:
    folded = fold_runs(residual_stage(5))
    (frame,) = [node for node in folded.nodes if isinstance(node, RegionNode)]
    assert frame.repeat is not None
    assert (frame.repeat.count, frame.repeat.first, frame.repeat.last) == (5, "b0", "b4")
    assert frame.detail == "9 params each · 45 in all"
    assert [node.id for node in folded.nodes if node.parent == frame.id] == ["b0_conv", "b0_bn", "b0_add"]
    assert links(folded) == {
        ("x", "b0_conv"),
        ("b0_conv", "b0_bn"),
        ("b0_bn", "b0_add"),
        ("x", "b0_add"),
        ("b0_add", "y"),
    }
    assert b"b0\xe2\x80\xa64" in render(folded, "svg") or b"b0 \xe2\x80\xa6 b4" in render(folded, "svg")


def test_a_way_out_in_the_middle_ends_the_run() -> None:
    folded = fold_runs(residual_stage(5, extra=(Edge("b2_bn", "y"),)))
    (frame,) = [node for node in folded.nodes if isinstance(node, RegionNode)]
    assert frame.repeat is not None
    assert frame.repeat.last == "b2"
    assert [(e.start, e.label) for e in folded.edges if e.end == "y"] == [
        ("b4_add", ""),
        ("b0_bn", "after 3"),
    ]


def test_a_sequence_wired_otherwise_is_kept() -> None:
    graph = residual_stage(4)
    edges = tuple(
        replace(edge, start="b1_add") if (edge.start, edge.end) == ("b2_add", "b3_add") else edge
        for edge in graph.edges
    )
    folded = fold_runs(replace(graph, edges=edges))
    assert "b3_add" in names(folded)


def test_a_finding_keeps_its_unit() -> None:
    note = FindingNote("LL101", Severity.ERROR, "m", "b1_conv.kernel")
    folded = fold_runs(replace(residual_stage(5), findings=(note,)))
    assert "b1_conv" in names(folded)


def test_two_equal_units_of_few_nodes_are_left_alone() -> None:
    assert fold_runs(residual_stage(2)) == residual_stage(2)


def test_ops_that_reach_a_loss_alone_are_taken_into_it() -> None:
    graph = sequence(dense(0))
    square, mean = OpNode("square", "root", "square"), OpNode("mean", "root", "mean")
    loss = LossNode("loss", "root", "add_loss")
    edges = (
        Edge("blocks[0]", "square"),
        Edge("blocks[0].kernel", "square", EdgeKind.READS),
        Edge("square", "mean"),
        Edge("mean", "loss", EdgeKind.LOSS),
    )
    small = absorb_losses(
        replace(graph, nodes=(*graph.nodes, square, mean, loss), edges=(*graph.edges, *edges))
    )
    assert not any(isinstance(node, OpNode) for node in small.nodes)
    assert links(small, EdgeKind.LOSS) == {("blocks[0]", "loss")}
    assert links(small, EdgeKind.READS) == {("blocks[0].kernel", "loss")}
    assert next(node.detail for node in small.nodes if isinstance(node, LossNode)) == "square → mean"


def test_ops_that_also_reach_the_output_stay() -> None:
    graph = sequence(OpNode("exp", "root", "exp"))
    loss = LossNode("loss", "root", "add_loss")
    both = replace(
        graph, nodes=(*graph.nodes, loss), edges=(*graph.edges, Edge("exp", "loss", EdgeKind.LOSS))
    )
    assert absorb_losses(both) == both


def flat(names: list[str], shapes: list[tuple[int | None, ...]] | None = None) -> Graph:
    """A flat model: layers in a chain, each with a kernel of another size, so that none repeats."""
    nodes: list[Node] = [LayerNode("m", "", "", "m", "Model")]
    for index, name in enumerate(names):
        weight = Weight(f"m.{index}:kernel", "kernel", (index + 1,), kind=WeightKind.NON_TRAINABLE)
        shape = shapes[index] if shapes else (None, index + 4)
        nodes.append(
            LayerNode(
                f"m.{index}",
                "m",
                name,
                name,
                "Dense",
                outputs=(Tensor(shape),),
                weights=(weight,),
                params=index + 1,
            )
        )
    edges = tuple(Edge(f"m.{index}", f"m.{index + 1}") for index in range(len(names) - 1))
    return Graph("m", tuple(nodes), edges)


def cards(graph: Graph) -> list[tuple[str, str]]:
    return [
        (node.name, node.class_name)
        for node in graph.nodes
        if isinstance(node, LayerNode) and node.id not in graph.opened
    ]


def blocks(graph: Graph) -> list[str]:
    return [node.name for node in graph.nodes if isinstance(node, LayerNode) and node.class_name == GROUP]


def test_a_chain_is_divided_by_the_names_of_its_layers() -> None:
    names = [f"block{block}_{part}_conv" for block in range(1, 21) for part in range(1, 6)]
    grouped = group_siblings(flat(["stem", *names, "head"]))
    assert blocks(grouped) == [f"block{n}" for n in range(1, 21)]
    assert [node.name for node in grouped.nodes if node.parent == "m" and node.id not in grouped.opened] == [
        "stem",
        "head",
    ]
    seen = view(flat(["stem", *names, "head"]))
    assert drawn(seen) <= FULL, "as many blocks as fit are open"
    assert seen.view[0] == f"{drawn(seen)} of 102 nodes"
    last = next(node for node in seen.nodes if node.name == "block20")
    assert isinstance(last, LayerNode)
    assert last.closed == Closed(5, 5, non_trainable=97 + 98 + 99 + 100 + 101)
    assert last.params == 97 + 98 + 99 + 100 + 101


def test_a_chain_without_names_is_divided_by_the_sizes_of_its_images() -> None:
    shapes: list[tuple[int | None, ...]] = [(None, size, size, 3) for size in (64, 32, 16) for _ in range(30)]
    seen = view(flat([f"layers[{index}]" for index in range(90)], shapes))
    assert blocks(seen) == ["Dense … Dense · 64×64×3", "Dense … Dense · 32×32×3", "Dense … Dense · 16×16×3"]


@pytest.mark.slow
def test_a_chain_of_a_thousand_layers_is_divided_by_place() -> None:
    graph = flat([f"layers[{index}]" for index in range(1000)])
    assert len(blocks(group_siblings(graph))) == 32
    assert drawn(view(graph)) <= FULL


def test_every_layer_is_in_one_group_and_no_edge_is_lost() -> None:
    graph = flat([f"a{index // 7}_{index}" for index in range(100)])
    grouped = group_siblings(graph)
    assert [node.id for node in grouped.nodes if node.id.startswith("m.")] == [n.id for n in graph.nodes[1:]]
    assert grouped.edges == graph.edges
    seen = view(graph)
    assert len(seen.edges) == len(cards(seen)) - 1


def test_a_finding_in_a_group_stays_on_it() -> None:
    note = FindingNote("LL104", Severity.ERROR, "never trained", "m.97:kernel")
    seen = view(replace(flat([f"part{index // 10}_{index}_conv" for index in range(160)]), findings=(note,)))
    target = next(node for node in seen.nodes if node.id == seen.findings[0].target)
    assert target.name == "part9"


def test_the_user_s_depth_makes_no_groups() -> None:
    graph = flat([f"part{index // 10}_{index}_conv" for index in range(100)])
    assert drawn(view(graph, depth=3)) == 100
    assert drawn(view(graph, fold=False)) == 100


def test_unlike_names_are_not_folded_in_a_small_graph() -> None:
    same = flat(["grow", "shrink", "block_1", "block_2"])
    nodes = tuple(
        replace(node, weights=(replace(node.weights[0], shape=(4,)),), params=4)
        if isinstance(node, LayerNode) and node.parent
        else node
        for node in same.nodes
    )
    seen = view(replace(same, nodes=nodes))
    assert [node.name for node in seen.nodes[1:]] == ["grow", "shrink", "block_1"]


def test_a_card_says_that_it_holds_a_loop() -> None:
    loop = RegionNode("loop", "blocks[0]", "while_loop")
    branch = RegionNode("branch", "blocks[1]", "cond · true")
    ops = OpNode("turn", "loop", "relu"), OpNode("taken", "branch", "tanh")
    graph = sequence(dense(0), dense(1))
    closed = close(replace(graph, nodes=(*graph.nodes, loop, branch, *ops)), {"blocks[0]", "blocks[1]"})
    details = [node.detail for node in closed.nodes if isinstance(node, LayerNode) and node.parent]
    assert details == ["while_loop inside", ""]
