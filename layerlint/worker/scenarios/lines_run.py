"""Which lines of a file ran: a finding whose line never ran cannot be refuted."""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class LinesRun:
    """The lines of one file that ran, from 1; the line of a `def` counts when its function is entered."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: set[int] = set()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Record lines while the block runs."""
        if not self.file:
            yield
            return
        before = sys.gettrace()
        sys.settrace(self._entered)
        try:
            yield
        finally:
            sys.settrace(before)

    def _entered(self, frame: FrameType, event: str, argument: Any) -> Any:
        code = frame.f_code
        if code.co_filename != self.file:
            return None
        body = [
            line for _, line in dis.findlinestarts(code) if line is not None and line > code.co_firstlineno
        ]
        self.lines.update(range(code.co_firstlineno, min(body, default=code.co_firstlineno + 1)))
        return self._reached

    def _reached(self, frame: FrameType, event: str, argument: Any) -> Any:
        self.lines.add(frame.f_lineno)
        return self._reached
