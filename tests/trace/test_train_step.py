"""What a model is compiled with before its training step is drawn, from stand-ins of Keras."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy

from layerlint.worker.tracing.train_step import Training, has_own_step


class SGD:
    def __init__(self, rate: float) -> None:
        self.rate = rate


class MeanSquaredError: ...


class OfKeras:
    def __init__(self) -> None:
        self.given: dict[str, Any] = {}

    def compile(self, optimizer: Any = "rmsprop", loss: Any = None) -> None:
        self.given = {"optimizer": optimizer, "loss": loss}


class Own(OfKeras):
    def compile(  # type: ignore[override]
        self, g_optimizer: Any = "adam", loss_fn: Any = None, noise: float = 0.1, *, rate: Any
    ) -> None:
        self.given = {"g_optimizer": g_optimizer, "loss_fn": loss_fn, "noise": noise, "rate": rate}


def compiled(model: OfKeras) -> str:
    keras = SimpleNamespace(
        optimizers=SimpleNamespace(SGD=SGD), losses=SimpleNamespace(MeanSquaredError=MeanSquaredError)
    )
    api: Any = SimpleNamespace(keras=keras, is_builtin=lambda cls: cls is OfKeras)
    recorder: Any = SimpleNamespace(compile_values=[])
    return Training(model, recorder, api).compile()


def test_a_model_is_compiled_with_plain_parts_that_are_told() -> None:
    model = OfKeras()
    assert compiled(model) == "guessed for compile: optimizer=SGD, loss=MeanSquaredError"
    assert isinstance(model.given["optimizer"], SGD)


def test_what_the_own_compile_of_a_model_says_stays() -> None:
    model = Own()
    assert compiled(model) == "guessed for compile: loss_fn=MeanSquaredError, rate=0.1"
    assert (model.given["g_optimizer"], model.given["noise"]) == ("adam", 0.1)


class Short(OfKeras):
    def compile(self, g_opt: Any, optim_d: Any, optional: Any) -> None:  # type: ignore[override]
        self.given = {"g_opt": g_opt, "optim_d": optim_d, "optional": optional}


def test_short_names_of_optimizers_are_read() -> None:
    model = Short()
    assert compiled(model) == "guessed for compile: g_opt=SGD, optim_d=SGD, optional=0.1"
    assert isinstance(model.given["optim_d"], SGD)


class Part:
    def __init__(self, *shapes: tuple[int | None, ...]) -> None:
        self.outputs = [SimpleNamespace(shape=shape, dtype="float32") for shape in shapes]


class Gan:
    def __call__(self, noise: Any) -> Any:
        return noise[:, :1]

    def train_step(self, data: Any) -> Any:
        return self.discriminator(data)  # type: ignore[attr-defined]


class Plain(Gan):
    def train_step(self, data: Any) -> Any:
        return self(data)


def candidate_shapes(*parts: Part, model: type[Gan] = Gan) -> list[tuple[int, ...]]:
    """The shapes of the candidates that are one tensor, of a model that takes noise of 32 numbers."""
    nest = SimpleNamespace(flatten=lambda value: [value], map_structure=lambda of, value: of(value))
    tf = SimpleNamespace(
        nest=nest,
        zeros=numpy.zeros,
        zeros_like=numpy.zeros_like,
        ones=numpy.ones,
        int32="int32",
        is_tensor=lambda value: False,
    )
    api: Any = SimpleNamespace(tf=tf, children=lambda model: parts, is_functional=lambda part: True)
    recorder: Any = SimpleNamespace(compile_values=[])
    data = Training(model(), recorder, api).batches([numpy.zeros((2, 32))])
    return [item.shape for item in data if isinstance(item, numpy.ndarray)]


def test_examples_of_a_step_are_like_what_a_part_makes() -> None:
    assert candidate_shapes(Part((None, 28, 28, 1)), Part((None, 1))) == [(2, 32), (2, 28, 28, 1), (2, 1)]


def test_a_step_that_calls_the_model_gets_its_inputs() -> None:
    assert candidate_shapes(Part((None, 28, 28, 1)), model=Plain) == [(2, 32)]


def test_outputs_of_unknown_size_and_several_outputs_are_no_examples() -> None:
    assert candidate_shapes(Part((None, None, 3)), Part((None, 4), (None, 5)), Part()) == [(2, 32)]


class Steps(OfKeras):
    def train_step(self, data: Any) -> None: ...


class StepsOnPairs(OfKeras):
    def train_step(self, x: Any, y: Any, optimizer: Any) -> None: ...


class StepsWithDefaults(OfKeras):
    def train_step(self, data: Any, clip: float = 1.0) -> None: ...


def test_a_step_that_fit_cannot_call_is_no_training_step() -> None:
    api: Any = SimpleNamespace(Model=OfKeras, is_builtin=lambda cls: cls is OfKeras)
    assert has_own_step(Steps(), api)
    assert has_own_step(StepsWithDefaults(), api)
    assert not has_own_step(StepsOnPairs(), api)
