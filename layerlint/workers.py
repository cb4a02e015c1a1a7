"""Work shared among forked processes, where there is enough of it to pay for them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

WORTH = 250_000
"""Characters of layer classes, about a second of work: below it, one process is done before two have begun."""

_work: Callable[[object], object] | None = None


def processes(asked: int, size: int, tasks: int) -> int:
    """How many processes to use for tasks of that size in characters; `asked` is 0 for as many as there are cores."""
    if asked == 1 or tasks < 2 or not _can_fork():
        return 1
    if asked:
        return min(asked, tasks)
    if size < WORTH:
        return 1
    return min(_cores(), tasks, max(1, size // (WORTH // 2)))


def _can_fork() -> bool:
    """Forked workers share what the run knows; elsewhere it would have to be sent, which costs what they save."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _run(task: object) -> object:
    if _work is None:
        raise RuntimeError("a worker process was started without work")
    return _work(task)


def share(
    work: Callable[[Work], Result],
    tasks: Sequence[Work],
    count: int,
    meanwhile: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """`work` done on every task, in any order, by so many processes forked from this one.

    What a worker that was killed leaves undone is done here. `meanwhile` is done here while the workers are busy.
    """
    if count < 2:
        yield from map(work, tasks)
        return
    from concurrent.futures import Future, ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    global _work
    _work = work  # type: ignore[assignment]  # reaches the workers by the fork, not through a pipe
    gc.freeze()  # or the first collection of a worker would copy every page that it shares
    left: list[Work] = []
    try:
        with ProcessPoolExecutor(count, mp_context=get_context("fork")) as pool:
            running: dict[Future[object], Work] = {pool.submit(_run, task): task for task in tasks}
            if meanwhile is not None:
                meanwhile()
            for future in as_completed(running):
                try:
                    result = future.result()
                except BrokenProcessPool:
                    left.append(running[future])
                    continue
                yield result  # type: ignore[misc]
    finally:
        _work = None
        gc.unfreeze()
    yield from map(work, left)
