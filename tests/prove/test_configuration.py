"""What the scenario `config` raises, without TensorFlow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.worker.exceptions import causes
from layerlint.worker.scenarios.case import Case
from layerlint.worker.scenarios.scenario_table import _configuration


class Lacking:
    def get_config(self) -> dict[str, int]:
        return {"size": self.size}  # type: ignore[attr-defined]


def case_that(call: Any) -> Case:
    return cast(Case, SimpleNamespace(call=lambda layer, inputs: call(layer), inputs=lambda: None))


def test_an_error_of_a_call_is_none_of_the_configuration() -> None:
    def call(layer: Any) -> None:
        raise ValueError("no such input")

    with pytest.raises(AttributeError, match="size") as caught:
        _configuration(case_that(call), Lacking())
    assert list(causes(caught.value)) == [caught.value]


def test_a_layer_may_have_a_configuration_after_its_first_call() -> None:
    assert _configuration(case_that(lambda layer: setattr(layer, "size", 3)), Lacking()) == {"size": 3}
