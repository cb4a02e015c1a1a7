"""Read regular files only: a pipe must not block a run, a device must not be read, a link not be followed."""

from __future__ import annotations

import errno
import os
import stat

_READ = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _READ |= getattr(
        os, _name, 0
    )  # without O_NONBLOCK, opening a named pipe waits for someone to write into it
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_REPARSE_POINT = 0x400
MUCH = 1 << 29
"""The maximum size in bytes of a file that is read as a whole."""


def is_link(path: str) -> bool:
    """Whether the path itself is a symbolic link, or a junction of Windows."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & _REPARSE_POINT)


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a regular file, also through a link.

    Raises `OSError`, also for a folder, a pipe, a socket or a device, for a name with a null byte, and for a file of
    more than `MUCH` bytes.
    """
    try:
        # Opening some devices has effects, so check the mode first.
        mode = os.stat(path).st_mode
        data = read_regular(path, follow=True) if stat.S_ISREG(mode) else None
    except ValueError as problem:
        raise OSError(errno.EINVAL, str(problem), os.fspath(path)) from problem
    if data is not None:
        return data
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if stat.S_ISREG(mode):
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), os.fspath(path))
    raise OSError(errno.EINVAL, "Not a regular file", os.fspath(path))


def read_regular(
    path: str | os.PathLike[str], most: int = MUCH, inside: int | None = None, *, follow: bool = False
) -> bytes | None:
    """The content of a regular file; None for anything else and for more than `most` bytes. Raises `OSError`.

    `inside` is the descriptor of the folder that the path is relative to. Unless `follow`, a link is not followed.
    """
    handle = os.open(path, _READ if follow else _READ | _NO_LINK, dir_fd=inside)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            return None
        data = file.read(most + 1)
    return data if len(data) <= most else None
