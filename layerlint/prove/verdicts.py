"""`check --prove`: runs the layers that have findings, and holds each finding against what was seen.

A rule's page says in which scenario its bad examples misbehave, and how. A finding of the rule is proved when the
user's own class shows the same symptom in the same scenario, and refuted when it runs without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from layerlint.prove import left_out
from layerlint.prove.advice import why_not, with_advice
from layerlint.prove.declared import GENERAL, declared_runs, runs_for
from layerlint.prove.left_out import Verdict
from layerlint.prove.never_run import never_run, scenario_for
from layerlint.prove.only_seen import has_no_configuration, only_seen
from layerlint.prove.other_classes import OtherFindings
from layerlint.prove.rivals import only_cause_of
from layerlint.prove.sentences import one_line
from layerlint.prove.symptoms_shown import shown, shown_in
from layerlint.prove.trial import LayerTarget, Trial, given_by
from layerlint.prove.unrefuted import why_unrefuted, why_untried
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.settings.declarations import Settings
from layerlint.trace.worker_session import WorkerSession


@dataclass(frozen=True, slots=True)
class Proved:
    """A class that was run: its findings with evidence, what only running showed, and what could not run, and why."""

    target: LayerTarget
    judged: list[Diagnostic]
    seen: list[Diagnostic]
    unrun: tuple[str, ...] = ()
    plan: tuple[tuple[str, str, str], ...] = ()
    """Name, value and origin of each argument and input."""


def prove(
    worker: WorkerSession,
    targets: Sequence[LayerTarget],
    diagnostics: Iterable[Diagnostic],
    settings: Settings,
    *,
    keras: int,
    time_limit: float = 60.0,
) -> Iterator[Proved]:
    """Run each class.

    `time_limit` is in seconds, for each scenario. Raises `LayerlintError` when the interpreter of the worker
    has no TensorFlow or not this Keras.
    """
    waiting: dict[tuple[str, str], list[Diagnostic]] = {}
    told = list(diagnostics)
    for diagnostic in told:
        waiting.setdefault((diagnostic.path, diagnostic.layer), []).append(diagnostic)
    for target in targets:
        found = waiting.get((target.path, target.layer), [])
        if target.path.endswith(".py"):
            trial = trial_of(worker, target, settings, limit=time_limit)
            others = [one for one in told if (one.path, one.layer) != (target.path, target.layer)]
            yield replace(_prove_class(trial, found, keras, others), plan=trial.grounds(()).plan)
        else:
            reason = "it is not in a Python file"
            yield Proved(target, [_not_run(d, reason) for d in found], [], (reason,))


def trial_of(
    worker: WorkerSession, target: LayerTarget, settings: Settings, source: str = "", limit: float = 60.0
) -> Trial:
    """A trial of the class as it stands in its file, or in this text of it; `limit` in seconds."""
    other = {"source": source} if source else {}
    return Trial(worker, target, {**given_by(settings, target), **other}, limit)


def judged_in(trial: Trial, found: Iterable[Diagnostic], keras: int) -> list[Diagnostic]:
    """The findings of a class, held against what it shows."""
    judged = only_cause_of([_judge(diagnostic, keras, trial) for diagnostic in found], trial.source)
    return with_advice(judged, trial)


def _prove_class(
    trial: Trial, found: list[Diagnostic], keras: int, others: Sequence[Diagnostic] = ()
) -> Proved:
    """Run one class. `others` are the findings of the other classes of the run."""
    judged = judged_in(trial, found, keras)
    if trial.plan is None or trial.failure is not None:
        return Proved(trial.target, judged, [], (why_not(judged, trial),))
    explained = {d.attribute for d in judged if d.evidence is Evidence.PROVED}
    if "" in explained:  # a proved finding of the whole class
        return Proved(trial.target, judged, [])
    observations = [trial.look(scenario) for scenario in GENERAL]
    elsewhere = OtherFindings(others, trial.source, keras)
    seen = list(only_seen(trial, observations, judged, keras, elsewhere))
    stopped = tuple(
        f"{one.scenario}: {one.stopped_at(trial.target.path)}"
        for one in observations
        if one.trouble and not has_no_configuration(one) and not elsewhere.has_error(one)
    )
    explains = bool(seen) or bool(explained)
    return Proved(trial.target, judged, seen, () if explains else stopped)


def remaining(diagnostic: Diagnostic, keras: int, fixed: Trial) -> str:
    """Why a fixed class does not show that the finding is gone; "" when it runs without the symptom."""
    runs = list(declared_runs(diagnostic.code, keras))
    if not runs:
        return "nothing shows this rule by running"
    for training in fixed.modes:
        for scenario, symptoms in runs:
            observation = fixed.look(scenario, training)
            if observation.raised or observation.lost:
                return (
                    f"the fixed class fails in {scenario}: {one_line(observation.brief or observation.lost)}"
                )
            for symptom in symptoms:
                if text := shown(symptom, observation, diagnostic, fixed):
                    return f"the fixed class still shows it in {scenario}: {text}"
    return ""


def _judge(diagnostic: Diagnostic, keras: int, trial: Trial) -> Diagnostic:
    """The finding with its evidence and what that rests on."""
    runs = runs_for(diagnostic.code, keras, diagnostic.method)
    if not runs:
        return _not_run(diagnostic, "nothing shows this rule by running")
    for other in left_out.SCENARIOS.get(diagnostic.code, ()) if trial.failure is None else ():
        verdict = left_out.judge_left_out(diagnostic, trial.look(other))
        if verdict is not None and (verdict.evidence is not Evidence.NOT_RUN or other == "left-out"):
            return _told(diagnostic, verdict, trial, (other,))
    found = shown_in(diagnostic, trial, runs)
    if found.said:
        return _told(diagnostic, Verdict(Evidence.PROVED, "; ".join(found.said)), trial, found.scenarios)
    if trial.failure is None and (unrun := never_run(diagnostic, trial)):
        return _told(diagnostic, Verdict(Evidence.PROVED, unrun), trial, (scenario_for(diagnostic),))
    scenarios = tuple(scenario for scenario, _ in runs)
    reason = found.why_open or why_untried(diagnostic, trial) or why_unrefuted(diagnostic, trial, runs)
    if reason:
        return _told(diagnostic, Verdict(Evidence.NOT_RUN, one_line(reason)), trial, scenarios)
    seen = f"it ran without a symptom ({', '.join(scenarios)})"
    return _told(diagnostic, Verdict(Evidence.REFUTED, seen), trial, scenarios)


def _told(diagnostic: Diagnostic, verdict: Verdict, trial: Trial, scenarios: tuple[str, ...]) -> Diagnostic:
    severity = Severity.NOTE if verdict.evidence is Evidence.REFUTED else diagnostic.severity
    grounds = trial.grounds(scenarios)
    return replace(
        diagnostic, evidence=verdict.evidence, seen=verdict.seen, severity=severity, grounds=grounds
    )


def _not_run(diagnostic: Diagnostic, reason: str) -> Diagnostic:
    return replace(diagnostic, evidence=Evidence.NOT_RUN, seen=reason)
