"""The process of a worker: started, sent requests, read message by message, and stopped.

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
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from layerlint.errors import LayerlintError
from layerlint.trace.messages import ControlMessage, DataMessage, control_message, data_message
from layerlint.trace.pipe_lines import MEBI, LineReader, wait
from layerlint.trace.traced import Interpreter
from layerlint.worker.processes import remove

WORKER = Path(__file__).parents[1] / "worker"
SEND_SECONDS = 10.0
STOP_SECONDS = 6.0
LOG_BYTES = 20_000
CONTROL_BYTES = MEBI
DATA_BYTES = 256 * MEBI
"""The size of all data messages of one request: a layer takes about 4 KiB."""


@dataclass(slots=True)
class WorkerProcess:
    """A worker that runs. `control` and `answers` are for it and us alone; messages about user code come by `data`."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    answers: LineReader
    data: LineReader
    scratch: str
    log: BinaryIO
    interpreter: Interpreter | None = None

    @classmethod
    def start(cls, python: str, keras: str) -> WorkerProcess:
        """Run the worker with an interpreter and a Keras. Raises `LayerlintError` where that is not possible."""
        if sys.platform == "win32":
            raise LayerlintError("running layers needs Linux or macOS; on Windows, use layerlint in WSL")
        ours, theirs = socket.socketpair()
        reader, writer = os.pipe()
        scratch = os.path.join(tempfile.gettempdir(), f"layerlint-{os.urandom(8).hex()}")
        log = _unnamed_file()
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
        environment.setdefault("PYTHONUNBUFFERED", "1")
        arguments = [python, str(WORKER), "--control", str(theirs.fileno()), "--data", str(writer)]
        try:
            process = subprocess.Popen(
                [*arguments, "--scratch", scratch, "--keras", keras],
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
            raise LayerlintError(f"cannot run `{python}`: {problem.strerror or problem}") from problem
        finally:
            theirs.close()
            os.close(writer)
        answers, data = LineReader(ours.fileno(), CONTROL_BYTES), LineReader(reader, DATA_BYTES)
        return cls(process, ours, answers, data, scratch, log)

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def forget(self) -> None:
        """Drop the log and the lines of earlier requests."""
        os.ftruncate(self.log.fileno(), 0)
        self.answers.restart()
        self.data.restart()

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message; a worker that is gone does not answer it."""
        with suppress(OSError):
            self.control.settimeout(SEND_SECONDS)
            self.control.sendall(json.dumps(message).encode() + b"\n")
            self.control.setblocking(False)

    def received(
        self, deadline: float, request: int = 0, token: str = ""
    ) -> Iterator[ControlMessage | DataMessage]:
        """The messages until the deadline or the end of the worker; those about user code only for a request.

        The data messages that were sent before an answer come before it. Raises `MalformedMessage`.
        """
        sources = [self.answers, self.data] if request else [self.answers]
        for _ in wait(sources, deadline):
            answers = [control_message(line, request) for line in self.answers.take()]
            if request:
                self.data.read()
                for line in self.data.take():
                    yield data_message(line, request, token)
            yield from answers
            if not self.answers.open:
                return

    def log_tail(self) -> str:
        """The end of what the worker printed."""
        self.log.seek(0, os.SEEK_END)
        self.log.seek(max(0, self.log.tell() - LOG_BYTES))
        return self.log.read(LOG_BYTES).decode("utf-8", "replace")

    def hang_up(self) -> None:
        """End the worker, from another thread."""
        with suppress(OSError):
            self.control.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        """End the worker and remove its files."""
        self.control.close()  # hung up: the guard ends what is left
        os.close(self.data.descriptor)
        try:
            self.process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        finally:
            self.log.close()
            remove(self.scratch)


def _unnamed_file() -> BinaryIO:
    """An unnamed file for printed text, to which several processes append."""
    import fcntl

    file = tempfile.TemporaryFile(prefix="layerlint-")  # noqa: SIM115
    fcntl.fcntl(file, fcntl.F_SETFL, fcntl.fcntl(file, fcntl.F_GETFL) | os.O_APPEND)
    return file
