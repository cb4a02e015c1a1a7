"""What everything in the cache depends on besides the code that is checked: this program, Python, LibCST, the folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from zlib import crc32

from layerlint import __version__


def cache_key(*parts: object) -> str:
    """What an entry of the cache counts for: the common ground, and the parts that it depends on besides."""
    return repr((program(), parser(), os.getcwd(), *parts))


@cache
def program() -> str:
    """The versions, and the sizes and times of this program's own files, so that a changed one is another program."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    states = [*_files(folder)]
    if not os.path.isdir(os.path.join(folder, "_rules")):  # a checkout has its rules beside the package
        states += _files(os.path.join(os.path.dirname(folder), "rules"))
    text = "\n".join(sorted(states))
    return f"{__version__} {sys.version} {sys.platform} {crc32(text.encode()):08x} {len(states)}"


def _files(folder: str) -> Iterator[str]:
    """Every file below, but for what Python compiled, with its size and time."""
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
    """Which LibCST there is, without importing it or looking through its metadata, which takes longer."""
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
