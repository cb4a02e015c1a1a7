"""Files outside the editor: where the client does not tell that they changed, the server looks."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Collection, Mapping

from lsprotocol import types

_PATTERNS = ("**/*.{py,toml,txt,cfg,lock,yml,yaml}", "**/.gitignore", "**/{Pipfile,Dockerfile*,README*}")
"""What findings may rest on: modules, settings, and what tells the Keras of a project."""
LOOK_EVERY = 1.0
"""Seconds between two looks at the files."""
State = Mapping[str, object]


def watchers() -> types.RegistrationParams:
    """What a client is asked to watch."""
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(pattern) for pattern in _PATTERNS]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("layerlint-files", method, options)])


def state_of(paths: Collection[str]) -> State:
    """What changes when a file does, or when a module comes into a folder or goes."""
    return {path: _state(path) for path in paths}


def _state(path: str) -> object:
    try:
        found = os.stat(path)
        if os.path.isdir(path):
            return tuple(sorted(name for name in os.listdir(path) if _may_be_module(name)))
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns


def _may_be_module(name: str) -> bool:
    return name.endswith(".py") or "." not in name


async def pause() -> None:
    await asyncio.sleep(LOOK_EVERY)
