"""What a step reports, of pretended models and without TensorFlow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from layerlint.worker.scenarios import fitting, training_steps
from layerlint.worker.scenarios.case import Case


class Pretended:
    """A model that reports one loss in a fit and another one in `evaluate`."""

    def __init__(self, in_training: float) -> None:
        self.in_training = in_training

    def __call__(self, inputs: Any, training: bool = False) -> list[Any]:
        return [np.array([self.in_training if training else 1.0])]

    def fit(self, *args: Any, **kwargs: Any) -> Any:
        return SimpleNamespace(history={"loss": [3.0, 3.0], "mae": [1.0, 1.0]})

    def evaluate(self, *args: Any, **kwargs: Any) -> dict[str, float]:
        return {"loss": 2.0}

    def reset_metrics(self) -> None: ...


def _traits(monkeypatch: pytest.MonkeyPatch, model: Pretended) -> set[str]:
    monkeypatch.setattr(training_steps, "target_of", lambda *args: SimpleNamespace(target=None, loss=None))
    monkeypatch.setattr(training_steps, "compile_model", lambda *args, **kwargs: None)
    case: Any = SimpleNamespace(
        start=lambda: None, make=lambda: model, inputs=lambda: None, numbers=lambda output: output,
        same=lambda one, other: np.allclose(one, other), np=np, traits=set(), values=[],
        add_symptom=lambda word, *names: case.traits.add("=".join([word, *names])),
        attributes=SimpleNamespace(base_names=set()), api=SimpleNamespace(Metric=Counter, raw=lambda one: one),
    )  # fmt: skip
    training_steps.fit_metrics(cast(Case, case))
    return set(case.traits)


def test_a_loss_that_evaluate_reports_otherwise_is_misreported(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "loss-misreported" in _traits(monkeypatch, Pretended(1.0))


def test_losses_of_a_model_that_gives_something_else_in_training_are_not_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert _traits(monkeypatch, Pretended(1.5)) == set()


class Unreported(Pretended):
    """A model whose `test_step` reports no loss, and counts in a metric that Keras does not reset."""

    def __init__(self) -> None:
        super().__init__(1.0)
        self.seen = Counter(0.0)

    def evaluate(self, *args: Any, **kwargs: Any) -> dict[str, float]:
        self.seen.variables = [np.array(2.0)]
        return {"seen": 2.0}


class Unevaluated(Pretended):
    """A model that cannot be evaluated."""

    def evaluate(self, *args: Any, **kwargs: Any) -> dict[str, float]:
        raise NotImplementedError


def test_a_metric_that_only_an_evaluation_counts_in_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _traits(monkeypatch, Unreported()) == {"metric-not-reset=seen"}


def test_a_loss_that_nothing_reports_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _traits(monkeypatch, Unevaluated(1.0)) == set()


class Counter:
    """A metric with one variable."""

    def __init__(self, count: float) -> None:
        self.variables = [np.array(count)]


class Tracking:
    def __init__(self) -> None:
        self.listed, self.unlisted, self.unused = Counter(2.0), Counter(2.0), Counter(0.0)

    def reset_metrics(self) -> None:
        self.listed.variables = [np.array(0.0)]


def test_a_metric_that_keras_does_not_reset_is_seen_though_its_mean_is_the_same() -> None:
    symptoms: list[tuple[str, str]] = []
    case = SimpleNamespace(
        api=SimpleNamespace(Metric=Counter, raw=lambda one: one), np=np, attributes=SimpleNamespace(base_names=set()),
        add_symptom=lambda *words: symptoms.append(words), add_trait=lambda *words: symptoms.append(words),
    )  # fmt: skip
    training_steps._look_at_resets(cast(Case, case), Tracking())
    assert symptoms == [("metric-reset", "listed"), ("metric-not-reset", "unlisted")]


class Base:
    def train_step(self, data: Any) -> None: ...


class Part(Base):
    """A model that runs `judge` in its step, and `maker` in both."""

    def __init__(self, *parts: Base) -> None:
        self.parts = parts

    def _flatten_layers(self) -> list[Base]:
        return [self, *self.parts]


class Stepping(Part):
    def train_step(self, data: Any) -> None: ...


@pytest.mark.parametrize(("cls", "left"), [(Stepping, ["judge"]), (Part, [])])
def test_what_only_a_step_runs_is_trained_as_the_step_says(cls: type[Part], left: list[str]) -> None:
    maker, judge = Base(), Base()
    model, weights = cls(maker, judge), {id(maker): ["maker"], id(judge): ["judge"]}
    called = {id(model), id(maker), id(judge)}
    case: Any = SimpleNamespace(
        api=SimpleNamespace(Model=Base, raw=lambda one: one), is_model=True, probe=SimpleNamespace(called=set(called)),
        call=lambda layer, *args, **kwargs: case.probe.called.update({id(layer), id(maker)}), inputs=lambda: None,
        weights_of=lambda part: weights[id(part)],
    )  # fmt: skip
    assert fitting._left_by_step(cast(Case, case), model) == {id(one) for one in left}
    assert case.probe.called == called


def _variable(name: str) -> Any:
    return SimpleNamespace(name=name, trainable=True, dtype=SimpleNamespace(is_floating=True))


def test_weights_of_a_hidden_layer_that_the_class_froze_are_not_meant_to_train() -> None:
    frozen, loose = _variable("frozen"), _variable("loose")
    parts = [SimpleNamespace(trainable=False, own=[frozen]), SimpleNamespace(trainable=True, own=[loose])]
    layer = SimpleNamespace(trainable_weights=[], own=[])
    case = SimpleNamespace(
        created_variables=lambda: [frozen, loose], called_layer_variables=lambda layer: [],
        weights_of=lambda part: part.own, api=SimpleNamespace(raw=lambda one: one), probe=SimpleNamespace(layers=parts),
    )  # fmt: skip
    assert fitting._trainable(cast(Case, case), layer) == [loose]


class Drop:
    trainable = True


@pytest.mark.parametrize(("held", "expected"), [(False, 0), (True, 1)])
def test_of_layers_that_each_call_makes_anew_one_in_training_mode_is_enough(
    held: bool, expected: int
) -> None:
    looked_at, ran = Drop(), Drop()
    case = SimpleNamespace(probe=SimpleNamespace(trained={id(looked_at), id(ran)}))
    layer = SimpleNamespace(_flatten_layers=lambda: [looked_at] if held else [])
    modes: list[tuple[Any, bool]] = [(looked_at, False), (ran, True)]
    assert len(fitting._never_in_training(cast(Case, case), layer, modes)) == expected
