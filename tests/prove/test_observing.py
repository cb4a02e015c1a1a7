"""What the scenarios look at, without TensorFlow: answers, other shapes, lines that ran, variables of Keras."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.worker.keras_api import Api
from layerlint.worker.scenarios.answers import Answers
from layerlint.worker.scenarios.case import Case
from layerlint.worker.scenarios.keras_state import own_variables
from layerlint.worker.scenarios.lines_run import LinesRun
from layerlint.worker.scenarios.probe import Probe
from layerlint.worker.scenarios.scenario_table import SCENARIOS
from layerlint.worker.scenarios.set_attributes import SetAttributes
from layerlint.worker.scenarios.variants import other_forms


def same(one: Any, other: Any) -> bool:
    return bool(one == other)


def test_outputs_that_repeat_are_compared() -> None:
    answers = Answers([1], [1], [7], same)
    assert answers.agree([8], lambda: [1])
    assert not answers.agree([7], lambda: [2])


def test_of_a_layer_that_draws_random_numbers_only_the_weights_are_compared() -> None:
    answers = Answers([1], [2], [7], same)
    assert answers.agree([7], lambda: [3])
    assert not answers.agree([8], lambda: [1])


class Plain:
    def compute_mask(self, inputs: Any, mask: Any = None) -> Any:
        raise TypeError("does not support masking")


class Taking(Plain):
    def compute_mask(self, inputs: Any, mask: Any = None) -> Any:
        return None


@pytest.mark.parametrize(("layer", "traits"), [(Plain(), set()), (Taking(), {"mask-kept"})])
def test_only_a_class_with_a_mask_of_its_own_takes_one_away(layer: Any, traits: set[str]) -> None:
    output = SimpleNamespace(_keras_mask="mask")
    layers = SimpleNamespace(Embedding=lambda *args, **kwargs: lambda tokens: output)
    api = SimpleNamespace(
        tf=SimpleNamespace(constant=list), keras=SimpleNamespace(layers=layers), Layer=Plain
    )
    case = SimpleNamespace(
        api=api, start=lambda: None, make=lambda: layer, traits=set(), first=lambda one: one, call=lambda *args: output
    )  # fmt: skip
    SCENARIOS["mask"](cast(Case, case))
    assert case.traits == traits


class Filling:
    def __init__(self, options: dict[str, Any] = {}, sizes: list[int] = [1]) -> None:  # noqa: B006
        self.variables: list[Any] = []
        options["units"] = self


class Reading(Filling):
    def __init__(self, options: dict[str, Any] = {}, sizes: list[int] = [1]) -> None:  # noqa: B006
        self.variables = [*options, *sizes]


def test_numbers_that_an_instance_draws_are_no_sizes() -> None:
    attributes = SetAttributes(cast(Api, None))
    attributes._base_names = {"built"}
    layer = SimpleNamespace(seed=3, blocks=[1, 2], table={"a": 1}, built=True)
    assert attributes.sizes(layer) == {"blocks": 2, "table": 1}


@pytest.mark.parametrize(("cls", "words"), [(Filling, ["shared-state"]), (Reading, [])])
def test_a_default_that_an_instance_fills_is_shared(cls: Any, words: list[str]) -> None:
    told: list[str] = []
    attributes = SimpleNamespace(sizes=lambda layer: {})
    case = SimpleNamespace(
        start=lambda: None, make=cls, target_class=cls, attributes=attributes, call=lambda *args: None,
        inputs=lambda: None, add_symptom=told.append, traits=set(),
    )  # fmt: skip
    SCENARIOS["instances"](cast(Case, case))
    assert told == words


def tensor(*shape: Any, dtype: str = "float32") -> dict[str, Any]:
    return {"kind": "tensor", "dtype": dtype, "shape": list(shape)}


def test_a_vector_becomes_a_sequence_and_a_sequence_gets_another_length() -> None:
    assert list(other_forms([tensor(None, 8)])) == [[tensor(None, 7, 8)]]
    assert list(other_forms([tensor(None, 5, 8)])) == [[tensor(None, 7, 8)]]
    assert list(other_forms([tensor(None, 32, 32, 3)])) == []
    ids = tensor(None, 8, dtype="int32")
    assert list(other_forms([ids])) == []
    pair = {"kind": "list", "items": [tensor(None, 8), ids]}
    assert list(other_forms([pair])) == [[{"kind": "list", "items": [tensor(None, 7, 8), ids]}]]
    named = {"kind": "dict", "items": {"x": tensor(None, 8)}}
    assert list(other_forms([named])) == [[{"kind": "dict", "items": {"x": tensor(None, 7, 8)}}]]


def test_the_lines_that_ran_are_known() -> None:
    code = "def one(x):\n    if x:\n        return 1\n    return 2\n\n\ndef two():\n    return 3\n"
    names: dict[str, Any] = {}
    exec(compile(code, "lines.py", "exec"), names)
    ran = LinesRun("lines.py")
    with ran.watching():
        names["one"](True)
    assert ran.lines == {1, 2, 3}
    with LinesRun("").watching():
        names["two"]()


def test_variables_of_keras_are_found_in_every_layer() -> None:
    class Variable:
        pass

    counter, weight = Variable(), Variable()
    api = cast(Api, SimpleNamespace(is_variable=lambda one: isinstance(one, Variable), raw=lambda one: one))
    inner = SimpleNamespace(_counter=counter, kernel=weight)
    outer = SimpleNamespace(inner=inner, _counter=None)
    assert list(own_variables([outer, inner], frozenset({"_counter"}), api)) == [counter]


def test_a_watched_call_takes_what_it_took_and_its_mode_is_noted() -> None:
    def call(layer: object, inputs: int, training: bool | None = None) -> int:
        return inputs

    probe = Probe(cast(Api, SimpleNamespace()), lambda file: False)
    watched = probe._noting(call, "Dropout")
    assert inspect.getfullargspec(watched).args == ["layer", "inputs", "training"]
    assert [watched("d", 1, True), watched("d", 2, training=False), watched("d", 3)] == [1, 2, 3]
    assert probe.modes == [("d", True), ("d", False), ("d", False)]
    assert probe.dropout_modes == probe.modes
    assert not probe.trained
    probe._noting(call, "BatchNormalization")("b", 4, training=True)
    assert (probe.modes[-1], len(probe.dropout_modes)) == (("b", True), 3)


def test_a_mode_that_the_class_itself_chooses_is_not_noted(tmp_path: Path) -> None:
    text = """def frozen(call, self):
    return call(
        self,
        1,
        training=False,
    )


def held(call, self):
    return call(self, 1, training=self.trains)


def handed(call, self, training=False):
    return call(self, 1, training=training)


def train_step(call, self):
    return call(self, 1)
"""
    file = tmp_path / "chosen.py"
    file.write_text(text)
    names: dict[str, Any] = {}
    exec(compile(text, str(file), "exec"), names)
    probe = Probe(cast(Api, SimpleNamespace()), lambda name: name == str(file))
    watched = probe._noting(lambda layer, inputs, training=None: inputs, "Dropout")
    layer = SimpleNamespace(trains=False)
    names["frozen"](watched, layer)
    names["held"](watched, layer)
    assert probe.modes == []
    names["handed"](watched, layer)
    assert not probe.trained
    names["train_step"](watched, layer)
    assert [mode for _, mode in probe.dropout_modes] == [False, False]
    assert probe.trained == {id(layer)}


class Part: ...


def test_a_layer_that_is_repeated_in_an_inner_list_is_repeated() -> None:
    attributes = SetAttributes(cast(Api, SimpleNamespace(Layer=Part)))
    attributes._base_names = {"_base"}
    first, second = Part(), Part()
    layer = SimpleNamespace(
        rows=[[first, first], [second]], pairs=[(first, second), (second, first)], singles=[[first], [second]],
        names={"a": [second, second]}, flat=[first, first],
    )  # fmt: skip
    assert set(attributes.with_repeated_layers(layer)) == {"rows", "names", "flat"}
    assert set(attributes.with_several_layers(layer)) == {"rows", "pairs", "names", "flat"}
