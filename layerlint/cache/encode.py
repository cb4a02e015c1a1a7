"""Encode diagnostics as plain data. Lines are relative to the class or function, which may move in its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from layerlint.cache.shape import Maybe, fits
from layerlint.rule import Diagnostic, Evidence, Related, Severity
from layerlint.text import Edit, Fix, Position, Safety, Span

_SPAN = (int, range(1, 1 << 30), int, range(1, 1 << 30))
DIAGNOSTIC = (
    _SPAN,
    str,
    str,
    frozenset(severity.value for severity in Severity),
    str,
    str,
    str,
    str,
    str,
    frozenset({2, 3}),
    Maybe((str, [(_SPAN, str)], frozenset(safety.value for safety in Safety))),
    frozenset(evidence.value for evidence in Evidence),
    str,
    Maybe(int),
    str,
    [(_SPAN, str, str)],
)
"""The shape of an encoded diagnostic, field by field."""


class Lines(NamedTuple):
    """The current lines of a class or function: its file, first and last line, and the maximum length of a line."""

    path: str
    first: int
    last: int
    widest: int


FunctionLines = Callable[[str], Lines | None]
"""The lines of a function by its qualified name; None if it does not exist."""


def encode(diagnostic: Diagnostic, first_line: int, function: FunctionLines) -> list[Any]:
    """Encode a diagnostic. Raises `ValueError` for a place in an unknown function."""
    fix = diagnostic.fix
    return [
        _encode_span(diagnostic.span, first_line),
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
            [[_encode_span(edit.span, first_line), edit.replacement] for edit in fix.edits],
            fix.safety.value,
        ],
        diagnostic.evidence.value,
        diagnostic.seen,
        None if diagnostic.noqa_line is None else diagnostic.noqa_line - first_line,
        diagnostic.cause,
        [
            [
                _encode_span(
                    place.span,
                    _function_lines(place.function, function).first if place.function else first_line,
                ),
                place.label,
                place.function,
            ]
            for place in diagnostic.related
        ],
    ]


def decode(record: Any, own: Lines, function: FunctionLines) -> Diagnostic:
    """Decode a diagnostic of a class on these lines.

    Raises `ValueError` for data of another shape, and for impossible places.
    """
    path, first_line, last_line, _ = own
    if not fits(record, DIAGNOSTIC):
        raise ValueError("not a diagnostic")
    span, code, name, severity, message, help_, layer, method, attribute, keras, fix, *rest = record
    evidence, seen, noqa_line, cause, related = rest
    diagnostic = Diagnostic(
        path=path,
        span=_decode_span(span, first_line),
        code=code,
        name=name,
        severity=Severity(severity),
        message=message,
        help=help_,
        layer=layer,
        method=method,
        attribute=attribute,
        keras=keras,
        fix=None if fix is None else _decode_fix(fix, first_line),
        evidence=Evidence(evidence),
        seen=seen,
        noqa_line=None if noqa_line is None else noqa_line + first_line,
        related=tuple(_decode_related(place, own, function) for place in related),
        cause=cause,
    )
    line = diagnostic.noqa_line or first_line
    # An edit may import something at the top of the file, or begin a line after the class.
    edits = [edit.span for edit in diagnostic.fix.edits] if diagnostic.fix is not None else []
    if not (
        first_line <= line <= last_line
        and _is_in(diagnostic.span, own)
        and all(_is_in(span, own._replace(first=1)) for span in edits)
    ):
        raise ValueError("a place outside the class")
    return diagnostic


def _decode_related(record: list[Any], own: Lines, function: FunctionLines) -> Related:
    where, label, name = record
    lines = _function_lines(name, function) if name else own
    span = _decode_span(where, lines.first)
    if not _is_in(span, lines):
        raise ValueError("a place outside the class or function")
    return Related(span, label, "" if lines.path == own.path else lines.path, name)


def _function_lines(name: str, function: FunctionLines) -> Lines:
    lines = function(name)
    if lines is None:
        raise ValueError(f"no function {name}")
    return lines


def _is_in(span: Span, lines: Lines) -> bool:
    start, end = span.start, span.end
    return (
        lines.first <= start.line
        and start <= end
        and end.line <= lines.last + 1
        and end.column <= lines.widest
    )


def _decode_fix(record: list[Any], first_line: int) -> Fix:
    title, edits, safety = record
    return Fix(
        title, tuple(Edit(_decode_span(span, first_line), text) for span, text in edits), Safety(safety)
    )


def _encode_span(span: Span, first_line: int) -> list[int]:
    return [
        span.start.line - first_line,
        span.start.column,
        span.end.line - first_line,
        span.end.column,
    ]


def _decode_span(record: list[int], first_line: int) -> Span:
    line, column, end_line, end_column = record
    return Span(Position(line + first_line, column), Position(end_line + first_line, end_column))
