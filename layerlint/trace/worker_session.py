"""A worker session: requests in, outcomes out. TensorFlow stays in the worker.

for outcome in run([WorkerRequest("trace", {...})], python=sys.executable, keras="3"):
    outcome.messages
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from layerlint.errors import LayerlintError
from layerlint.extras import install_hint
from layerlint.trace.decoding import MalformedMessage
from layerlint.trace.messages import DataMessage, Done, Ended, NoKeras
from layerlint.trace.traced import Interpreter
from layerlint.trace.worker_process import WorkerProcess

START_SECONDS = 180.0
"""How long TensorFlow may take to import."""
GRACE_SECONDS = 10.0

M = TypeVar("M", bound=DataMessage)


class NoTensorFlow(LayerlintError):
    """The interpreter cannot run TensorFlow or the requested Keras."""


@dataclass(frozen=True, slots=True)
class WorkerRequest:
    """A task of the worker (`do`: "trace", "scenario", "tests") with its `fields`, plain JSON; the limit in seconds."""

    do: str
    fields: Mapping[str, Any]
    time_limit: float | None = None


@dataclass(frozen=True, slots=True)
class WorkerOutcome:
    """How a request ended, with the last data message of each type.

    how           exit, time, memory, signal, lost when the worker itself is gone, or malformed
    seconds       how long it ran
    waited        the seconds of these in which it waited for a core
    peak          the most memory that it used, in MiB
    memory_limit  how much memory it might use, in MiB
    trouble       why a message is malformed
    log           the end of what it printed
    """

    request: WorkerRequest
    messages: tuple[DataMessage, ...]
    how: str
    code: int
    seconds: float
    peak: int
    interpreter: Interpreter
    memory_limit: int = 0
    trouble: str = ""
    log: str = field(default="", compare=False)
    waited: float = 0.0

    @property
    def done(self) -> bool:
        """Whether the request was completed, whether or not the user's code failed: `Done` came, then exit code 0."""
        last = self.messages[-1] if self.messages else None
        return self.how == "exit" and self.code == 0 and isinstance(last, Done)

    def last(self, kind: type[M]) -> M | None:
        """The message of a type, if one came."""
        return next((item for item in reversed(self.messages) if isinstance(item, kind)), None)


def run(
    requests: Iterable[WorkerRequest],
    *,
    python: str,
    keras: str = "auto",
    time_limit: float = 60.0,
    memory_limit: int = 4096,
) -> Iterator[WorkerOutcome]:
    """Run requests one after the other in one worker. The limits are per request, in seconds and MiB."""
    with session(python=python, keras=keras) as worker:
        for request in requests:
            yield worker.ask(request, time_limit=time_limit, memory_limit=memory_limit)


@contextmanager
def session(*, python: str, keras: str = "auto") -> Iterator[WorkerSession]:
    """A worker that stays warm: TensorFlow is imported once, for the first request."""
    worker = WorkerSession(python, keras)
    try:
        yield worker
    finally:
        worker.close()


class WorkerSession:
    """One worker process; started for the first request, and again after it was lost."""

    def __init__(self, python: str, keras: str) -> None:
        self.python = python
        self.keras = keras
        self._worker: WorkerProcess | None = None
        self._count = 0
        self._hung_up = False

    def ask(
        self, request: WorkerRequest, *, time_limit: float = 60.0, memory_limit: int = 4096
    ) -> WorkerOutcome:
        """Run one request to its end. Raises `LayerlintError` where the worker cannot start."""
        interpreter = self.interpreter()
        worker = self._running()
        self._count += 1
        limit = request.time_limit or time_limit
        token = os.urandom(16).hex()
        worker.forget()
        worker.send(
            {
                "time_limit": limit,
                "memory_limit": memory_limit,
                **request.fields,
                "do": request.do,
                "request": self._count,
                "token": token,
            },
        )
        latest: dict[type[DataMessage], DataMessage] = {}
        ended, trouble = Ended("lost", 0, 0.0, 0), ""
        try:
            for message in worker.received(time.monotonic() + limit + GRACE_SECONDS, self._count, token):
                if isinstance(message, Ended):
                    ended = message
                    break
                if isinstance(message, DataMessage):
                    latest.pop(type(message), None)
                    latest[type(message)] = message
        except MalformedMessage as problem:
            ended, trouble = Ended("malformed", 0, 0.0, 0), str(problem)
        log = worker.log_tail()
        if ended.how in ("lost", "malformed"):
            self._stop()
        return WorkerOutcome(
            request,
            tuple(latest.values()),
            ended.how,
            ended.code,
            ended.seconds,
            ended.peak,
            interpreter,
            memory_limit,
            trouble,
            log,
            ended.waited,
        )

    def begin(self) -> None:
        """Start the worker unless it runs, without waiting for its TensorFlow."""
        if self._worker is None or self._worker.ended:
            self._start()

    def interpreter(self) -> Interpreter:
        """The versions in the worker, which is started unless it runs. Raises `NoTensorFlow`."""
        self.begin()
        worker = self._running()
        if worker.interpreter is None:
            worker.interpreter = self._first_answer(worker)
        return worker.interpreter

    def hang_up(self) -> None:
        """End the worker from another thread: its request ends as lost, and no other worker is started."""
        self._hung_up = True
        worker = self._worker
        if worker is not None:
            worker.hang_up()

    def close(self) -> None:
        self._stop()

    def _running(self) -> WorkerProcess:
        if self._worker is None:
            raise LayerlintError("the worker is not running")
        return self._worker

    def _first_answer(self, worker: WorkerProcess) -> Interpreter:
        reason = "it did not answer"
        try:
            for answer in worker.received(time.monotonic() + START_SECONDS):
                if isinstance(answer, Interpreter):
                    return answer
                if isinstance(answer, NoKeras):
                    raise NoTensorFlow(_no_tensorflow(self.python, self.keras, answer.reason))
        except MalformedMessage as problem:
            reason = f"it sent something that layerlint does not understand ({problem})"
        if not worker.answers.open:
            lines = worker.log_tail().strip().splitlines()
            reason = lines[-1] if lines else "it ended without a message"
        raise NoTensorFlow(_no_tensorflow(self.python, self.keras, reason))

    def _start(self) -> None:
        self._stop()
        if self._hung_up:
            raise LayerlintError("the run was stopped")
        self._worker = WorkerProcess.start(self.python, self.keras)
        if self._hung_up:  # while it was started
            self.hang_up()

    def _stop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()


def _no_tensorflow(python: str, keras: str, reason: str) -> str:
    ours = os.path.samefile(python, sys.executable) if os.path.exists(python) else False
    package = "tensorflow tf_keras" if keras == "2" else "tensorflow"
    how = (
        install_hint("keras2" if keras == "2" else "trace") if ours else f"{python} -m pip install {package}"
    )
    other = ", or run it with the other Keras: --keras 3" if keras == "2" else ""
    return (
        f"`{python}` cannot run TensorFlow: {reason}; "
        f"install it there ({how}), or name another interpreter with --python PATH{other}"
    )
