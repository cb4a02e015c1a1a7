"""`layerlint` as a process of its own that need not import anything: forked from one that has imported it all.

It has its own streams, environment, folder and end, as after `python -m layerlint`, at a fifth of the cost. Where the
start itself, what is imported or the life of a process is what is tested, use `subprocess`.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parents[1]
PIPE_SIZE = 1 << 20
_LEFT_OUT = ("layerlint.__main__", "layerlint.server", "layerlint.worker", "layerlint.notebook_api")


def run(
    *arguments: str,
    stdin: bytes = b"",
    stdout: IO[Any] | int | None = None,
    stderr: IO[Any] | int | None = None,
    cwd: Path | None = None,
    timeout: float = 120,
) -> subprocess.CompletedProcess[bytes]:
    """The process after its end. What goes to no file or descriptor that is given here is kept, up to 1 MB.

    Raises `TimeoutError`.
    """
    with _Started(arguments, stdin, stdout, stderr, cwd) as started:
        return started.end(timeout)


def run_at_once(count: int, *arguments: str) -> list[subprocess.CompletedProcess[bytes]]:
    """So many processes that work at the same time."""
    with ExitStack() as stack:
        started = [stack.enter_context(_Started(arguments)) for _ in range(count)]
        return [one.end() for one in started]


def run_text(
    *arguments: str, stdin: str = "", cwd: Path | None = None, timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """The same with text."""
    done = run(*arguments, stdin=stdin.encode(), cwd=cwd, timeout=timeout)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


class _Started:
    """A process and the pipes for its streams."""

    def __init__(
        self,
        arguments: Sequence[str],
        stdin: bytes = b"",
        stdout: IO[Any] | int | None = None,
        stderr: IO[Any] | int | None = None,
        cwd: Path | None = None,
    ) -> None:
        self._arguments = arguments
        self._given, self._out, self._err = _Pipe(stdin), _Pipe(), _Pipe()
        streams = [self._given.reader, _number(stdout, self._out), _number(stderr, self._err)]
        job = {"arguments": arguments, "environment": dict(os.environ), "folder": str(cwd or os.getcwd())}
        self._pid = _parent().begin(job, streams)

    def end(self, timeout: float = 120) -> subprocess.CompletedProcess[bytes]:
        code = _parent().end(self._pid, timeout)
        return subprocess.CompletedProcess(self._arguments, code, self._out.read(), self._err.read())

    def __enter__(self) -> _Started:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self._given, self._out, self._err):
            pipe.close()


class _Pipe:
    """Both ends, so that neither blocks before its process has ended."""

    def __init__(self, text: bytes | None = None) -> None:
        self.reader, self.writer = os.pipe()
        if sys.platform == "linux":
            import fcntl

            fcntl.fcntl(self.writer, fcntl.F_SETPIPE_SZ, PIPE_SIZE)
        if text is not None:
            os.write(self.writer, text)
            self._end_writing()

    def read(self) -> bytes:
        """All that was written."""
        self._end_writing()
        with open(self.reader, "rb", closefd=False) as file:
            return file.read()

    def _end_writing(self) -> None:
        if self.writer >= 0:
            os.close(self.writer)
            self.writer = -1

    def close(self) -> None:
        self._end_writing()
        os.close(self.reader)


def _number(given: IO[Any] | int | None, pipe: _Pipe) -> int:
    return pipe.writer if given is None else given if isinstance(given, int) else given.fileno()


class _Parent:
    """The process that forks, as the tests see it."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", __name__, str(theirs.fileno())]
            self._process = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()])

    def begin(self, job: Mapping[str, object], streams: list[int]) -> int:
        """Its process."""
        text = json.dumps(job).encode()
        socket.send_fds(self._socket, [_coded(len(text))], streams)
        self._socket.sendall(text)
        return _decoded(_exactly(self._socket, _SIZE))

    def end(self, pid: int, timeout: float) -> int:
        """The exit code of a process, as `subprocess` gives it."""
        self._socket.sendall(_coded(-pid))
        self._socket.settimeout(timeout)
        try:
            return _decoded(_exactly(self._socket, _SIZE))
        except TimeoutError:
            os.kill(pid, signal.SIGKILL)
            self._socket.settimeout(None)
            _exactly(self._socket, _SIZE)
            raise
        finally:
            self._socket.settimeout(None)

    def close(self) -> None:
        self._socket.close()
        self._process.wait()


_parents: list[_Parent] = []


def _parent() -> _Parent:
    if not _parents:
        _parents.append(_Parent())
        atexit.register(close)
    return _parents[0]


def close() -> None:
    """End the process that forks."""
    while _parents:
        _parents.pop().close()


_SIZE = 8


def _coded(number: int) -> bytes:
    return number.to_bytes(_SIZE, "big", signed=True)


def _decoded(number: bytes) -> int:
    return int.from_bytes(number, "big", signed=True)


def _exactly(connection: socket.socket, size: int) -> bytes:
    text = bytearray()
    while len(text) < size:
        part = connection.recv(size - len(text))
        if not part:
            raise EOFError("the other side has ended")
        text += part
    return bytes(text)


def _forked_for(number: int) -> dict[str, Any] | None:
    """Fork for each job that comes: the job in its process, None in this one when no more can come.

    A number is that of the characters of a job, or below zero that of a process whose end is waited for.
    """
    with socket.socket(fileno=number) as asked:
        while True:
            number_asked, streams, _, _ = socket.recv_fds(asked, _SIZE, 3)
            if not number_asked:
                return None
            size = _decoded(number_asked)
            if size < 0:
                asked.sendall(_coded(os.waitstatus_to_exitcode(os.waitpid(-size, 0)[1])))
                continue
            text = _exactly(asked, size)
            pid = os.fork()
            if pid == 0:
                for target, stream in enumerate(streams):
                    os.dup2(stream, target)
            for stream in streams:
                os.close(stream)
            if pid == 0:
                job: dict[str, Any] = json.loads(text)
                return job
            asked.sendall(_coded(pid))


def _begin(job: Mapping[str, Any]) -> None:
    """What Python does when it starts."""
    os.environ.clear()
    os.environ.update(job["environment"])
    os.chdir(job["folder"])
    sys.path[0] = job["folder"]
    sys.argv[1:] = job["arguments"]
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def _import_all() -> None:
    import layerlint

    for module in pkgutil.walk_packages(layerlint.__path__, "layerlint."):
        if not module.name.startswith(_LEFT_OUT):
            importlib.import_module(module.name)
    gc.freeze()


if __name__ == "__main__":
    _import_all()
    _job = _forked_for(int(sys.argv[1]))
    if _job is not None:
        _begin(_job)
        runpy.run_module("layerlint", run_name="__main__", alter_sys=True)
