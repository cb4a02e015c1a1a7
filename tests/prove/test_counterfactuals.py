"""Runs with other values of an argument: a symptom proves, none refutes, and an error of a made-up value is no proof."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.prove import counterfactuals
from layerlint.prove.argument_verdicts import Verdict
from layerlint.prove.observed_symptoms import ObservedSymptoms
from layerlint.prove.trial import Observation, Trial
from layerlint.rule import Diagnostic, Evidence
from tests.prove.test_unrefuted import at, in_call

SOURCE = "class A(Layer):\n    def __init__(self, copies=1):\n        self.x = [Dense(4)] * copies\n"
RUNS = [("call", ("shared-sublayer",))]


class Changing:
    """A trial whose changed trials behave as given, by the text of the value."""

    def __init__(self, source: str, **behaviour: str) -> None:
        self.source, self.behaviour, self.modes = source, behaviour, (False,)
        self.passed: list[str] = []

    def grounds(self, scenarios: tuple[str, ...]) -> Any:
        return SimpleNamespace(plan=())

    def observe(self, scenario: str, training: bool = False) -> Observation:
        return Observation(scenario, frozenset(), {}, "", "", (), lines=frozenset(range(1, 99)))

    def with_value(self, name: str, text: str) -> Any:
        self.passed.append(f"{name}={text}")
        what = self.behaviour.get(f"v{text}", "constructor raises")
        if what == "constructor raises":
            return None
        trouble = "ValueError: no" if what == "call raises" else ""
        return SimpleNamespace(
            what=what,
            modes=(False,),
            control=lambda mode: SimpleNamespace(trouble=trouble),
            source=self.source,
        )


def verdict(trial: Changing, monkeypatch: pytest.MonkeyPatch, part: str = "self.x") -> Verdict | None:
    def observe(diagnostic: Diagnostic, changed: Any, runs: Any) -> ObservedSymptoms:
        return ObservedSymptoms(("it is shared",) if changed.what in ("shows", "call raises") else ())

    monkeypatch.setattr(counterfactuals, "observe_symptoms", observe)
    monkeypatch.setattr(
        counterfactuals,
        "why_unrefuted",
        lambda one, changed, runs: changed.what if changed.what == "open" else "",
    )
    return counterfactuals.judge_with_others(at(trial.source, part), cast(Trial, trial), RUNS)


@pytest.mark.parametrize(
    ("behaviour", "expected", "passed"),
    [
        ({"v3": "shows"}, "proved with `copies=3`: it is shared", ["copies=3"]),
        ({"v2": "shows"}, "proved with `copies=2`: it is shared", ["copies=3", "copies=2"]),
        (
            {"v3": "call raises", "v2": "shows"},
            "proved with `copies=2`: it is shared",
            ["copies=3", "copies=2"],
        ),
        ({"v3": "call raises"}, "not run `copies` is 1 here", ["copies=3", "copies=2"]),
        ({"v3": "open", "v2": "runs"}, "none", ["copies=3", "copies=2"]),
        ({"v3": "open"}, "not run `copies` is 1 here", ["copies=3", "copies=2"]),
        ({"v3": "runs"}, "none", ["copies=3"]),
        ({}, "not run `copies` is 1 here", ["copies=3", "copies=2"]),
    ],
)
def test_the_first_value_that_runs_decides(
    behaviour: dict[str, str], expected: str, passed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Changing(SOURCE, **behaviour)
    answer = verdict(trial, monkeypatch)
    text = "none" if answer is None else f"{answer.evidence.value} {answer.seen}"
    assert text.startswith(expected)
    assert trial.passed == passed


def test_an_error_with_a_value_that_the_class_names_may_prove(monkeypatch: pytest.MonkeyPatch) -> None:
    source = SOURCE.replace("copies=1", "flag=False").replace(
        "[Dense(4)] * copies", "Dense(4) if flag else 1"
    )
    answer = verdict(Changing(source, vTrue="call raises"), monkeypatch)
    assert answer is not None
    assert answer.evidence is Evidence.PROVED


def test_arguments_beyond_the_first_three_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    source = SOURCE.replace("copies=1", "a=1, b=1, c=1, d=1").replace("copies", "(a + b + c + d)")
    trial = Changing(source, v3="runs")
    answer = verdict(trial, monkeypatch)
    assert answer is not None
    assert answer.seen.startswith("`d` is 1 here")
    assert trial.passed == ["a=3", "b=3", "c=3"]


def test_what_depends_on_no_argument_is_hidden_by_none(monkeypatch: pytest.MonkeyPatch) -> None:
    trial = Changing(in_call("return self.wrong(x)"))
    assert verdict(trial, monkeypatch, "self.wrong") is None
    assert not trial.passed
