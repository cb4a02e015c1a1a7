"""What is shown while a text does not parse: the last good findings, where the edit left them."""

from __future__ import annotations

from dataclasses import replace

from layerlint.files.embedded import is_embedded
from layerlint.files.magics import without_magics
from layerlint.files.python import parse
from layerlint.rule import SYNTAX_ERROR, Diagnostic
from layerlint.server.documents import Document
from layerlint.text import Position, Span


def with_last_findings(now: Document, before: Document | None) -> Document:
    """The document; where it does not parse, with the findings of the version before outside the edited lines.

    They have no fixes: those were made for another text.
    """
    if before is None or not before.diagnostics or not does_not_parse(now):
        return now
    kept = (one for one in before.diagnostics if one.code != SYNTAX_ERROR.code)
    old, new = before.text.split("\n"), now.text.split("\n")
    most = min(len(old), len(new))
    above = next((number for number in range(most) if old[number] != new[number]), most)
    below = next(
        (number for number in range(most - above) if old[-1 - number] != new[-1 - number]), most - above
    )
    moved = (_moved(one, above, len(old) - below, len(new) - len(old)) for one in kept)
    return replace(now, diagnostics=(*now.diagnostics, *(one for one in moved if one is not None)))


def does_not_parse(document: Document) -> bool:
    """Whether the text is no Python; of a file without a class header the checks do not say so."""
    if any(one.code == SYNTAX_ERROR.code for one in document.diagnostics):
        return True
    if document.cell is None and is_embedded(document.path):
        return False
    try:
        parse(document.text if document.cell is None else without_magics(document.text))
    except SyntaxError:
        return True
    return False


def _moved(one: Diagnostic, above: int, last: int, down: int) -> Diagnostic | None:
    """The finding where its lines are now; None where they were edited: all after `above`, up to `last`."""
    start, end = one.span.start, one.span.end
    if end.line <= above:
        return replace(one, fix=None, related=())
    if start.line <= last:
        return None
    span = Span(Position(start.line + down, start.column), Position(end.line + down, end.column))
    return replace(one, span=span, fix=None, related=())
