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
"""The maximum of files whose pictures are kept; the oldest are removed first."""
_SECONDS = 180
"""The time limit for drawing a layer."""


def place_for(path: str, layer: str) -> str:
    """The path for the picture of a layer; an old picture there is removed."""
    folder = cache_folder() / "pictures"
    own = folder / hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    with suppress(OSError):
        own.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.iterdir(), key=lambda entry: entry.lstat().st_mtime, reverse=True)[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
    picture: Path = own / (re.sub(r"[^\w.]", "_", layer) + ".svg")
    picture.unlink(missing_ok=True)
    return str(picture)


def draw(path: str, layer: str, svg: str, interpreter: str = "") -> str:
    """Draw a layer in another process; return an error message or "". A layer that fails gets a picture too."""
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
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    return errors[-1].removeprefix("error: ") if errors else f"`layerlint graph` failed on `{layer}`"
