"""Files of the cache: JSON with a checksum, written in one step.

JSON of the standard library, because what lies in a project's folder must not be able to run code when it is
read, as a pickle could; one file for each kind of run and not a database, because a run reads all of it anyway,
a rename is safe with other runs and when the process is killed, and a damaged file is simply not there.
"""

from __future__ import annotations

import os
import time
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing `typing` takes longer than reading what was kept
    from typing import Any

_IGNORE = "# Made by layerlint.\n*\n"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of layerlint.\n"
_DAY = 86_400
KEPT_DAYS = 30
KEPT_FILES = 40


def prepare(folder: str) -> None:
    """Make the cache folder, which git and backups leave out. Raises `OSError`.

    A new folder changes the one that it lies in: that has to be over some time before files are read, or the run
    could not tell it from a change of the project.
    """
    if os.path.isfile(os.path.join(folder, "CACHEDIR.TAG")):
        return
    os.makedirs(folder, exist_ok=True)
    for name, text in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
        write(os.path.join(folder, name), text.encode())
    time.sleep(0.03)


def write(path: str, data: bytes) -> None:
    """Replace a file in one step: who reads it sees the old content or the new one, never a part."""
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=".part-", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def save(path: str, content: Any) -> None:
    """Keep plain data. Raises `OSError`."""
    import json

    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    write(path, b"%08x\n" % crc32(data) + data)


def load(path: str) -> Any:
    """What was kept; None when there is nothing, or something damaged."""
    try:
        with open(path, "rb") as file:
            head, data = file.readline(), file.read()
    except OSError:
        return None
    if head != b"%08x\n" % crc32(data):
        return None
    import json

    try:
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def prune(folder: str) -> None:
    """Remove what was not used for long, and all but the newest files."""
    now = time.time()
    found: list[tuple[float, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".json") or entry.name.startswith(".part-"):
                age = now - entry.stat().st_mtime
                limit = 1 if entry.name.startswith(".part-") else KEPT_DAYS
                found.append((age if age < limit * _DAY else float("inf"), entry.path))
    found.sort()
    for index, (age, path) in enumerate(found):
        if index >= KEPT_FILES or age == float("inf"):
            try:
                os.unlink(path)
            except OSError:
                continue  # another run was quicker


def clean(folder: str) -> int:
    """Remove a cache folder; how many files were in it. A folder that is no cache of ours is left alone."""
    if not os.path.isfile(os.path.join(folder, "CACHEDIR.TAG")):
        return 0
    import shutil

    count = len(os.listdir(folder))
    shutil.rmtree(folder)
    return count
