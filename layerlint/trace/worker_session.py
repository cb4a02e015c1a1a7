"""Starts the worker and reads its messages: requests in, outcomes out. TensorFlow stays in the worker.

for outcome in run([Request("trace", {...})], python=sys.executable, keras="3"):
    outcome.messages

Between this process and the worker is a guard (`worker/guard.py`): it ends the worker and all that user code started
when this process ends, however that happens.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from layerlint.errors import LayerlintError
from layerlint.extras import install_hint
from layerlint.trace import messages
from layerlint.trace.decoding import MalformedMessage
from layerlint.trace.lines import MEBI, LineReader, wait
from layerlint.trace.messages import Done, Ended, NoKeras, Told
from layerlint.trace.traced import Interpreter
from layerlint.worker.processes import remove

WORKER = Path(__file__).parents[1] / "worker"
START_SECONDS = 180.0
"""How long TensorFlow may take to import."""
GRACE_SECONDS = 10.0
STOP_SECONDS = 6.0
LOG_BYTES = 20_000
CONTROL_BYTES = MEBI
TOLD_BYTES = 256 * MEBI
"""How much one request may tell: a layer takes about 4 KiB."""

M = TypeVar("M", bound=Told)


class NoTensorFlow(LayerlintError):
    """The interpreter cannot run TensorFlow or the asked Keras."""


@dataclass(frozen=True, slots=True)
class WorkerRequest:
    """`do` is what the worker does ("trace", "scenario"), `fields` what it needs for that, as plain JSON."""

    do: str
    fields: Mapping[str, Any]
    time_limit: float | None = None


@dataclass(frozen=True, slots=True)
class WorkerOutcome:
    """What came back: the last message of each kind.

    how           exit, time, memory, signal, lost when the worker itself is gone, or malformed
    seconds       how long it ran
    waited        for how long of this it waited for a core
    peak          the most memory that it held, in MiB
    memory_limit  how much it was given, in MiB
    trouble       why it is malformed
    log           the end of what it printed
    """

    request: WorkerRequest
    messages: tuple[Told, ...]
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
        """Whether it came to its end, with or without a failure of the user's code: it said so, and then ended well."""
        last = self.messages[-1] if self.messages else None
        return self.how == "exit" and self.code == 0 and isinstance(last, Done)

    def last(self, kind: type[M]) -> M | None:
        return next((item for item in reversed(self.messages) if isinstance(item, kind)), None)


def run(
    requests: Iterable[WorkerRequest],
    *,
    python: str,
    keras: str = "auto",
    time_limit: float = 60.0,
    memory_limit: int = 4096,
) -> Iterator[WorkerOutcome]:
    """Run requests one after the other in one worker. Limits are seconds and MiB for each of them."""
    with session(python=python, keras=keras) as worker:
        for request in requests:
            yield worker.ask(request, time_limit=time_limit, memory_limit=memory_limit)


@contextmanager
def session(*, python: str, keras: str = "auto") -> Iterator[WorkerSession]:
    """A worker that stays warm: TensorFlow is imported when the first request is made."""
    worker = WorkerSession(python, keras)
    try:
        yield worker
    finally:
        worker.close()


@dataclass(slots=True)
class _Process:
    """A worker that runs. `control` is for it and us alone; what user code tells comes from `told`."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    answers: LineReader
    told: LineReader
    scratch: str
    log: BinaryIO
    interpreter: Interpreter | None = None


class WorkerSession:
    """One worker process; started when it is first asked, started again when it is lost."""

    def __init__(self, python: str, keras: str) -> None:
        self.python = python
        self.keras = keras
        self._worker: _Process | None = None
        self._count = 0
        self._hung_up = False

    def ask(
        self, request: WorkerRequest, *, time_limit: float = 60.0, memory_limit: int = 4096
    ) -> WorkerOutcome:
        """Do one request and wait for its end."""
        interpreter = self.interpreter()
        worker = self._running()
        self._count += 1
        limit = request.time_limit or time_limit
        token = os.urandom(16).hex()
        os.ftruncate(worker.log.fileno(), 0)
        worker.answers.restart()
        worker.told.restart()
        _send(
            worker,
            {
                "time_limit": limit,
                "memory_limit": memory_limit,
                **request.fields,
                "do": request.do,
                "request": self._count,
                "token": token,
            },
        )
        told: dict[type[Told], Told] = {}
        ended, trouble = Ended("lost", 0, 0.0, 0), ""
        try:
            for message in _heard(worker, time.monotonic() + limit + GRACE_SECONDS, self._count, token):
                if isinstance(message, Ended):
                    ended = message
                    break
                if isinstance(message, Told):
                    told.pop(type(message), None)
                    told[type(message)] = message
        except MalformedMessage as problem:
            ended, trouble = Ended("malformed", 0, 0.0, 0), str(problem)
        log = _tail(worker.log)
        if ended.how in ("lost", "malformed"):
            self._stop()
        return WorkerOutcome(
            request,
            tuple(told.values()),
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
        """Start the worker where it does not run yet, and do not wait for its TensorFlow."""
        if self._worker is None or self._worker.process.poll() is not None:
            self._start()

    def interpreter(self) -> Interpreter:
        """What runs; starts the worker where it does not run yet."""
        self.begin()
        worker = self._running()
        if worker.interpreter is None:
            worker.interpreter = self._first_answer(worker)
        return worker.interpreter

    def hang_up(self) -> None:
        """From another thread: the worker ends, what it was asked comes to an end as lost, and no other is started."""
        self._hung_up = True
        worker = self._worker
        if worker is not None:
            with suppress(OSError):
                worker.control.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._stop()

    def _running(self) -> _Process:
        if self._worker is None:
            raise LayerlintError("the worker is not running")
        return self._worker

    def _first_answer(self, worker: _Process) -> Interpreter:
        reason = "it did not answer"
        try:
            for answer in _heard(worker, time.monotonic() + START_SECONDS):
                if isinstance(answer, Interpreter):
                    return answer
                if isinstance(answer, NoKeras):
                    raise NoTensorFlow(_no_tensorflow(self.python, self.keras, answer.reason))
        except MalformedMessage as problem:
            reason = f"it sent something that layerlint does not understand ({problem})"
        if not worker.answers.open:
            said = _tail(worker.log).strip().splitlines()
            reason = said[-1] if said else "it ended without a message"
        raise NoTensorFlow(_no_tensorflow(self.python, self.keras, reason))

    def _start(self) -> None:
        self._stop()
        if self._hung_up:
            raise LayerlintError("the run was stopped")
        if sys.platform == "win32":
            raise LayerlintError("running layers needs Linux or macOS; on Windows, use layerlint in WSL")
        ours, theirs = socket.socketpair()
        reader, writer = os.pipe()
        scratch = os.path.join(tempfile.gettempdir(), f"layerlint-{os.urandom(8).hex()}")
        log = _unnamed_file()
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
        environment.setdefault("PYTHONUNBUFFERED", "1")
        arguments = [self.python, str(WORKER), "--control", str(theirs.fileno()), "--data", str(writer)]
        try:
            process = subprocess.Popen(
                [*arguments, "--scratch", scratch, "--keras", self.keras],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[theirs.fileno(), writer],
                env=environment,
                start_new_session=True,
            )
        except OSError as problem:
            ours.close()
            os.close(reader)
            log.close()
            raise LayerlintError(f"cannot run `{self.python}`: {problem.strerror or problem}") from problem
        finally:
            theirs.close()
            os.close(writer)
        answers, told = LineReader(ours.fileno(), CONTROL_BYTES), LineReader(reader, TOLD_BYTES)
        self._worker = _Process(process, ours, answers, told, scratch, log)
        if self._hung_up:  # while it was started
            self.hang_up()

    def _stop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.control.close()  # hung up: the guard ends what is left
        os.close(worker.told.descriptor)
        try:
            worker.process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(worker.process.pid, signal.SIGKILL)
            worker.process.wait()
        finally:
            worker.log.close()
            remove(worker.scratch)


def _heard(
    worker: _Process, deadline: float, request: int = 0, token: str = ""
) -> Iterator[messages.Control | Told]:
    """What the worker answers, until the deadline or its end, and what user code tells where there is a request.

    All that was told before an answer comes before it. Raises `MalformedMessage`.
    """
    sources = [worker.answers, worker.told] if request else [worker.answers]
    for _ in wait(sources, deadline):
        answers = [messages.control(line, request) for line in worker.answers.take()]
        if request:
            worker.told.read()
            for line in worker.told.take():
                yield messages.told(line, request, token)
        yield from answers
        if not worker.answers.open:
            return


def _send(worker: _Process, message: Mapping[str, Any]) -> None:
    with suppress(OSError):  # a worker that is gone gives no answer, which is told then
        worker.control.settimeout(GRACE_SECONDS)
        worker.control.sendall(json.dumps(message).encode() + b"\n")
        worker.control.setblocking(False)


def _unnamed_file() -> BinaryIO:
    """A file for what is printed, which nobody has to remove; several processes write to its end."""
    import fcntl

    file = tempfile.TemporaryFile(prefix="layerlint-")  # noqa: SIM115
    fcntl.fcntl(file, fcntl.F_SETFL, fcntl.fcntl(file, fcntl.F_GETFL) | os.O_APPEND)
    return file


def _no_tensorflow(python: str, keras: str, reason: str) -> str:
    ours = os.path.samefile(python, sys.executable) if os.path.exists(python) else False
    package = "tensorflow tf_keras" if keras == "2" else "tensorflow"
    how = (
        install_hint("keras2" if keras == "2" else "trace") if ours else f"{python} -m pip install {package}"
    )
    return (
        f"`{python}` cannot run TensorFlow: {reason}; "
        f"install it there ({how}), or name another interpreter with --python PATH"
    )


def _tail(log: BinaryIO) -> str:
    log.seek(0, os.SEEK_END)
    log.seek(max(0, log.tell() - LOG_BYTES))
    return log.read(LOG_BYTES).decode("utf-8", "replace")
