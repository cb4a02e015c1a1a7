"""Files that the user names for other input and output of a run: a report, a baseline.

Only regular files are replaced, in one step: replacing a device would break a machine when run as root. Open files that
a shell passes (`/dev/stdout`, `>(...)`) are written to instead.
"""

from __future__ import annotations

import os
import re
import stat
import sys

from layerlint.errors import LayerlintError
from layerlint.files.edits import write_atomically
from layerlint.regular import read_regular

MOST = 50_000_000
"""The maximum size in bytes of a file to read, enough for a baseline of 200,000 findings."""
_CODE = (".py", ".pyi", ".pyw", ".ipynb")
"""Suffixes of files that are never replaced: `--write-baseline a.py` lacks the name of the baseline."""
_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}
_DESCRIPTOR = re.compile(r"/(?:dev|proc/(?:self|thread-self|\d+))/fd/(\d+)")


def write_regular(path: str, content: bytes, what: str) -> None:
    """Write or replace a regular file; errors call it `what`. Raises `LayerlintError` for any other kind of file."""
    kind = _kind(path)
    if kind is not None:
        raise LayerlintError(f"cannot write {what} {path}: it is {kind}; name a file")
    if path.lower().endswith(_CODE) and os.path.lexists(path):
        raise LayerlintError(f"cannot write {what} {path}: that would replace your code; name another file")
    write_atomically(path, content)


def write_output(path: str, output: str | bytes, what: str) -> None:
    """Write a file, an open descriptor, a terminal or the null device. Raises `OSError` or `LayerlintError`."""
    content = output.encode("utf-8") if isinstance(output, str) else output
    descriptor = _own_descriptor(path)
    if descriptor is not None:
        sys.stdout.flush()
        sys.stderr.flush()
        with os.fdopen(os.dup(descriptor), "wb") as stream:
            stream.write(content)
    elif path == os.devnull or _is_terminal(path):
        with open(path, "wb") as device:
            device.write(content)
    else:
        write_regular(path, content, what)


def read_file(path: str, what: str) -> bytes:
    """The content of a regular file. Raises `OSError`, and `LayerlintError` for any other file or a large one."""
    kind = _kind(path)
    if kind is not None:
        raise LayerlintError(f"cannot read {what} {path}: it is {kind}; name a file")
    data = read_regular(path, MOST, follow=True)
    if data is None:
        raise LayerlintError(f"cannot read {what} {path}: it is longer than {MOST // 1_000_000} MB")
    return data


def _kind(path: str) -> str | None:
    """The kind of a file that is not regular; None for a regular or missing file."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return None
    if stat.S_ISREG(mode):
        return None
    names = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return names.get(stat.S_IFMT(mode), "a device")


def _own_descriptor(path: str) -> int | None:
    """The open file descriptor of this process that the path names."""
    match = _DESCRIPTOR.fullmatch(path)
    number = int(match[1]) if match is not None else _STREAMS.get(path)
    if number is None or not os.path.exists(path):
        return None
    if path.startswith("/proc/") and path.split("/")[2] not in ("self", "thread-self", str(os.getpid())):
        return None
    return number


def _is_terminal(path: str) -> bool:
    try:
        return stat.S_ISCHR(os.stat(path).st_mode) and path.startswith(("/dev/tty", "/dev/pts/"))
    except (OSError, ValueError):
        return False
