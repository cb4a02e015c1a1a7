"""A progress bar on standard error: only on a terminal, and only when the work is long."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_PATIENCE = 1.0
"""Seconds before the bar is shown."""
_WIDTH = 30


class Progress:
    """`show` draws the bar for a number of finished items; `clear` removes it."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._started = time.perf_counter()
        self._stream = stream if stream is not None else sys.stderr
        self._terminal = self._stream.isatty()
        self._shown = False

    def show(self, done: int) -> None:
        if not self._terminal or time.perf_counter() - self._started < _PATIENCE or not self._total:
            return
        filled = _WIDTH * done // self._total
        bar = "█" * filled + "░" * (_WIDTH - filled)
        self._stream.write(f"\r{bar} {done:,} of {self._total:,} layers")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
