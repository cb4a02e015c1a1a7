"""Regular files, and nothing else: a pipe must not hang a run, a device must not be read, a link not be followed."""

from __future__ import annotations

import os
import stat

_READ = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _READ |= getattr(os, _name, 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_REPARSE_POINT = 0x400
MUCH = 1 << 29
"""Bytes. No file that is read as a whole is as long."""


def is_link(path: str) -> bool:
    """Whether the path itself is a symbolic link, or a junction of Windows."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_file_attributes", 0) & _REPARSE_POINT)


def read_regular(
    path: str, most: int = MUCH, inside: int | None = None, *, follow: bool = False
) -> bytes | None:
    """The content of a regular file; None for anything else and for more than `most` bytes. Raises `OSError`.

    A pipe without a writer does not hang, and a device is not read.
    """
    if follow and not stat.S_ISREG(os.stat(path).st_mode):
        return None  # opening some devices does something
    handle = os.open(path, _READ if follow else _READ | _NO_LINK, dir_fd=inside)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            return None
        data = file.read(most + 1)
    return data if len(data) <= most else None
