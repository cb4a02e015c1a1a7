"""Diagnostics as plain data. Lines are kept relative to the class, which may move in its file."""

from __future__ import annotations

from typing import Any

from layerlint.rule import Diagnostic, Evidence, Related, Severity
from layerlint.text import Edit, Fix, Position, Safety, Span


def encode(diagnostic: Diagnostic, first_line: int) -> list[Any]:
    fix = diagnostic.fix
    return [
        _of_span(diagnostic.span, first_line),
        diagnostic.code,
        diagnostic.name,
        diagnostic.severity.value,
        diagnostic.message,
        diagnostic.help,
        diagnostic.layer,
        diagnostic.method,
        diagnostic.attribute,
        diagnostic.keras,
        None
        if fix is None
        else [
            fix.title,
            [[_of_span(edit.span, first_line), edit.replacement] for edit in fix.edits],
            fix.safety.value,
        ],
        diagnostic.evidence.value,
        diagnostic.seen,
        None if diagnostic.noqa_line is None else diagnostic.noqa_line - first_line,
        [[_of_span(related.span, first_line), related.label] for related in diagnostic.related],
    ]


def decode(kept: list[Any], path: str, first_line: int) -> Diagnostic:
    """Raises `ValueError` or `TypeError` for data of another shape."""
    span, code, name, severity, message, help_, layer, method, attribute, keras, fix, *rest = kept
    evidence, seen, noqa_line, related = rest
    return Diagnostic(
        path=path,
        span=_to_span(span, first_line),
        code=code,
        name=name,
        severity=Severity(severity),
        message=message,
        help=help_,
        layer=layer,
        method=method,
        attribute=attribute,
        keras=keras,
        fix=None if fix is None else _to_fix(fix, first_line),
        evidence=Evidence(evidence),
        seen=seen,
        noqa_line=None if noqa_line is None else noqa_line + first_line,
        related=tuple(Related(_to_span(where, first_line), label) for where, label in related),
    )


def _to_fix(kept: list[Any], first_line: int) -> Fix:
    title, edits, safety = kept
    return Fix(title, tuple(Edit(_to_span(span, first_line), text) for span, text in edits), Safety(safety))


def _of_span(span: Span, first_line: int) -> list[int]:
    return [
        span.start.line - first_line,
        span.start.column,
        span.end.line - first_line,
        span.end.column,
    ]


def _to_span(kept: list[int], first_line: int) -> Span:
    line, column, end_line, end_column = kept
    return Span(Position(line + first_line, column), Position(end_line + first_line, end_column))
