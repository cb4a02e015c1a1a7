"""Ops of a loss object of Keras are one to the user; from stand-ins of TensorFlow's ops."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.worker.tracing.opnames import grouped, named

USER = ("/me/gan.py", 7, "train_step")
LOSS = ("/keras/src/losses/loss.py", 60, "__call__")
CALL = ("/keras/src/losses/losses.py", 30, "call")
CALLSITES: Any = SimpleNamespace(
    worker="/worker/", keras=("/keras/",), is_user_file=lambda file: file.startswith("/me/")
)


def op(kind: str, *frames: tuple[str, int, str]) -> Any:
    return SimpleNamespace(name="op", type=kind, traceback=[("/worker/tracer.py", 1, "run"), *frames])


def inside(name: str) -> tuple[str, int, str]:
    return ("/keras/src/losses/some.py", 1, name)


@pytest.mark.parametrize(
    ("frames", "said"),
    [
        ((USER, LOSS, CALL, inside("binary_crossentropy"), inside("mean")), "binary_crossentropy"),
        ((USER, LOSS, inside("reduce_weighted_values"), inside("sum")), "reduction"),
        ((USER, LOSS, inside("squeeze_or_expand_to_same_rank")), "reduction"),
        ((USER, ("/keras/src/layers/layer.py", 9, "__call__"), inside("dot")), "dot"),
        ((USER, inside("compute_loss"), LOSS, CALL, inside("mse")), "compute_loss"),
        ((USER, LOSS, ("/me/losses.py", 4, "call"), inside("abs")), "abs"),
        ((USER, inside("wrapped"), inside("zeros")), "zeros"),
    ],
)
def test_an_op_is_called_by_the_function_of_the_loss(
    frames: tuple[tuple[str, int, str], ...], said: str
) -> None:
    assert named(op("Sum", *frames), CALLSITES)[0] == said


def test_a_loss_object_is_one_op() -> None:
    def part(number: int, *frames: tuple[str, int, str]) -> dict[str, Any]:
        name, _, key = named(op("Sum", *frames), CALLSITES)
        given = [f"t{number - 1}"]
        fields = {"call": 0, "name": name, "key": key, "words": "", "types": ["Sum"], "inputs": given}
        outputs = [{"value": number}]
        return {**fields, "reads": [], "writes": [], "operands": [(given[0], "")], "outputs": outputs}

    squeeze = part(1, USER, LOSS, inside("squeeze_or_expand_to_same_rank"))
    crossentropy = part(2, USER, LOSS, CALL, inside("binary_crossentropy"))
    reduced = part(3, USER, LOSS, inside("reduce_weighted_values"))
    assert [one["name"] for one in grouped([squeeze, crossentropy, reduced])] == ["binary_crossentropy"]
    assert [one["name"] for one in grouped([reduced])] == ["reduction"]


def computed(number: int, name: str, invocation: int | None, *inputs: str) -> dict[str, Any]:
    fields = {
        "call": 0,
        "name": name,
        "key": f"7:{name}",
        "words": "",
        "types": ["Op"],
        "inputs": list(inputs),
    }
    links = {"reads": [], "writes": [], "operands": [], "outputs": [{"value": number}]}
    return {**fields, **links, "invocation": invocation}


@pytest.mark.parametrize(
    ("runs", "taken", "count"),
    [
        ((1, 1), (), 1),
        ((1, 2), (), 2),
        ((None, None), (), 1),
        ((1, 1), ("t1",), 1),
    ],
)
def test_two_runs_of_a_function_are_two_ops(
    runs: tuple[int | None, int | None], taken: tuple[str, ...], count: int
) -> None:
    ops = [computed(1, "gelu", runs[0], "t0"), computed(2, "gelu", runs[1], "t1")]
    assert len(grouped(ops, taken)) == count


@pytest.mark.parametrize(
    ("others", "taken", "count"),
    [((), (), 1), ((computed(3, "softmax", 9, "t1"),), (), 3), ((), ("t1",), 2)],
)
def test_a_sum_is_one_op_unless_something_takes_a_part_of_it(
    others: tuple[dict[str, Any], ...], taken: tuple[str, ...], count: int
) -> None:
    ops = [computed(1, "+", 1, "t0"), *others, computed(2, "+", 2, "t1", "t5")]
    assert len(grouped(ops, taken)) == count
