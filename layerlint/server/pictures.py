"""The pictures of layers that an editor shows: one file a layer, in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from layerlint.render.engine import cache_folder
from layerlint.workers import ourselves, own_environment

KEPT = 50
"""Files whose layers' pictures are kept; those drawn longest ago go first."""
_SECONDS = 180
"""After which a layer that is being drawn is given up."""


def place_for(path: str, layer: str) -> str:
    """Where the picture of a layer goes; the one that is there is removed."""
    folder = cache_folder() / "pictures"
    own = folder / hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    with suppress(OSError):
        own.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.iterdir(), key=lambda one: one.lstat().st_mtime, reverse=True)[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
    picture: Path = own / (re.sub(r"[^\w.]", "_", layer) + ".svg")
    picture.unlink(missing_ok=True)
    return str(picture)


def draw(path: str, layer: str, svg: str, interpreter: str = "") -> str:
    """Draw a layer in a process of its own; "" or what went wrong. Of a layer that fails there is a picture too."""
    python = ("--python", interpreter) if interpreter else ()
    try:
        done = subprocess.run(
            ourselves("graph", f"{path}:{layer}", "-o", svg, *python),
            env=own_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            text=True,
        )
    except subprocess.TimeoutExpired:
        return f"`{layer}` was not drawn within {_SECONDS} seconds"
    if done.returncode == 0 and os.path.exists(svg):
        return ""
    said = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    return said[-1].removeprefix("error: ") if said else f"`layerlint graph` failed on `{layer}`"
