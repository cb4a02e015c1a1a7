"""Runs with other values of the arguments that may hide a symptom: what they show is the verdict."""

from __future__ import annotations

from layerlint.prove.argument_verdicts import Verdict
from layerlint.prove.declared import Runs
from layerlint.prove.hiding_values import OtherValue, hiding_values, other_values_of
from layerlint.prove.observed_symptoms import observe_symptoms
from layerlint.prove.parts_run import part_ran
from layerlint.prove.ties import ran
from layerlint.prove.trial import Trial
from layerlint.prove.unrefuted import why_unrefuted
from layerlint.rule import Diagnostic, Evidence

MOST = 3
"""The number of arguments that are given other values."""


def judge_with_others(diagnostic: Diagnostic, trial: Trial, runs: Runs) -> Verdict | None:
    """The verdict on a finding whose symptom may be hidden: proved, or not run. None where nothing hides it."""
    observations = [trial.observe(scenario, mode) for mode in trial.modes for scenario, _ in runs]
    lines = frozenset[int]().union(*(observation.lines for observation in observations))
    whole = ran(trial.source, diagnostic, lines) and part_ran(trial.source, diagnostic, lines)
    hiding = hiding_values(diagnostic, trial, skipped=not whole)
    verdicts = [_judge_with(diagnostic, trial, runs, argument) for argument in hiding[:MOST]]
    verdicts += [_not_run(*argument) for argument in hiding[MOST:]]
    decided = [verdict for verdict in verdicts if verdict is not None]
    return min(decided, key=lambda verdict: verdict.evidence is not Evidence.PROVED, default=None)


def _judge_with(
    diagnostic: Diagnostic, trial: Trial, runs: Runs, argument: tuple[str, str]
) -> Verdict | None:
    """The verdict from the first other value that runs; None where it shows nothing either."""
    name, text = argument
    for other in other_values_of(trial.source, name, text):
        changed = trial.with_value(name, other.text)
        if changed is None or not _may_show(changed, other):
            continue
        observed = observe_symptoms(diagnostic, changed, runs)
        if observed.texts:
            return Verdict(Evidence.PROVED, f"with `{name}={other.text}`: {'; '.join(observed.texts)}")
        if not observed.why_open and not why_unrefuted(diagnostic, changed, runs):
            return None
    return _not_run(name, text)


def _may_show(changed: Trial, other: OtherValue) -> bool:
    """Whether an error would be no fault of the value: the class names it, or a call of the class succeeds with it."""
    return other.is_choice or not any(changed.control(mode).trouble for mode in changed.modes)


def _not_run(name: str, text: str) -> Verdict:
    return Verdict(
        Evidence.NOT_RUN, f"`{name}` is {text} here, which may hide it; give another value with --init"
    )
