"""What the findings depend on besides the code that is checked: this program, Python, LibCST."""

from __future__ import annotations

import os
import sys
from functools import cache
from zlib import crc32

from layerlint import __version__

_PARTS = (
    "",
    "cache",
    "checks",
    "extract",
    "files",
    "fixes",
    "index",
    "known",
    "model",
    "report",
    "rulebook",
    "run",
    "settings",
    "tables",
    "_rules",
)


@cache
def program() -> str:
    """The versions, and the sizes and times of this program's own files, so that a changed one is another program."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    seen: list[str] = []
    for part in (*_PARTS, os.path.join(os.pardir, "rules")):
        try:
            with os.scandir(os.path.join(folder, part)) as entries:
                for entry in entries:
                    if entry.name.endswith((".py", ".json", ".md", ".toml")):
                        found = entry.stat()
                        seen.append(f"{part}/{entry.name} {found.st_size} {found.st_mtime_ns}")
        except OSError:
            continue  # an installed package has its rules inside, a checkout beside it
    text = "\n".join(sorted(seen))
    return f"{__version__} {sys.version} {sys.platform} {crc32(text.encode()):08x} {len(seen)}"


@cache
def parser() -> str:
    """Which LibCST there is, without importing it or looking through its metadata, which takes longer."""
    from importlib.util import find_spec

    found = find_spec("libcst")
    if found is None or found.origin is None:
        return ""
    version = os.path.join(os.path.dirname(found.origin), "_version.py")
    try:
        state = os.stat(version if os.path.isfile(version) else found.origin)
    except OSError:
        return found.origin
    return f"{found.origin} {state.st_size} {state.st_mtime_ns}"
