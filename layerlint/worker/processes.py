"""Processes that must not outlive their work: on Linux by `prctl`; elsewhere only a child's group is killed."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import sys
import time
from contextlib import suppress
from typing import Any

try:
    import ctypes
except ImportError:  # a Python that was built without it
    ctypes = None  # type: ignore[assignment]

LINUX = sys.platform.startswith("linux")
_PDEATHSIG = 1
_CHILD_SUBREAPER = 36
END_SECONDS = 5.0
_TURNS = 100
"""All descendants are listed once in so many turns."""


def die_with(parent: int) -> None:
    """Let the system kill this process when its parent ends; exit at once where the parent has ended."""
    _prctl(_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(70)


def outlive_parent() -> None:
    """Undo `die_with`."""
    _prctl(_PDEATHSIG, 0)


def adopt() -> None:
    """Become the parent of every orphaned descendant: none escapes by a double fork or `setsid`."""
    _prctl(_CHILD_SUBREAPER, 1)


def end_descendants(seconds: float = END_SECONDS) -> bool:
    """Kill all descendants of this process and wait for their end; return False where some are left after `seconds`.

    Orphans become children of this process. A process that keeps forking and ending is gone before all processes are
    listed, so most turns list the children alone, which is quick.
    """
    deadline = time.monotonic() + seconds
    turn = 0
    while _reap():
        if time.monotonic() > deadline:
            return False
        pids = _descendants(os.getpid()) if turn % _TURNS == 0 else _children()
        turn += 1
        for pid in pids:
            _signal(pid, signal.SIGSTOP)
        for pid in pids:
            _end(pid)
    return True


def _end(pid: int) -> None:
    """Kill a process with its group: a group misses no process that is just forking."""
    with suppress(ProcessLookupError, PermissionError):
        group = os.getpgid(pid)
        if group not in (os.getpgrp(), 0, 1):
            os.killpg(group, signal.SIGKILL)
    _signal(pid, signal.SIGKILL)


def end_group(leader: int) -> None:
    """Kill a child and what is in its process group."""
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            end(leader, signal.SIGKILL)


def _reap() -> bool:
    """Reap the children that have ended; return whether others are left."""
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return False
        if pid == 0:
            return True


def _signal(pid: int, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def _children() -> list[int]:
    """The children of this process; all descendants where the system does not list children."""
    pids: list[int] = []
    try:
        for thread in os.listdir("/proc/self/task"):
            with open(f"/proc/self/task/{thread}/children", encoding="ascii") as file:
                pids += map(int, file.read().split())
    except OSError:
        return _descendants(os.getpid())
    return pids


def _descendants(root: int) -> list[int]:
    """The living descendants of a process, parents first; none where the system has no `/proc`."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        if name.isdigit():
            with suppress(OSError, ValueError, IndexError), open(f"/proc/{name}/stat", "rb") as file:
                state, parent = file.read().rpartition(b")")[2].split()[:2]
                if state != b"Z":
                    children.setdefault(int(parent), []).append(int(name))
    pids: list[int] = []
    waiting = [root]
    while waiting:
        below = children.pop(waiting.pop(), [])
        pids += below
        waiting += below
    return pids


def remove(folder: str) -> None:
    """Remove a folder and its content, whatever its modes; links are not followed."""
    shutil.rmtree(folder, ignore_errors=True)
    if not os.path.lexists(folder):
        return
    with suppress(OSError):
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            os.unlink(folder)
            return
    for place, folders, _ in os.walk(folder):
        for path in [place, *(os.path.join(place, name) for name in folders)]:
            with suppress(OSError):
                if not os.path.islink(path):
                    os.chmod(path, 0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _prctl(option: int, value: int) -> None:
    if LINUX and ctypes is not None:
        with suppress(OSError, AttributeError):
            call: Any = ctypes.CDLL(None).prctl
            call(option, ctypes.c_ulong(value), 0, 0, 0)
