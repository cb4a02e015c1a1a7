"""What the scenario `config` raises, without TensorFlow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.worker.exceptions import causes
from layerlint.worker.scenarios.case import Case
from layerlint.worker.scenarios.restored import configuration_of, from_configuration


class Lacking:
    def get_config(self) -> dict[str, int]:
        return {"size": self.size}  # type: ignore[attr-defined]


def case_that(call: Any) -> Case:
    return cast(Case, SimpleNamespace(call=lambda layer, inputs: call(layer), inputs=lambda: None))


def test_an_error_of_a_call_is_none_of_the_configuration() -> None:
    def call(layer: Any) -> None:
        raise ValueError("no such input")

    with pytest.raises(AttributeError, match="size") as caught:
        configuration_of(case_that(call), Lacking())
    assert list(causes(caught.value)) == [caught.value]


class Holding:
    """A layer that holds a layer of the module."""

    @classmethod
    def from_config(cls, config: dict[str, str]) -> list[str]:
        return [config["cell"], *SCOPES]


SCOPES: list[str] = []


@contextmanager
def scope(classes: dict[str, Any]) -> Iterator[None]:
    SCOPES.extend(classes)
    yield
    SCOPES.clear()


def test_a_layer_of_the_module_in_a_configuration_needs_no_registration() -> None:
    api = SimpleNamespace(keras=SimpleNamespace(utils=SimpleNamespace(custom_object_scope=scope)))
    case = cast(Case, SimpleNamespace(api=api, classes={"Cell": Lacking}))
    assert from_configuration(case, Holding(), {"cell": "Cell"}) == ["Cell", "Cell"]


def test_a_layer_may_have_a_configuration_after_its_first_call() -> None:
    assert configuration_of(case_that(lambda layer: setattr(layer, "size", 3)), Lacking()) == {"size": 3}
