"""The symptoms of a rule that were observed in a class and concern the finding."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from layerlint.prove.declared import Runs, declared_runs
from layerlint.prove.initializers import attributes_started
from layerlint.prove.message_words import lacks_another
from layerlint.prove.parts_run import part_ran
from layerlint.prove.sentences import one_line, sentence
from layerlint.prove.ties import (
    DERIVED,
    attributes_read,
    breaks_on_guess,
    came_past,
    passes,
    reached,
    tie,
)
from layerlint.prove.trial import Observation, Trial
from layerlint.rule import Diagnostic
from layerlint.worker.vocabulary import matches

ABSENCES = frozenset({"sublayer-unused", "output-is-input", "mask-dropped"})
"""Symptoms of something that did not happen: another value of `training`, or another argument, could make it happen."""


@dataclass(frozen=True, slots=True)
class ObservedSymptoms:
    """The observed symptoms of a finding, as texts; without any, why that refutes nothing ("" where it may)."""

    texts: tuple[str, ...]
    why_open: str = ""
    scenarios: tuple[str, ...] = ()


def observe_symptoms(diagnostic: Diagnostic, trial: Trial, runs: Runs) -> ObservedSymptoms:
    """Run the scenarios. A symptom of absence must be observed in training and otherwise."""
    observed_texts: dict[str, None] = {}
    absent: list[set[str]] = []
    observed_in: dict[str, None] = {}
    stopped: list[Observation] = []
    for training in trial.modes:
        missing: set[str] = set()
        for scenario, symptoms in _with_control(runs):
            observation = trial.observe(scenario, training)
            texts = {
                symptom: text
                for symptom in symptoms
                if (text := observed_text(symptom, observation, diagnostic, trial, training))
            }
            missing |= {text for symptom, text in texts.items() if symptom in ABSENCES}
            observed_texts |= dict.fromkeys(
                text for symptom, text in texts.items() if symptom not in ABSENCES
            )
            if texts:
                observed_in[scenario] = None
            else:
                stopped.append(observation)
        absent.append(missing)
        if observed_texts:
            break
    observed_texts |= dict.fromkeys(sorted(set.intersection(*absent)) if absent else ())
    why_open = "" if observed_texts else _trouble(stopped, trial.target.path)
    return ObservedSymptoms(tuple(_without_repeats(observed_texts)), why_open, tuple(observed_in))


def _without_repeats(texts: Iterable[str]) -> Iterator[str]:
    """The texts; of those that tell one error in several scenarios the first."""
    errors: set[str] = set()
    for text in texts:
        scenario, raised, error = text.partition(" raised ")
        if not raised or " " in scenario or error not in errors:
            yield text
        errors |= {error} if raised else set()


def _trouble(observations: Sequence[Observation], path: str) -> str:
    """The first trouble, first of all one that came through the file of the class; "" for none."""
    stopped = [observation for observation in observations if observation.trouble]
    stopped.sort(key=lambda observation: not observation.lines_in(path))
    return stopped[0].stopped_at(path) if stopped else ""


def _with_control(runs: Runs) -> list[tuple[str, tuple[str, ...]]]:
    """The runs with the control: an error that a page shows in a constructor may come from `build` or `call` here."""
    errors = [symptom for _, symptoms in runs for symptom in symptoms if symptom.startswith("raises")]
    return [*runs, ("control", tuple(dict.fromkeys(errors)))] if errors else list(runs)


def observed_text(
    symptom: str, observation: Observation, diagnostic: Diagnostic, trial: Trial, training: bool = False
) -> str:
    """The sentence for a symptom that was observed and concerns this finding; "" otherwise."""
    name = symptom.partition("=")[0]
    if name == "raises":
        return _raised(observation, diagnostic, trial, training)
    if not any(matches(symptom, word) for word in observation.words):
        return ""
    if not reached(trial.source, diagnostic, observation.lines | trial.control(training).lines):
        return ""
    attribute = root_attribute(diagnostic)
    if name == "same-values":
        alike = attributes_started(trial.source, diagnostic).intersection(observation.where.get(name, ()))
        return f"{sentence(name, '')}: those of `{'`, `'.join(sorted(alike))}`" if alike else ""
    trained = name in ("untrained", "no-gradient")
    if name in ("untrained", "warns") and not _without_gradient(observation, diagnostic, trial):
        return ""
    if name in ("output-lost", "weights-lost") and attribute in observation.where.get("weights-returned", ()):
        return ""  # what was lost is another attribute's
    paths = observation.where.get(name, ())
    named = subjects(diagnostic, trial) if trained else [attribute]
    if paths and not any(concerns(subject, paths) for subject in named):
        return ""
    return sentence(name, attribute if attribute in paths else "")


def _without_gradient(observation: Observation, diagnostic: Diagnostic, trial: Trial) -> bool:
    """Whether a weight that stays as it is has no gradient, or the whole step applies none: it may be zero here."""
    if "untrained" not in observation.words:
        return True
    if "step-applies-nothing" in observation.words and not root_attribute(diagnostic):
        return True
    paths = observation.where.get("no-gradient", ())
    concerned = any(concerns(subject, paths) for subject in subjects(diagnostic, trial))
    return concerned and "no-gradient" in observation.words


def _raised(observation: Observation, diagnostic: Diagnostic, trial: Trial, training: bool) -> str:
    """The sentence for an error of the finding, if neither a guess nor the rest of the class causes it; else ""."""
    if not observation.raised:
        return ""
    declared = [
        symptom for _, symptoms in declared_runs(diagnostic.code, diagnostic.keras) for symptom in symptoms
    ]
    attribute = root_attribute(diagnostic)
    if (
        attribute in observation.where.get("lacks", ())
        and lacks_another(observation.raised, diagnostic)
        and passes(observation.frames, diagnostic, trial.source)
        and part_ran(trial.source, diagnostic, observation.lines)
    ):
        return f"{observation.scenario} raised {one_line(observation.brief)}; `{attribute}` is missing too"
    error_tie = tie(declared, observation, diagnostic, trial.source)
    if not error_tie.holds:
        return ""
    # `config` adds to `construct`, and the others add to calls
    control_run = trial.observe("construct") if observation.scenario == "config" else trial.control(training)
    control = not control_run.trouble or (
        error_tie.through and came_past(control_run, diagnostic, trial.source)
    )
    control = control and "step-fails-eagerly" not in observation.words
    if breaks_on_guess(observation.raised, trial.grounds(()).plan):
        return ""
    proves = error_tie.proves(control=control, certain=trial.certain())
    if not proves and not (error_tie.through and not control and _fix_ends_it(diagnostic, trial)):
        return ""
    scenario = "call" if observation.scenario == "control" else observation.scenario
    return f"{scenario} raised {one_line(observation.brief)}"


def _fix_ends_it(diagnostic: Diagnostic, trial: Trial) -> bool:
    """Whether the same plan runs on the class with the finding's fix."""
    fixed = trial.with_fix(diagnostic)
    return fixed is not None and fixed.failure is None and not fixed.control().trouble


def subjects(diagnostic: Diagnostic, trial: Trial) -> list[str]:
    """The attributes whose training a finding is about: its own, and those from which a derived value is computed."""
    own = root_attribute(diagnostic)
    return [own, *attributes_read(trial.source, diagnostic)] if own and diagnostic.code in DERIVED else [own]


def root_attribute(diagnostic: Diagnostic) -> str:
    """The attribute of the class that a finding is about: `blocks` of `blocks[0].scale`."""
    return diagnostic.attribute.partition(".")[0].partition("[")[0]


def concerns(attribute: str, paths: Collection[str]) -> bool:
    return not attribute or not paths or attribute in paths
