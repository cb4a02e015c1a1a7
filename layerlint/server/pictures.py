"""Where the pictures of layers are that an editor shows: one file a layer, in the user's cache folder."""

from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import suppress
from pathlib import Path

from layerlint.render.engine import cache_folder

KEPT = 50
"""Files whose layers' pictures are kept; those drawn longest ago go first."""


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
