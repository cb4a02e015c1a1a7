"""The server itself: which requests it answers, and with what.

One initialization option is read: `showNotes`, which shows notes too.

Checks run one after another in a thread of their own, so that the editor never waits for them; of the
changes made while one typed, only the last is checked.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import unquote

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from layerlint import __version__
from layerlint.edits import Lines
from layerlint.errors import LayerlintError
from layerlint.pages import read_page
from layerlint.rule import Diagnostic, Severity
from layerlint.server.documents import (
    Document,
    check_document,
    code_at,
    fix_all,
    ignore_fix,
    layers_of,
    within,
)
from layerlint.server.notebooks import Cell, check_notebook
from layerlint.server.places import Converter
from layerlint.text import Fix, Safety, Span

SHOW_GRAPH = "layerlint.showGraph"
FIX_ALL = "source.fixAll.layerlint"
_DELAY = 0.15
"""Seconds without typing before a document is checked."""
_GRAPH_SECONDS = 180
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_NOTEBOOKS = types.NotebookDocumentSyncOptions(
    [
        types.NotebookDocumentFilterWithNotebook(
            types.NotebookDocumentFilterNotebookType("jupyter-notebook"),
            cells=[types.NotebookCellLanguage("python")],
        )
    ],
    save=True,
)
_Answer = TypeVar("_Answer")


class Server(LanguageServer):
    """Open documents by URI, as last checked."""

    def __init__(self) -> None:
        super().__init__(
            "layerlint",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            notebook_document_sync=_NOTEBOOKS,
        )
        self.documents: dict[str, Document] = {}
        """By URI, as last checked; the cells of notebooks too."""
        self._notebooks: dict[str, tuple[Cell, ...]] = {}
        """The cells of open notebooks, as last checked."""
        self._shown: dict[str, set[str]] = {}
        """By notebook the cells about which something was published."""
        self._checks = ThreadPoolExecutor(1, "layerlint-check")
        self._said: set[str] = set()
        self.notes = False

    async def work(self, function: Callable[[], _Answer]) -> _Answer:
        """Run something slow in the thread for checks."""
        return await asyncio.get_running_loop().run_in_executor(self._checks, function)

    def converter(self, text: str) -> Converter:
        return Converter(Lines(text), self.workspace.position_encoding)

    def say(self, message: str) -> None:
        """Show a problem to the user, each once."""
        if message not in self._said:
            self._said.add(message)
            kind = types.MessageType.Error
            self.window_show_message(types.ShowMessageParams(kind, f"layerlint: {message}"))

    async def current(self, uri: str) -> Document | None:
        """The document as it stands, checked; None when it cannot be."""
        notebook = self.workspace.get_notebook_document(cell_uri=uri)
        if notebook is not None:
            await self.check_cells(notebook.uri)
            return self.documents.get(uri)
        source = self.workspace.get_text_document(uri)
        known = self.documents.get(uri)
        text = source.source
        if known is not None and known.text == text:
            return known
        path, version = _path(uri), source.version
        try:
            document = await self.work(lambda: check_document(path, version, text, notes=self.notes))
        except LayerlintError as problem:
            self.say(str(problem))
            return None
        for said in document.problems:
            self.say(said)
        self.documents[uri] = document
        return document

    def cells_of(self, uri: str) -> tuple[Cell, ...]:
        """The Python cells of an open notebook, as they stand."""
        notebook = self.workspace.get_notebook_document(notebook_uri=uri)
        found: list[Cell] = []
        for cell in notebook.cells if notebook is not None else ():
            source = self.workspace.text_documents.get(unquote(cell.document))
            if source is None or cell.kind != types.NotebookCellKind.Code:
                continue
            if source.language_id in (None, "", "python"):
                found.append(Cell(cell.document, source.version, source.source))
        return tuple(found)

    async def check_cells(self, uri: str) -> None:
        """Check the cells of a notebook, unless they are as they were."""
        cells = self.cells_of(uri)
        known = self._notebooks.get(uri)
        if known == cells:
            return
        path = _path(uri)
        try:
            documents = await self.work(lambda: check_notebook(path, cells, notes=self.notes))
        except LayerlintError as problem:
            self.say(str(problem))
            documents = {}
        if cells != self.cells_of(uri):
            return
        for one in known or ():
            self.documents.pop(one.uri, None)
        for said in (said for document in documents.values() for said in document.problems):
            self.say(said)
        self.documents.update(documents)
        self._notebooks[uri] = cells

    async def refresh_notebook(self, uri: str, delay: float = 0.0) -> None:
        """Check a notebook and publish what was found in each cell, unless it was changed or closed meanwhile."""
        cells = self.cells_of(uri)
        await asyncio.sleep(delay)
        if cells != self.cells_of(uri):
            return
        await self.check_cells(uri)
        if cells != self.cells_of(uri):
            return
        for cell in cells:
            document = self.documents.get(cell.uri)
            self.publish(cell.uri, cell.version, document)
        shown = {cell.uri for cell in cells}
        for gone in self._shown.get(uri, set()) - shown:
            self.publish(gone, None, None)
        self._shown[uri] = shown

    def publish(self, uri: str, version: int | None, document: Document | None) -> None:
        published: list[types.Diagnostic] = []
        if document is not None:
            converter = self.converter(document.text)
            published = [_published(uri, one, converter) for one in document.diagnostics]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, published, version))

    def forget_notebook(self, uri: str) -> None:
        """Take back what was published about a notebook that was closed."""
        self._notebooks.pop(uri, None)
        for cell in self._shown.pop(uri, set()):
            self.documents.pop(cell, None)
            self.publish(cell, None, None)

    async def refresh_all(self) -> None:
        """Check everything that is open anew."""
        self.documents.clear()
        self._notebooks.clear()
        for notebook in list(self.workspace.notebook_documents.values()):
            await self.refresh_notebook(notebook.uri)
        for document in list(self.workspace.text_documents.values()):
            if self.workspace.get_notebook_document(cell_uri=document.uri) is None:
                await self.refresh(document.uri)

    async def refresh(self, uri: str, delay: float = 0.0) -> None:
        """Check a document and publish what was found, unless it was changed or closed meanwhile."""
        version = self.workspace.get_text_document(uri).version
        await asyncio.sleep(delay)
        if not self._is(uri, version):
            return
        document = await self.current(uri)
        if not self._is(uri, version):
            return
        self.publish(uri, version, document)

    def _is(self, uri: str, version: int | None) -> bool:
        known = self.workspace.text_documents.get(unquote(uri))  # as pygls keeps them
        return known is not None and known.version == version


def create_server() -> Server:
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        options = params.initialization_options
        ls.notes = isinstance(options, dict) and options.get("showNotes") is True

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        await ls.refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        await ls.refresh(params.text_document.uri, _DELAY)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        # Other open files may derive from classes of the saved one; settings may have been saved.
        await ls.refresh_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.documents.pop(uri, None)
        ls.publish(uri, None, None)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    async def notebook_opened(ls: Server, params: types.DidOpenNotebookDocumentParams) -> None:
        await ls.refresh_notebook(params.notebook_document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    async def notebook_changed(ls: Server, params: types.DidChangeNotebookDocumentParams) -> None:
        await ls.refresh_notebook(params.notebook_document.uri, _DELAY)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_SAVE)
    async def notebook_saved(ls: Server, params: types.DidSaveNotebookDocumentParams) -> None:
        await ls.refresh_all()

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def notebook_closed(ls: Server, params: types.DidCloseNotebookDocumentParams) -> None:
        ls.forget_notebook(params.notebook_document.uri)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        document = await ls.current(params.text_document.uri)
        return await _actions(ls, document, params) if document is not None else []

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        document = await ls.current(params.text_document.uri)
        if document is None:
            return None
        place = ls.converter(document.text).ours(params.position)
        code = code_at(document, Span(place, place))
        page = _page(code) if code else ""
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, page)) if page else None

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
    async def code_lens(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        document = await ls.current(uri)
        if document is None:
            return []
        lenses = []
        for layer in await ls.work(lambda: layers_of(document)):
            at = types.Position(layer.line - 1, 0)
            command = types.Command("Show layer graph", SHOW_GRAPH, arguments=[uri, layer.name])
            lenses.append(types.CodeLens(types.Range(at, at), command))
        return lenses

    @server.command(SHOW_GRAPH)
    async def show_graph(ls: Server, uri: str, layer: str) -> str | None:
        """Draw the layer of the saved file and show the picture; the path of the SVG, None when it failed."""
        path = _path(uri)
        svg = os.path.join(tempfile.mkdtemp(prefix="layerlint-"), f"{layer}.svg")
        problem = await asyncio.get_running_loop().run_in_executor(None, lambda: _draw(path, layer, svg))
        if problem:
            kind = types.MessageType.Error
            ls.window_show_message(types.ShowMessageParams(kind, f"layerlint: {problem}"))
        if not os.path.exists(svg):
            return None
        window = ls.client_capabilities.window
        if window is not None and window.show_document is not None and window.show_document.support:
            shown = types.ShowDocumentParams(uris.from_fs_path(svg) or svg, external=False, take_focus=True)
            await ls.window_show_document_async(shown)
        else:
            ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"wrote {svg}"))
        return svg

    return server


def run() -> None:
    """Serve over standard input and output until the editor ends it."""
    create_server().start_io()


async def _actions(ls: Server, document: Document, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri, converter = params.text_document.uri, ls.converter(document.text)
    wanted = params.context.only
    found: list[types.CodeAction] = []
    if _asked(wanted, types.CodeActionKind.QuickFix.value):
        span = Span(converter.ours(params.range.start), converter.ours(params.range.end))
        for one in within(document, span):
            for fix in (one.fix, ignore_fix(document, one)):
                if fix is not None:
                    found.append(_action(uri, document, one, fix, converter))
    if wanted is not None and _asked(wanted, FIX_ALL):
        text = await ls.work(lambda: fix_all(document))
        if text != document.text:
            change = types.TextEdit(converter.whole(), text)
            edit = _edit(uri, document, [change])
            found.append(types.CodeAction("Apply all safe fixes of layerlint", FIX_ALL, edit=edit))
    return found


def _action(
    uri: str, document: Document, one: Diagnostic, fix: Fix, converter: Converter
) -> types.CodeAction:
    lines = Lines(document.text)
    changes = []
    for edit in fix.edits:
        end = lines.newline(edit.span.start.line)
        text = edit.replacement.replace("\r\n", "\n").replace("\n", end)
        changes.append(types.TextEdit(converter.range(edit.span), text))
    repairs = fix is one.fix
    title = fix.title if fix.safety is Safety.SAFE else f"{fix.title} (check the result)"
    return types.CodeAction(
        title,
        types.CodeActionKind.QuickFix,
        diagnostics=[_published(uri, one, converter)],
        is_preferred=repairs and fix.safety is Safety.SAFE,
        edit=_edit(uri, document, changes),
    )


def _edit(uri: str, document: Document, changes: list[types.TextEdit]) -> types.WorkspaceEdit:
    at = types.OptionalVersionedTextDocumentIdentifier(uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(at, list(changes))])


def _asked(wanted: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether the client wants actions of that kind: it says so, names a kind above it, or wants all."""
    return wanted is None or any(f"{kind}.".startswith(f"{_kind(one)}.") for one in wanted)


def _kind(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _published(uri: str, one: Diagnostic, converter: Converter) -> types.Diagnostic:
    message = f"{one.message}\nhelp: {one.help}" if one.help else one.message
    unused = [types.DiagnosticTag.Unnecessary] if one.code == "LL901" else None
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, converter.range(other.span)), other.label)
        for other in one.related
    ]
    return types.Diagnostic(
        converter.range(one.span),
        message,
        _SEVERITIES[one.severity],
        one.code,
        source="layerlint",
        tags=unused,
        related_information=related or None,
    )


def _page(code: str) -> str:
    try:
        return read_page(code).text
    except LayerlintError:
        return ""


def _path(uri: str) -> str:
    """The path of a document; one that was never saved is called `untitled.py`."""
    path = uris.to_fs_path(uri)
    return path if path and uri.startswith("file:") else "untitled.py"


def _draw(path: str, layer: str, svg: str) -> str:
    """Draw a layer in a process of its own; "" or what went wrong. Of a layer that fails there is a picture too."""
    command = [sys.executable, "-m", "layerlint", "graph", f"{path}:{layer}", "-o", svg]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_GRAPH_SECONDS, text=True
        )
    except subprocess.TimeoutExpired:
        return f"`{layer}` was not drawn within {_GRAPH_SECONDS} seconds"
    if done.returncode == 0 and os.path.exists(svg):
        return ""
    said = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    return said[-1].removeprefix("error: ") if said else f"`layerlint graph` failed on `{layer}`"
