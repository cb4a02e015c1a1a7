"""One open document: its text as it stands in the editor, checked, with what editors can ask about it."""

from __future__ import annotations

from dataclasses import dataclass

from layerlint.check_run import Run
from layerlint.check_run import check as run_check
from layerlint.edits import Lines
from layerlint.embedded import read_embedded
from layerlint.fix_run import fix as run_fix
from layerlint.layers import find_layers
from layerlint.request import Request
from layerlint.rule import Diagnostic, Severity
from layerlint.sources import Source
from layerlint.suppress import ignore_edits
from layerlint.text import Fix, Safety, Span

_NEVER_IGNORED = frozenset({"LL900", "LL901"})


@dataclass(frozen=True, slots=True)
class Document:
    """A version of a document and what was found in it, in the document's own lines."""

    path: str
    version: int | None
    text: str
    diagnostics: tuple[Diagnostic, ...]
    problems: tuple[str, ...] = ()
    """What could not be done: a failed check, settings that were ignored."""


@dataclass(frozen=True, slots=True)
class LayerPlace:
    """A layer class of a document: its qualified name in the module, and the line of its header or decorator."""

    name: str
    line: int


def _request(path: str, text: str) -> Request:
    return Request((path,), stdin=text, stdin_filename=path)


def check_document(path: str, version: int | None, text: str, *, notes: bool = False) -> Document:
    """Check the text of a document. Raises `LayerlintError` for settings that cannot be read."""
    run: Run = run_check(_request(path, text))
    problems = tuple(failure.message for failure in run.report.failures)
    mine = tuple(
        one
        for one in run.report.diagnostics
        if one.cell is None and (notes or one.severity is not Severity.NOTE)
    )
    return Document(path, version, text, mine, problems)


def layers_of(document: Document) -> tuple[LayerPlace, ...]:
    """The layer classes of a document; none when it does not parse."""
    mapped = read_embedded(document.path, document.text)
    if mapped is not None:
        return ()
    found = find_layers([Source(document.path, document.text)])
    return tuple(LayerPlace(one.qualname, one.first_line) for one in found.layers)


def ignore_fix(document: Document, diagnostic: Diagnostic) -> Fix | None:
    """The comment that ignores a finding; None in guides, where code is not the whole file."""
    if diagnostic.code in _NEVER_IGNORED or read_embedded(document.path, document.text) is not None:
        return None
    edits = ignore_edits(document.text, [diagnostic])
    return Fix(f"Ignore {diagnostic.code} ({diagnostic.name}) here", edits, Safety.SAFE) if edits else None


def fix_all(document: Document) -> str:
    """The text after all safe fixes."""
    _, outcome = run_fix(_request(document.path, document.text))
    return next((change.after for change in outcome.changes), document.text)


def within(document: Document, span: Span) -> tuple[Diagnostic, ...]:
    """The findings that a place or selection touches."""
    return tuple(
        one for one in document.diagnostics if one.span.start <= span.end and span.start <= one.span.end
    )


def code_at(document: Document, span: Span) -> str:
    """The rule that the text at a place speaks of: a finding, or a code in a comment; "" for none."""
    lines = Lines(document.text)
    line = lines.line(span.start.line)
    column = span.start.column - 1
    start, end = column, column
    while start > 0 and line[start - 1].isalnum():
        start -= 1
    while end < len(line) and line[end].isalnum():
        end += 1
    word = line[start:end].upper()
    if word.startswith("LL") and len(word) == 5 and word[2:].isdigit():
        return word
    found = within(document, span)
    return found[0].code if found else ""
