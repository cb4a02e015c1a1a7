"""Several threads that trace, each with workers of its own, while this one draws what they are done with."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from layerlint.workers import cores

J = TypeVar("J")
T = TypeVar("T")
J_contra = TypeVar("J_contra", contravariant=True)
T_co = TypeVar("T_co", covariant=True)

TARGETS_EACH = 4
"""With fewer targets, a thread is not worth the import of another TensorFlow."""
MEMORY_EACH = 2 << 30
"""The bytes that a worker and the layer in it may be expected to hold."""
AHEAD = 4
"""How many traces of each thread may wait to be drawn."""


class JobTracer(Protocol[J_contra, T_co]):
    """What a thread traces with: jobs one after the other. Another thread may hang up."""

    def trace(self, one: J_contra, /) -> T_co: ...

    def hang_up(self) -> None: ...

    def close(self) -> None: ...


def thread_count(targets: int) -> int:
    """How many threads to trace with: as many as cores and memory allow, and the targets are worth."""
    return max(1, min(cores(), targets // TARGETS_EACH, _free_memory() // MEMORY_EACH))


def parallel_traces(jobs: Sequence[J], tracers: Sequence[JobTracer[J, T]]) -> Iterator[T]:
    """The trace of each job, in their order, by a thread for each tracer.

    What one of them raises is raised here, in its turn. When this ends, however it does, no worker is left.
    """
    tracing: _Tracing[J, T] = _Tracing(jobs, AHEAD * len(tracers))
    threads = [threading.Thread(target=tracing.work, args=(one,), daemon=True) for one in tracers]
    for thread in threads:
        thread.start()
    try:
        yield from tracing.in_order()
    finally:
        tracing.stop()
        for tracer in tracers:
            tracer.hang_up()
        for thread in threads:
            thread.join()


class _Tracing(Generic[J, T]):
    """The jobs, and what came of those that were taken and not yet asked for."""

    def __init__(self, jobs: Sequence[J], ahead: int) -> None:
        self._jobs = jobs
        self._ahead = ahead
        self._turn = threading.Condition()
        self._next = 0
        self._asked = 0
        self._outcomes: dict[int, T | BaseException] = {}
        self._stopped = False

    def work(self, tracer: JobTracer[J, T]) -> None:
        """Trace one job after the other, in a thread of its own."""
        try:
            while (number := self._take()) is not None:
                try:
                    self._put(number, tracer.trace(self._jobs[number]))
                except BaseException as problem:  # for who waits for it
                    self._put(number, problem)
        finally:
            tracer.close()

    def in_order(self) -> Iterator[T]:
        for number in range(len(self._jobs)):
            with self._turn:
                self._turn.wait_for(lambda number=number: number in self._outcomes)  # type: ignore[misc]
                outcome = self._outcomes.pop(number)
                self._asked = number + 1
                self._turn.notify_all()
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome

    def stop(self) -> None:
        with self._turn:
            self._stopped = True
            self._turn.notify_all()

    def _take(self) -> int | None:
        """The number of the next job, once it is not too far ahead; None when there is none."""
        with self._turn:
            self._turn.wait_for(
                lambda: (
                    self._stopped or self._next >= len(self._jobs) or self._next < self._asked + self._ahead
                )
            )
            if self._stopped or self._next >= len(self._jobs):
                return None
            self._next += 1
            return self._next - 1

    def _put(self, number: int, outcome: T | BaseException) -> None:
        with self._turn:
            self._outcomes[number] = outcome
            self._turn.notify_all()


def _free_memory() -> int:
    """The bytes of memory that are to be had; very many where the system does not say."""
    with suppress(OSError, ValueError, IndexError), open("/proc/meminfo", encoding="ascii") as opened:
        for line in opened:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    with suppress(OSError, ValueError, AttributeError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    return 1 << 50
