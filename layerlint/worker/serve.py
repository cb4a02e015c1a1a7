"""The loop of the worker: import TensorFlow once, then fork one process per request, within its limits.

User code runs in that process alone. It sends messages on a pipe of its own; the worker reports how it ended on a
socket that the child does not have.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from typing import Any

from . import aborted_tries, limits, processes
from .deadline import seconds_waited
from .guard import guarded
from .keras_api import Api, KerasUnavailable, load
from .wire import Wire

POLL_SECONDS = 0.02
LOG_BYTES = 64 * limits.MEBI
MEBI = limits.MEBI


def main(arguments: list[str]) -> int:
    """Run the guard and the worker; return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--control", type=int, required=True)
    parser.add_argument("--data", type=int, required=True)
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--keras", choices=["2", "3", "auto"], default="auto")
    options = parser.parse_args(arguments)
    return guarded(options.control, options.scratch, lambda life: _Server(options, life).serve())


class _Server:
    """`life` is hung up when the guard is gone, `control` when layerlint is; then the worker ends."""

    def __init__(self, options: argparse.Namespace, life: int) -> None:
        self.keras: str = options.keras
        self.data: int = options.data
        self.scratch: str = options.scratch
        self.life = life
        self.control = Wire(options.control)
        self.hung_up = select.poll()
        for descriptor in (life, options.control):
            self.hung_up.register(descriptor, 0)

    def serve(self) -> int:
        try:
            api = load(self.keras)
        except KerasUnavailable as problem:
            self.control.send("no_tensorflow", reason=str(problem), python=sys.executable)
            return 0
        self.control.send("ready", **api.versions())
        processes.outlive_parent()  # from here on this process sees by itself that the guard is gone
        try:
            for line in self._requests():
                self._do(json.loads(line), api)
        finally:
            processes.end_descendants()
            processes.remove(self.scratch)
        return 0

    def _requests(self) -> Iterator[bytes]:
        waiting = select.poll()
        waiting.register(self.life, 0)
        waiting.register(self.control.descriptor, select.POLLIN)
        held = b""
        while True:
            if self.life in dict(waiting.poll()):
                return
            data = os.read(self.control.descriptor, 1 << 20)
            if not data:
                return
            *lines, held = (held + data).split(b"\n")
            yield from lines

    def _do(self, request: dict[str, Any], api: Api) -> None:
        self.control.request = int(request["request"])
        started = time.monotonic()
        folder = os.path.join(self.scratch, str(self.control.request))
        os.mkdir(folder, 0o700)
        sys.stdout.flush()
        sys.stderr.flush()
        again: dict[str, Any] | None = {**request, "tries": folder + ".tries"}
        while again is not None:
            request = again
            worker = os.getpid()
            child = os.fork()
            if child == 0:
                self._in_child(request, api, worker, folder)
            how, code, peak, waited = self._watch(child, request)
            processes.end_group(child)
            processes.end_descendants()
            seconds = time.monotonic() - started
            again = aborted_tries.with_aborted(request, code, seconds) if how == "signal" else None
        processes.remove(folder)
        processes.remove(request["tries"])
        self.control.send("ended", how=how, code=code, seconds=seconds, peak=peak, waited=waited)

    def _in_child(self, request: dict[str, Any], api: Api, worker: int, folder: str) -> None:
        """Run one request in the forked child; temporary files of user code go to `folder`."""
        code = 70
        try:
            processes.die_with(worker)
            os.setsid()
            os.close(self.control.descriptor)
            os.close(self.life)
            os.environ["TMPDIR"] = tempfile.tempdir = folder
            limits.hold(_seconds(request), _mebi(request))
            _work(request, api, Wire(self.data, self.control.request, str(request.get("token", ""))))
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            try:
                sys.stdout.flush()
                sys.stderr.flush()
            except BaseException:
                traceback.print_exc(file=sys.__stderr__)
            os._exit(code)

    def _watch(self, child: int, request: dict[str, Any]) -> tuple[str, int, int, float]:
        """Wait for the child, within its time (seconds) and memory (MiB).

        Return how it ended, its code, its peak in MiB, and the seconds that it waited for a core.
        """
        deadline = time.monotonic() + _seconds(request)
        limit = _mebi(request)
        peak, waited = 0, 0.0
        how = ""
        while True:
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid == child:
                break
            peak, waited = max(peak, _resident(child)), seconds_waited(child) or waited
            if limit and peak > limit:
                how = "memory"
            elif time.monotonic() > deadline:
                how = "time"
            elif self.hung_up.poll(POLL_SECONDS * 1000):
                how = "lost"
            if how:
                processes.end_group(child)
                _, status = os.waitpid(child, 0)
                return how, 0, peak, waited
            _trim_log()
        if os.WIFSIGNALED(status):
            return "signal", os.WTERMSIG(status), peak, waited
        return "exit", os.WEXITSTATUS(status), peak, waited


def _seconds(request: dict[str, Any]) -> float:
    return float(request.get("time_limit") or 60.0)


def _mebi(request: dict[str, Any]) -> int:
    return int(request.get("memory_limit") or 0)


def _trim_log() -> None:
    """Truncate standard output, an unnamed file: code that prints endlessly must not fill the disk."""
    try:
        if os.fstat(1).st_size > LOG_BYTES:
            os.ftruncate(1, 0)
    except OSError:
        return


def _resident(pid: int) -> int:
    """The resident memory of a process in MiB; 0 where the system has no record."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // MEBI
    except (OSError, IndexError, ValueError):
        return 0


def _work(request: dict[str, Any], api: Api, wire: Wire) -> None:
    from . import work

    work.run(request, api, wire)
