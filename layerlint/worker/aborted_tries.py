"""Tries that end the process, as where a library aborts in C++: the search goes on in a new process without them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

SIGNALS = frozenset({signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL})
"""How a process ends by its own code."""
MOST = 3
"""How many tries of a request may end a process."""
SECONDS = 8.0
"""After how many seconds no other process is started."""
STAGES = ("construct", "call", "trace")


class Aborted(Exception):
    """A try that ended an earlier process of the request, in `stage`."""

    def __init__(self, number: int, how: str) -> None:
        self.stage = STAGES[min(number, len(STAGES) - 1)]
        super().__init__(f"the process died ({how}), in {self.stage}")


class TryRecord:
    """Writes each try to a file before it runs, and raises Aborted instead of one that ended a process.

    A request has the file, `tries`, and `aborted`: for each process that ended, what was in the file, and the signal.
    """

    def __init__(self, request: dict[str, Any], target: Any) -> None:
        self.path = str(request.get("tries") or "")
        self.aborted: dict[str, str] = dict(request.get("aborted") or ())
        self.owner = getattr(target, "__qualname__", type(target).__qualname__)

    @contextmanager
    def step(self, number: int, *tried: Any) -> Iterator[None]:
        """Run a step of a try: 0 constructs it. Raises Aborted where it ended a process before."""
        key = f"{self.owner} {number} {tried!r}"
        if key in self.aborted:
            raise Aborted(number, self.aborted[key])
        self._write(key)
        try:
            yield
        finally:
            self._write("")

    def _write(self, text: str) -> None:
        if self.path:
            with suppress(OSError), open(self.path, "w", encoding="utf-8", errors="replace") as file:
                file.write(text)


def record_fields(request: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a request that a record needs, for the search of a part."""
    return {name: request[name] for name in ("tries", "aborted") if name in request}


def with_aborted(request: dict[str, Any], code: int, seconds: float) -> dict[str, Any] | None:
    """Return the request for another process, after one that a signal ended; None where no other one helps."""
    before = list(request.get("aborted") or ())
    if code not in SIGNALS or len(before) >= MOST or seconds > SECONDS:
        return None
    try:
        with open(request["tries"], encoding="utf-8") as file:
            tried = file.read()
    except (OSError, ValueError):
        return None
    how = signal.Signals(code).name
    return {**request, "aborted": [*before, [tried, how]]} if tried else None


def notes(request: dict[str, Any]) -> list[str]:
    """Return what the report says about tries that ended a process."""
    names = dict.fromkeys(how for _, how in request.get("aborted") or ())
    return [f"other guesses ended the process ({', '.join(names)})"] if names else []
