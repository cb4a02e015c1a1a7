"""What layers of Keras derive from their weights is computed again once these are set, without TensorFlow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from layerlint.worker.keras_api import Api
from layerlint.worker.scenarios.derived_values import finalize_state

API = cast(
    Api,
    SimpleNamespace(is_builtin=lambda cls: cls.__name__ == "Normalization", raw=lambda variable: variable),
)


def weight(floating: bool) -> Any:
    return SimpleNamespace(dtype=SimpleNamespace(is_floating=floating))


class Normalization:
    def __init__(self, *weights: Any) -> None:
        self.weights = weights
        self.finalized = 0

    def _flatten_layers(self) -> list[Normalization]:
        return [self]

    def finalize_state(self) -> None:
        self.finalized += 1


class Subclass(Normalization):
    """A user's class, which inherits the method of Keras."""


class Own(Normalization):
    """A user's class with a method of its own."""

    def finalize_state(self) -> None:
        raise AssertionError


def finalized(layer: Normalization) -> int:
    finalize_state(layer, API)
    return layer.finalized


def test_a_layer_of_keras_and_its_subclass_are_finalized() -> None:
    assert finalized(Normalization(weight(True))) == 1
    assert finalized(Subclass(weight(True))) == 1


def test_other_layers_are_left_alone() -> None:
    assert finalized(Normalization(weight(False))) == 0
    assert finalized(Normalization()) == 0
    assert finalized(Own(weight(True))) == 0
