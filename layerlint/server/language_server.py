"""The server itself: which requests it answers, and with what.

Two initialization options are read: `showNotes`, which shows notes too, and `allowProjectPlugins`, which an editor
ties to its trust in the workspace.
"""

from __future__ import annotations

import asyncio
import os
import subprocess

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcInvalidParams

from layerlint.errors import LayerlintError
from layerlint.rulebook.pages import read_page
from layerlint.server.actions import FIX_ALL, actions
from layerlint.server.documents import Choices, code_at, layers_of
from layerlint.server.pictures import place_for
from layerlint.server.session import Server, path_of
from layerlint.text import Span
from layerlint.workers import ourselves, own_environment

SHOW_GRAPH = "layerlint.showGraph"
_DELAY = 0.15
"""Seconds without typing before a document is checked."""
_GRAPH_SECONDS = 180


def create_server() -> Server:
    server = Server()

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        options = params.initialization_options
        if isinstance(options, dict):
            ls.choices = Choices(
                notes=options.get("showNotes") is True,
                project_plugins=options.get("allowProjectPlugins") is True,
            )

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
        return await actions(ls, document, params) if document is not None else []

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
    async def show_graph(ls: Server, uri: str = "", layer: str = "") -> str | None:
        """Draw the layer of the saved file and show the picture; the path of the SVG, None when it failed."""
        if not uri.startswith("file:"):
            raise JsonRpcInvalidParams(f"`{uri}` is not a saved file; save it, then draw its layers")
        if not all(part.isidentifier() for part in layer.split(".")):
            raise JsonRpcInvalidParams(f"`{layer}` is not the name of a class")
        path = path_of(uri)
        loop = asyncio.get_running_loop()
        svg = await loop.run_in_executor(None, lambda: place_for(path, layer))
        problem = await loop.run_in_executor(None, lambda: _draw(path, layer, svg))
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
    os._exit(0)  # at once: it would wait for a layer that is being drawn, whose process ends with this one


def _page(code: str) -> str:
    try:
        return read_page(code).text
    except LayerlintError:
        return ""


def _draw(path: str, layer: str, svg: str) -> str:
    """Draw a layer in a process of its own; "" or what went wrong. Of a layer that fails there is a picture too."""
    try:
        done = subprocess.run(
            ourselves("graph", f"{path}:{layer}", "-o", svg),
            env=own_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_GRAPH_SECONDS,
            text=True,
        )
    except subprocess.TimeoutExpired:
        return f"`{layer}` was not drawn within {_GRAPH_SECONDS} seconds"
    if done.returncode == 0 and os.path.exists(svg):
        return ""
    said = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    return said[-1].removeprefix("error: ") if said else f"`layerlint graph` failed on `{layer}`"
