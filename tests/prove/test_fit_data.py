"""What a model is compiled with where its `compile` asks for things by name."""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from layerlint.worker.scenarios.case import Case, Unsuited
from layerlint.worker.scenarios.fit_data import FitData, _first_running_form, compile_model

KERAS = SimpleNamespace(
    optimizers=SimpleNamespace(SGD=lambda rate: f"SGD({rate})"),
    losses=SimpleNamespace(MeanSquaredError=lambda: "MSE"),
)
CASE = cast(Case, SimpleNamespace(api=SimpleNamespace(keras=KERAS)))


class Plain:
    def compile(self, optimizer: Any = "rmsprop", loss: Any = None, **kwargs: Any) -> None:
        self.given = {"optimizer": optimizer, "loss": loss, **kwargs}


class Twice:
    def compile(self, d_optimizer: Any, g_opt: Any, loss_fn: Any, metrics: Any = None) -> None:
        self.given = {"d_optimizer": d_optimizer, "g_opt": g_opt, "loss_fn": loss_fn, "metrics": metrics}


class Own:
    def compile(self, optimizer: Any) -> None:
        self.given = {"optimizer": optimizer}


class Strange:
    def compile(self, schedule: Any) -> None:
        raise AssertionError


def compiled(model: Any, **more: Any) -> dict[str, Any]:
    compile_model(CASE, model, "mae", 0.1, **more)
    return cast("dict[str, Any]", model.given)


def test_a_usual_compile_gets_an_optimizer_and_the_loss() -> None:
    wanted = {"optimizer": "SGD(0.1)", "loss": "mae", "metrics": ["mae"]}
    assert compiled(Plain(), metrics=["mae"]) == wanted


def test_a_compile_of_its_own_gets_what_it_asks_for() -> None:
    wanted = {"d_optimizer": "SGD(0.1)", "g_opt": "SGD(0.1)", "loss_fn": "MSE", "metrics": ["mae"]}
    assert compiled(Twice(), metrics=["mae"]) == wanted
    assert compiled(Own(), metrics=["mae"]) == {"optimizer": "SGD(0.1)"}


def test_what_is_asked_for_and_not_known_is_said() -> None:
    with pytest.raises(Unsuited, match="`schedule`"):
        compiled(Strange())


class Stepping:
    def compile(self, **kwargs: Any) -> None:
        pass

    def fit(self, inputs: Any, target: Any, **kwargs: Any) -> None:
        self.train_step(inputs if target is None else (inputs, target))

    def train_step(self, data: Any) -> None:
        if isinstance(data, tuple):
            raise TypeError("takes no target")
        raise ValueError("Unknown variable")


def test_where_no_data_suits_a_step_it_gets_those_with_which_it_came_furthest() -> None:
    case = SimpleNamespace(
        api=SimpleNamespace(keras=KERAS, tf=SimpleNamespace(is_tensor=lambda value: False)), np=np,
        probe=SimpleNamespace(unseen=nullcontext), make=Stepping, inputs=lambda: [1.0], traits=set(),
    )  # fmt: skip
    suiting = _first_running_form(cast(Case, case), FitData([3.0], "mse"))
    assert suiting.target is None
    assert case.traits == {"step-fails-eagerly"}
