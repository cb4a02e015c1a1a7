"""Several threads that trace, each with workers of its own, while this one draws what they are done with."""

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
"""The bytes that a worker and the layer in it may be expected to hold."""
AHEAD = 4
"""How many traces of each thread may wait to be drawn."""


class JobTracer(Protocol[J_contra, T_co]):
    """What a thread traces with: jobs one after the other. Another thread may hang up."""

    def trace(self, job: J_contra, /) -> T_co: ...

    def hang_up(self) -> None: ...

    def close(self) -> None: ...


def thread_count(targets: int) -> int:
    """How many threads to trace with: as many as cores and memory allow, and the targets are worth."""
    return max(1, min(cores(), targets // TARGETS_EACH, _free_memory() // MEMORY_EACH))


def parallel_traces(jobs: Sequence[J], tracers: Sequence[JobTracer[J, T]]) -> Iterator[T]:
    """The trace of each job, in their order, by a thread for each tracer.

    What one of them raises is raised here, in its turn. When this ends, however it does, no worker is left.
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
    """The bytes of memory that are to be had; very many where the system does not say."""
    with suppress(OSError, ValueError, IndexError), open("/proc/meminfo", encoding="ascii") as opened:
        for line in opened:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    with suppress(OSError, ValueError, AttributeError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    return 1 << 50
