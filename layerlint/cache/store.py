"""Files of the cache: JSON after a keyed digest, written in one step, in a folder that layerlint created and marked.

JSON, because a file in a project's folder must not be able to run code when it is read, as a pickle could; one file for
each kind of run and not a database, because a run reads all of it anyway, a rename is safe with concurrent runs and a
killed process, and a damaged file counts as missing.

A folder is ours if its `CACHEDIR.TAG` has exactly our text. Entries lie in a folder below, with names that only layerlint
uses, and only those are ever removed.
"""

from __future__ import annotations

import os
import re
import time
from stat import S_ISREG

from layerlint.cache.folder import Folder
from layerlint.cache.user_key import key, name_for, signed
from layerlint.errors import LayerlintError
from layerlint.regular import is_link

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing `typing` takes longer than reading the cache
    from typing import Any

__all__ = [
    "KEPT_DAYS",
    "KEPT_FILES",
    "VERSION",
    "clean",
    "load",
    "name_for",
    "prepare",
    "prune",
    "save",
    "state",
]

VERSION = "v1"
"""The folder of the entries, with a new name for each new format."""
_USUAL = ".layerlint_cache"
_MARK = "CACHEDIR.TAG"
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of layerlint.\n"
_GITIGNORE = ".gitignore"
_IGNORE = b"# Made by layerlint.\n*\n"

_ENTRY = re.compile(r"(?:run|modules|classes)-[0-9a-f]{16}\.json")
_PART = re.compile(r"part-[0-9a-f]{16}")
_FORMER = re.compile(r"run-[0-9a-f]{8}\.json|(?:modules|classes)-[0-9a-f]{16}\.json|\.part-[a-z0-9_]{8}")
_FORMER_CONTENT = re.compile(rb"[0-9a-f]{8}\n[{]|\Z")
"""Entries of older versions in the folder itself. A file of such a name that begins otherwise is not ours."""
_OF_USER = re.compile(r"key|graphviz-[0-9a-f]{20}\.cwasm\w*")
"""Other files of layerlint, if the user chose the same folder for them."""

_DAY = 86_400
_WRITING = 600
"""Seconds after which a partly written file counts as left behind by a killed process."""
KEPT_DAYS = 30
KEPT_FILES = 40


def prepare(folder: str) -> None:
    """Create the cache folder, which git and backups skip, unless it exists.

    A new folder changes its parent's time: wait a moment before files are read, or it would look like a change of the
    project during the run.

    Raises `OSError` if it cannot be created, and `LayerlintError` for a folder that is not ours.
    """
    key()
    _refuse_link(folder)
    _refuse_here(folder)
    created = False
    if not os.path.lexists(folder):
        os.makedirs(folder, exist_ok=True)
        created = True
    with Folder(folder) as top:
        if not _is_ours(top):
            if not _may_be_taken(top):
                raise LayerlintError(
                    f"{folder} holds other files and is not a cache of layerlint, so it is left alone;"
                    f" {_instead(folder)}, or give --no-cache"
                )
            top.make(_MARK, _TAG)
            top.make(_GITIGNORE, _IGNORE)
            created = True
        if top.make_folder(VERSION):
            _remove_former(top)
        try:
            Folder(VERSION, top).__exit__()
        except NotADirectoryError as problem:
            raise _not_a_folder(top) from problem
        except OSError as problem:
            if is_link(os.path.join(folder, VERSION)):
                raise _not_a_folder(top) from problem
            raise
    if created:
        time.sleep(0.03)


def _instead(folder: str) -> str:
    """The remedy for a folder that is not ours; one with the default name has lost its mark."""
    if os.path.basename(folder) == _USUAL:
        return "remove it"
    return f"name a new folder, such as {_within(folder)}"


def save(folder: str, name: str, content: Any) -> None:
    """Write plain data to an entry. Raises `OSError`."""
    import json

    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    with _opened(folder) as entries:
        entries.replace(name, signed(name, data) + b"\n" + data)


def load(folder: str, name: str) -> Any:
    """Read an entry; None if it does not exist, or was not written by this user's layerlint."""
    try:
        with _opened(folder) as entries:
            content = entries.read(name)
        if content is None:
            return None
        head, _, data = content.partition(b"\n")
        if head != signed(name, data):
            return None
    except OSError:
        return None
    import json

    try:
        return json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def state(folder: str, name: str) -> tuple[int, int, int] | None:
    """The state of an entry, which changes when another run replaces it; None if it does not exist."""
    try:
        with _opened(folder) as entries:
            status = entries.state(name)
    except OSError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns) if status is not None else None


def keep_in_use(folder: str, name: str) -> None:
    """Touch an entry once a day, so that it is not pruned. Raises `OSError`."""
    with _opened(folder) as entries:
        status = entries.state(name)
        if status is not None and int(status.st_mtime // _DAY) != int(time.time() // _DAY):
            entries.touch(name)


def prune(folder: str) -> None:
    """Remove old entries, all but the newest ones, and partly written files. Raises `OSError`."""
    now = time.time()
    entry_ages: list[tuple[float, str]] = []
    with _opened(folder) as entries:
        for name in entries.names():
            part = _PART.fullmatch(name) is not None
            status = entries.state(name) if part or _ENTRY.fullmatch(name) else None
            if status is None or not S_ISREG(status.st_mode):
                continue
            age = now - status.st_mtime
            if age > (_WRITING if part else KEPT_DAYS * _DAY):
                entries.remove(name)
            elif not part:
                entry_ages.append((age, name))
        for _, name in sorted(entry_ages)[KEPT_FILES:]:
            entries.remove(name)


def clean(folder: str) -> list[str] | None:
    """Remove a cache; return the names of files left because they are not ours, None if there is no cache.

    The folder is removed only if nothing else is in it. Raises `LayerlintError` for a folder that is not our cache.
    """
    _refuse_link(folder)
    try:
        top = Folder(folder)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with top:
        if not _is_ours(top):
            if not top.names():
                return None
            raise LayerlintError(
                f"{folder} is not a cache of layerlint, so nothing in it was removed; name the right folder,"
                " or remove this one yourself"
            )
        _remove_entries(top)
        _remove_former(top)
        left = [name for name in top.names() if name != _MARK and not _is_our_ignore(top, name)]
        if left:
            return left
        top.remove(_GITIGNORE)
        top.remove(_MARK)
        try:
            os.rmdir(folder)
        except OSError:
            top.make(_MARK, _TAG)  # another run has begun to write there
            return [name for name in top.names() if name != _MARK]
    return []


def _opened(folder: str) -> Folder:
    """Open the folder of entries. Raises `OSError` unless it exists and is ours."""
    with Folder(folder) as top:
        if not _is_ours(top):
            raise FileNotFoundError(2, "no cache of layerlint", folder)
        return Folder(VERSION, top)


def _is_ours(top: Folder) -> bool:
    return top.read(_MARK, len(_TAG)) == _TAG


def _may_be_taken(top: Folder) -> bool:
    """Whether an existing folder is empty except for our own files, or another run is creating it."""
    names = [name for name in top.names() if not _OF_USER.fullmatch(name)]
    return not names or (names == [_MARK] and _is_begun(top)) or _is_ours(top)


def _is_begun(top: Folder) -> bool:
    """Whether the mark is partly written, by another run, a killed run or on a full disk."""
    mark = top.read(_MARK, len(_TAG))
    return mark is not None and _TAG.startswith(mark)


def _is_our_ignore(top: Folder, name: str) -> bool:
    return name == _GITIGNORE and top.read(name, len(_IGNORE)) == _IGNORE


def _remove_entries(top: Folder) -> None:
    try:
        entries = Folder(VERSION, top)
    except OSError:
        return
    with entries:
        for name in entries.names():
            if (_ENTRY.fullmatch(name) or _PART.fullmatch(name)) and entries.has_file(name):
                entries.remove(name)
    top.remove_folder(VERSION)


def _remove_former(top: Folder) -> None:
    """Remove the entries of older versions, which are in the folder itself."""
    for name in top.names():
        content = top.read(name) if _FORMER.fullmatch(name) else None
        if content is not None and _FORMER_CONTENT.match(content):
            top.remove(name)


def _refuse_link(folder: str) -> None:
    if is_link(folder):
        raise LayerlintError(
            f"the cache folder {folder} is a symbolic link, which is not followed;"
            " remove it, or name the folder that it leads to with --cache-dir"
        )


def _refuse_here(folder: str) -> None:
    """Refuse the current folder and its parents: a cache hides its files from git."""
    here, there = os.path.realpath(os.getcwd()), os.path.realpath(folder)
    if here == there or here.startswith(os.path.join(there, "")):
        raise LayerlintError(
            f"the cache cannot be {folder}, where you are; name a folder of its own, such as {_within(folder)}"
        )


def _not_a_folder(top: Folder) -> LayerlintError:
    path = os.path.join(top.path, VERSION)
    return LayerlintError(f"{path} in the cache is a link or a file, not a folder; remove it, and run again")


def _within(folder: str) -> str:
    return os.path.join(folder, _USUAL)
