"""SIGTERM and SIGHUP end a run as Ctrl-C does: it cleans up, and the exit code names the signal."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from types import FrameType

from layerlint.workers import PARENT, end_with


def end_cleanly() -> None:
    """Let these signals raise `SystemExit`. A signal that is ignored, as by `nohup`, stays ignored."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        with suppress(ValueError):  # not in the main thread
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, _end)
    parent = os.environ.pop(PARENT, "")
    if parent.isascii() and parent.isdigit():
        end_with(int(parent), signal.SIGTERM)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # a second one does not wait
    raise SystemExit(128 + number)
