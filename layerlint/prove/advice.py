"""Why a finding or a class was not run, with what to do about it: one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from layerlint.prove.rivals import error_of
from layerlint.prove.sentences import one_line
from layerlint.prove.trial import Trial
from layerlint.rule import Diagnostic, Evidence
from layerlint.trace.plan_snippet import sureness

_COMPARED = 80
"""So much of two errors is the same where they are one; the rest may be cut off."""


def with_advice(judged: Sequence[Diagnostic], trial: Trial) -> list[Diagnostic]:
    """The findings of a class; those that were not run say what to do."""
    return [_advised(one, judged, trial) for one in judged]


def _advised(found: Diagnostic, judged: Sequence[Diagnostic], trial: Trial) -> Diagnostic:
    if found.evidence is not Evidence.NOT_RUN:
        return found
    first = _told_by(found.seen, judged)
    if first is None:
        return replace(found, seen=what_to_do(found.seen, trial))
    where = f"its class fails first at what {first.code} tells in line {first.span.start.line}"
    return replace(found, seen=f"{where}: {found.seen}")


def _told_by(reason: str, judged: Sequence[Diagnostic]) -> Diagnostic | None:
    """The finding that was proved by the error that is the reason."""
    errors = [(one, error_of(one)[:_COMPARED]) for one in judged]
    return next((one for one, error in errors if error and reason.startswith(error)), None)


def why_not(judged: Sequence[Diagnostic], trial: Trial) -> str:
    """Why a class with these findings could not be run."""
    reason = one_line(trial.control().stopped_at(trial.target.path))
    return reason if _told_by(reason, judged) else what_to_do(reason, trial)


def what_to_do(reason: str, trial: Trial) -> str:
    """A reason with the place in the settings that holds what it asks for, and where an error may come from a guess."""
    wanted = re.sub(r"--(init|input)\b", r"`\1`", reason)
    if wanted == reason and not (trial.has_error(reason) and _guesses(trial)):
        return reason
    said = wanted if wanted != reason else f"{reason}; where a guess is to blame, give `init` or `input`"
    return f'{said} in `[tool.layerlint.trace."{trial.target}"]`'


def _guesses(trial: Trial) -> bool:
    return any(sureness(origin) > 1 for _, _, origin in trial.grounds(()).plan)
