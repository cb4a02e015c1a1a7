"""Starts the worker and reads its messages: requests in, outcomes out. TensorFlow stays in the worker.

for outcome in run([Request("trace", {...})], python=sys.executable, keras="3"):
    outcome.messages
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layerlint.errors import LayerlintError
from layerlint.trace.events import Interpreter, decode

WORKER = Path(__file__).with_name("worker")
START_SECONDS = 180.0
"""How long TensorFlow may take to import."""
GRACE_SECONDS = 10.0
LOG_BYTES = 20_000


class NoTensorFlow(LayerlintError):
    """The interpreter cannot run TensorFlow or the asked Keras."""


@dataclass(frozen=True, slots=True)
class Request:
    """`do` is what the worker does ("trace", "scenario"), `fields` what it needs for that, as plain JSON."""

    do: str
    fields: Mapping[str, Any]
    time_limit: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back. `how` is exit, time, memory, signal, or lost when the worker itself is gone.

    seconds  how long it ran
    peak     the most memory that it held, in MiB
    log      the end of what it printed
    """

    request: Request
    messages: tuple[Mapping[str, Any], ...]
    how: str
    code: int
    seconds: float
    peak: int
    interpreter: Interpreter
    log: str = field(default="", compare=False)

    @property
    def done(self) -> bool:
        """Whether it came to its end, with or without a failure of the user's code."""
        return any(message["kind"] == "done" for message in self.messages)

    def last(self, kind: str) -> Mapping[str, Any] | None:
        return next((item for item in reversed(self.messages) if item["kind"] == kind), None)


def run(
    requests: Iterable[Request],
    *,
    python: str,
    keras: str = "auto",
    time_limit: float = 60.0,
    memory_limit: int = 4096,
) -> Iterator[Outcome]:
    """Run requests one after the other in one worker. Limits are seconds and MiB for each of them."""
    with session(python=python, keras=keras) as worker:
        for request in requests:
            yield worker.ask(request, time_limit=time_limit, memory_limit=memory_limit)


@contextmanager
def session(*, python: str, keras: str = "auto") -> Iterator[Session]:
    """A worker that stays warm: TensorFlow is imported when the first request is made."""
    worker = Session(python, keras)
    try:
        yield worker
    finally:
        worker.close()


class Session:
    """One worker process; started when it is first asked, started again when it is lost."""

    def __init__(self, python: str, keras: str) -> None:
        self.python = python
        self.keras = keras
        self._process: subprocess.Popen[bytes] | None = None
        self._reader = -1
        self._buffer = b""
        self._count = 0
        self._interpreter: Interpreter | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="layerlint-")

    def ask(self, request: Request, *, time_limit: float = 60.0, memory_limit: int = 4096) -> Outcome:
        """Do one request and wait for its end."""
        interpreter = self.interpreter()
        self._count += 1
        limit = request.time_limit or time_limit
        log = os.path.join(self._folder.name, f"log-{self._count}")
        message = {
            "time_limit": limit,
            "memory_limit": memory_limit,
            "log": log,
            **request.fields,
            "do": request.do,
            "request": self._count,
        }
        self._send(message)
        messages: list[Mapping[str, Any]] = []
        how, code, seconds, peak = "lost", 0, 0.0, 0
        for item in self._messages(time.monotonic() + limit + GRACE_SECONDS):
            if item["request"] != self._count:
                continue
            if item["kind"] == "ended":
                how, code = str(item["how"]), int(item["code"])
                seconds, peak = float(item["seconds"]), int(item["peak"])
                break
            messages.append(item)
        if how == "lost":
            self._stop()
        return Outcome(request, tuple(messages), how, code, seconds, peak, interpreter, _tail(log))

    def begin(self) -> None:
        """Start the worker where it does not run yet, and do not wait for its TensorFlow."""
        if self._process is None or self._process.poll() is not None:
            self._start()

    def interpreter(self) -> Interpreter:
        """What runs; starts the worker where it does not run yet."""
        self.begin()
        if self._interpreter is None:
            for item in self._messages(time.monotonic() + START_SECONDS):
                if item["kind"] == "no_tensorflow":
                    raise NoTensorFlow(_no_tensorflow(self.python, self.keras, str(item["reason"])))
                if item["kind"] == "ready":
                    self._interpreter = decode(Interpreter, dict(item))
                    break
            else:
                said = _tail(self._own_log()).strip().splitlines()
                reason = said[-1] if said else "it ended without a word"
                raise NoTensorFlow(_no_tensorflow(self.python, self.keras, reason))
        if self._interpreter is None:
            raise NoTensorFlow(_no_tensorflow(self.python, self.keras, "it did not answer"))
        return self._interpreter

    def close(self) -> None:
        self._stop()
        self._folder.cleanup()

    def _own_log(self) -> str:
        return os.path.join(self._folder.name, "worker")

    def _start(self) -> None:
        self._stop()
        reader, writer = os.pipe()
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
        environment.setdefault("PYTHONUNBUFFERED", "1")
        arguments = [self.python, str(WORKER), "--fd", str(writer), "--keras", self.keras]
        try:
            with open(self._own_log(), "ab") as log:
                self._process = subprocess.Popen(
                    arguments,
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=log,
                    pass_fds=[writer],
                    env=environment,
                    start_new_session=True,
                )
        except OSError as problem:
            os.close(reader)
            raise LayerlintError(f"cannot run `{self.python}`: {problem.strerror or problem}") from problem
        finally:
            os.close(writer)
        self._reader = reader
        self._buffer = b""
        self._interpreter = None

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            with suppress(BrokenPipeError):
                process.stdin.close()
        os.close(self._reader)
        try:
            process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _send(self, message: Mapping[str, Any]) -> None:
        if self._process is None or self._process.stdin is None:
            raise LayerlintError("the worker is not running")
        with suppress(BrokenPipeError):  # a worker that is gone gives no answer, which is told then
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()

    def _messages(self, deadline: float) -> Iterator[Mapping[str, Any]]:
        """Messages as they come, until the deadline or the end of the worker; broken lines are left out."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._reader, selectors.EVENT_READ)
            while True:
                line, newline, rest = self._buffer.partition(b"\n")
                if newline:
                    self._buffer = rest
                    item = _parsed(line)
                    if item is not None:
                        yield item
                    continue
                left = deadline - time.monotonic()
                if left <= 0 or not selector.select(left):
                    return
                data = os.read(self._reader, 1 << 20)
                if not data:
                    return
                self._buffer += data


def _parsed(line: bytes) -> Mapping[str, Any] | None:
    """A message; None for a line that a killed child left half written."""
    try:
        item = json.loads(line)
    except ValueError:
        return None
    return item if isinstance(item, dict) and item.get("v") == 1 and "kind" in item else None


def _no_tensorflow(python: str, keras: str, reason: str) -> str:
    package = "layerlint[keras2]" if keras == "2" else "layerlint[trace]"
    return (
        f"`{python}` cannot run TensorFlow: {reason}\n"
        f"install it there (pip install '{package}'), or name another interpreter with --python PATH"
    )


def _tail(path: str) -> str:
    try:
        with open(path, "rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - LOG_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
