"""Share work among forked processes, if there is enough of it, or give it to a helper process."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext

Work = TypeVar("Work")
Result = TypeVar("Result")

WORTH = 250_000
"""Characters of layer classes for about a second of work: with fewer, one process is faster."""

PARENT = "LAYERLINT_PARENT"
"""The environment variable with the process that a `layerlint` must not outlive."""

_PDEATHSIG = 1

_shared: _Shared | None = None


def processes(jobs: int, size: int, tasks: int) -> int:
    """The number of processes for tasks of this size in characters; `jobs` is 0 for one on each core."""
    if jobs == 1 or tasks < 2 or not _can_fork():
        return 1
    if jobs:
        return min(jobs, tasks)
    if size < WORTH:
        return 1
    return min(cores(), tasks, max(1, size // (WORTH // 2)))


def _can_fork() -> bool:
    """Whether forked workers, which share the memory of the run, are available; sending it costs what they save."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def end_with(parent: int, number: int) -> None:
    """Let the system send this process a signal when its parent ends; at once if it has ended. Only on Linux."""
    if not sys.platform.startswith("linux"):
        return
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_PDEATHSIG, ctypes.c_ulong(number), 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), number)


def _begin(parent: int) -> None:
    """Set up a forked process: it ends with its parent, and ignores Ctrl-C."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    end_with(parent, signal.SIGKILL)


def ourselves(*arguments: str) -> list[str]:
    """The command that runs layerlint again, without the working directory on its path."""
    return [sys.executable, "-P", "-m", "layerlint", *arguments]


def own_environment() -> dict[str, str]:
    """The environment for `ourselves`, which ends, and cleans up, when this process does.

    Relative paths in `PYTHONPATH` are left out.
    """
    environment = {**os.environ, PARENT: str(os.getpid())}
    entries = environment.pop("PYTHONPATH", "").split(os.pathsep)
    if absolute := [entry for entry in entries if os.path.isabs(entry)]:
        environment["PYTHONPATH"] = os.pathsep.join(absolute)
    return environment


class _Shared:
    """Tasks for several forked processes, with a part of the list for each process.

    Neighbouring tasks have something in common, so a process works from the start of its own part. When that is done, it
    takes tasks from the end of the longest remaining part.
    """

    def __init__(
        self, work: Callable[[Any], object], tasks: Sequence[object], count: int, context: ForkContext
    ) -> None:
        self._work = work
        self._tasks = tasks
        self._lock = context.Lock()
        self._joined = context.RawValue("q", 0)
        ends = [len(tasks) * part // count for part in range(count + 1)]
        self._first = context.RawArray("q", ends[:-1])
        self._last = context.RawArray("q", ends[1:])
        self._own: int | None = None

    def do_next(self) -> tuple[int, object]:
        """Work on a task that no process has begun; return its index and result."""
        index = self._next()
        return index, self._work(self._tasks[index])

    def _next(self) -> int:
        with self._lock:
            if self._own is None:
                self._own = self._joined.value % len(self._first)
                self._joined.value += 1
            first: int = self._first[self._own]
            if first < self._last[self._own]:
                self._first[self._own] += 1
                return first
            longest = max(range(len(self._first)), key=lambda part: self._last[part] - self._first[part])
            self._last[longest] -= 1
            last: int = self._last[longest]
            return last


def _do_next() -> tuple[int, object]:
    if _shared is None:
        raise RuntimeError("a worker process was started without work")
    return _shared.do_next()


def share(
    work: Callable[[Work], Result],
    tasks: Sequence[Work],
    count: int,
    while_waiting: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """The results of `work` on every task, in any order, by `count` processes forked from this one.

    A process works on neighbouring tasks. This process does the tasks of killed workers, and all tasks if the system has
    no locks for processes. It calls `while_waiting` while the workers are busy.
    """
    if count < 2:
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    global _shared
    context = get_context("fork")
    try:
        _shared = _Shared(work, tasks, count, context)  # reaches the workers by the fork, not through a pipe
    except (ImportError, OSError):
        yield from map(work, tasks)
        return
    gc.freeze()  # or the first collection of a worker would copy every page that it shares
    left = dict(enumerate(tasks))
    others = set(active_children())
    try:
        with ProcessPoolExecutor(
            count, mp_context=context, initializer=_begin, initargs=(os.getpid(),)
        ) as pool:
            try:
                running = [pool.submit(_do_next) for _ in tasks]
                if while_waiting is not None:
                    while_waiting()
                for future in as_completed(running):
                    with suppress(BrokenProcessPool):
                        index, result = future.result()
                        del left[index]
                        yield result  # type: ignore[misc]
            except BaseException:
                for child in set(active_children()) - others:
                    child.kill()  # or the pool would wait until all is done
                pool.shutdown(wait=False, cancel_futures=True)  # nobody waits for the rest
                raise
    finally:
        _shared = None
        gc.unfreeze()
    yield from map(work, left.values())


class Helper:
    """A process that prepares in the background, and then runs functions for this one.

    Written without `multiprocessing`, whose import takes a sixth of the time that a helper saves.
    """

    def __init__(self, prepare: Callable[[], object]) -> None:
        tasks, self_tasks = _pipe()
        self_results, results = _pipe()
        parent = os.getpid()
        if os.fork() == 0:
            try:
                _begin(parent)
                os.close(self_tasks)
                os.close(self_results)
                nothing = os.open(os.devnull, os.O_RDWR)
                for stream in range(3):  # or readers of this program's output would wait for the helper too
                    os.dup2(nothing, stream)
                prepare()
                with os.fdopen(tasks, "rb") as requests, os.fdopen(results, "wb") as answers:
                    _serve(requests, answers)
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
        while_waiting: Callable[[], object] | None = None,
    ) -> Result | None:
        """The result of `work` in the helper; None if it fails there for any reason: then the caller does it.

        `work`, a function of a module, and its arguments and result go through a pipe. This process calls
        `while_waiting` while the helper is busy.
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
        if while_waiting is not None:
            while_waiting()
        try:
            result: Result = pickle.load(self._results)
        except failures:
            return None
        return result

    def close(self) -> None:
        """Close the pipes, so that the helper ends."""
        for stream in (self._tasks, self._results):
            with suppress(OSError):
                stream.close()


def _pipe() -> tuple[int, int]:
    """A pipe with a buffer of a megabyte, if the system allows it."""
    ends = os.pipe()
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, 1 << 20)
    return ends


def helper(jobs: int, prepare: Callable[[], object]) -> Helper | None:
    """A helper, which begins with `prepare`; None without a second core. `jobs` as in `processes`."""
    if jobs == 1 or not _can_fork() or (not jobs and cores() < 2):
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
