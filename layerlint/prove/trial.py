"""The trial of a user's class in the worker: its plan, and the observations of scenarios."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from layerlint.files.sources import decode
from layerlint.plan.hints import hints_for
from layerlint.prove.sentences import one_line
from layerlint.rule import Diagnostic, Grounds
from layerlint.run.fix_rounds import applied_text
from layerlint.run.writing import encoded
from layerlint.settings.declarations import Settings
from layerlint.text import Span
from layerlint.trace.jobs import settings_table
from layerlint.trace.messages import ErrorFrame, Failed, Planned, ScenarioResult
from layerlint.trace.specs import Arguments, parse_arguments, parse_inputs
from layerlint.trace.worker_session import WorkerOutcome, WorkerRequest, WorkerSession

LONGEST = 60.0
"""Seconds of a class's own runs after which it is not run with other values."""

OF_CONFIGURATIONS = frozenset({"config", "left-out", "recorded"})
"""Scenarios that need no call: they show something of a class that can only be constructed."""


@dataclass(frozen=True, slots=True)
class LayerTarget:
    """A class to run: its file, its name in the module, and where its name stands."""

    path: str
    layer: str
    span: Span

    def __str__(self) -> str:
        return f"{self.path}:{self.layer}"


@dataclass(frozen=True, slots=True)
class Observation:
    """What one scenario showed. `raised` is the error's text, "" when the scenario was completed; `brief` its gist.

    `lost` is why there is no result: the process died, or took too long. `said` describes what became of each
    argument; `lines` are the lines of the class's file that ran.
    """

    scenario: str
    words: frozenset[str]
    where: Mapping[str, tuple[str, ...]]
    raised: str
    brief: str
    frames: tuple[tuple[str, int], ...]
    lost: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    lines: frozenset[int] = frozenset()

    @property
    def trouble(self) -> str:
        """Why the scenario was not completed; "" when it was."""
        return self.lost or self.brief

    def stopped_at(self, file: str) -> str:
        """The trouble with the last line of a file that the error passed."""
        here = self.lines_in(file)
        place = f" ({os.path.basename(file)}:{here[-1]})" if here else ""
        return f"{one_line(self.trouble, len(place))}{place}" if self.trouble else ""

    def lines_in(self, file: str) -> list[int]:
        """The lines of a file that the error passed, outermost first."""
        path = os.path.abspath(file)
        return [line for name, line in self.frames if os.path.abspath(name) == path]


class Trial:
    """Scenarios of one class, each run once, in training mode or as it is."""

    def __init__(
        self, worker: WorkerSession, target: LayerTarget, fields: Mapping[str, Any], limit: float = 60.0
    ) -> None:
        """`fields` are `settings_fields` of the class, or those of a trial; `limit` is in seconds."""
        self.worker = worker
        self.target = target
        self.limit = limit
        self.fields: dict[str, Any] = {**fields, "target": str(target)}
        self.has_inputs = any((fields.get("inputs") or {}).values())
        self.seconds = 0.0
        self._first = self._ask(self._request("plan"))
        self.plan = self._first.last(Planned)
        self.failure = self._first.last(Failed)
        if self.plan is not None:
            self.fields |= {"guessed": self.plan.guessed, "inputs": self.plan.inputs}
        self._observations: dict[tuple[str, bool], Observation] = {}
        self._changed: dict[tuple[str, str], Trial | None] = {}

    @property
    def modes(self) -> tuple[bool, ...]:
        """The values of `training` that make a difference."""
        return (False, True) if self.plan is not None and self.plan.training else (False,)

    def control(self, training: bool = False) -> Observation:
        """The observation of two plain calls with the same plan."""
        return self.observe("control", training)

    @property
    def stumbled(self) -> tuple[tuple[str, int], ...]:
        """The frames of the error, in a graph or with another batch, for which an earlier plan was given up."""
        return () if self.plan is None else _frames(self.plan.stumbled)

    @property
    def _plan_took_too_long(self) -> bool:
        """Whether the search for a plan ended in the code of the class, which would not end in a scenario either."""
        return self.failure is not None and self.failure.exception.startswith("TimeoutError: ")

    @property
    def source(self) -> str:
        """The text of the file that the class is in."""
        text = self.fields.get("source")
        if text is not None:
            return str(text)
        try:
            return Path(self.target.path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    @property
    def guessed(self) -> bool:
        """Whether an argument of the constructor was guessed."""
        return self.plan is not None and bool(self.plan.guessed)

    def certain(self) -> bool:
        """Whether the error of the control cannot come from a guess."""
        if self.guessed:
            return False
        return self.has_inputs or (self.failure is not None and self.failure.stage == "construct")

    def has_error(self, reason: str) -> bool:
        """Whether a reason is the trouble of a scenario."""
        return any(
            observation.stopped_at(self.target.path) == reason for observation in self._observations.values()
        )

    @property
    def imports(self) -> bool:
        """Whether the file of the class can be imported."""
        return self.failure is None or self.failure.stage != "import"

    @property
    def constructs(self) -> bool:
        """Whether the plan constructs the class; its call may fail."""
        return self.failure is None or self.failure.stage == "call"

    def failed(self) -> list[Observation]:
        """The observations so far that raised."""
        return [observation for observation in self._observations.values() if observation.raised]

    def grounds(self, scenarios: tuple[str, ...]) -> Grounds:
        """The grounds of a verdict from these scenarios."""
        plan = () if self.plan is None else (*self.plan.init, *self.plan.fed)
        control = self.control().stopped_at(self.target.path) or "passed"
        if control != "passed" and scenarios and OF_CONFIGURATIONS.issuperset(scenarios):
            control = control if self.observe("construct").trouble else "constructed"
        return Grounds(tuple((value.name, value.text, value.origin) for value in plan), scenarios, control)

    def with_fix(self, diagnostic: Diagnostic) -> Trial | None:
        """A trial of the class with a finding's fix, and the same plan; None where there is no fix."""
        if diagnostic.fix is None or "source" in self.fields:
            return None
        try:
            raw = Path(self.target.path).read_bytes()
            text = decode(raw)
            fixed = encoded(raw, text, applied_text(self.target.path, text, [diagnostic]))
        except (OSError, ValueError, SyntaxError):
            return None
        return Trial(self.worker, self.target, {**self.fields, "source": fixed.decode("latin-1")}, self.limit)

    def with_value(self, name: str, text: str) -> Trial | None:
        """A trial with another value of a constructor's argument; None where it cannot be constructed so.

        None also where the class is slow: each value costs as much as its own runs.
        """
        key = (name, text)
        if key not in self._changed and self.seconds > LONGEST:
            return None
        if key not in self._changed:
            init = self.fields.get("init") or {}
            kwargs = {**self.fields.get("guessed", {}), **(init.get("kwargs") or {}), name: text}
            fields = {**self.fields, "init": {**init, "kwargs": kwargs}, "origin": "another value"}
            trial = Trial(self.worker, self.target, fields, self.limit)
            self._changed[key] = trial if trial.constructs else None
        return self._changed[key]

    def observe(self, scenario: str, training: bool = False) -> Observation:
        """Run a scenario, once. Where the control takes too long or its process dies, no other scenario is run."""
        key = (scenario, training)
        if key not in self._observations:
            self._observations[key] = self._run(scenario, training)
        return self._observations[key]

    def _run(self, scenario: str, training: bool) -> Observation:
        if self.plan is None or self._plan_took_too_long:
            return _failed_observation(scenario, self._first)
        if scenario != "control" and (control := self.control()).lost and not control.raised:
            return replace(control, scenario=scenario)
        return _observation(scenario, self._ask(self._request(scenario, training=training)))

    def _ask(self, request: WorkerRequest) -> WorkerOutcome:
        begin = time.monotonic()
        outcome = self.worker.ask(request, time_limit=self.limit)
        self.seconds += time.monotonic() - begin
        return outcome

    def _request(self, scenario: str, **extra: Any) -> WorkerRequest:
        return WorkerRequest("scenario", {**self.fields, "scenario": scenario, **extra})


def settings_fields(settings: Settings, target: LayerTarget) -> dict[str, Any]:
    """The request fields from the settings of the class; empty where there are none, and the worker plans."""
    init, inputs, call = Arguments(), Arguments(), Arguments()
    if (table := settings_table(str(target), settings)) is not None:
        init, call = parse_arguments(table.init, "init"), parse_arguments(table.call, "call")
        inputs = parse_inputs(table.input, "input")
    return {
        "init": init.json(),
        "inputs": inputs.json(),
        "call": call.json(),
        "origin": "settings",
        "hints": [hint.json() for hint in hints_for(str(target), settings.src)],
    }


def _observation(scenario: str, outcome: WorkerOutcome) -> Observation:
    message = outcome.last(ScenarioResult)
    if message is None or not outcome.done:
        return _failed_observation(scenario, outcome)
    words = frozenset([*message.seen, *message.traits])
    raised = next((word.partition("=")[2] for word in message.seen if word.startswith("raises=")), "")
    return Observation(
        scenario,
        words,
        message.where,
        raised,
        message.brief,
        _frames(message.frames),
        said=message.said,
        lines=frozenset(message.lines),
    )


def _failed_observation(scenario: str, outcome: WorkerOutcome) -> Observation:
    failure = outcome.last(Failed)
    if failure is not None and outcome.done:
        text = failure.exception
        brief = failure.brief or text
        words = frozenset({f"raises={text}"})
        return Observation(scenario, words, {}, text, brief, _frames(failure.frames), lost=brief)
    how = {
        "time": f"it took too long (more than {outcome.seconds:.0f} s)",
        "memory": f"it needed too much memory (more than {outcome.memory_limit} MiB)",
        "malformed": f"its process sent something that layerlint does not understand ({outcome.trouble})",
    }.get(outcome.how, "its process died")
    return Observation(scenario, frozenset(), {}, "", "", (), lost=how)


def _frames(frames: tuple[ErrorFrame, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((file, line) for file, line in frames if line is not None)
