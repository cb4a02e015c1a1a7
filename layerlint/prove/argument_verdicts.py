"""Verdicts on arguments that a configuration leaves out or changes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from layerlint.prove.trial import Observation
from layerlint.rule import Diagnostic, Evidence

SCENARIOS = {"LL402": ("left-out",), "LL408": ("recorded",), "LL409": ("left-out", "recorded")}
"""The scenarios that pass other values for the arguments of a rule's findings.

The configuration that Keras 3 makes of a model holds each argument with its default, whatever was given.
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    evidence: Evidence
    seen: str


def judge_left_out(diagnostic: Diagnostic, observation: Observation) -> Verdict | None:
    """The verdict on the arguments that a finding names; None where it names none that was tried.

    Proved when one is lost; refuted only when each of them was given another value, which came back.
    """
    named = [name for name in observation.said if f"`{name}`" in diagnostic.message]
    if diagnostic.code == "LL408":  # the argument that it is about stands first, and others beside it
        match = re.search(r"`(\w+)`", diagnostic.message)
        named = [name for name in named if match is not None and name == match[1]]
    if "`**kwargs`" in diagnostic.message:
        named = [name for name in observation.said if _is(observation, "through-kwargs", name)]
    if not named:
        return None
    lost = [observation.said[name] for name in named if _is(observation, "argument-lost", name)]
    if lost:
        return Verdict(Evidence.PROVED, "; ".join(lost))
    open_ = [name for name in named if not _is(observation, "argument-kept", name)]
    if open_:
        return Verdict(Evidence.NOT_RUN, f"`{open_[0]}`: {observation.said[open_[0]]}")
    return Verdict(Evidence.REFUTED, "; ".join(observation.said[name] for name in named))


def _is(observation: Observation, word: str, name: str) -> bool:
    return name in observation.where.get(word, ())
