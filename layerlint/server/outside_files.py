"""Watch files outside the editor: by the client, or by polling."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Collection, Mapping

from lsprotocol import types

_PATTERNS = ("**/*.{py,toml,txt,cfg,lock,yml,yaml}", "**/.gitignore", "**/{Pipfile,Dockerfile*,README*}")
"""Files that findings may depend on: modules, settings, and evidence for the Keras of a project."""
LOOK_EVERY = 1.0
"""The minimum of seconds between two polls."""
State = Mapping[str, object]


def watchers() -> types.RegistrationParams:
    """The registration of the files to watch."""
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(pattern) for pattern in _PATTERNS]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("layerlint-files", method, options)])


def file_states(paths: Collection[str]) -> State:
    """The state of files and folders, which changes when a file does, or when a file is added or removed."""
    return {path: _state(path) for path in paths}


def timed_file_states(paths: Collection[str]) -> tuple[State, float]:
    """The states, and the seconds that reading them took."""
    started = time.perf_counter()
    return file_states(paths), time.perf_counter() - started


def _state(path: str) -> object:
    try:
        status = os.stat(path)
        if os.path.isdir(path):
            return tuple(sorted(name for name in os.listdir(path) if not _passing(name)))
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def _passing(name: str) -> bool:
    """Whether a name is that of a temporary file of editors and tools."""
    return name.startswith(".") or name.endswith(("~", ".tmp", ".pyc"))


async def pause(took: float) -> None:
    """Wait until the next poll; longer if the last one took long."""
    await asyncio.sleep(max(LOOK_EVERY, 30 * took))
