"""What an op was told, from stand-ins of TensorFlow's ops: constants are plain lists and numbers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.graphs.layer_graph import Edge, Graph, LayerNode, OpNode, RegionNode
from layerlint.graphs.ops import without_dead_ends
from layerlint.worker.tracing.op_words import group_words, words


def op(kind: str, *constants: Any, rank: int | None = 3, **attributes: Any) -> Any:
    given = SimpleNamespace(shape=SimpleNamespace(rank=rank))
    made = SimpleNamespace(dtype=SimpleNamespace(name="int32"))
    return SimpleNamespace(
        type=kind, inputs=[given, *constants], outputs=[made], get_attr=attributes.__getitem__
    )


def masks(**given: int) -> dict[str, int]:
    names = ("begin", "end", "ellipsis", "new_axis", "shrink_axis")
    return {f"{name}_mask": given.get(name, 0) for name in names}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (op("Mean", -1), "axis=-1"),
        (op("Sum", [1, 2]), "axis=(1, 2)"),
        (op("Sum", [0, 1, 2]), ""),
        (op("Sum", [0, 1, 2], rank=None), "axis=(0, 1, 2)"),
        (op("Max", None), ""),
        (op("Max", []), ""),
        (op("Max", [0], rank=1), "axis=0"),
        (op("ArgMax", 0), "axis=0"),
        (op("Cumsum", None), ""),
        (op("ConcatV2", "other", -1), "axis=-1"),
        (op("GatherV2", "ids", 0), ""),
        (op("GatherV2", "ids", 1), "axis=1"),
        (op("Pack", "other", axis=1), "axis=1"),
        (op("Reshape", [-1, 8]), "(-1, 8)"),
        (op("Reshape", [None, 8]), "(None, 8)"),
        (op("Reshape", [-1]), "(-1,)"),
        (op("Reshape", None), ""),
        (op("Transpose", [0, 2, 1]), "(0, 2, 1)"),
        (op("BatchMatMulV2", adj_x=False, adj_y=True), "transpose_b"),
        (op("MatMul", transpose_a=False, transpose_b=False), ""),
        (op("Einsum", equation=b"ij,jk->ik"), "ij,jk->ik"),
        (op("Squeeze", squeeze_dims=[1]), "axis=1"),
        (op("Squeeze", squeeze_dims=[]), ""),
        (op("StridedSlice", [0, 3], [0, 4], [1, 1], **masks(begin=1, end=1, shrink_axis=2)), "[:, 3]"),
        (op("StridedSlice", [0, 0], [0, 0], [1, 1], **masks(ellipsis=1, new_axis=2)), "[..., None]"),
        (op("StridedSlice", [1, 0], [-1, 0], [1, 2], **masks(begin=2, end=2)), "[1:-1, ::2]"),
        (op("StridedSlice", [None], [None], [1], **masks(shrink_axis=1)), "[…]"),
        (op("StridedSlice", [0], None, [1], **masks(begin=1)), "[:…]"),
        (op("StridedSlice", None, None, [1], **masks()), ""),
        (op("StridedSlice", [9] * 5, [99] * 5, [1] * 5, **masks()), ""),
        (op("Cast"), "int32"),
        (op("Relu"), ""),
    ],
)
def test_an_op_says_what_it_was_told(told: Any, said: str) -> None:
    assert words(told, lambda value: value) == said


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([("Cast", "float32"), ("Mean", "axis=1")], "axis=1"),
        ([("Cast", "int32")], "int32"),
        ([("Max", "axis=1"), ("Sub", ""), ("Exp", ""), ("Sum", "axis=1"), ("Log", "")], "axis=1"),
        ([("Max", "axis=1"), ("Sub", ""), ("Sum", "axis=2")], ""),
        ([("Transpose", "(0, 2, 1)"), ("Softmax", ""), ("Transpose", "(0, 2, 1)")], "axis=1"),
        ([("Transpose", "(2, 1, 0)"), ("LogSoftmax", ""), ("Transpose", "(2, 1, 0)")], "axis=0"),
        ([("Transpose", ""), ("Softmax", ""), ("Transpose", "")], ""),
        ([("Transpose", "(1, 2, 0)"), ("Softmax", ""), ("Transpose", "(2, 0, 1)")], ""),
        ([("Transpose", "(1, 0)"), ("Transpose", "(1, 0)")], ""),
        ([("Transpose", "(0, 2, 1)"), ("Sum", "axis=2"), ("Mul", "")], ""),
        ([("Mul", ""), ("Reshape", "(-1,)")], ""),
        ([("Max", "axis=0"), ("UnsortedSegmentSum", ""), ("RealDiv", "")], ""),  # of a ragged tensor
    ],
)
def test_ops_that_are_one_to_the_user_say_what_all_of_it_was_told(
    parts: list[tuple[str, str]], said: str
) -> None:
    assert group_words([{"types": [kind], "words": text} for kind, text in parts]) == said


def number(value: float | bytes | None) -> Any:
    """A scalar operand; None for one that is no constant."""
    return SimpleNamespace(shape=SimpleNamespace(rank=0), value=value)


def table() -> Any:
    return SimpleNamespace(shape=SimpleNamespace(rank=2), value=[[1.0]])


@pytest.mark.parametrize(
    ("kind", "name", "operands", "said"),
    [
        ("Mul", "*", [table(), number(0.1)], "0.1"),
        ("Mul", "*", [number(-1e9), table()], "-1e+09"),
        ("AddV2", "+", [table(), number(1)], "1"),
        ("AddV2", "+", [table(), number(b"text")], ""),
        ("Sub", "-", [number(1.0), table()], "1 - x"),
        ("Sub", "-", [table(), number(1.0)], "x - 1"),
        ("Greater", ">", [number(None), number(0.0)], "x > 0"),
        ("Maximum", "maximum", [table(), number(0.0)], "0"),
        ("Mul", "multiply", [table(), number(2.0)], "2"),
        ("Mul", "convert_image_dtype", [table(), number(0.1)], ""),
        ("Mul", "*", [table(), table()], ""),
        ("Mul", "*", [number(None), number(None)], ""),
        ("Sub", "-", [number(1.0), number(2.0)], ""),
    ],
)
def test_an_operator_says_its_number(kind: str, name: str, operands: list[Any], said: str) -> None:
    operator = SimpleNamespace(type=kind, inputs=operands)
    assert words(operator, lambda tensor: tensor.value, name) == said


@pytest.mark.parametrize(
    ("name", "said", "label"),
    [("*", "0.5", "* 0.5"), ("-", "1 - x", "1 - x"), ("mean", "axis=1", "mean axis=1"), ("+", "", "+")],
)
def test_a_picture_writes_an_operator_as_the_source_does(name: str, said: str, label: str) -> None:
    assert OpNode("op", "root", name, words=said).label == label


def test_a_leaky_relu_says_its_slope() -> None:
    assert words(op("LeakyRelu", alpha=0.30000001192), lambda value: value) == "slope 0.3"


def test_ops_that_lead_to_nothing_are_not_drawn() -> None:
    root, branch = LayerNode("root", "", "", "root", "Root"), RegionNode("cond", "root", "cond")
    ops = [OpNode(name, "root", name) for name in ("used", "size", "less", "assign")]
    inside = OpNode("inside", "cond", "constant")
    dense = LayerNode("dense", "root", "dense", "dense", "Dense")
    edges = (Edge("used", "dense"), Edge("used", "size"), Edge("size", "less"))
    graph = without_dead_ends(Graph("R", (root, *ops, branch, inside, dense), edges), keep=["assign"])
    assert [node.id for node in graph.nodes] == ["root", "used", "assign", "cond", "inside", "dense"]
    assert graph.edges == edges[:1]
