"""Check one open document, and answer requests about it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from layerlint.files.edits import LineIndex
from layerlint.files.embedded import is_embedded
from layerlint.files.magics import without_magics
from layerlint.files.sources import ModuleSource, read
from layerlint.index.layer_index import find_layers
from layerlint.rule import NEVER_IGNORED, SYNTAX_ERROR, Diagnostic, Severity
from layerlint.run.fix import fix_paths
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.run.run_inputs import collect_inputs
from layerlint.run.run_memory import RunMemory
from layerlint.server.excluded import is_excluded, settings_files
from layerlint.suppression.comments import ignore_edits
from layerlint.text import Fix, Safety, Span


@dataclass(frozen=True, slots=True)
class Document:
    """A version of a document and its findings, in the document's own lines."""

    path: str
    version: int | None
    text: str
    diagnostics: tuple[Diagnostic, ...]
    problems: tuple[str, ...] = ()
    """Failures: a crashed check, ignored settings."""
    cell: int | None = None
    """The code cell, from 1, when the document is a cell of a notebook; `text` is that of the cell."""
    raw: str = ""
    """The whole notebook of a cell, as its file holds it."""
    inputs: frozenset[str] = frozenset()
    """The files and folders that the findings depend on."""


@dataclass(frozen=True, slots=True)
class LayerPlace:
    """A layer class of a document: its qualified name in the module, and the line of its header or decorator."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of the user in the editor: the initialization options."""

    notes: bool = False
    project_plugins: bool = False
    """Whether plugins may run that are not installed packages."""
    interpreter: str = ""
    """The Python that draws layers; "" for the one of layerlint or of the settings."""
    folders: tuple[str, ...] = ()
    """The folders of the workspace."""


def choices_from(options: object, folders: tuple[str, ...], before: Choices = Choices()) -> Choices:
    """The choices of the editor's settings, alone or below `layerlint`; others stay as `before`."""
    values = options.get("layerlint", options) if isinstance(options, dict) else {}
    values = values if isinstance(values, dict) else {}
    interpreter = values.get("interpreter", before.interpreter)
    return Choices(
        notes=values.get("showNotes", before.notes) is True,
        project_plugins=values.get("allowProjectPlugins", before.project_plugins) is True,
        interpreter=interpreter if isinstance(interpreter, str) else "",
        folders=folders,
    )


@dataclass(frozen=True, slots=True)
class FileDiagnostics:
    """The findings of a file, its failures, and the files and folders that they depend on."""

    diagnostics: tuple[Diagnostic, ...] = ()
    problems: tuple[str, ...] = ()
    inputs: frozenset[str] = frozenset()


def _request(path: str, text: str, choices: Choices, memory: RunMemory | None) -> LintRequest:
    return LintRequest(
        (path,),
        stdin=text,
        stdin_filename=path,
        allow_project_plugins=choices.project_plugins,
        memory=memory,
    )


def lint_file(path: str, text: str, choices: Choices, memory: RunMemory | None = None) -> FileDiagnostics:
    """Check the text of a file, unless the settings exclude it. Raises `LayerlintError`."""
    if is_excluded(path, choices.folders):
        return FileDiagnostics(inputs=frozenset(settings_files(path)))
    run = lint_paths(_request(path, text, choices, memory))
    problems = tuple(failure.message for failure in run.report.failures)
    diagnostics = tuple(
        diagnostic
        for diagnostic in run.report.diagnostics
        if (choices.notes or diagnostic.severity is not Severity.NOTE)
        # Other tools of the editor report the syntax errors of other files, at each key that is pressed.
        and (diagnostic.code != SYNTAX_ERROR.code or "keras" in text)
    )
    return FileDiagnostics(diagnostics, problems, frozenset(collect_inputs(run)))


def lint_document(
    path: str,
    version: int | None,
    text: str,
    choices: Choices = Choices(),
    memory: RunMemory | None = None,
) -> Document:
    """Check the text of a document. Raises `LayerlintError` for settings that cannot be read."""
    findings = lint_file(path, text, choices, memory)
    own = tuple(diagnostic for diagnostic in findings.diagnostics if diagnostic.cell is None)
    return Document(path, version, text, own, findings.problems, inputs=findings.inputs)


def read_saved_text(path: str) -> str | None:
    """The saved text of a file; None if it cannot be read."""
    source = read(path) if os.path.isfile(path) else None
    return source.text if isinstance(source, ModuleSource) else None


def list_layers(document: Document) -> tuple[LayerPlace, ...]:
    """The layer classes of a document; none if it does not parse."""
    if is_embedded(document.path):
        return ()
    index = find_layers([ModuleSource(document.path, document.text)])
    return tuple(LayerPlace(layer.qualname, layer.first_line) for layer in index.layers)


def ignore_fix(document: Document, diagnostic: Diagnostic) -> Fix | None:
    """The fix that adds a comment which ignores a finding; None in guides, where code is not the whole file."""
    if diagnostic.code in NEVER_IGNORED or (document.cell is None and is_embedded(document.path)):
        return None
    text = document.text if document.cell is None else without_magics(document.text)
    edits = ignore_edits(text, [diagnostic])
    return Fix(f"Ignore {diagnostic.code} ({diagnostic.name}) here", edits, Safety.SAFE) if edits else None


def fix_all(document: Document, choices: Choices = Choices(), memory: RunMemory | None = None) -> str:
    """The text of the document or cell after all safe fixes."""
    after = fixed_whole(document, choices, memory)
    if after is None:
        return document.text
    return after if document.cell is None else str(json.loads(after)["cells"][document.cell - 1]["source"])


def fixed_whole(
    document: Document, choices: Choices = Choices(), memory: RunMemory | None = None
) -> str | None:
    """The text of the whole file or notebook after all safe fixes; None if nothing changes."""
    if is_excluded(document.path, choices.folders):
        return None
    _, result = fix_paths(_request(document.path, document.raw or document.text, choices, memory))
    return next((change.after for change in result.changes), None)


def within(document: Document, span: Span) -> tuple[Diagnostic, ...]:
    """The findings that a position or selection touches."""
    return tuple(
        diagnostic
        for diagnostic in document.diagnostics
        if diagnostic.span.start <= span.end and span.start <= diagnostic.span.end
    )


def code_at(document: Document, span: Span) -> str:
    """The code of the rule at a position: of a finding, or a code in a comment; "" for none."""
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
    diagnostics = within(document, span)
    return diagnostics[0].code if diagnostics else ""
