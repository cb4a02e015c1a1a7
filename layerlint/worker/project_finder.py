"""Modules of the project that a file imports by their bare name, from a folder that is on no path."""

from __future__ import annotations

import importlib.machinery
import os
from typing import Any

MOST_FOLDERS = 2000
"""How many folders of the project are looked at."""
_SKIPPED = {"node_modules", "site-packages", "venv", "env", "build", "dist"}


class ProjectFinder:
    """Finds a module that nothing else finds, where exactly one folder of the project has it.

    A script runs from its own folder, or after `sys.path.append("models")` in another one.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        self.folders: dict[str, list[str]] | None = None
        """By the name of a module, the folders that have it; read when the first module is missing."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Return the spec of a module; None where none or several folders have it."""
        if path is not None or "." in name:
            return None
        if self.folders is None:
            self.folders = _folders_by_module(self.root)
        folders = self.folders.get(name, [])
        return importlib.machinery.PathFinder.find_spec(name, folders) if len(folders) == 1 else None


def _folders_by_module(root: str) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for count, (folder, inner, files) in enumerate(os.walk(root)):
        if count >= MOST_FOLDERS:
            return {}  # what is not seen may have the same name
        inner[:] = sorted(name for name in inner if name[0] not in "._" and name not in _SKIPPED)
        names = {file[:-3] for file in files if file.endswith(".py")}
        names |= {name for name in inner if os.path.isfile(os.path.join(folder, name, "__init__.py"))}
        for name in names:
            folders.setdefault(name, []).append(folder)
    return folders
