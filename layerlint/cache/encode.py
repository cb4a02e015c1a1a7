"""Diagnostics as plain data. Lines are kept relative to the class or function, which may move in its file."""

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
    str,
    [(_SPAN, str, str)],
)
"""The shape of a diagnostic that is kept, field by field as `encode` gives them."""


class Lines(NamedTuple):
    """Where a class or function stands now: its file, its first and last line, and how wide a line can be at most."""

    path: str
    first: int
    last: int
    widest: int


FunctionLines = Callable[[str], Lines | None]
"""Where the function of that qualified name stands; None where there is none."""


def encode(diagnostic: Diagnostic, first_line: int, function: FunctionLines) -> list[Any]:
    """Raises `ValueError` for a place in a function that is not known."""
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
        diagnostic.cause,
        [
            [
                _of_span(one.span, _lines_of(one.function, function).first if one.function else first_line),
                one.label,
                one.function,
            ]
            for one in diagnostic.related
        ],
    ]


def decode(kept: Any, own: Lines, function: FunctionLines) -> Diagnostic:
    """The diagnostic of a class on these lines.

    Raises `ValueError` for data of another shape, and for places that cannot be.
    """
    path, first_line, last_line, _ = own
    if not fits(kept, DIAGNOSTIC):
        raise ValueError("not a diagnostic")
    span, code, name, severity, message, help_, layer, method, attribute, keras, fix, *rest = kept
    evidence, seen, noqa_line, cause, related = rest
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
        related=tuple(_to_related(one, own, function) for one in related),
        cause=cause,
    )
    line = made.noqa_line or first_line
    # An edit may import something at the top of the file, or begin a line after the class.
    edits = [edit.span for edit in made.fix.edits] if made.fix is not None else []
    if not (
        first_line <= line <= last_line
        and _is_in(made.span, own)
        and all(_is_in(span, own._replace(first=1)) for span in edits)
    ):
        raise ValueError("a place outside the class")
    return made


def _to_related(kept: list[Any], own: Lines, function: FunctionLines) -> Related:
    where, label, name = kept
    lines = _lines_of(name, function) if name else own
    span = _to_span(where, lines.first)
    if not _is_in(span, lines):
        raise ValueError("a place outside the class or function")
    return Related(span, label, "" if lines.path == own.path else lines.path, name)


def _lines_of(name: str, function: FunctionLines) -> Lines:
    found = function(name)
    if found is None:
        raise ValueError(f"no function {name}")
    return found


def _is_in(span: Span, lines: Lines) -> bool:
    start, end = span.start, span.end
    return (
        lines.first <= start.line
        and start <= end
        and end.line <= lines.last + 1
        and end.column <= lines.widest
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
