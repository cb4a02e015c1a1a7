"""Which operand of an op each tensor is, from stand-ins of TensorFlow's ops."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.trace.traced import Op
from layerlint.worker.tracing.operands import group_operands, names


def op(kind: str, *arguments: str, **counts: int) -> Any:
    """An op whose arguments have these names; `args*` takes any types, `counts` says how long a list is."""
    told = [
        SimpleNamespace(
            name=name.rstrip("*"),
            number_attr="N" if name in counts else "",
            type_list_attr="T" if name.endswith("*") else "",
        )
        for name in arguments
    ]
    inputs = sum(counts.get(name, 1) for name in arguments)
    count = next(iter(counts.values()), 0)
    definition = SimpleNamespace(input_arg=told)
    return SimpleNamespace(
        type=kind, op_def=definition, inputs=[None] * inputs, get_attr={"N": count}.__getitem__
    )


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (op("Sub", "x", "y"), ["", "subtracted"]),
        (op("RealDiv", "x", "y"), ["", "divisor"]),
        (op("Less", "x", "y"), ["left", "right"]),
        (op("MatMul", "a", "b"), ["left", "right"]),
        (op("AddV2", "x", "y"), ["", ""]),
        (op("Pow", "x", "y"), ["base", "exponent"]),
        (op("SelectV2", "condition", "t", "e"), ["condition", "then", "else"]),
        (op("GatherV2", "params", "indices", "axis"), ["params", "indices", "axis"]),
        (op("ResourceGather", "resource", "indices"), ["", "indices"]),
        (op("ConcatV2", "values", "axis", values=3), ["1st", "2nd", "3rd", "axis"]),
        (op("Pack", "values", values=12), ["1st", "2nd", "3rd", *(f"{n}th" for n in range(4, 13))]),
        (op("PartitionedCall", "args*"), [""]),
        (op("Atan2", "y", "x"), ["y", "x"]),
        (
            op("SparseTensorDenseMatMul", "a_indices", "a_values", "a_shape", "b"),
            ["left", "left", "left", "right"],
        ),
        (
            op("SparseReduceSum", "input_indices", "input_values", "input_shape", "reduction_axes"),
            ["input", "input", "input", "reduction_axes"],
        ),
        (op("ResizeBilinear", "images", "size"), ["images", "size"]),
    ],
)
def test_operands_have_names_where_their_order_means_something(made: Any, said: list[str]) -> None:
    assert names(made) == said


def part(kind: str, value: int, *operands: tuple[str, str]) -> dict[str, Any]:
    return {"types": [kind], "outputs": [{"value": value}], "operands": operands}


@pytest.mark.parametrize(
    ("parts", "name", "said"),
    [
        ([part("Sub", 9, ("t1", ""), ("t2", "subtracted"))], "-", {"t2": "subtracted"}),
        ([part("Sub", 9, ("t1", ""), ("v2", "subtracted"))], "-", {"v2": "subtracted"}),
        ([part("Sub", 9, ("t1", ""), ("t1", "subtracted"))], "-", {}),
        ([part("AddV2", 9, ("t1", ""), ("t2", ""))], "+", {}),
        ([part("Relu", 9, ("t1", "features"), ("t2", "features"))], "relu", {}),  # from two branches
        (  # what only changes shapes stands before and after
            [
                part("Reshape", 7, ("t1", "tensor")),
                part("MatMul", 8, ("t7", "left"), ("t2", "right")),
                part("Reshape", 9, ("t8", "tensor")),
            ],
            "matmul",
            {"t1": "left", "t2": "right"},
        ),
        (  # one thing with itself joins nothing
            [part("Mul", 8, ("t1", ""), ("t1", "")), part("Sub", 9, ("t8", ""), ("t2", "subtracted"))],
            "-",
            {"t2": "subtracted"},
        ),
        (  # the operand of the function is not known, that of the op is
            [part("Sub", 8, ("t1", ""), ("t2", "subtracted")), part("Abs", 9, ("t8", "x"))],
            "mean_absolute_error",
            {"t2": "subtracted"},
        ),
        (  # a name says enough
            [part("SoftmaxCrossEntropyWithLogits", 9, ("t1", "features"), ("t2", "labels"))],
            "crossentropy",
            {"t1": "features", "t2": "labels"},
        ),
        (
            [part("ConcatV2", 9, ("t1", "1st"), ("t2", "2nd"))],
            "concatenate",
            {"t1": "1st", "t2": "2nd"},
        ),
        (  # where several ops join, none says what the whole means
            [
                part("Sub", 8, ("t1", ""), ("t2", "subtracted")),
                part("RealDiv", 9, ("t8", ""), ("t2", "divisor")),
            ],
            "relative_error",
            {},
        ),
    ],
)
def test_what_goes_into_ops_that_are_one_to_the_user(
    parts: list[dict[str, Any]], name: str, said: dict[str, str]
) -> None:
    assert dict(group_operands(parts, name)) == said


def test_what_is_two_operands_has_both_names() -> None:
    given = (("t1", "left"), ("t2", "right"), ("t1", "right"))
    made = Op(0, None, "-", ("Sub",), ("t1", "t2"), (), (), (), (), None, (), operands=given)
    assert [made.operand(word) for word in ("t1", "t2", "t3")] == ["left, right", "right", ""]


def test_an_operand_without_a_word_adds_nothing_to_one_that_has_it() -> None:
    """`x - x`: the left side of `-` has no word."""
    difference = Op(
        0, None, "-", ("Sub",), ("t1",), (), (), (), (), None, (), operands=(("t1", ""), ("t1", "subtracted"))
    )
    assert difference.operand("t1") == "subtracted"
