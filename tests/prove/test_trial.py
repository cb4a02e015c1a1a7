"""A class that hangs or kills its process is run for the plan and the control alone."""

from __future__ import annotations

import os
from typing import Any, cast

import pytest

from layerlint.prove.trial import LayerTarget, Trial
from layerlint.text import Position, Span
from layerlint.trace.decoding import Text
from layerlint.trace.messages import Done, Failed, Planned
from layerlint.trace.worker_session import WorkerOutcome, WorkerRequest, WorkerSession

TARGET = LayerTarget("a.py", "A", Span(Position(1, 1), Position(1, 2)))


class Session:
    """Has a plan for the class, and ends the control in the given way."""

    def __init__(self, how: str, *messages: Any, of_plan: tuple[Any, ...] = ()) -> None:
        self.how, self.messages, self.of_plan = how, messages, of_plan
        self.ran: list[str] = []

    def ask(self, request: WorkerRequest, **limits: Any) -> WorkerOutcome:
        scenario = str(request.fields["scenario"])
        self.ran.append(scenario)
        if scenario == "plan":
            return self._outcome(request, "exit", Planned((), ()), *self.of_plan, Done())
        return self._outcome(request, self.how, *self.messages)

    def _outcome(self, request: WorkerRequest, how: str, *messages: Any) -> WorkerOutcome:
        return WorkerOutcome(request, messages, how, 0, 8.0, 100, cast(Any, None))


def trial(session: Session) -> Trial:
    return Trial(cast(WorkerSession, session), TARGET, {})


@pytest.mark.parametrize(("how", "reason"), [("time", "took too long"), ("signal", "process died")])
def test_a_control_without_end_ends_the_trial(how: str, reason: str) -> None:
    session = Session(how)
    tried = trial(session)
    for scenario in ("fit", "save", "call-twice"):
        observation = tried.observe(scenario)
        assert observation.scenario == scenario
        assert reason in observation.lost
    assert session.ran == ["plan", "control"]


def test_after_a_control_that_raises_the_scenarios_are_run() -> None:
    session = Session("exit", Failed("call", Text("ValueError: no"), brief="ValueError: no"), Done())
    tried = trial(session)
    tried.observe("fit")
    tried.observe("save")
    assert session.ran == ["plan", "control", "fit", "save"]


def test_a_class_whose_plan_took_too_long_is_not_run_again() -> None:
    late = Failed(
        "call", Text("TimeoutError: it was not done after 6 s"), frames=((os.path.abspath("a.py"), 3),)
    )
    session = Session("exit", Done(), of_plan=(late,))
    observation = trial(session).observe("fit")
    assert observation.stopped_at("a.py") == "TimeoutError: it was not done after 6 s (a.py:3)"
    assert session.ran == ["plan"]


@pytest.mark.parametrize(("seconds", "runs"), [(0.0, True), (100.0, False)])
def test_a_slow_class_is_not_run_with_other_values(seconds: float, runs: bool) -> None:
    session = Session("exit", Done())
    tried = trial(session)
    tried.seconds += seconds
    assert (tried.with_value("rate", "0.5") is not None) is runs
    assert session.ran == ["plan"] * (1 + runs)


def test_another_value_is_passed_with_what_was_guessed() -> None:
    session = Session("exit", Done())
    tried = trial(session)
    tried.fields |= {
        "guessed": {"units": "8", "rate": "0.0"},
        "init": {"args": [], "kwargs": {"name": "'a'"}},
    }
    changed = tried.with_value("rate", "0.5")
    assert changed is not None
    assert changed.fields["init"]["kwargs"] == {"units": "8", "rate": "0.5", "name": "'a'"}
    assert changed.fields["origin"] == "another value"
    assert tried.with_value("rate", "0.5") is changed
