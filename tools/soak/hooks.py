"""Ends this process in the middle of its own work with files, as a power cut would.

Python tells its audit hooks of every change of a file before it is made, whatever the code that makes it is called.
"""

from __future__ import annotations

import io
import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any

_CHANGES = frozenset(
    {
        "os.rename",
        "os.remove",
        "os.link",
        "os.symlink",
        "os.chmod",
        "os.chown",
        "os.truncate",
        "os.mkdir",
        "os.rmdir",
        "os.utime",
        "tempfile.mkstemp",
        "tempfile.mkdtemp",
        "shutil.copyfile",
        "shutil.move",
        "shutil.rmtree",
    }
)


def kill_at(number: int) -> None:
    """End this process just before its change number `number` (from 0) of a file."""
    left = number

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if _changes(event, arguments):
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(hook)


def tell_first(descriptor: int) -> None:
    """Write a byte to a pipe when the first change of a file begins."""
    told = False

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal told
        if not told and _changes(event, arguments):
            told = True
            os.write(descriptor, b"!")

    sys.addaudithook(hook)


def kill_in_write(size: int) -> None:
    """End this process in the write that would make a file longer than so many bytes: these bytes are written."""
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (a file here, which may grow)
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def fail_in_write(size: int) -> Callable[[], None]:
    """The same without a kill: the write fails, as on a full disk.

    What it returns ends that, and prints what was said.
    """
    err, sys.stdout, sys.stderr = sys.stderr, io.StringIO(), io.StringIO()
    said = sys.stderr
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))

    def end() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        err.write(said.getvalue())
        sys.stderr = err

    return end


def _changes(event: str, arguments: tuple[Any, ...]) -> bool:
    if event in _CHANGES:
        return True
    if event != "open":
        return False
    _, mode, flags = arguments
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
