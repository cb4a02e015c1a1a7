"""Cases in forked processes, so that one that dies, hangs or takes all memory is known and the rest go on."""

from __future__ import annotations

import gc
import json
import os
import selectors
import shutil
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from tools.soak.call import limit_memory
from tools.soak.case import Case, Problem, Tried
from tools.soak.kinds import Kind

PATIENCE = 150.0
"""Seconds that a process may be silent: a case that makes many calls, each within its own limits, may take long."""

LONGEST_LOOK = 5.0
"""Seconds between two looks at a process that count as its silence."""

Work = tuple[Kind, Callable[[], Case]]


def try_case(kind: Kind, case: Case, home: Path) -> Tried:
    """Run a case here, in a new folder below `home`."""
    top = Path(tempfile.mkdtemp(prefix="case-", dir=home))
    folder = top / "here"
    folder.mkdir()
    try:
        case.write(folder)
        return kind.run(case, folder)
    finally:
        os.chdir(home)
        shutil.rmtree(top, ignore_errors=True)


def try_apart(kind: Kind, case: Case, home: Path) -> Tried:
    """The same in a process of its own."""
    batch = Batch([(kind, lambda: case)], home)
    tried = Tried()
    while batch.alive:
        for _, tried in batch.read(1.0):  # noqa: B007  there is one
            pass
    return tried


@dataclass(slots=True)
class Batch:
    """A process that does some cases, one after the other; when it is lost, another does those that are left."""

    work: Sequence[Work]
    home: Path
    done: int = 0
    child: int = 0
    reader: IO[bytes] | None = None
    buffer: bytes = b""
    looked: float = 0.0
    silent: float = 0.0
    own: Path = field(default_factory=Path)

    def __post_init__(self) -> None:
        self._start()

    @property
    def alive(self) -> bool:
        return self.reader is not None

    def fileno(self) -> int:
        return self.reader.fileno() if self.reader is not None else -1

    def _wait(self) -> None:
        """Time in which nobody looked does not count: the machine itself may have stood still."""
        now = time.monotonic()
        self.silent += min(now - self.looked, LONGEST_LOOK)
        self.looked = now

    def read(self, seconds: float) -> Iterator[tuple[Work, Tried]]:
        """What was done by now; waits so long for something to read."""
        if self.reader is None:
            return
        with selectors.DefaultSelector() as selector:
            selector.register(self.reader, selectors.EVENT_READ)
            ready = selector.select(seconds)
        if not ready:
            self._wait()
            if self.silent > PATIENCE:
                yield from self._lost("time-out", "no answer")
            return
        data = os.read(self.reader.fileno(), 1 << 20)
        if not data:
            yield from self._lost("", "")
            return
        self.looked, self.silent = time.monotonic(), 0.0
        *lines, self.buffer = (self.buffer + data).split(b"\n")
        for line in lines:
            yield self.work[self.done], _decoded(json.loads(line))
            self.done += 1

    def close(self) -> None:
        """End the process and what it started."""
        if self.reader is None:
            return
        self._kill()
        os.waitpid(self.child, 0)
        self._end()

    def _lost(self, what: str, detail: str) -> Iterator[tuple[Work, Tried]]:
        self._kill()
        _, status = os.waitpid(self.child, 0)
        self._end()
        if self.done >= len(self.work):
            return
        code = os.waitstatus_to_exitcode(status)
        if not what:
            what = "time-out" if code == -signal.SIGXCPU else "the process died"
            detail = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        yield self.work[self.done], Tried([Problem(what, detail)])
        self.done += 1
        if self.done < len(self.work):
            self._start()

    def _kill(self) -> None:
        for end in (os.killpg, os.kill):
            try:
                end(self.child, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                continue

    def _end(self) -> None:
        if self.reader is not None:
            self.reader.close()
        self.reader = None
        shutil.rmtree(self.own, ignore_errors=True)

    def _start(self) -> None:
        self.own = Path(tempfile.mkdtemp(prefix="batch-", dir=self.home))
        reader, writer = os.pipe()
        self.child = os.fork()
        if self.child == 0:
            os.close(reader)
            self._work(writer)
        os.close(writer)
        self.reader = os.fdopen(reader, "rb", buffering=0)
        self.buffer = b""
        self.looked, self.silent = time.monotonic(), 0.0

    def _work(self, writer: int) -> None:
        code = 70
        try:
            os.setpgid(0, 0)
            limit_memory()
            for kind, make in self.work[self.done :]:
                tried = try_case(kind, make(), self.own)
                _write(writer, json.dumps(_encoded(tried)).encode() + b"\n")
                gc.collect(1)
            code = 0
        except BaseException:
            traceback.print_exc()  # a fault of the soak itself
        finally:
            os._exit(code)


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _encoded(tried: Tried) -> dict[str, Any]:
    return {
        "problems": [[one.what, one.detail, one.said] for one in tried.problems],
        "notes": tried.notes,
    }


def _decoded(data: dict[str, Any]) -> Tried:
    return Tried([Problem(*one) for one in data["problems"]], Counter(data["notes"]))
