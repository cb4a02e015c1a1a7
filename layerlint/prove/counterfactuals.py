"""Runs with other values of the arguments that may hide a symptom: what they show is the verdict."""

from __future__ import annotations

from layerlint.prove.argument_verdicts import Verdict
from layerlint.prove.declared import Runs
from layerlint.prove.hiding_values import hiding_values, other_texts
from layerlint.prove.observed_symptoms import observe_symptoms
from layerlint.prove.trial import Trial
from layerlint.prove.unrefuted import why_unrefuted
from layerlint.rule import Diagnostic, Evidence

MOST = 3
"""The number of arguments that are given other values."""


def judge_with_others(diagnostic: Diagnostic, trial: Trial, runs: Runs) -> Verdict | None:
    """The verdict on a finding whose symptom may be hidden: proved, or not run. None where nothing hides it."""
    hiding = hiding_values(diagnostic, trial)
    for name, text in hiding[:MOST]:
        verdict = _judge_with(diagnostic, trial, runs, (name, text))
        if verdict is not None:
            return verdict
    return _not_run(*hiding[MOST]) if len(hiding) > MOST else None


def _judge_with(
    diagnostic: Diagnostic, trial: Trial, runs: Runs, argument: tuple[str, str]
) -> Verdict | None:
    """The verdict from the first other value that runs; None where it shows nothing either."""
    name, text = argument
    for other in other_texts(trial.source, name, text):
        changed = trial.with_value(name, other)
        if changed is None or any(changed.control(mode).trouble for mode in changed.modes):
            continue
        observed = observe_symptoms(diagnostic, changed, runs)
        if observed.texts:
            return Verdict(Evidence.PROVED, f"with `{name}={other}`: {'; '.join(observed.texts)}")
        if not observed.why_open and not why_unrefuted(diagnostic, changed, runs):
            return None
    return _not_run(name, text)


def _not_run(name: str, text: str) -> Verdict:
    return Verdict(
        Evidence.NOT_RUN, f"`{name}` is {text} here, which may hide it; give another value with --init"
    )
