"""The session of an editor: its documents and notebooks, as last checked.

Checks run one after another in a separate thread, so that the editor never waits for them; of changes in quick
succession, only the last is checked.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar
from urllib.parse import unquote

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

from layerlint import __version__
from layerlint.errors import LayerlintError
from layerlint.files.edits import LineIndex
from layerlint.rule import Related
from layerlint.run.run_memory import RunMemory
from layerlint.server.client import pulls, refreshes
from layerlint.server.documents import Choices, Document, lint_document, read_saved_text
from layerlint.server.excluded import settings_files
from layerlint.server.half_typed import with_last_findings
from layerlint.server.notebooks import Cell, lint_notebook
from layerlint.server.outside_files import State, file_states, pause, timed_file_states
from layerlint.server.positions import Converter
from layerlint.server.protocol import Protocol
from layerlint.server.published import published

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
_MOST_PROBLEMS = 100
"""The maximum of problems that are remembered, so that each is shown once."""


class Server(LanguageServer):
    """Open documents by URI, as last checked."""

    def __init__(self) -> None:
        super().__init__(
            "layerlint",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Incremental,
            notebook_document_sync=_NOTEBOOKS,
            protocol_cls=Protocol,
        )
        self.documents: dict[str, Document] = {}
        """By URI, as last checked; the cells of notebooks too."""
        self._notebooks: dict[str, tuple[Cell, ...]] = {}
        """The cells of open notebooks, as last checked."""
        self._published: dict[str, set[str]] = {}
        """By notebook, the cells with published diagnostics."""
        self._checks = ThreadPoolExecutor(1, "layerlint-check")
        self._said: set[str] = set()
        self.choices = Choices()
        self.memory = RunMemory()
        self.looking: asyncio.Task[None] | None = None
        """The task that polls for changed files, if the client cannot watch them."""
        self._last: dict[str, Document] = {}
        """By URI, the document that was published last."""
        self._inputs: dict[str, frozenset[str]] = {}
        """By URI, the files and folders that its findings depend on."""
        self._states: State = {}
        """The states of these files and folders when they were read."""

    async def work(self, function: Callable[[], _Answer]) -> _Answer:
        """Run something slow in the thread for checks."""
        return await asyncio.get_running_loop().run_in_executor(self._checks, function)

    def converter(self, text: str) -> Converter:
        return Converter(LineIndex(text), self.workspace.position_encoding)

    def say(self, message: str) -> None:
        """Show a problem to the user, each once."""
        if message not in self._said:
            if len(self._said) >= _MOST_PROBLEMS:
                self._said.clear()
            self._said.add(message)
            kind = types.MessageType.Error
            self.window_show_message(types.ShowMessageParams(kind, f"layerlint: {message}"))

    async def current(self, uri: str) -> Document | None:
        """Check the document if it changed; None if that fails. Raises `JsonRpcInvalidParams` if it is not open."""
        notebook = self.workspace.get_notebook_document(cell_uri=uri)
        if notebook is not None:
            await self.lint_cells(notebook.uri)
            return self.documents.get(uri)
        source = self.workspace.text_documents.get(unquote(uri))
        if source is None:
            raise JsonRpcInvalidParams(f"`{uri}` is not open in the editor")
        document = self.documents.get(uri)
        text = source.source
        if document is not None and document.text == text:
            return document
        path, version = uri_path(uri), source.version
        try:
            checked = await self.work(lambda: lint_document(path, version, text, self.choices, self.memory))
        except LayerlintError as problem:
            self.say(str(problem))
            self._rests_on(uri, frozenset(settings_files(path)))
            return None
        for message in checked.problems:
            self.say(message)
        return self._keep(uri, checked)

    def _keep(self, uri: str, document: Document) -> Document:
        """Store a checked document, and return it as it is published."""
        published_document = with_last_findings(document, self._last.get(uri))
        self.documents[uri] = self._last[uri] = published_document
        self._rests_on(uri, published_document.inputs)
        return published_document

    def _rests_on(self, uri: str, inputs: frozenset[str]) -> None:
        self._inputs[uri] = inputs
        self._states = {**file_states(inputs - self._states.keys()), **self._states}

    def forget(self, uri: str) -> None:
        """Drop a closed document, and clear its diagnostics."""
        self.documents.pop(uri, None)
        self._last.pop(uri, None)
        self._inputs.pop(uri, None)
        self.publish(uri, None, None)

    def notebook_cells(self, uri: str) -> tuple[Cell, ...]:
        """The current Python cells of an open notebook."""
        notebook = self.workspace.get_notebook_document(notebook_uri=uri)
        cells: list[Cell] = []
        for cell in notebook.cells if notebook is not None else ():
            source = self.workspace.text_documents.get(unquote(cell.document))
            if source is None or cell.kind != types.NotebookCellKind.Code:
                continue
            if source.language_id in (None, "", "python"):
                cells.append(Cell(cell.document, source.version, source.source))
        return tuple(cells)

    def cells_beside(self, uri: str) -> tuple[Cell, ...]:
        """The cells of the notebook of a cell, with the cell itself."""
        notebook = self.workspace.get_notebook_document(cell_uri=uri)
        return self.notebook_cells(notebook.uri) if notebook is not None else ()

    async def lint_cells(self, uri: str) -> None:
        """Check the cells of a notebook if they changed."""
        cells = self.notebook_cells(uri)
        checked = self._notebooks.get(uri)
        if checked == cells:
            return
        path = uri_path(uri)
        try:
            documents = await self.work(lambda: lint_notebook(path, cells, self.choices, self.memory))
        except LayerlintError as problem:
            self.say(str(problem))
            self._rests_on(uri, frozenset(settings_files(path)))
            documents = {}
        if cells != self.notebook_cells(uri):
            return
        for cell in checked or ():
            self.documents.pop(cell.uri, None)
        for message in (message for document in documents.values() for message in document.problems):
            self.say(message)
        for cell_uri, document in documents.items():
            self._keep(cell_uri, document)
        self._notebooks[uri] = cells

    async def refresh_notebook(self, uri: str, delay: float = 0.0) -> None:
        """Check a notebook and publish the diagnostics of each cell, unless it was changed or closed meanwhile."""
        cells = self.notebook_cells(uri)
        await asyncio.sleep(delay)
        if cells != self.notebook_cells(uri):
            return
        await self.lint_cells(uri)
        if cells != self.notebook_cells(uri):
            return
        for cell in cells:
            document = self.documents.get(cell.uri)
            self.publish(cell.uri, cell.version, document)
        current = {cell.uri for cell in cells}
        for closed in self._published.get(uri, set()) - current:
            self.publish(closed, None, None)
        self._published[uri] = current

    def protocol_diagnostics(self, uri: str, document: Document | None) -> list[types.Diagnostic]:
        """The diagnostics of a document in the form of the protocol."""
        if document is None:
            return []
        converter = self.converter(document.text)
        locate = partial(self.locate_related, uri, document)
        return [published(diagnostic, converter, locate) for diagnostic in document.diagnostics]

    def publish(self, uri: str, version: int | None, document: Document | None) -> None:
        """Push the diagnostics of a document; those of cells are pushed to every client."""
        if pulls(self.client_capabilities) and uri not in self._published_cells():
            return
        diagnostics = self.protocol_diagnostics(uri, document)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _published_cells(self) -> set[str]:
        return {
            cell.document
            for notebook in self.workspace.notebook_documents.values()
            for cell in notebook.cells
        } | {uri for uris in self._published.values() for uri in uris}

    def locate_related(self, uri: str, document: Document, related: Related) -> types.Location | None:
        """The location of a related place: in the document, in another cell or file."""
        text: str | None = document.text
        if related.path:
            uri, text = uris.from_fs_path(os.path.abspath(related.path)) or "", read_saved_text(related.path)
        elif related.cell != document.cell:
            notebook = self.workspace.get_notebook_document(cell_uri=uri)
            cells = self.notebook_cells(notebook.uri) if notebook is not None else ()
            cell = (
                cells[related.cell - 1] if related.cell is not None and related.cell <= len(cells) else None
            )
            uri, text = (cell.uri, cell.text) if cell is not None else ("", None)
        return (
            types.Location(uri, self.converter(text).range(related.span))
            if uri and text is not None
            else None
        )

    def forget_notebook(self, uri: str) -> None:
        """Drop a closed notebook, and clear its diagnostics."""
        self._notebooks.pop(uri, None)
        self._inputs.pop(uri, None)
        for cell in self._published.get(uri, set()):
            self.forget(cell)
        self._published.pop(uri, None)

    async def refresh_all(self) -> None:
        """Check all open documents again."""
        self.documents.clear()
        self._notebooks.clear()
        for notebook in list(self.workspace.notebook_documents.values()):
            await self.refresh_notebook(notebook.uri)
        if pulls(self.client_capabilities):
            if refreshes(self.client_capabilities):
                await self.workspace_diagnostic_refresh_async(None)
            return
        for document in list(self.workspace.text_documents.values()):
            if self.workspace.get_notebook_document(cell_uri=document.uri) is None:
                await self.refresh(document.uri)

    async def refresh(self, uri: str, delay: float = 0.0) -> None:
        """Check a document and publish its diagnostics, unless it was changed or closed meanwhile."""
        version = self.workspace.get_text_document(uri).version
        await asyncio.sleep(delay)
        if not self._is(uri, version):
            return
        document = await self.current(uri)
        if not self._is(uri, version):
            return
        self.publish(uri, version, document)

    async def poll_files(self) -> None:
        """Check all open documents again whenever a file that findings depend on changes."""
        took = 0.0
        while True:
            await pause(took)
            now, took = await self.work(partial(timed_file_states, self._all_inputs()))
            changed = any(self._states.get(path, state) != state for path, state in now.items())
            states, wanted = {**self._states, **now}, self._all_inputs()  # documents may have come meanwhile
            self._states = {path: state for path, state in states.items() if path in wanted}
            if changed:
                await self.refresh_all()

    def _all_inputs(self) -> frozenset[str]:
        return frozenset[str]().union(*self._inputs.values())

    def is_unsaved(self, uri: str, path: str) -> bool:
        """Whether the text of the open document differs from its file."""
        document = self.workspace.text_documents.get(unquote(uri))
        if document is None:
            return False
        saved = read_saved_text(path)
        return saved is None or saved.splitlines() != document.source.splitlines()

    def _is(self, uri: str, version: int | None) -> bool:
        document = self.workspace.text_documents.get(unquote(uri))  # as pygls keeps them
        return document is not None and document.version == version


def uri_path(uri: str) -> str:
    """The path of a document; `untitled.py` for an unsaved one."""
    try:
        path = uris.to_fs_path(uri)
    except ValueError:
        path = None
    return path if path and uri.startswith("file:") and "\0" not in path else "untitled.py"
