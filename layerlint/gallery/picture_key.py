"""What a picture depends on, as one key: the job, the options, the sources, and what is installed."""

from __future__ import annotations

import os
import subprocess
from functools import cache
from hashlib import sha256

from layerlint.cache.cache_key import program
from layerlint.gallery.source_digest import SourceDigests
from layerlint.trace.settings_place import settings_place

_INSTALLED = (
    "import sys; sys.path.pop(0); from importlib import metadata as m; "
    "print(sys.version, sorted(str((d.metadata['Name'], d.version)) for d in m.distributions()))"
)
_PREFIXES = ("TF_", "KERAS_", "PYTHON")
_SECONDS = 30


class PictureKeys:
    """The keys of a run with these `options` (as text) and the interpreter `python`."""

    def __init__(self, options: str, python: str) -> None:
        self._common = f"{options}\n{program()}\n{os.getcwd()}\n{_environment()}\n{_installed(python)}"
        self._complete = bool(_installed(python))
        self._digests: dict[str, SourceDigests] = {}

    def key(self, request: str, path: str, folder: str) -> str:
        """The key of a target in a file of a project; "" where not all of its dependencies are known."""
        if not self._complete or not os.path.isfile(path):
            return ""
        if folder not in self._digests:
            self._digests[folder] = SourceDigests(folder)
        sources = self._digests[folder].digest(path)
        settings = _text(settings_place(f"{path}:").file)
        return (
            sha256(f"{self._common}\n{request}\n{settings}\n{sources}".encode("utf-8", "replace")).hexdigest()
            if sources
            else ""
        )


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as opened:
            return opened.read()
    except OSError:
        return ""


def _environment() -> str:
    return repr(sorted((name, value) for name, value in os.environ.items() if name.startswith(_PREFIXES)))


@cache
def _installed(python: str) -> str:
    """The version of an interpreter and of every package that it has; "" where that cannot be known."""
    try:
        process = subprocess.run(
            [python, "-c", _INSTALLED],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return ""
    return f"{python} {process.stdout}" if process.returncode == 0 else ""
