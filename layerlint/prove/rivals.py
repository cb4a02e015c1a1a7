"""Findings with one error: of those of one statement it proves the one whose page declares it, of those of one rule the
one whose statement it ends at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from layerlint.prove.declared import declared_symptoms
from layerlint.prove.sentences import one_line
from layerlint.prove.ties import lacks, names_error, parsed, passes, statement_lines
from layerlint.prove.trial import Observation
from layerlint.rule import Diagnostic, Evidence

_RAISED = re.compile(r"[\w-]+ raised (.*)", re.DOTALL)
_MISSING = re.compile(r"has no attribute|cannot import name")
"""Errors that are true of every place which names what is missing."""


def without_rivals(
    judged: Sequence[Diagnostic], source: str, failed: Sequence[Observation] = ()
) -> list[Diagnostic]:
    """The findings; one proved only by the error of another one is not run. `failed` are the scenarios that raised.

    A statement fails with that error before any other symptom can show, and an error that ends at one of two
    statements says nothing about the other.
    """
    return [
        _beside(diagnostic, [rival for rival in judged if rival is not diagnostic], source, failed)
        for diagnostic in judged
    ]


def _beside(
    diagnostic: Diagnostic, rivals: Sequence[Diagnostic], source: str, failed: Sequence[Observation]
) -> Diagnostic:
    error = only_error(diagnostic)
    alike = [rival for rival in rivals if error and only_error(rival) == error]
    declared = _declares(diagnostic, error)
    for rival in alike:
        same = _statement(rival, source) == _statement(diagnostic, source)
        if same and not declared and rival.code != diagnostic.code and _declares(rival, error):
            return _not_run(diagnostic, f"its line fails first with the error of {rival.code}: {error}")
        if not same and rival.code == diagnostic.code and _is_of_other(diagnostic, rival, source, failed):
            return _not_run(diagnostic, f"its class fails first in line {rival.span.start.line}: {error}")
    return diagnostic


def _not_run(diagnostic: Diagnostic, reason: str) -> Diagnostic:
    return replace(diagnostic, evidence=Evidence.NOT_RUN, seen=reason)


def _is_of_other(
    diagnostic: Diagnostic, rival: Diagnostic, source: str, failed: Sequence[Observation]
) -> bool:
    """Whether the error that proved both ends at the statement of the other finding, and never at its own."""
    error = only_error(diagnostic)
    frames = [observation.frames for observation in failed if one_line(observation.brief) == error]
    return (
        not diagnostic.attribute
        and not _MISSING.search(error)
        and any(passes(each, rival, source) for each in frames)
        and not any(passes(each, diagnostic, source) for each in frames)
    )


def only_error(diagnostic: Diagnostic) -> str:
    """The error that alone proved a finding; "" where another symptom did, or several."""
    raised = _RAISED.fullmatch(diagnostic.seen)
    return raised[1] if raised and diagnostic.evidence is Evidence.PROVED else ""


def _declares(diagnostic: Diagnostic, error: str) -> bool:
    return any(
        names_error(symptom, error) for symptom in declared_symptoms(diagnostic.code, diagnostic.keras)
    ) or lacks(error, diagnostic)


def _statement(diagnostic: Diagnostic, source: str) -> range:
    return statement_lines(parsed(source), diagnostic.span.start.line, diagnostic.span.end.line)
