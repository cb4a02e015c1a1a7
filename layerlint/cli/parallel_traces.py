"""Trace in several threads, each with its own workers, while the calling thread draws."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from itertools import islice
from queue import SimpleQueue
from typing import Protocol, TypeVar

from layerlint.workers import cores

J = TypeVar("J")
T = TypeVar("T")
J_contra = TypeVar("J_contra", contravariant=True)
T_co = TypeVar("T_co", covariant=True)

TARGETS_EACH = 4
"""With fewer targets, a thread is not worth the import of another TensorFlow."""
MEMORY_EACH = 2 << 30
"""The bytes that a worker with its layer is expected to use."""
AHEAD = 4
"""The maximum of finished traces for each thread that wait to be drawn."""


class JobTracer(Protocol[J_contra, T_co]):
    """Traces jobs one after the other in one thread. Another thread may hang up."""

    def trace(self, job: J_contra, /) -> T_co: ...

    def hang_up(self) -> None: ...

    def close(self) -> None: ...


def thread_count(targets: int) -> int:
    """The number of threads for these targets, limited by cores and memory."""
    return max(1, min(cores(), targets // TARGETS_EACH, _free_memory() // MEMORY_EACH))


def parallel_traces(jobs: Sequence[J], tracers: Sequence[JobTracer[J, T]]) -> Iterator[T]:
    """The trace of each job, in their order, with a thread for each tracer.

    An exception of a job is raised in its turn. No worker is left when the iteration ends.
    """
    idle: SimpleQueue[JobTracer[J, T]] = SimpleQueue()
    for tracer in tracers:
        idle.put(tracer)

    def traced(job: J) -> T:
        tracer = idle.get()
        try:
            return tracer.trace(job)
        finally:
            idle.put(tracer)

    with ExitStack() as after, ThreadPoolExecutor(len(tracers)) as pool:
        for tracer in tracers:
            after.callback(tracer.close)
        todo = iter(jobs)
        waiting = deque(pool.submit(traced, job) for job in islice(todo, AHEAD * len(tracers)))
        try:
            while waiting:
                outcome = waiting.popleft().result()
                waiting.extend(pool.submit(traced, job) for job in islice(todo, 1))
                yield outcome
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for tracer in tracers:
                tracer.hang_up()


def _free_memory() -> int:
    """The available memory in bytes; a very large number if the system does not report it."""
    with suppress(OSError, ValueError, IndexError), open("/proc/meminfo", encoding="ascii") as opened:
        for line in opened:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    with suppress(OSError, ValueError, AttributeError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    return 1 << 50
