"""Diagnostics as plain data. Lines are kept relative to the class, which may move in its file."""

from __future__ import annotations

from typing import Any

from layerlint.cache.shape import Maybe, fits
from layerlint.rule import Diagnostic, Evidence, Related, Severity
from layerlint.text import Edit, Fix, Position, Safety, Span

_SPAN = (int, range(1, 1 << 30), int, range(1, 1 << 30))
DIAGNOSTIC = (
    _SPAN,
    str,
    str,
    frozenset(one.value for one in Severity),
    str,
    str,
    str,
    str,
    str,
    frozenset({2, 3}),
    Maybe((str, [(_SPAN, str)], frozenset(one.value for one in Safety))),
    frozenset(one.value for one in Evidence),
    str,
    Maybe(int),
    [(_SPAN, str)],
)
"""The shape of a diagnostic that is kept, field by field as `encode` gives them."""


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


def decode(kept: Any, path: str, first_line: int, last_line: int, widest: int) -> Diagnostic:
    """The diagnostic of a class on these lines of its file, none of them wider than `widest`.

    Raises `ValueError` for data of another shape, and for places that cannot be.
    """
    if not fits(kept, DIAGNOSTIC):
        raise ValueError("not a diagnostic")
    span, code, name, severity, message, help_, layer, method, attribute, keras, fix, *rest = kept
    evidence, seen, noqa_line, related = rest
    made = Diagnostic(
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
    line = made.noqa_line or first_line
    own = [made.span, *(one.span for one in made.related)]
    # An edit may import something at the top of the file, or begin a line after the class.
    edits = [edit.span for edit in made.fix.edits] if made.fix is not None else []
    if not (
        first_line <= line <= last_line
        and all(_is_in(span, first_line, last_line + 1, widest) for span in own)
        and all(_is_in(span, 1, last_line + 1, widest) for span in edits)
    ):
        raise ValueError("a place outside the class")
    return made


def _is_in(span: Span, first_line: int, last_line: int, widest: int) -> bool:
    start, end = span.start, span.end
    return first_line <= start.line and start <= end and end.line <= last_line and end.column <= widest


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
