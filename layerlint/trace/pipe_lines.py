"""Lines that arrive through descriptors, up to a limit of bytes."""

from __future__ import annotations

import os
import selectors
import time
from collections.abc import Iterator

from layerlint.trace.decoding import MalformedMessage

CHUNK = 1 << 20
MEBI = 1 << 20


class LineReader:
    """The complete lines of a descriptor. `limit` is the number of bytes that may arrive until `restart`."""

    def __init__(self, descriptor: int, limit: int) -> None:
        os.set_blocking(descriptor, False)
        self.descriptor = descriptor
        self.limit = limit
        self.open = True
        self._left = limit
        self._parts: list[bytes] = []
        self._lines: list[bytes] = []

    def restart(self) -> None:
        """Drop what arrived so far, and count bytes anew."""
        self._left = self.limit
        self._parts, self._lines = [], []

    def read(self) -> None:
        """Read what is there. Raises `MalformedMessage` beyond the limit."""
        while self.open:
            try:
                data = os.read(self.descriptor, CHUNK)
            except BlockingIOError:
                return
            except OSError:  # a socket whose other end was killed
                data = b""
            if not data:
                self.open = False
                return
            self._left -= len(data)
            if self._left < 0:
                raise MalformedMessage(f"more than {self.limit // MEBI} MiB")
            *ended, rest = data.split(b"\n")
            if ended:
                self._lines.append(b"".join([*self._parts, ended[0]]))
                self._lines += ended[1:]
                self._parts = []
            self._parts.append(rest)

    def take(self) -> list[bytes]:
        """Remove and return the lines that were read."""
        lines, self._lines = self._lines, []
        return lines


def wait(sources: list[LineReader], deadline: float) -> Iterator[None]:
    """Read the sources until the deadline (of the monotonic clock); yield after each batch."""
    with selectors.DefaultSelector() as selector:
        for source in sources:
            selector.register(source.descriptor, selectors.EVENT_READ, source)
        while (left := deadline - time.monotonic()) > 0:
            for key, _ in selector.select(left):
                source = key.data
                source.read()
                if not source.open:
                    selector.unregister(source.descriptor)
            yield
            if not selector.get_map():
                return
