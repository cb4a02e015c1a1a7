"""The key of everything in the cache besides the checked code: this program, Python, LibCST, the folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from zlib import crc32

from layerlint import __version__


def cache_key(*parts: object) -> str:
    """The key of a cache entry: what all entries depend on, and these parts."""
    return repr((program(), parser(), os.getcwd(), *parts))


@cache
def program() -> str:
    """The versions, and a digest of the sizes and times of this program's own files."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    states = [*_files(folder)]
    if not os.path.isdir(os.path.join(folder, "_rules")):  # a checkout has its rules beside the package
        states += _files(os.path.join(os.path.dirname(folder), "rules"))
    text = "\n".join(sorted(states))
    return f"{__version__} {sys.version} {sys.platform} {crc32(text.encode()):08x} {len(states)}"


def _files(folder: str) -> Iterator[str]:
    """Every file below a folder, except for compiled ones, with its size and time."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        yield from _files(entry.path)
                elif not entry.name.endswith(".pyc"):
                    status = entry.stat()
                    yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
    except OSError:
        return


@cache
def parser() -> str:
    """The path, size and time of LibCST, without importing it or reading its metadata, which is slower."""
    from importlib.util import find_spec

    spec = find_spec("libcst")
    if spec is None or spec.origin is None:
        return ""
    version = os.path.join(os.path.dirname(spec.origin), "_version.py")
    try:
        state = os.stat(version if os.path.isfile(version) else spec.origin)
    except OSError:
        return spec.origin
    return f"{spec.origin} {state.st_size} {state.st_mtime_ns}"
