"""The inputs of a plan: tensors alone are inputs of a fit or a functional model, numbers and texts are passed on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.worker.keras_api import Api
from layerlint.worker.planning import Plan
from layerlint.worker.scenarios.plan_inputs import PlanInputs

X = {"kind": "tensor", "shape": [None, 3], "dtype": "float32"}
TWO = {"kind": "literal", "value": 2}


def inputs(*args: Any, **kwargs: Any) -> PlanInputs:
    plan = SimpleNamespace(input_args=list(args), input_kwargs=kwargs)
    return PlanInputs(cast(Plan, plan), cast(Api, SimpleNamespace()))


@pytest.mark.parametrize(
    ("fed", "shapes"),
    [
        (inputs(X), (None, 3)),
        (inputs(X, TWO), (None, 3)),
        (inputs(X, stride=TWO), (None, 3)),
        (inputs(TWO, X), {"argument_1": (None, 3)}),
        (inputs(X, mask=X), {"argument_0": (None, 3), "mask": (None, 3)}),
        (inputs(X, TWO, mask=X), {"argument_0": (None, 3), "mask": (None, 3)}),
        (inputs({"kind": "list", "items": [X, TWO]}), [(None, 3), 2]),
        (inputs(TWO), 2),
    ],
)
def test_only_tensors_are_inputs(fed: PlanInputs, shapes: Any) -> None:
    assert fed.shapes() == shapes


def test_a_call_gets_the_other_values_too() -> None:
    assert inputs(X, TWO).apart("x") == (["x", 2], {})
    assert inputs(X, stride=TWO).apart("x") == (["x"], {"stride": 2})
    assert inputs(TWO, X).apart({"argument_1": "x"}) == ([2, "x"], {})
    assert inputs(X, TWO, mask=X).apart({"argument_0": "x", "mask": "m"}) == (["x", 2], {"mask": "m"})
    assert inputs(TWO).apart(2) == ([2], {})
