"""A digest of all source that a file may run: its own text, that of every file whose name is in it, and so on.

Names are compared, not imports resolved, so that too many files count rather than too few. A file that imports by
names that are made while it runs counts for the whole project.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from layerlint.files.discovery import discover
from layerlint.settings.declarations import DEFAULT_EXCLUDE

_WORD = re.compile(r"\w+")
_DYNAMIC = frozenset({"import_module", "__import__", "pkgutil", "walk_packages", "exec", "runpy"})


@dataclass(frozen=True, slots=True)
class _Source:
    digest: str
    words: frozenset[str]


class SourceDigests:
    """The digests of the files of a project, each read once."""

    def __init__(self, folder: str) -> None:
        files = discover([folder], exclude=DEFAULT_EXCLUDE).files
        self._files: dict[str, _Source | None] = {}
        self._named: dict[str, list[str]] = {}
        self._folders: dict[str, list[str]] = {}
        for path in sorted(os.path.realpath(file) for file in files if file.endswith(".py")):
            self._named.setdefault(_name(path), []).append(path)
            if os.path.basename(path) == "__init__.py":
                self._folders.setdefault(os.path.dirname(path), []).append(path)
        self._all = [path for paths in self._named.values() for path in paths]

    def digest(self, path: str) -> str:
        """The digest of a file and of all that it may import in the project; "" where it cannot be read."""
        first = os.path.realpath(path)
        if self._read(first) is None:
            return ""
        seen, todo = {first}, [first]
        while todo:
            new = [other for other in self._next(todo.pop()) if other not in seen]
            seen.update(new)
            todo += new
        parts = [
            f"{other} {source.digest if (source := self._read(other)) else ''}" for other in sorted(seen)
        ]
        return sha256("\n".join(parts).encode()).hexdigest()

    def _next(self, path: str) -> Sequence[str]:
        source = self._read(path)
        if source is None:
            return ()
        if source.words & _DYNAMIC:
            return self._all
        paths = [other for word in source.words & self._named.keys() for other in self._named[word]]
        folder = os.path.dirname(path)
        while folder in self._folders:  # what importing it runs before
            paths += self._folders[folder]
            folder = os.path.dirname(folder)
        return paths

    def _read(self, path: str) -> _Source | None:
        if path not in self._files:
            try:
                with open(path, "rb") as opened:
                    data = opened.read()
            except OSError:
                self._files[path] = None
            else:
                words = frozenset(_WORD.findall(data.decode("utf-8", "replace")))
                self._files[path] = _Source(sha256(data).hexdigest(), words)
        return self._files[path]


def _name(path: str) -> str:
    """The last name of a file in an import: its stem, or its folder's name for `__init__.py`."""
    folder, file = os.path.split(path)
    return os.path.basename(folder) if file == "__init__.py" else file.removesuffix(".py")
