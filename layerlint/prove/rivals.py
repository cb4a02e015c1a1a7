"""Findings of one statement that one error proved: it is the error of the rule whose page declares it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from layerlint.prove.declared import declared_symptoms
from layerlint.prove.ties import lacks, names_error, parsed, statement_lines
from layerlint.rule import Diagnostic, Evidence

_RAISED = re.compile(r"[\w-]+ raised (.*)", re.DOTALL)


def only_cause_of(judged: Sequence[Diagnostic], source: str) -> list[Diagnostic]:
    """The findings; what is proved by another one's error alone, on the same statement, is not run.

    The statement fails with that error before anything else of it can show.
    """
    return [_beside(one, [rival for rival in judged if rival is not one], source) for one in judged]


def _beside(found: Diagnostic, rivals: Sequence[Diagnostic], source: str) -> Diagnostic:
    error = error_of(found)
    if not error or _declares(found, error):
        return found
    for rival in rivals:
        same = error_of(rival) == error and _statement(rival, source) == _statement(found, source)
        if same and rival.code != found.code and _declares(rival, error):
            seen = f"its line fails first with the error of {rival.code}: {error}"
            return replace(found, evidence=Evidence.NOT_RUN, seen=seen)
    return found


def error_of(found: Diagnostic) -> str:
    """The only error that proved a finding; "" where another symptom did, or more than one."""
    raised = _RAISED.fullmatch(found.seen)
    return raised[1] if raised and found.evidence is Evidence.PROVED else ""


def _declares(found: Diagnostic, error: str) -> bool:
    return any(names_error(one, error) for one in declared_symptoms(found.code, found.keras)) or lacks(
        error, found
    )


def _statement(found: Diagnostic, source: str) -> range:
    return statement_lines(parsed(source), found.span.start.line, found.span.end.line)
