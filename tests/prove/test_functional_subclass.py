"""Which model classes are made of layers by the prover."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.worker.keras_api import Api
from layerlint.worker.planning import Plan
from layerlint.worker.scenarios.functional_subclass import needs_layers


class Model:
    __module__ = "keras.src.models"

    def __init__(self, *args: Any) -> None: ...

    def call(self, inputs: Any) -> Any: ...

    def train_step(self, data: Any) -> Any: ...


class Sequential(Model):
    __module__ = "keras.src.models"


class Stepping(Model):
    def train_step(self, data: Any) -> Any: ...


class Inheriting(Stepping): ...


class Calling(Stepping):
    def call(self, inputs: Any) -> Any: ...


class Made(Stepping):
    def __init__(self, units: int) -> None: ...


class Helping(Model):
    def describe(self) -> str: ...  # type: ignore[empty-body]


class Row(Sequential):
    def train_step(self, data: Any) -> Any: ...


@pytest.mark.parametrize(
    ("cls", "is_given"),
    [(Stepping, True), (Inheriting, True), (Calling, False), (Made, False), (Helping, False), (Row, False)],
)
def test_a_class_that_only_trains_otherwise_is_given_its_layers(cls: type, is_given: bool) -> None:
    api = SimpleNamespace(
        Model=Model, keras=SimpleNamespace(Sequential=Sequential), is_builtin=lambda cls: "keras" in cls.__module__
    )  # fmt: skip
    plan = SimpleNamespace(target=cls, texts={}, texts_args=[], hints=[])
    assert needs_layers(cast(Plan, plan), cast(Api, api)) is is_given
    plan.texts = {"inputs": "x"}
    assert not needs_layers(cast(Plan, plan), cast(Api, api))
