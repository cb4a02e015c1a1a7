"""The values of added losses, without TensorFlow: those of zero show nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.worker.keras_api import Api
from layerlint.worker.scenarios.fitting import _all_zero
from layerlint.worker.scenarios.probe import Probe


class Symbolic:
    """A tensor without a value."""


def refuses() -> None:
    raise ValueError


TF = SimpleNamespace(
    nest=SimpleNamespace(flatten=lambda loss: loss if isinstance(loss, list) else [loss]),
    is_tensor=lambda value: isinstance(value, Symbolic), reduce_sum=lambda value: value, abs=abs,
)  # fmt: skip


@pytest.mark.parametrize(
    ("loss", "values", "zero"),
    [
        (0.0, [0.0], True),
        (-2.0, [2.0], False),
        ([0.0, 1.0], [0.0, 1.0], False),
        (lambda: 0.0, [0.0], True),
        (refuses, [float("inf")], False),
        (None, [float("inf")], False),
        (Symbolic(), [], False),
    ],
)
def test_only_known_losses_of_zero_show_nothing(loss: Any, values: list[float], zero: bool) -> None:
    found = list(Probe(cast(Api, SimpleNamespace(tf=TF)), lambda file: True).values_of(loss))
    assert found == values
    assert _all_zero(found) is zero
