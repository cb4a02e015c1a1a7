"""`check --prove`: runs the layers that have findings, and holds each finding against what was seen.

A rule's page says in which scenario its bad examples misbehave, and how. A finding of the rule is proved when the
user's own class shows the same symptom in the same scenario, and refuted when it runs without it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from layerlint.errors import LayerlintError
from layerlint.prove.trial import LayerTarget, Observation, Trial, given_by
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.rulebook.pages import ExampleKind, read_page
from layerlint.rulebook.runtime_rules import RUNTIME_RULES, by_symptom
from layerlint.settings.declarations import Settings
from layerlint.trace.worker_session import WorkerSession
from layerlint.worker.vocabulary import SYMPTOMS, TRAITS, matches

UNRUN = frozenset({"compile", "import"})
"""Scenarios of files that do not even run: nothing to prove with a layer."""

GENERAL = ("call-twice", "function", "fit", "config", "weights")
"""What every class is run in, to see what only running shows."""


def prove(
    worker: WorkerSession,
    targets: Sequence[LayerTarget],
    diagnostics: Iterable[Diagnostic],
    settings: Settings,
    *,
    keras: int,
    time_limit: float = 60.0,
) -> Iterator[tuple[LayerTarget, list[Diagnostic], list[Diagnostic]]]:
    """For each class: its findings with evidence, and the findings that only running showed.

    `time_limit` is in seconds, for each scenario. Raises `LayerlintError` when the interpreter of the worker
    has no TensorFlow or not this Keras.
    """
    waiting: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        waiting.setdefault((diagnostic.path, diagnostic.layer), []).append(diagnostic)
    for target in targets:
        found = waiting.get((target.path, target.layer), [])
        if target.path.endswith(".py"):
            trial = Trial(worker, target, given_by(settings, target), time_limit)
            yield target, *_prove_class(trial, found, keras)
        else:
            yield target, [_not_run(d, "it is not in a Python file") for d in found], []


def _prove_class(
    trial: Trial, found: list[Diagnostic], keras: int
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    judged = [_judge(diagnostic, keras, trial) for diagnostic in found]
    if trial.plan is None or trial.failure is not None:
        return judged, []
    explained = {d.attribute for d in judged if d.evidence is Evidence.PROVED}
    if "" in explained:  # a proved finding of the whole class
        return judged, []
    observations = [trial.look(scenario) for scenario in GENERAL]
    return judged, list(_only_seen(trial.target, observations, explained, keras))


def remaining(diagnostic: Diagnostic, keras: int, fixed: Trial) -> str:
    """Why a fixed class does not show that the finding is gone; "" when it runs without the symptom."""
    runs = list(_runs(diagnostic.code, keras))
    if not runs:
        return "nothing shows this rule by running"
    for training in fixed.modes:
        for scenario, symptoms in runs:
            observation = fixed.look(scenario, training)
            if observation.raised or observation.lost:
                return (
                    f"the fixed class fails in {scenario}: {_one_line(observation.brief or observation.lost)}"
                )
            for symptom in symptoms:
                if text := _shown(symptom, observation, diagnostic, fixed.target):
                    return f"the fixed class still shows it in {scenario}: {text}"
    return ""


def _judge(diagnostic: Diagnostic, keras: int, trial: Trial) -> Diagnostic:
    """The finding with its evidence. It is refuted only when no scenario shows it, in training mode neither."""
    runs = list(_runs(diagnostic.code, keras))
    if not runs:
        return _not_run(diagnostic, "nothing shows this rule by running")
    said: list[str] = []
    trouble: list[str] = []
    for training in trial.modes:
        if said:
            break
        for scenario, symptoms in runs:
            observation = trial.look(scenario, training)
            shown = [
                text
                for symptom in symptoms
                if (text := _shown(symptom, observation, diagnostic, trial.target))
            ]
            if shown:
                said.extend(text for text in shown if text not in said)
            elif observation.brief or observation.lost:
                trouble.append(observation.lost or observation.brief)
    if said:
        return replace(diagnostic, evidence=Evidence.PROVED, seen="; ".join(said))
    if trouble or trial.failure is not None:
        reason = trouble[0] if trouble else trial.failure.brief if trial.failure else ""
        return _not_run(diagnostic, _one_line(reason))
    names = ", ".join(scenario for scenario, _ in runs)
    return replace(
        diagnostic,
        evidence=Evidence.REFUTED,
        seen=f"it ran without a symptom ({names})",
        severity=Severity.NOTE,
    )


def _not_run(diagnostic: Diagnostic, reason: str) -> Diagnostic:
    return replace(diagnostic, evidence=Evidence.NOT_RUN, seen=reason)


def _runs(code: str, keras: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The scenarios in which the bad examples of the rule's page misbehave, each with its symptoms."""
    try:
        page = read_page(code)
    except LayerlintError:
        return
    merged: dict[str, dict[str, None]] = {}
    for example in page.examples:
        for run in example.runs if example.kind is ExampleKind.BAD else ():
            if run.keras == keras and run.scenario and run.scenario not in UNRUN:
                merged.setdefault(run.scenario, {}).update(dict.fromkeys(run.symptoms))
    for scenario, symptoms in merged.items():
        yield scenario, tuple(symptoms)


def _shown(symptom: str, observation: Observation, diagnostic: Diagnostic, target: LayerTarget) -> str:
    """The sentence for a symptom that was seen and is about this finding; "" otherwise."""
    name = symptom.partition("=")[0]
    if name == "raises":
        return _raised(symptom, observation, diagnostic, target)
    if not any(matches(symptom, word) for word in observation.words):
        return ""
    paths = observation.where.get(name, ())
    attribute = diagnostic.attribute.partition(".")[0].partition("[")[0]
    if paths and attribute and attribute not in paths:
        return ""
    return sentence(name, attribute if attribute in paths else "")


def _raised(symptom: str, observation: Observation, diagnostic: Diagnostic, target: LayerTarget) -> str:
    """An error counts when it is the one that the page names, or comes through the line of the finding."""
    if not observation.raised:
        return ""
    wanted = symptom.partition("=")[2]
    file = os.path.abspath(target.path)
    lines = range(diagnostic.span.start.line, diagnostic.span.end.line + 1)
    through = any(os.path.abspath(path) == file and line in lines for path, line in observation.frames)
    named = len(wanted) > 8 and wanted in observation.raised
    if not through and not named:
        return ""
    return f"{observation.scenario} raised {_one_line(observation.brief)}"


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else f"{line[:197]}..."


_SENTENCES = {
    "untracked": "`{0}` is not in `variables`",
    "untrained": "`{0}` is unchanged after training",
    "leaked-tensor": "`{0}` holds a tensor of a graph that is gone",
    "python-state-frozen": "`{0}` has another value than after eager calls",
    "config-differs": "`{0}` differs in the restored layer",
    "shared-sublayer": "`{0}` holds the same layer several times",
}


def sentence(word: str, attribute: str) -> str:
    """What a word of the vocabulary says, of an attribute where one is known."""
    if attribute and word in _SENTENCES:
        return _SENTENCES[word].format(attribute)
    return SYMPTOMS.get(word) or TRAITS.get(word) or word


def _only_seen(
    target: LayerTarget, observations: Sequence[Observation], explained: Collection[str], keras: int
) -> Iterator[Diagnostic]:
    """The findings of the 8xx rules that no static finding already explains."""
    told: set[tuple[str, str]] = set()
    for observation in observations:
        for word in sorted(observation.words):
            name = word.partition("=")[0]
            code = by_symptom(observation.scenario, name)
            if code is None:
                continue
            for attribute in observation.where.get(name) or ("",):
                if attribute in explained or (code, attribute) in told:
                    continue
                told.add((code, attribute))
                rule = next(rule for rule in RUNTIME_RULES if rule.code == code)
                what = _one_line(observation.brief) if name == "raises" else sentence(name, attribute)
                yield Diagnostic(
                    path=target.path,
                    span=target.span,
                    code=rule.code,
                    name=rule.name,
                    severity=rule.severity,
                    message=f"`{target.layer}`: {what}",
                    help=HELP.get(code, ""),
                    layer=target.layer,
                    attribute=attribute,
                    keras=keras,
                    evidence=Evidence.PROVED,
                    seen=f"seen in the scenario {observation.scenario}",
                )


HELP = {
    "LL801": "create it with `self.add_weight`, or keep its layer in an attribute of the layer",
    "LL802": "create weights and sublayers in `__init__` or `build`",
    "LL803": "use it in `call` so that the loss depends on it, or create it with `trainable=False`",
    "LL804": "return every constructor argument from `get_config`",
    "LL805": "build sublayers in `build`, or leave it out",
    "LL806": "use TensorFlow operations in `call` in place of Python's",
    "LL807": "add `training=None` to the parameters of `call`",
}
