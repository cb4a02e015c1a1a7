"""The process between layerlint and the worker: when either ends, it ends all descendants, and then itself.

The worker does the same when the guard is killed. So whichever process is killed, another one cleans up.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from typing import Callable

from . import processes

_IGNORED = (signal.SIGINT, signal.SIGHUP)
_POLITE_SECONDS = 0.5


def guarded(control: int, scratch: str, work: Callable[[int], int]) -> int:
    """Run `work` in a forked process; return its exit code once it and its descendants are gone.

    `control` is a descriptor whose other end only layerlint has; `scratch` a folder that is created now and removed at
    the end. `work` gets a descriptor that is hung up when this process ends.
    """
    processes.adopt()
    os.mkdir(scratch, 0o700)
    life, ours = os.pipe()
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    for number in _IGNORED:
        signal.signal(number, signal.SIG_IGN)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    guard = os.getpid()
    worker = os.fork()
    if worker == 0:
        signal.set_wakeup_fd(-1)
        for descriptor in (ours, woken, waker):
            os.close(descriptor)
        _in_worker(guard, lambda: work(life))
    os.close(life)
    code = _until_an_end(worker, control, woken)
    processes.end_descendants()
    processes.remove(scratch)
    return code


def _in_worker(guard: int, work: Callable[[], int]) -> None:
    code = 70
    try:
        for number in (*_IGNORED, signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        processes.die_with(guard)
        processes.adopt()
        code = work()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # TensorFlow takes its time to end


def _until_an_end(worker: int, control: int, woken: int) -> int:
    """Wait until the worker ends, layerlint ends, or this process gets SIGTERM; return the exit code."""
    waiting = select.poll()
    waiting.register(control, 0)  # hung up, and nothing else: what is asked there is for the worker
    waiting.register(woken, select.POLLIN)
    while True:
        ready = dict(waiting.poll())
        if control in ready:
            _leave_time(worker)
            return 0
        if woken in ready and signal.SIGTERM in os.read(woken, 512):
            return 0
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == worker:
                return os.WEXITSTATUS(status) if os.WIFEXITED(status) else 70
            if pid == 0:
                break


def _leave_time(worker: int) -> None:
    """Where descendants cannot be listed, the worker has to end its child itself, which it does when hung up."""
    deadline = time.monotonic() + (0.0 if processes.LINUX else _POLITE_SECONDS)
    while time.monotonic() < deadline and os.waitpid(worker, os.WNOHANG)[0] == 0:
        time.sleep(0.02)
    if not processes.LINUX:
        processes.end_group(worker)
