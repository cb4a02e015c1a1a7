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
from collections.abc import Mapping
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
    given, out, err = _Pipe(stdin), _Pipe(), _Pipe()
    try:
        streams = [given.reader, *(_number(one, pipe) for one, pipe in ((stdout, out), (stderr, err)))]
        job = {"arguments": arguments, "environment": dict(os.environ), "folder": str(cwd or os.getcwd())}
        code = _parent().ask(job, streams, timeout)
        return subprocess.CompletedProcess(arguments, code, out.read(), err.read())
    finally:
        for pipe in (given, out, err):
            pipe.close()


def run_text(
    *arguments: str, stdin: str = "", cwd: Path | None = None, timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """The same with text."""
    done = run(*arguments, stdin=stdin.encode(), cwd=cwd, timeout=timeout)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


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

    def ask(self, job: Mapping[str, object], streams: list[int], timeout: float) -> int:
        """The exit code of the job, as `subprocess` gives it."""
        text = json.dumps(job).encode()
        self._socket.settimeout(timeout)
        socket.send_fds(self._socket, [len(text).to_bytes(8, "big")], streams)
        self._socket.sendall(text)
        pid = self._number()
        try:
            return self._number()
        except TimeoutError:
            os.kill(pid, signal.SIGKILL)
            self._socket.settimeout(None)
            self._number()
            raise

    def _number(self) -> int:
        return int.from_bytes(_exactly(self._socket, 8), "big", signed=True)

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


def _exactly(connection: socket.socket, size: int) -> bytes:
    text = bytearray()
    while len(text) < size:
        part = connection.recv(size - len(text))
        if not part:
            raise EOFError("the other side has ended")
        text += part
    return bytes(text)


def _forked_for(number: int) -> dict[str, Any] | None:
    """Fork for each job that comes: the job in its process, None in this one when no more can come."""
    with socket.socket(fileno=number) as asked:
        while True:
            size, streams, _, _ = socket.recv_fds(asked, 8, 3)
            if not size:
                return None
            text = _exactly(asked, int.from_bytes(size, "big"))
            pid = os.fork()
            if pid == 0:
                for target, stream in enumerate(streams):
                    os.dup2(stream, target)
            for stream in streams:
                os.close(stream)
            if pid == 0:
                job: dict[str, Any] = json.loads(text)
                return job
            asked.sendall(pid.to_bytes(8, "big"))
            ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            asked.sendall(ended.to_bytes(8, "big", signed=True))


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
