"""Findings while a text does not parse: those of the last version that did, outside of the edited lines."""

from __future__ import annotations

from dataclasses import replace

from layerlint.files.embedded import is_embedded
from layerlint.files.magics import without_magics
from layerlint.files.python import parse
from layerlint.rule import SYNTAX_ERROR, Diagnostic
from layerlint.server.documents import Document
from layerlint.text import Position, Span


def with_last_findings(now: Document, before: Document | None) -> Document:
    """The document; if it does not parse, with the findings of the previous version outside the edited lines.

    These have no fixes, which were made for another text.
    """
    if before is None or not before.diagnostics or not does_not_parse(now):
        return now
    findings = (diagnostic for diagnostic in before.diagnostics if diagnostic.code != SYNTAX_ERROR.code)
    old, new = before.text.split("\n"), now.text.split("\n")
    most = min(len(old), len(new))
    above = next((number for number in range(most) if old[number] != new[number]), most)
    below = next(
        (number for number in range(most - above) if old[-1 - number] != new[-1 - number]), most - above
    )
    moved = (_moved(diagnostic, above, len(old) - below, len(new) - len(old)) for diagnostic in findings)
    return replace(
        now, diagnostics=(*now.diagnostics, *(diagnostic for diagnostic in moved if diagnostic is not None))
    )


def does_not_parse(document: Document) -> bool:
    """Whether the text does not parse, also where checks report nothing: Python 2, a cell without layers."""
    if any(diagnostic.code == SYNTAX_ERROR.code for diagnostic in document.diagnostics):
        return True
    if document.cell is None and is_embedded(document.path):
        return False
    try:
        parse(document.text if document.cell is None else without_magics(document.text))
    except SyntaxError:
        return True
    return False


def _moved(diagnostic: Diagnostic, above: int, last: int, down: int) -> Diagnostic | None:
    """The finding at its new lines; None if its lines were edited: those after `above`, up to `last`."""
    start, end = diagnostic.span.start, diagnostic.span.end
    if end.line <= above:
        return replace(diagnostic, fix=None, related=())
    if start.line <= last:
        return None
    span = Span(Position(start.line + down, start.column), Position(end.line + down, end.column))
    return replace(diagnostic, span=span, fix=None, related=())
