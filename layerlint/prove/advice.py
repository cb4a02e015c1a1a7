"""The reason why a finding or a class was not run, with advice, in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from layerlint.prove.rivals import only_error
from layerlint.prove.sentences import one_line
from layerlint.prove.trial import Trial
from layerlint.rule import Diagnostic, Evidence
from layerlint.trace.plan_snippet import sureness

_COMPARED = 80
"""The length of the start in which the texts of one error agree; the rest may be cut off."""


def with_advice(judged: Sequence[Diagnostic], trial: Trial) -> list[Diagnostic]:
    """The findings of a class; those that were not run with advice."""
    return [_advised(diagnostic, judged, trial) for diagnostic in judged]


def _advised(diagnostic: Diagnostic, judged: Sequence[Diagnostic], trial: Trial) -> Diagnostic:
    if diagnostic.evidence is not Evidence.NOT_RUN:
        return diagnostic
    cause = _explained_by(diagnostic.seen, judged)
    if cause is None:
        return replace(diagnostic, seen=advice(diagnostic.seen, trial))
    where = f"its class fails first at what {cause.code} tells in line {cause.span.start.line}"
    return replace(diagnostic, seen=f"{where}: {diagnostic.seen}")


def _explained_by(reason: str, judged: Sequence[Diagnostic]) -> Diagnostic | None:
    """The finding that was proved by the error in the reason."""
    errors = [(diagnostic, only_error(diagnostic)[:_COMPARED]) for diagnostic in judged]
    return next((diagnostic for diagnostic, error in errors if error and reason.startswith(error)), None)


def why_not(judged: Sequence[Diagnostic], trial: Trial) -> str:
    """Why a class with these findings could not be run."""
    reason = one_line(trial.control().stopped_at(trial.target.path))
    return reason if _explained_by(reason, judged) else advice(reason, trial)


def advice(reason: str, trial: Trial) -> str:
    """A reason with the place in the settings for what is missing, or for a guess that may cause the error."""
    in_settings = re.sub(r"--(init|input)\b", r"`\1`", reason)
    if in_settings == reason and not (trial.has_error(reason) and _guesses(trial)):
        return reason
    text = (
        in_settings
        if in_settings != reason
        else f"{reason}; where a guess is to blame, give `init` or `input`"
    )
    return f'{text} in `[tool.layerlint.trace."{trial.target}"]`'


def _guesses(trial: Trial) -> bool:
    return any(sureness(origin) > 1 for _, _, origin in trial.grounds(()).plan)
