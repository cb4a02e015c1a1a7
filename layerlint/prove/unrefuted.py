"""Why a finding without an observed symptom is not refuted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from layerlint.prove import argument_verdicts
from layerlint.prove.declared import BESIDE_OTHERS, GENERAL, QUIET, Runs
from layerlint.prove.message_words import ARGUMENT, OPEN_PATH
from layerlint.prove.observed_symptoms import ABSENCES, concerns, root_attribute, subjects
from layerlint.prove.parts_run import part_ran
from layerlint.prove.preconditions import why_unseen
from layerlint.prove.ties import passes, ran, returns_ran
from layerlint.prove.trial import Observation, Trial
from layerlint.rule import Diagnostic
from layerlint.worker.vocabulary import SYMPTOMS


def why_untried(diagnostic: Diagnostic, trial: Trial) -> str:
    """Why no other values were passed for arguments that are left out or changed; "" for other rules."""
    scenarios = argument_verdicts.SCENARIOS.get(diagnostic.code)
    if scenarios is None:
        return ""
    stopped = trial.observe(scenarios[0]).stopped_at(trial.target.path)
    return stopped or "no argument that it names was given another value; give one with --init"


def why_unrefuted(diagnostic: Diagnostic, trial: Trial, runs: Runs) -> str:
    """Why runs without a symptom do not refute a finding; "" when they do."""
    observations = [trial.observe(scenario, mode) for mode in trial.modes for scenario, _ in runs]
    observations += [trial.control(mode) for mode in trial.modes]
    if stopped := next((observation for observation in observations if observation.trouble), None):
        return stopped.stopped_at(trial.target.path)
    if any("made-by-chance" in observation.words for observation in observations):
        return (
            "two instances differ by themselves, so a loaded one cannot be compared; fix its random numbers"
        )
    every = frozenset(symptom for _, symptoms in runs for symptom in symptoms)
    reason = _why_absent(observations, every, subjects(diagnostic, trial)) or _why_elsewhere(
        diagnostic, trial, runs[0][0], every
    )
    if reason:
        return reason
    lines = frozenset[int]().union(*(observation.lines for observation in observations))
    if not ran(trial.source, diagnostic, lines):
        return "its line did not run with these arguments and inputs; give --init or --input"
    if not part_ran(trial.source, diagnostic, lines):
        return "its line ran, but the part that it is about may have been skipped; give --init or --input"
    if not returns_ran(trial.source, diagnostic, lines):
        return "these inputs did not take every path to a `return`; give --input"
    return ""


def _why_absent(
    observations: Sequence[Observation], every: frozenset[str], of_finding: Collection[str]
) -> str:
    """Why a symptom that is the absence of something could come with other inputs; "" when it could not."""
    if "untrained" in every and any("untrained" in observation.words for observation in observations):
        return "a fit leaves weights as they are, though a gradient of zero may reach them; give --input"
    if reason := why_unseen(observations, every, of_finding):
        return reason
    if "output-differs" in every and any(
        "state-changes" in observation.words for observation in observations
    ):
        return "the output repeats here, though a call changes the state of the layer; give --input"
    unfed = next((names for observation in observations if (names := observation.where.get("unfed"))), ())
    if unfed and not every.isdisjoint({*ABSENCES, "untrained"}):
        return f"`{unfed[0]}` of `call` was not given; give --input"
    return ""


def _why_elsewhere(diagnostic: Diagnostic, trial: Trial, scenario: str, every: frozenset[str]) -> str:
    """The reason outside the scenarios of its page that keeps a finding from being refuted; "" for none."""
    if passes(trial.stumbled, diagnostic, trial.source):
        return "with other inputs it fails here; give --input"
    for observation in (trial.observe(name) for name in GENERAL):
        if words := _contradicting(observation, every, diagnostic):
            return f"{observation.scenario} shows that {SYMPTOMS[words[0]]}, and {scenario} does not"
    if OPEN_PATH.search(diagnostic.message):
        return "these inputs did not take the path without `return`"
    if left := _left_at_default(diagnostic, trial):
        return f"`{left}` was left at its default; give another value with --init"
    if diagnostic.code in BESIDE_OTHERS:
        return "it may show only in the layers or samples beside this one"
    if diagnostic.code in QUIET and all(symptom.startswith("raises") for symptom in every):
        return "nothing was raised, but the mistake may be silent"
    return ""


def _left_at_default(diagnostic: Diagnostic, trial: Trial) -> str:
    """The constructor's argument in a finding, where the class was constructed without it; "" else."""
    match = ARGUMENT.search(diagnostic.message)
    passed = {name for name, _, _ in trial.grounds(()).plan}
    name = (match[1] or match[2]) if match else ""
    return "" if name in passed else name


def _contradicting(observation: Observation, symptoms: Collection[str], diagnostic: Diagnostic) -> list[str]:
    """The symptoms of a rule on the same attribute in another scenario than those of its page."""
    attribute = root_attribute(diagnostic)
    return sorted(
        word
        for word in observation.words
        if word in symptoms
        and word in SYMPTOMS
        and word not in ABSENCES
        and concerns(attribute, observation.where.get(word, ()))
    )
