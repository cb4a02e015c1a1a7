"""The symptoms of a rule that a class showed, and are about the finding."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from layerlint.prove.declared import Runs, declared_runs
from layerlint.prove.initializers import attributes_started
from layerlint.prove.sentences import one_line, sentence
from layerlint.prove.ties import DERIVED, attributes_read, breaks_on_guess, came_past, reached, tie
from layerlint.prove.trial import Observation, Trial
from layerlint.rule import Diagnostic
from layerlint.worker.vocabulary import matches

ABSENCES = frozenset({"sublayer-unused", "output-is-input", "mask-dropped"})
"""What says that something did not happen: another value of `training`, or another argument, could make it happen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The symptoms of a finding that were seen, and else why that means nothing; "" where it does."""

    said: tuple[str, ...]
    why_open: str = ""
    scenarios: tuple[str, ...] = ()


def shown_in(diagnostic: Diagnostic, trial: Trial, runs: Runs) -> Shown:
    """Look in every scenario. What shows by its absence must be absent in training and otherwise."""
    said: dict[str, None] = {}
    absent: list[set[str]] = []
    showing: dict[str, None] = {}
    trouble = ""
    for training in trial.modes:
        missing: set[str] = set()
        for scenario, symptoms in _with_control(runs):
            observation = trial.look(scenario, training)
            texts = {
                symptom: text
                for symptom in symptoms
                if (text := shown(symptom, observation, diagnostic, trial, training))
            }
            missing |= {text for symptom, text in texts.items() if symptom in ABSENCES}
            said |= dict.fromkeys(text for symptom, text in texts.items() if symptom not in ABSENCES)
            if texts:
                showing[scenario] = None
            else:
                trouble = trouble or observation.stopped_at(trial.target.path)
        absent.append(missing)
        if said:
            break
    said |= dict.fromkeys(sorted(set.intersection(*absent)) if absent else ())
    return Shown(tuple(said), "" if said else trouble, tuple(showing))


def _with_control(runs: Runs) -> list[tuple[str, tuple[str, ...]]]:
    """The same with the control: what a page shows in a constructor may stand in `build` or `call` here."""
    errors = [one for _, symptoms in runs for one in symptoms if one.startswith("raises")]
    return [*runs, ("control", tuple(dict.fromkeys(errors)))] if errors else list(runs)


def shown(
    symptom: str, observation: Observation, diagnostic: Diagnostic, trial: Trial, training: bool = False
) -> str:
    """The sentence for a symptom that was seen and is about this finding; "" otherwise."""
    name = symptom.partition("=")[0]
    if name == "raises":
        return _raised(observation, diagnostic, trial, training)
    if not any(matches(symptom, word) for word in observation.words):
        return ""
    if not reached(trial.source, diagnostic, observation.lines | trial.control(training).lines):
        return ""
    attribute = root_of(diagnostic)
    if name == "same-values":
        alike = attributes_started(trial.source, diagnostic).intersection(observation.where.get(name, ()))
        return f"{sentence(name, '')}: those of `{'`, `'.join(sorted(alike))}`" if alike else ""
    trained = name in ("untrained", "no-gradient")
    if name in ("untrained", "warns") and "untrained" in observation.words:
        # A weight may stay as it is because its gradient is zero here.
        if not any(
            concerns(one, observation.where.get("no-gradient", ())) for one in _trained(diagnostic, trial)
        ):
            return ""
        if "no-gradient" not in observation.words:
            return ""
    if name in ("output-lost", "weights-lost") and attribute in observation.where.get("weights-returned", ()):
        return ""  # what was lost is another attribute's
    paths = observation.where.get(name, ())
    subjects = _trained(diagnostic, trial) if trained else [attribute]
    if paths and not any(concerns(one, paths) for one in subjects):
        return ""
    return sentence(name, attribute if attribute in paths else "")


def _raised(observation: Observation, diagnostic: Diagnostic, trial: Trial, training: bool) -> str:
    """An error counts when it is the finding's, and neither a guess nor the rest of the class is to blame."""
    if not observation.raised:
        return ""
    declared = [one for _, symptoms in declared_runs(diagnostic.code, diagnostic.keras) for one in symptoms]
    found = tie(declared, observation, diagnostic, trial.source)
    if not found.holds:
        return ""
    plain = trial.control(training)
    control = not plain.trouble or (found.through and came_past(plain, diagnostic, trial.source))
    control = control and "step-fails-eagerly" not in observation.words
    if breaks_on_guess(observation.raised, trial.grounds(()).plan):
        return ""
    proves = found.proves(control=control, certain=trial.certain())
    if not proves and not (found.through and not control and _fix_ends_it(diagnostic, trial)):
        return ""
    scenario = "call" if observation.scenario == "control" else observation.scenario
    return f"{scenario} raised {one_line(observation.brief)}"


def _fix_ends_it(diagnostic: Diagnostic, trial: Trial) -> bool:
    """Whether the same plan runs on the class as the finding's fix leaves it."""
    fixed = trial.with_fix(diagnostic)
    return fixed is not None and fixed.failure is None and not fixed.control().trouble


def _trained(diagnostic: Diagnostic, trial: Trial) -> list[str]:
    """The attributes whose training a finding speaks of: its own, and for what is computed once those it comes from."""
    own = root_of(diagnostic)
    return [own, *attributes_read(trial.source, diagnostic)] if own and diagnostic.code in DERIVED else [own]


def root_of(diagnostic: Diagnostic) -> str:
    """The attribute of the class that a finding is about: `blocks` of `blocks[0].scale`."""
    return diagnostic.attribute.partition(".")[0].partition("[")[0]


def concerns(attribute: str, paths: Collection[str]) -> bool:
    return not attribute or not paths or attribute in paths
