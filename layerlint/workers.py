"""Work shared among forked processes, where there is enough of it to pay for them, or given to one that is ready."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, TypeVar

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


class Helper:
    """A process that gets ready while this one goes on, and then does one thing after another for it.

    By hand and not by `multiprocessing`, whose import takes a sixth of the time that a helper saves.
    """

    def __init__(self, prepare: Callable[[], object]) -> None:
        tasks, self_tasks = _pipe()
        self_results, results = _pipe()
        if os.fork() == 0:
            try:
                os.close(self_tasks)
                os.close(self_results)
                nothing = os.open(os.devnull, os.O_RDWR)
                for stream in range(3):  # or who reads what this program prints would wait for the helper too
                    os.dup2(nothing, stream)
                prepare()
                with os.fdopen(tasks, "rb") as asked, os.fdopen(results, "wb") as answers:
                    _serve(asked, answers)
            finally:
                os._exit(0)
        os.close(tasks)
        os.close(results)
        self._tasks = os.fdopen(self_tasks, "wb", 0)
        self._results = os.fdopen(self_results, "rb")

    def do(
        self,
        work: Callable[..., Result],
        *arguments: object,
        meanwhile: Callable[[], object] | None = None,
    ) -> Result | None:
        """What `work` gives there; None where it fails there, for whatever reason: then it is to be done here.

        `work`, a function of a module, and its arguments and result go through a pipe. `meanwhile` is done here while
        the other process is busy.
        """
        import pickle

        failures = (
            OSError,
            EOFError,
            RecursionError,
            pickle.PickleError,
            TypeError,
            AttributeError,
            ValueError,
        )
        try:
            self._tasks.write(pickle.dumps((work, arguments), pickle.HIGHEST_PROTOCOL))
        except failures:
            return None
        if meanwhile is not None:
            meanwhile()
        try:
            result: Result = pickle.load(self._results)
        except failures:
            return None
        return result

    def close(self) -> None:
        """Nothing more is to be done; the process ends by itself."""
        for stream in (self._tasks, self._results):
            with suppress(OSError):
                stream.close()


def _pipe() -> tuple[int, int]:
    """A pipe that takes a megabyte without waiting for its reader, where the system lets it."""
    ends = os.pipe()
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, 1 << 20)
    return ends


def helper(asked: int, prepare: Callable[[], object]) -> Helper | None:
    """A helper, which begins with `prepare`; None where there is no core for it. `asked` as in `processes`."""
    if asked == 1 or not _can_fork() or (not asked and _cores() < 2):
        return None
    return Helper(prepare)


def _serve(tasks: BinaryIO, results: BinaryIO) -> None:
    import pickle

    while True:
        try:
            work, arguments = pickle.load(tasks)
        except EOFError:
            return
        results.write(pickle.dumps(work(*arguments), pickle.HIGHEST_PROTOCOL))
        results.flush()
