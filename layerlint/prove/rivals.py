"""Findings of one statement with one error: it proves the one whose page declares it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from layerlint.prove.declared import declared_symptoms
from layerlint.prove.ties import lacks, names_error, parsed, statement_lines
from layerlint.rule import Diagnostic, Evidence

_RAISED = re.compile(r"[\w-]+ raised (.*)", re.DOTALL)


def without_rivals(judged: Sequence[Diagnostic], source: str) -> list[Diagnostic]:
    """The findings; one proved only by the error of another on the same statement is not run.

    The statement fails with that error before any other symptom can show.
    """
    return [
        _beside(diagnostic, [rival for rival in judged if rival is not diagnostic], source)
        for diagnostic in judged
    ]


def _beside(diagnostic: Diagnostic, rivals: Sequence[Diagnostic], source: str) -> Diagnostic:
    error = only_error(diagnostic)
    if not error or _declares(diagnostic, error):
        return diagnostic
    for rival in rivals:
        same = only_error(rival) == error and _statement(rival, source) == _statement(diagnostic, source)
        if same and rival.code != diagnostic.code and _declares(rival, error):
            seen = f"its line fails first with the error of {rival.code}: {error}"
            return replace(diagnostic, evidence=Evidence.NOT_RUN, seen=seen)
    return diagnostic


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
