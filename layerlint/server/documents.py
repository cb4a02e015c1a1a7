"""One open document: its text as it stands in the editor, checked, with what editors can ask about it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from layerlint.files.edits import LineIndex
from layerlint.files.embedded import is_embedded
from layerlint.files.magics import without_magics
from layerlint.files.sources import ModuleSource, read
from layerlint.index.layer_index import find_layers
from layerlint.rule import NEVER_IGNORED, Diagnostic, Severity
from layerlint.run.fix import fix_paths
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.suppression.comments import ignore_edits
from layerlint.text import Fix, Safety, Span


@dataclass(frozen=True, slots=True)
class Document:
    """A version of a document and what was found in it, in the document's own lines."""

    path: str
    version: int | None
    text: str
    diagnostics: tuple[Diagnostic, ...]
    problems: tuple[str, ...] = ()
    """What could not be done: a failed check, settings that were ignored."""
    cell: int | None = None
    """The code cell, from 1, when the document is a cell of a notebook; `text` is that of the cell."""
    raw: str = ""
    """The whole notebook of a cell, as its file holds it."""


@dataclass(frozen=True, slots=True)
class LayerPlace:
    """A layer class of a document: its qualified name in the module, and the line of its header or decorator."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose in the editor: the initialization options."""

    notes: bool = False
    project_plugins: bool = False
    """Whether plugins may run that are not installed packages."""


def _request(path: str, text: str, choices: Choices) -> LintRequest:
    return LintRequest(
        (path,), stdin=text, stdin_filename=path, allow_project_plugins=choices.project_plugins
    )


def lint_file(path: str, text: str, choices: Choices) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """What is found in the text of a file, and what could not be done. Raises `LayerlintError`."""
    run = lint_paths(_request(path, text, choices))
    problems = tuple(failure.message for failure in run.report.failures)
    shown = tuple(one for one in run.report.diagnostics if choices.notes or one.severity is not Severity.NOTE)
    return shown, problems


def lint_document(path: str, version: int | None, text: str, choices: Choices = Choices()) -> Document:
    """Check the text of a document. Raises `LayerlintError` for settings that cannot be read."""
    found, problems = lint_file(path, text, choices)
    return Document(path, version, text, tuple(one for one in found if one.cell is None), problems)


def text_of(path: str) -> str | None:
    """The text of another file as it is saved, which is what was checked; None where it cannot be read."""
    found = read(path) if os.path.isfile(path) else None
    return found.text if isinstance(found, ModuleSource) else None


def layers_of(document: Document) -> tuple[LayerPlace, ...]:
    """The layer classes of a document; none when it does not parse."""
    if is_embedded(document.path):
        return ()
    found = find_layers([ModuleSource(document.path, document.text)])
    return tuple(LayerPlace(one.qualname, one.first_line) for one in found.layers)


def ignore_fix(document: Document, diagnostic: Diagnostic) -> Fix | None:
    """The comment that ignores a finding; None in guides, where code is not the whole file."""
    if diagnostic.code in NEVER_IGNORED or (document.cell is None and is_embedded(document.path)):
        return None
    text = document.text if document.cell is None else without_magics(document.text)
    edits = ignore_edits(text, [diagnostic])
    return Fix(f"Ignore {diagnostic.code} ({diagnostic.name}) here", edits, Safety.SAFE) if edits else None


def fix_all(document: Document, choices: Choices = Choices()) -> str:
    """The text after all safe fixes; of a cell, its own."""
    _, result = fix_paths(_request(document.path, document.raw or document.text, choices))
    after = next((change.after for change in result.changes), None)
    if after is None:
        return document.text
    return after if document.cell is None else str(json.loads(after)["cells"][document.cell - 1]["source"])


def within(document: Document, span: Span) -> tuple[Diagnostic, ...]:
    """The findings that a place or selection touches."""
    return tuple(
        one for one in document.diagnostics if one.span.start <= span.end and span.start <= one.span.end
    )


def code_at(document: Document, span: Span) -> str:
    """The rule that the text at a place speaks of: a finding, or a code in a comment; "" for none."""
    lines = LineIndex(document.text)
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
