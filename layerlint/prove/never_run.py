"""A method that Keras never runs: the scenario of the intended method was completed, and no line of it ran."""

from __future__ import annotations

import re

from layerlint.prove.message_words import INTENDED_METHOD
from layerlint.prove.ties import method_lines, parsed
from layerlint.prove.trial import Trial
from layerlint.rule import Diagnostic

SCENARIOS = {
    "__init__": "construct",
    "build": "control",
    "call": "control",
    "compute_mask": "mask",
    "get_config": "config",
    "test_step": "evaluate",
    "train_step": "step",
}
"""The scenario that runs a method of this name eagerly, so that its lines are recorded."""


def scenario_for(diagnostic: Diagnostic) -> str:
    """The scenario that would run the intended method; "" where the finding names none."""
    intended = INTENDED_METHOD.search(diagnostic.message)
    return SCENARIOS.get(intended[1], "") if intended else ""


def never_run(diagnostic: Diagnostic, trial: Trial) -> str:
    """The evidence that a method never runs; "" where there is none."""
    scenario = scenario_for(diagnostic)
    if not scenario:
        return ""
    observation = trial.observe(scenario)
    method = method_lines(parsed(trial.source), diagnostic.span.start.line)
    if observation.trouble or not method or not observation.lines or not observation.lines.isdisjoint(method):
        return ""
    name = re.search(r"`(\w+)`", diagnostic.message)
    return f"{scenario} came to its end, and no line of `{name[1] if name else ''}` ran"
