"""A time limit for the user's code: an exception is raised in it at the end, and again until it stops.

Time in which a thread waits for a core does not count, so that a busy machine gives up no class that an idle one builds.
"""

from __future__ import annotations

import math
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

AGAIN = 0.2
"""Seconds until it is raised again, where the code caught it."""
MOST_STRETCHED = 4.0


class TookTooLong(BaseException):
    """No `except Exception` of the user's catches it."""


def own_time() -> float:
    """Seconds that pass while this thread runs or sleeps, and not while it waits for a core."""
    return time.monotonic() - (_waited() or 0.0)


def stretched(seconds: float) -> float:
    """Return a limit in own time; where the system does not measure that, stretched by its load per core."""
    if _waited() is not None:
        return seconds
    try:
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
    except (AttributeError, OSError):
        return seconds
    return seconds * min(max(load, 1.0), MOST_STRETCHED)


def _waited() -> float | None:
    return seconds_waited("thread-self")


def seconds_waited(process: int | str) -> float | None:
    """Return the seconds that a process's first thread has waited for a core; None where the system has no record."""
    try:
        with open(f"/proc/{process}/schedstat", encoding="ascii") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return None


_holding: list[int] = []


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Run the block to its end: a limit that is reached meanwhile raises after it."""
    _holding.append(1)
    try:
        yield
    finally:
        _holding.pop()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` when the block takes longer than `seconds`, in own time.

    Only in the main thread of a system that has interval timers; elsewhere there is no limit. What a library computes
    without returning to Python is not interrupted before it does.
    """
    able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if (
        not able
        or math.isinf(seconds)
        or signal.getsignal(signal.SIGALRM) not in (signal.SIG_DFL, signal.SIG_IGN, None)
    ):
        yield
        return
    over = False
    until = own_time() + seconds

    def ring(number: int, frame: Any) -> None:
        left = until - own_time()
        if over or _holding:
            return
        if left > 0:
            signal.setitimer(signal.ITIMER_REAL, max(left, 0.01), AGAIN)
            return
        raise TookTooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01), AGAIN)
    try:
        try:
            yield
        finally:  # the limit may be raised again until here
            over = True
    except TookTooLong:
        raise TimeoutError(f"it was not done after {seconds:.{int(seconds < 1)}f} s") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, before)
