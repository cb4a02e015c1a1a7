"""Capabilities of the client, and progress shown to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from lsprotocol import types
from pygls.lsp.server import LanguageServer


def can_watch(client: types.ClientCapabilities) -> bool:
    """Whether the client can watch files for the server."""
    files = client.workspace.did_change_watched_files if client.workspace is not None else None
    return files is not None and files.dynamic_registration is True


def pulls(client: types.ClientCapabilities) -> bool:
    """Whether the client pulls diagnostics, so that they are not pushed."""
    return client.text_document is not None and client.text_document.diagnostic is not None


def refreshes(client: types.ClientCapabilities) -> bool:
    """Whether the client pulls diagnostics again on request."""
    capability = client.workspace.diagnostics if client.workspace is not None else None
    return capability is not None and capability.refresh_support is True


def resolves_edits(client: types.ClientCapabilities) -> bool:
    """Whether the client resolves the edit of an action when it is chosen."""
    action = client.text_document.code_action if client.text_document is not None else None
    return bool(
        action is not None
        and action.data_support
        and action.resolve_support is not None
        and "edit" in action.resolve_support.properties
    )


@asynccontextmanager
async def progress(server: LanguageServer, title: str) -> AsyncIterator[None]:
    """Show progress in the client, if it can."""
    window = server.client_capabilities.window
    if window is None or not window.work_done_progress:
        yield
        return
    token = str(uuid4())
    await server.work_done_progress.create_async(token)
    server.work_done_progress.begin(token, types.WorkDoneProgressBegin(title))
    try:
        yield
    finally:
        server.work_done_progress.end(token, types.WorkDoneProgressEnd())
