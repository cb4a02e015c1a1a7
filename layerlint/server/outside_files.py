"""Files outside the editor: where the client does not tell that they changed, the server looks."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Collection, Mapping

from lsprotocol import types

_PATTERNS = ("**/*.{py,toml,txt,cfg,lock,yml,yaml}", "**/.gitignore", "**/{Pipfile,Dockerfile*,README*}")
"""What findings may rest on: modules, settings, and what tells the Keras of a project."""
LOOK_EVERY = 1.0
"""Seconds between two looks at the files, at least."""
State = Mapping[str, object]


def watchers() -> types.RegistrationParams:
    """What a client is asked to watch."""
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(pattern) for pattern in _PATTERNS]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("layerlint-files", method, options)])


def file_state(paths: Collection[str]) -> State:
    """What changes when a file does, or when a module comes into a folder or goes."""
    return {path: _state(path) for path in paths}


def timed_state_of(paths: Collection[str]) -> tuple[State, float]:
    """The same, and how many seconds it took."""
    started = time.perf_counter()
    return file_state(paths), time.perf_counter() - started


def _state(path: str) -> object:
    try:
        found = os.stat(path)
        if os.path.isdir(path):
            return tuple(sorted(name for name in os.listdir(path) if not _passing(name)))
    except (OSError, ValueError):
        return None
    return found.st_size, found.st_mtime_ns


def _passing(name: str) -> bool:
    """Whether a name in a folder is one that editors and tools use for a moment."""
    return name.startswith(".") or name.endswith(("~", ".tmp", ".pyc"))


async def pause(took: float) -> None:
    """Wait until the next look; longer where the last one took long."""
    await asyncio.sleep(max(LOOK_EVERY, 30 * took))
