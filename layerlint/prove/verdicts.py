"""`check --prove`: run the layers that have findings, and judge each finding by the observations.

A rule's page says in which scenario its bad examples misbehave, and how. A finding of the rule is proved when the
user's own class shows the same symptom in the same scenario, and refuted when it runs without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from layerlint.prove import argument_verdicts
from layerlint.prove.advice import why_not, with_advice
from layerlint.prove.argument_verdicts import Verdict
from layerlint.prove.counterfactuals import judge_with_others
from layerlint.prove.declared import GENERAL, declared_runs, runs_for
from layerlint.prove.never_run import never_run, scenario_for
from layerlint.prove.observed_symptoms import observe_symptoms, observed_text
from layerlint.prove.other_classes import OtherFindings
from layerlint.prove.rivals import without_rivals
from layerlint.prove.runtime_findings import has_no_configuration, runtime_findings
from layerlint.prove.sentences import one_line
from layerlint.prove.trial import LayerTarget, Trial, settings_fields
from layerlint.prove.unrefuted import why_unrefuted, why_untried
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.settings.declarations import Settings
from layerlint.trace.worker_session import WorkerSession


@dataclass(frozen=True, slots=True)
class JudgedClass:
    """A class that was run: its findings with evidence, its runtime findings, and the reasons why parts could not run."""

    target: LayerTarget
    judged: list[Diagnostic]
    runtime_findings: list[Diagnostic]
    unrun: tuple[str, ...] = ()
    plan: tuple[tuple[str, str, str], ...] = ()
    """Name, value and origin of each argument and input."""
    imported: bool = True
    """False when the file of the class failed while it was imported: `unrun` is true of each class in it."""


def prove(
    worker: WorkerSession,
    targets: Sequence[LayerTarget],
    diagnostics: Iterable[Diagnostic],
    settings: Settings,
    *,
    keras: int,
    time_limit: float = 60.0,
    hidden: Iterable[Diagnostic] = (),
) -> Iterator[JudgedClass]:
    """Run each class.

    `time_limit` is in seconds, for each scenario. `hidden` are notes that are not shown: one that explains a runtime
    finding is judged, as a warning in its place. Raises `LayerlintError` when the interpreter of the worker has no
    TensorFlow or not this Keras.
    """
    all_diagnostics = list(diagnostics)
    waiting = _by_class(all_diagnostics)
    notes = _by_class(hidden)
    for target in targets:
        own = waiting.get((target.path, target.layer), [])
        if target.path.endswith(".py"):
            trial = class_trial(worker, target, settings, limit=time_limit)
            others = [
                diagnostic
                for diagnostic in all_diagnostics
                if (diagnostic.path, diagnostic.layer) != (target.path, target.layer)
            ]
            hidden_own = notes.get((target.path, target.layer), [])
            judged_class = _prove_class(trial, own, keras, others, hidden_own)
            yield replace(judged_class, plan=trial.grounds(()).plan, imported=trial.imports)
        else:
            reason = "it is not in a Python file"
            yield JudgedClass(target, [_not_run(d, reason) for d in own], [], (reason,))


def _by_class(diagnostics: Iterable[Diagnostic]) -> dict[tuple[str, str], list[Diagnostic]]:
    classes: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        classes.setdefault((diagnostic.path, diagnostic.layer), []).append(diagnostic)
    return classes


def class_trial(
    worker: WorkerSession, target: LayerTarget, settings: Settings, source: str = "", limit: float = 60.0
) -> Trial:
    """A trial of the class as it stands in its file, or in this text of it; `limit` in seconds."""
    other = {"source": source} if source else {}
    return Trial(worker, target, {**settings_fields(settings, target), **other}, limit)


def judge_findings(trial: Trial, diagnostics: Iterable[Diagnostic], keras: int) -> list[Diagnostic]:
    """The findings of a class with their evidence."""
    judged = [_judge(diagnostic, keras, trial) for diagnostic in diagnostics]
    return with_advice(without_rivals(judged, trial.source, trial.failed()), trial)


def _prove_class(
    trial: Trial,
    diagnostics: list[Diagnostic],
    keras: int,
    others: Sequence[Diagnostic] = (),
    hidden: Sequence[Diagnostic] = (),
) -> JudgedClass:
    """Run one class. `others` are the findings of the other classes of the run, `hidden` its notes that are not shown."""
    judged = judge_findings(trial, diagnostics, keras)
    if trial.plan is None or trial.failure is not None:
        return JudgedClass(trial.target, judged, [], (why_not(judged, trial),))
    explained = {d.attribute for d in judged if d.evidence is Evidence.PROVED}
    if "" in explained:  # a proved finding of the whole class
        return JudgedClass(trial.target, judged, [])
    observations = [trial.observe(scenario) for scenario in GENERAL]
    elsewhere = OtherFindings(others, trial.source, keras)
    reported = list(runtime_findings(trial, observations, judged, keras, elsewhere))
    for note in hidden if reported else ():
        if note.attribute and (proof := judge_findings(trial, [note], keras)[0]).evidence is Evidence.PROVED:
            unexplained = list(runtime_findings(trial, observations, [*judged, proof], keras, elsewhere))
            if len(unexplained) < len(reported):
                judged, reported = [*judged, replace(proof, severity=Severity.WARNING)], unexplained
    stopped = tuple(
        f"{observation.scenario}: {observation.stopped_at(trial.target.path)}"
        for observation in observations
        if observation.trouble
        and not has_no_configuration(observation)
        and not elsewhere.has_error(observation)
    )
    explains = bool(reported) or bool(explained)
    return JudgedClass(trial.target, judged, reported, () if explains else stopped)


def remaining(diagnostic: Diagnostic, keras: int, fixed: Trial) -> str:
    """Why a fixed class does not prove that the finding is gone; "" when it runs without the symptom."""
    runs = list(declared_runs(diagnostic.code, keras))
    if not runs:
        return "nothing shows this rule by running"
    for training in fixed.modes:
        for scenario, symptoms in runs:
            observation = fixed.observe(scenario, training)
            if observation.raised or observation.lost:
                return (
                    f"the fixed class fails in {scenario}: {one_line(observation.brief or observation.lost)}"
                )
            for symptom in symptoms:
                if text := observed_text(symptom, observation, diagnostic, fixed):
                    return f"the fixed class still shows it in {scenario}: {text}"
    return ""


def _judge(diagnostic: Diagnostic, keras: int, trial: Trial) -> Diagnostic:
    """The finding with its evidence and the grounds of it."""
    runs = runs_for(diagnostic.code, keras, diagnostic.method)
    if not runs:
        return _not_run(diagnostic, "nothing shows this rule by running")
    for other in argument_verdicts.SCENARIOS.get(diagnostic.code, ()) if trial.constructs else ():
        verdict = argument_verdicts.judge_left_out(diagnostic, trial.observe(other))
        if verdict is not None and (verdict.evidence is not Evidence.NOT_RUN or other == "left-out"):
            return _with_verdict(diagnostic, verdict, trial, (other,))
    observed = observe_symptoms(diagnostic, trial, runs)
    if observed.texts:
        return _with_verdict(
            diagnostic, Verdict(Evidence.PROVED, "; ".join(observed.texts)), trial, observed.scenarios
        )
    if trial.failure is None and (unrun := never_run(diagnostic, trial)):
        return _with_verdict(diagnostic, Verdict(Evidence.PROVED, unrun), trial, (scenario_for(diagnostic),))
    scenarios = tuple(scenario for scenario, _ in runs)
    if reason := observed.why_open or why_untried(diagnostic, trial):
        return _with_verdict(diagnostic, Verdict(Evidence.NOT_RUN, one_line(reason)), trial, scenarios)
    reason = why_unrefuted(diagnostic, trial, runs)
    verdict = judge_with_others(diagnostic, trial, runs)
    if verdict is not None and (not reason or verdict.evidence is Evidence.PROVED):
        return _with_verdict(diagnostic, verdict, trial, scenarios)
    if reason:
        return _with_verdict(diagnostic, Verdict(Evidence.NOT_RUN, one_line(reason)), trial, scenarios)
    seen = f"it ran without a symptom ({', '.join(scenarios)})"
    return _with_verdict(diagnostic, Verdict(Evidence.REFUTED, seen), trial, scenarios)


def _with_verdict(
    diagnostic: Diagnostic, verdict: Verdict, trial: Trial, scenarios: tuple[str, ...]
) -> Diagnostic:
    severity = Severity.NOTE if verdict.evidence is Evidence.REFUTED else diagnostic.severity
    grounds = trial.grounds(scenarios) if trial.imports else None
    return replace(
        diagnostic, evidence=verdict.evidence, seen=verdict.seen, severity=severity, grounds=grounds
    )


def _not_run(diagnostic: Diagnostic, reason: str) -> Diagnostic:
    return replace(diagnostic, evidence=Evidence.NOT_RUN, seen=reason)
