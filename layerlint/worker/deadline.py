"""A limit of time for code of the user's: an exception is raised in it once it is over, and again until it ends."""

from __future__ import annotations

import math
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

AGAIN = 0.2
"""Seconds after which it is raised once more, where the code caught it."""
MOST_STRETCHED = 4.0


class TookTooLong(BaseException):
    """No `except Exception` of the user's catches it."""


def stretched(seconds: float) -> float:
    """The time on a machine that is busy with other things: as much longer as it has more to do than cores."""
    try:
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
    except (AttributeError, OSError):
        return seconds
    return seconds * min(max(load, 1.0), MOST_STRETCHED)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` when what is inside takes longer.

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

    def ring(number: int, frame: Any) -> None:
        if not over:
            raise TookTooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01), AGAIN)
    try:
        yield
    except TookTooLong:
        raise TimeoutError(f"it was not done after {seconds:.0f} s") from None
    finally:
        over = True
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, before)
