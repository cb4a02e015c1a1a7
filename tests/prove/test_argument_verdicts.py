"""Arguments that a configuration leaves out: lost, kept, or without a value that shows it."""

from __future__ import annotations

import ast
import inspect
from contextlib import nullcontext
from dataclasses import replace
from itertools import count
from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.prove.argument_verdicts import judge_left_out
from layerlint.prove.trial import Observation
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.text import Position, Span
from layerlint.worker.scenarios import lost_arguments, restored
from layerlint.worker.scenarios.case import Case
from layerlint.worker.scenarios.other_values import compared_with, other_values
from layerlint.worker.scenarios.restored import UNKNOWN, normal

PLACE = Span(Position(1, 1), Position(1, 2))


def finding(*names: str) -> Diagnostic:
    said = ", ".join(f"`{name}`" for name in names)
    return Diagnostic("a.py", PLACE, "LL402", "name", Severity.ERROR, f"leaves out {said}")


def became(**words: str) -> Observation:
    where: dict[str, tuple[str, ...]] = {}
    for name, word in words.items():
        where[word] = (*where.get(word, ()), name)
    return Observation(
        "left-out", frozenset(where), where, "", "", (), said={name: f"<{name}>" for name in words}
    )


def test_one_lost_argument_proves_the_finding() -> None:
    verdict = judge_left_out(finding("a", "b"), became(a="argument-kept", b="argument-lost"))
    assert verdict is not None
    assert (verdict.evidence, verdict.seen) == (Evidence.PROVED, "<b>")


def test_an_argument_that_no_value_shows_is_not_refuted() -> None:
    verdict = judge_left_out(finding("a", "b"), became(a="argument-kept", b="argument-unseen"))
    assert verdict is not None
    assert verdict.evidence is Evidence.NOT_RUN
    assert "`b`" in verdict.seen


def test_it_is_refuted_when_every_argument_came_back() -> None:
    verdict = judge_left_out(finding("a", "b"), became(a="argument-kept", b="argument-kept"))
    assert verdict is not None
    assert verdict.evidence is Evidence.REFUTED


def test_what_became_of_other_arguments_says_nothing() -> None:
    assert judge_left_out(finding("a"), became(b="argument-lost")) is None
    assert judge_left_out(finding(), became(b="argument-lost")) is None


def test_what_is_recorded_in_place_of_an_argument_is_about_that_argument_alone() -> None:
    changed = replace(finding("high", "low"), code="LL408")
    proved = judge_left_out(changed, became(high="argument-lost", low="argument-kept"))
    assert proved is not None
    assert proved.evidence is Evidence.PROVED
    refuted = judge_left_out(changed, became(high="argument-kept", low="argument-lost"))
    assert refuted is not None
    assert refuted.evidence is Evidence.REFUTED


SOURCE = """
class Mode(Layer):
    def call(self, inputs):
        if self.mode == "sum" or mode in ("max", "mean"):
            return inputs
        return {"first": 1, "last": 2}[self._mode]
"""


def test_values_come_from_what_the_class_compares_with() -> None:
    assert set(compared_with(SOURCE, "mode")) == {"sum", "max", "mean", "first", "last"}
    assert compared_with("class Broken(", "mode") == []


@pytest.mark.parametrize(
    ("name", "value", "compared", "first"),
    [
        ("residual", False, [], True),
        ("residual", True, [], False),
        ("units", 1, [], 2),
        ("factor", 1.0, [], 2.0),
        ("mode", "sum", ["sum", "max"], "max"),
        ("mode", None, ["max"], "max"),
        ("activation", "relu", [], "tanh"),
        ("padding", "same", [], "valid"),
        ("pool", (2, 2), [], (2, 3)),
        ("units", None, [], 8),
    ],
)
def test_the_first_other_value(name: str, value: Any, compared: list[Any], first: Any) -> None:
    values = other_values(name, value, compared)
    assert values[0] == first
    assert type(values[0]) is type(first)
    assert all(type(one) is not type(value) or one != value for one in values)


def test_values_mean_what_comes_back_from_json() -> None:
    assert normal((1, (2, 3))) == normal([1, [2, 3]])
    assert normal({1: (2,)}) == normal({"1": [2]})
    assert normal(object()) is UNKNOWN
    assert normal([object()]) is UNKNOWN
    assert normal(True) is True


class Drawing:
    """A layer whose `seed` is drawn, and whose other argument the configuration leaves out."""

    drawn = count()

    def __init__(self, strength: float = 0.5, seed: int | None = None) -> None:
        self.strength_of = SimpleNamespace(rate=strength)
        self.seed = next(self.drawn) if seed is None else seed
        self.weights: list[Any] = []

    def get_config(self) -> dict[str, Any]:
        return {"seed": self.seed}


class Keeping(Drawing):
    def __init__(self, strength: float = 0.5, seed: int | None = None) -> None:
        super().__init__(strength, seed)
        self.strength = strength


@pytest.mark.parametrize(("cls", "word"), [(Drawing, "argument-unseen"), (Keeping, "argument-lost")])
def test_what_chance_changes_shows_no_argument(monkeypatch: pytest.MonkeyPatch, cls: Any, word: str) -> None:
    def restored(case: Any, layer: Any) -> Any:
        return lost_arguments._Called(case, cls(**layer.get_config()))

    monkeypatch.setattr(lost_arguments, "_restored", restored)
    assert _left_out(cls, lambda *args: None)[0] == [word]


class Ordered:
    """A layer with an argument that the configuration leaves out, and that no call takes with another value."""

    def __init__(self, data_format: str = "channels_last") -> None:
        self.data_format = data_format
        self.weights: list[Any] = []

    def get_config(self) -> dict[str, Any]:
        return {}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Ordered:
        return cls(**config)


class Recording(Ordered):
    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Ordered:
        return cls(data_format="channels_first")


def test_an_argument_that_no_call_takes_here_is_lost_with_its_attribute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def call(layer: Any, inputs: Any) -> None:
        if layer.data_format != "channels_last":
            raise ValueError

    def restored(case: Any, layer: Any) -> Any:
        return lost_arguments._Called(case, type(layer)())

    monkeypatch.setattr(lost_arguments, "_restored", restored)
    told, said = _left_out(Ordered, call)
    assert told == ["argument-lost"]
    assert "`data_format='channels_last'`" in said["data_format"]
    assert _left_out(Recording, call)[0] == ["argument-unseen"]


class Sized(Ordered):
    def __init__(self, size: int, data_format: str = "channels_last") -> None:
        super().__init__(data_format)


def test_a_layer_that_cannot_be_called_is_judged_by_its_attributes() -> None:
    def call(layer: Any, inputs: Any) -> None:
        raise ValueError("no input")

    assert _left_out(Ordered, call)[0] == ["argument-lost"]
    with pytest.raises(ValueError, match="no input"):
        _left_out(Recording, call)
    told, said = _left_out(Sized, call, size=3)
    assert told == ["argument-lost", "argument-unseen"]
    assert "missing 1 required positional argument: 'size'" in said["size"]


UTILS = SimpleNamespace(custom_object_scope=nullcontext)


def _left_out(
    cls: Any, call: Any, judge: Any = lost_arguments.left_out, **init: Any
) -> tuple[list[str], dict[str, str]]:
    """The words and sentences about the arguments that the configuration of a pretended layer leaves out."""
    told: list[str] = []
    case = SimpleNamespace(
        api=SimpleNamespace(Layer=object, keras=SimpleNamespace(utils=UTILS)), classes={}, target_class=cls,
        plan=SimpleNamespace(texts={}, guessed_init={}), attributes=SimpleNamespace(base_names=set()),
        outcomes={}, start=lambda: None,
        make=lambda **more: cls(**{**init, **more}), call=call,
        inputs=lambda: None, set_values=lambda layer: None, same=lambda one, other: True,
        answers=lambda layer, ask: SimpleNamespace(repeats=True, first=[]),
        add_trait=lambda word, name: told.append(word),
    )  # fmt: skip
    judge(cast(Case, case))
    return told, case.outcomes


def test_an_initializer_of_keras_is_compared_by_its_text() -> None:
    class Ones:
        def __init__(self, seed: int) -> None:
            self.seed = seed

        def get_config(self) -> dict[str, int | None]:
            return {"seed": self.seed, "axes": None}

    assert lost_arguments._comparable(Ones(3)) is restored.UNKNOWN
    Ones.__module__ = "keras.src.initializers.constant_initializers"
    assert lost_arguments._comparable(Ones(3)) == "Ones(seed=3)"
    assert lost_arguments._comparable((1, 2)) == [1, 2]


def test_an_argument_is_judged_by_attributes_where_no_layer_can_be_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Scaled:
        def __init__(self, scale: bool = True) -> None:
            self.scale = scale
            self.weights: list[Any] = []

        def get_config(self) -> dict[str, Any]:
            return {}

        @classmethod
        def from_config(cls, config: dict[str, Any]) -> Scaled:
            return cls(**config)

    monkeypatch.setattr(lost_arguments, "_restored", lambda case, layer: "ValueError: Undefined shapes")
    told, said = _left_out(Scaled, lambda layer, inputs: None)
    assert told == ["argument-lost"]
    assert "`scale=True` when it is made from its configuration" in said["scale"]


def test_the_default_is_no_value_to_try_for_an_argument_that_may_be_lost() -> None:
    plan = SimpleNamespace(texts={"units": "8"}, guessed_init={}, value=ast.literal_eval)
    case = cast(Case, SimpleNamespace(plan=plan, target_class=object))
    parameters = inspect.signature(lambda units=9, **more: None).parameters
    values = lost_arguments._values(case, "units", parameters["units"])
    assert values
    assert 9 not in values


class Constant:
    """A layer whose configuration holds True, whatever it was given."""

    def __init__(self, deep: bool = False) -> None:
        self.deep = deep
        self.weights: list[Any] = []

    def get_config(self) -> dict[str, bool]:
        return {"deep": True}


def test_a_value_that_the_configuration_holds_anyway_did_not_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def restored(case: Any, layer: Any) -> Any:
        return lost_arguments._Called(case, Constant(**layer.get_config()))

    monkeypatch.setattr(lost_arguments, "_restored", restored)
    words, _ = _left_out(Constant, lambda layer, inputs: None, judge=lost_arguments.recorded)
    assert words == ["argument-unseen"]


def _part(module: str, **config: Any) -> Any:
    def get_config(self: Any) -> dict[str, Any]:
        if not config:
            raise NotImplementedError
        return config

    return type("Noise", (), {"__module__": module, "get_config": get_config})()


def test_a_layer_of_keras_in_an_attribute_is_compared_by_its_configuration() -> None:
    config = {"name": "noise_3", "dtype": "float32", "stddev": 0.5, "seed": None}
    assert (
        lost_arguments._comparable(_part("keras.src.layers.regularization.noise", **config))
        == "Noise(stddev=0.5)"
    )
    assert (
        lost_arguments._comparable(_part("tf_keras.src.layers.regularization.noise", **config))
        == "Noise(stddev=0.5)"
    )
    assert lost_arguments._comparable(_part("keras.src.layers.core.wrapper")) is UNKNOWN
    assert lost_arguments._comparable(_part("project.layers", **config)) is UNKNOWN


class InputSpec:
    def __init__(self, shape: tuple[int | None, ...]) -> None:
        self.shape = shape

    def get_config(self) -> dict[str, Any]:
        return {"shape": self.shape}


def test_a_specification_of_the_input_gets_another_last_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InputSpec, "__module__", "tf_keras.src.engine.input_spec")
    (other,) = other_values("input_specs", InputSpec((None, None, 3)), [])
    assert other.shape == (None, None, 4)

    class Backbone:
        def __init__(self, input_specs: InputSpec = InputSpec((None, 3))) -> None:
            self._input_specs = input_specs
            self.weights: list[Any] = []

        def get_config(self) -> dict[str, Any]:
            return {}

        @classmethod
        def from_config(cls, config: dict[str, Any]) -> Backbone:
            return cls(**config)

    def call(layer: Any, inputs: Any) -> None:
        if layer._input_specs.shape[-1] != 3:
            raise ValueError("another number of channels")

    monkeypatch.setattr(
        lost_arguments, "_restored", lambda case, layer: lost_arguments._Called(case, Backbone())
    )
    told, said = _left_out(Backbone, call)
    assert told == ["argument-lost"]
    assert "has `_input_specs='InputSpec(shape=(None, 3))'` when it is made" in said["input_specs"]
