"""What the server knows while an editor is open: its documents and notebooks, as last checked.

Checks run one after another in a thread of their own, so that the editor never waits for them; of the
changes made while one typed, only the last is checked.
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
from layerlint.server.client import pulls, pulls_again
from layerlint.server.documents import Choices, Document, lint_document, read_saved_text
from layerlint.server.excluded import settings_files
from layerlint.server.half_typed import with_last_findings
from layerlint.server.notebooks import Cell, lint_notebook
from layerlint.server.outside_files import State, file_state, pause, timed_state_of
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
_SAID = 100
"""How many problems are remembered, so that each is shown once."""


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
        self._shown: dict[str, set[str]] = {}
        """By notebook the cells about which something was published."""
        self._checks = ThreadPoolExecutor(1, "layerlint-check")
        self._said: set[str] = set()
        self.choices = Choices()
        self.memory = RunMemory()
        self.looking: asyncio.Task[None] | None = None
        """What looks for changed files, where the client does not."""
        self._last: dict[str, Document] = {}
        """By URI, what was shown last."""
        self._inputs: dict[str, frozenset[str]] = {}
        """By URI, the files and folders that its findings rest on."""
        self._states: State = {}
        """Those, as they were when they were read."""

    async def work(self, function: Callable[[], _Answer]) -> _Answer:
        """Run something slow in the thread for checks."""
        return await asyncio.get_running_loop().run_in_executor(self._checks, function)

    def converter(self, text: str) -> Converter:
        return Converter(LineIndex(text), self.workspace.position_encoding)

    def say(self, message: str) -> None:
        """Show a problem to the user, each once."""
        if message not in self._said:
            if len(self._said) >= _SAID:
                self._said.clear()
            self._said.add(message)
            kind = types.MessageType.Error
            self.window_show_message(types.ShowMessageParams(kind, f"layerlint: {message}"))

    async def current(self, uri: str) -> Document | None:
        """The document as it stands, checked; None when it cannot be. Raises for one that is not open."""
        notebook = self.workspace.get_notebook_document(cell_uri=uri)
        if notebook is not None:
            await self.lint_cells(notebook.uri)
            return self.documents.get(uri)
        source = self.workspace.text_documents.get(unquote(uri))
        if source is None:
            raise JsonRpcInvalidParams(f"`{uri}` is not open in the editor")
        known = self.documents.get(uri)
        text = source.source
        if known is not None and known.text == text:
            return known
        path, version = path_of(uri), source.version
        try:
            document = await self.work(lambda: lint_document(path, version, text, self.choices, self.memory))
        except LayerlintError as problem:
            self.say(str(problem))
            self._rests_on(uri, frozenset(settings_files(path)))
            return None
        for said in document.problems:
            self.say(said)
        return self._keep(uri, document)

    def _keep(self, uri: str, document: Document) -> Document:
        """The document as it is shown from now on."""
        kept = with_last_findings(document, self._last.get(uri))
        self.documents[uri] = self._last[uri] = kept
        self._rests_on(uri, kept.inputs)
        return kept

    def _rests_on(self, uri: str, inputs: frozenset[str]) -> None:
        self._inputs[uri] = inputs
        self._states = {**file_state(inputs - self._states.keys()), **self._states}

    def forget(self, uri: str) -> None:
        """Nothing is known of a document that was closed, and nothing shown."""
        self.documents.pop(uri, None)
        self._last.pop(uri, None)
        self._inputs.pop(uri, None)
        self.publish(uri, None, None)

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

    def cells_beside(self, uri: str) -> tuple[Cell, ...]:
        """The cells of the notebook that a cell is in, itself among them."""
        notebook = self.workspace.get_notebook_document(cell_uri=uri)
        return self.cells_of(notebook.uri) if notebook is not None else ()

    async def lint_cells(self, uri: str) -> None:
        """Check the cells of a notebook, unless they are as they were."""
        cells = self.cells_of(uri)
        known = self._notebooks.get(uri)
        if known == cells:
            return
        path = path_of(uri)
        try:
            documents = await self.work(lambda: lint_notebook(path, cells, self.choices, self.memory))
        except LayerlintError as problem:
            self.say(str(problem))
            self._rests_on(uri, frozenset(settings_files(path)))
            documents = {}
        if cells != self.cells_of(uri):
            return
        for one in known or ():
            self.documents.pop(one.uri, None)
        for said in (said for document in documents.values() for said in document.problems):
            self.say(said)
        for cell_uri, document in documents.items():
            self._keep(cell_uri, document)
        self._notebooks[uri] = cells

    async def refresh_notebook(self, uri: str, delay: float = 0.0) -> None:
        """Check a notebook and publish what was found in each cell, unless it was changed or closed meanwhile."""
        cells = self.cells_of(uri)
        await asyncio.sleep(delay)
        if cells != self.cells_of(uri):
            return
        await self.lint_cells(uri)
        if cells != self.cells_of(uri):
            return
        for cell in cells:
            document = self.documents.get(cell.uri)
            self.publish(cell.uri, cell.version, document)
        shown = {cell.uri for cell in cells}
        for gone in self._shown.get(uri, set()) - shown:
            self.publish(gone, None, None)
        self._shown[uri] = shown

    def shown(self, uri: str, document: Document | None) -> list[types.Diagnostic]:
        """The findings of a document as the protocol says them."""
        if document is None:
            return []
        converter = self.converter(document.text)
        locate = partial(self.place_of, uri, document)
        return [published(one, converter, locate) for one in document.diagnostics]

    def publish(self, uri: str, version: int | None, document: Document | None) -> None:
        """Push the findings of a document; those of cells are pushed to every client."""
        if pulls(self.client_capabilities) and uri not in self._cells_shown():
            return
        found = self.shown(uri, document)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _cells_shown(self) -> set[str]:
        return {cell.document for one in self.workspace.notebook_documents.values() for cell in one.cells} | {
            uri for uris in self._shown.values() for uri in uris
        }

    def place_of(self, uri: str, document: Document, related: Related) -> types.Location | None:
        """Where a place stands that explains a finding of the document: in it, in another cell or file."""
        text: str | None = document.text
        if related.path:
            uri, text = uris.from_fs_path(os.path.abspath(related.path)) or "", read_saved_text(related.path)
        elif related.cell != document.cell:
            notebook = self.workspace.get_notebook_document(cell_uri=uri)
            cells = self.cells_of(notebook.uri) if notebook is not None else ()
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
        """Take back what was published about a notebook that was closed."""
        self._notebooks.pop(uri, None)
        self._inputs.pop(uri, None)
        for cell in self._shown.get(uri, set()):
            self.forget(cell)
        self._shown.pop(uri, None)

    async def refresh_all(self) -> None:
        """Check everything that is open anew."""
        self.documents.clear()
        self._notebooks.clear()
        for notebook in list(self.workspace.notebook_documents.values()):
            await self.refresh_notebook(notebook.uri)
        if pulls(self.client_capabilities):
            if pulls_again(self.client_capabilities):
                await self.workspace_diagnostic_refresh_async(None)
            return
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

    async def look_again(self) -> None:
        """Check everything anew whenever a file changes that findings rest on."""
        took = 0.0
        while True:
            await pause(took)
            now, took = await self.work(partial(timed_state_of, self._all_inputs()))
            changed = any(self._states.get(path, state) != state for path, state in now.items())
            known, wanted = {**self._states, **now}, self._all_inputs()  # documents may have come meanwhile
            self._states = {path: state for path, state in known.items() if path in wanted}
            if changed:
                await self.refresh_all()

    def _all_inputs(self) -> frozenset[str]:
        return frozenset[str]().union(*self._inputs.values())

    def is_unsaved(self, uri: str, path: str) -> bool:
        """Whether the document is open with another text than its file has."""
        known = self.workspace.text_documents.get(unquote(uri))
        if known is None:
            return False
        saved = read_saved_text(path)
        return saved is None or saved.splitlines() != known.source.splitlines()

    def _is(self, uri: str, version: int | None) -> bool:
        known = self.workspace.text_documents.get(unquote(uri))  # as pygls keeps them
        return known is not None and known.version == version


def path_of(uri: str) -> str:
    """The path of a document; one that was never saved is called `untitled.py`."""
    try:
        path = uris.to_fs_path(uri)
    except ValueError:
        path = None
    return path if path and uri.startswith("file:") and "\0" not in path else "untitled.py"
