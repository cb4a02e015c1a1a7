"""Rewrite a file of the user in one step, with its mode, owner and attributes, or not at all.

The new content goes to a temporary file in the same folder, which then replaces the file; whenever the process ends, the
file has the old content or the new one. A file that would lose something (other hard links, its owner, an attribute) is
not written.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from layerlint.errors import LayerlintError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_OURS = re.compile(r"\.layerlint-[0-9a-f]{12}-\w{8}\.tmp")
"""The names of our temporary files."""
_SURELY_ABANDONED = 60.0
"""Seconds after which a temporary file counts as left behind, where locks are not available."""
_LOCKED_BY_NOW = 2.0
"""Seconds after which the creator of a temporary file holds its lock."""


class NotWritten(LayerlintError):
    """The reason that a file was not written, without its path."""


def rewrite(path: str | os.PathLike[str], changed: Callable[[bytes], bytes]) -> None:
    """Replace the content of a file by the result of `changed`. A link stays a link.

    Raises `NotWritten` for a file that cannot be replaced without a loss, and for system errors.
    """
    real = os.path.realpath(path)
    try:
        with open(real, "rb") as file:
            state = os.fstat(file.fileno())
            content = file.read()
        new = changed(content)
        _refuse_losses(real, state)
        _replace(real, new, state)
    except OSError as problem:
        raise NotWritten(problem.strerror or str(problem)) from problem


def _replace(path: str, content: bytes, state: os.stat_result) -> None:
    folder, name = os.path.split(path)
    digest = blake2b(os.fsencode(name), digest_size=6).hexdigest()
    handle, beside = tempfile.mkstemp(".tmp", f".layerlint-{digest}-", folder)
    try:
        with os.fdopen(handle, "wb") as file:
            _lock(file)
            file.write(content)
            file.flush()
            _keep_what_belongs_to(path, state, beside, file)
            os.fsync(file.fileno())
            _refuse_another(path, state)
            if os.name != "nt":  # there an open file cannot be renamed
                os.replace(beside, path)
        if os.name == "nt":
            os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    _sync_folder(folder)


def remove_abandoned(folder: str) -> None:
    """Remove our temporary files of killed runs from a folder."""
    with suppress(OSError), os.scandir(folder or ".") as entries:
        for entry in entries:
            if _OURS.fullmatch(entry.name) and _abandoned(entry):
                os.unlink(entry.path)


def _abandoned(entry: os.DirEntry[str]) -> bool:
    try:
        state = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(state.st_mode) or (hasattr(os, "geteuid") and state.st_uid != os.geteuid()):
            return False
        age = time.time() - state.st_mtime
        if fcntl is None:
            return age > _SURELY_ABANDONED
        if age < _LOCKED_BY_NOW:
            return False
        handle = os.open(entry.path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(handle)
    except OSError:  # removed already, or locked by its writer
        return False
    return True


def _refuse_losses(path: str, state: os.stat_result) -> None:
    """Raise `NotWritten` for a file that would lose something."""
    _refuse_another(path, state)
    if not stat.S_ISREG(state.st_mode):
        raise NotWritten("it is not a regular file")
    if not state.st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise NotWritten("it is read-only; make it writable (`chmod u+w`) and run again")
    if state.st_nlink > 1:
        raise NotWritten(
            f"it has {state.st_nlink} names (hard links), of which only one would get the new content;"
            " apply what --diff prints by hand"
        )


def _refuse_another(path: str, state: os.stat_result) -> None:
    """Raise `NotWritten` if the file at the path is another one, or was changed."""
    now = os.stat(path)
    same = os.path.samestat(now, state)
    if not same or (now.st_size, now.st_mtime_ns) != (state.st_size, state.st_mtime_ns):
        raise NotWritten("it was changed while it was being checked; run again")


def _keep_what_belongs_to(path: str, state: os.stat_result, beside: str, file: BinaryIO) -> None:
    """Copy the owner, the extended attributes and the mode to the new file."""
    new = os.fstat(file.fileno())
    if hasattr(os, "fchown") and (new.st_uid, new.st_gid) != (state.st_uid, state.st_gid):
        try:
            os.fchown(file.fileno(), state.st_uid, state.st_gid)
        except PermissionError as problem:
            raise NotWritten(
                "its owner or group would change; run as its owner, or apply what --diff prints by hand"
            ) from problem
    _keep_attributes(path, file)
    os.chmod(beside, stat.S_IMODE(state.st_mode))


def _keep_attributes(path: str, file: BinaryIO) -> None:
    """Copy extended attributes, which include access control lists; Python supports them only on Linux."""
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(path)
    except OSError:  # a file system without them
        return
    for name in names:
        value = os.getxattr(path, name)
        try:
            if name not in os.listxattr(file.fileno()) or os.getxattr(file.fileno(), name) != value:
                os.setxattr(file.fileno(), name, value)
        except OSError as problem:
            raise NotWritten(
                f"its attribute `{name}` cannot be kept ({problem.strerror}); apply what --diff prints by hand"
            ) from problem


def _lock(file: BinaryIO) -> None:
    if fcntl is not None:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync_folder(folder: str) -> None:
    """Sync the folder, if the system can, so that the rename is durable."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(Path(folder), os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
