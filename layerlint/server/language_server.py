"""The language server: its handlers of requests and notifications.

Three settings are read, as initialization options or as a configuration that changes later: `showNotes`, which shows
notes too, `allowProjectPlugins`, which an editor ties to its trust in the workspace, and `interpreter`, the Python that
layers are drawn with.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from layerlint.errors import LayerlintError
from layerlint.rulebook.pages import read_page
from layerlint.server.actions import FIX_ALL, FIX_NOTEBOOK, actions, resolved
from layerlint.server.client import can_watch, progress
from layerlint.server.documents import choices_from, code_at, list_layers
from layerlint.server.outside_files import watchers
from layerlint.server.pictures import draw, place_for
from layerlint.server.session import Server, uri_path
from layerlint.text import Span, digest

SHOW_GRAPH = "layerlint.showGraph"
_DELAY = 0.15
"""Seconds without typing before a document is checked."""


def create_server() -> Server:
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        ls.choices = choices_from(params.initialization_options, tuple(map(uri_path, filter(None, folders))))

    @server.feature(types.INITIALIZED)
    async def initialized(ls: Server, params: types.InitializedParams) -> None:
        if can_watch(ls.client_capabilities):
            with suppress(JsonRpcException):  # a client may claim the capability without having it
                await ls.client_register_capability_async(watchers())
                return
        ls.looking = asyncio.create_task(ls.poll_files())

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        await ls.refresh_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        if isinstance(params.settings, dict):
            ls.choices = choices_from(params.settings, ls.choices.folders, ls.choices)
            await ls.refresh_all()

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
        ls.forget(params.text_document.uri)

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
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL, FIX_NOTEBOOK], resolve_provider=True
        ),
    )
    async def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        document = await ls.current(params.text_document.uri)
        return await actions(ls, document, params) if document is not None else []

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve_action(ls: Server, action: types.CodeAction) -> types.CodeAction:
        return await resolved(ls, action)

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=False, identifier="layerlint"
        ),
    )
    async def diagnostic(
        ls: Server, params: types.DocumentDiagnosticParams
    ) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        diagnostics = ls.protocol_diagnostics(uri, await ls.current(uri))
        result_id = digest(repr(diagnostics))
        if result_id == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id)
        return types.RelatedFullDocumentDiagnosticReport(diagnostics, result_id=result_id)

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
        for layer in await ls.work(lambda: list_layers(document)):
            at = types.Position(layer.line - 1, 0)
            command = types.Command("Show layer graph", SHOW_GRAPH, arguments=[uri, layer.name])
            lenses.append(types.CodeLens(types.Range(at, at), command))
        return lenses

    @server.command(SHOW_GRAPH)
    async def show_graph(ls: Server, uri: str = "", layer: str = "") -> str | None:
        """Draw the layer of the saved file and show the picture; the path of the SVG, None when it failed."""
        if not uri.startswith("file:"):
            raise JsonRpcInvalidParams(f"`{uri}` is not a saved file; save it, then draw its layers")
        if not all(part.isidentifier() for part in layer.split(".")):
            raise JsonRpcInvalidParams(f"`{layer}` is not the name of a class")
        path = uri_path(uri)
        if ls.is_unsaved(uri, path):
            kind = types.MessageType.Warning
            message = f"layerlint: save the file first; `{layer}` is drawn from what is on disk"
            ls.window_show_message(types.ShowMessageParams(kind, message))
            return None
        loop = asyncio.get_running_loop()
        svg = await loop.run_in_executor(None, lambda: place_for(path, layer))
        async with progress(ls, f"Drawing {layer}"):
            problem = await loop.run_in_executor(None, lambda: draw(path, layer, svg, ls.choices.interpreter))
        if problem:
            kind = types.MessageType.Error
            ls.window_show_message(types.ShowMessageParams(kind, f"layerlint: {problem}"))
        if not os.path.exists(svg):
            return None
        window = ls.client_capabilities.window
        if window is not None and window.show_document is not None and window.show_document.support:
            document_params = types.ShowDocumentParams(
                uris.from_fs_path(svg) or svg, external=False, take_focus=True
            )
            await ls.window_show_document_async(document_params)
        else:
            ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, f"wrote {svg}"))
        return svg

    return server


def run() -> None:
    """Serve over standard input and output until the editor ends it."""
    create_server().start_io()
    os._exit(0)  # at once: it would wait for a layer that is being drawn, whose process ends with this one


def _page(code: str) -> str:
    try:
        return read_page(code).text
    except LayerlintError:
        return ""
