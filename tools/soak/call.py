"""One call of layerlint's command line, in this process or in a forked one, with all that it printed."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

CPU_SECONDS = 10
"""What one call may take; no input that the soak makes needs a tenth of it."""
WALL_SECONDS = 60.0
MEMORY = 1 << 30
"""Bytes that a process may write beside what it had when it began; no input that the soak makes needs a tenth of it."""


Before = Callable[[], Callable[[], object] | None]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a call ended: its exit code, -9 for SIGKILL and so on, and what it printed."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str


def call(arguments: Sequence[str], folder: Path, stdin: bytes = b"") -> Ended:
    """Call it in this process, as quick as can be; what a call leaves behind in memory is there for the next."""
    before = resource.getrlimit(resource.RLIMIT_CPU)
    limit_cpu()
    try:
        return _called(arguments, folder, stdin)
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)


def _called(arguments: Sequence[str], folder: Path, stdin: bytes = b"") -> Ended:
    """The same without a limit: the process of the soak itself is never ended by one."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with _streams(stdin, out, err):
            code = _main(arguments, folder)
        return Ended(tuple(arguments), code, _text(out), _text(err))


def call_apart(
    arguments: Sequence[str],
    folder: Path,
    stdin: bytes = b"",
    before: Before | None = None,
    meanwhile: Callable[[int], object] | None = None,
) -> Ended:
    """Call it in a forked process. `before` is done there first, and what it returns last; `meanwhile` here, with its
    process id.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = fork_call(arguments, folder, stdin, out, err, before)
        if meanwhile is not None:
            meanwhile(child)
        code = wait(child)
        return Ended(tuple(arguments), code, _text(out), _text(err))


def call_together(calls: Sequence[Sequence[str]], folder: Path) -> list[Ended]:
    """Several calls at the same time, each in a process of its own."""
    running = []
    for arguments in calls:
        out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
        running.append((arguments, fork_call(arguments, folder, b"", out, err, None), out, err))
    ended = []
    for arguments, child, out, err in running:
        code = wait(child)
        with out, err:
            ended.append(Ended(tuple(arguments), code, _text(out), _text(err)))
    return ended


def fork_call(
    arguments: Sequence[str],
    folder: Path,
    stdin: bytes,
    out: IO[bytes],
    err: IO[bytes],
    before: Before | None,
) -> int:
    """Begin a call in a process of its own; its process id."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        limit_cpu()
        with _streams(stdin, out, err):
            after = before() if before is not None else None
            code = _main(arguments, folder)
            if after is not None:
                after()
    finally:
        os._exit(code & 0xFF)


def wait(child: int) -> int:
    """The exit code of a process, -14 for one that had to be ended because it waited too long."""
    waited, looked = 0.0, time.monotonic()
    pause = 0.0005
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        now = time.monotonic()
        waited += min(now - looked, 1.0)  # the machine itself may have stood still
        looked = now
        if waited > WALL_SECONDS:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return -signal.SIGALRM
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)


def limit_cpu() -> None:
    """Whoever goes on for `CPU_SECONDS` more than it has used by now is ended by the system."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 1 + CPU_SECONDS, hard))


def limit_memory() -> None:
    """Address space that is only reserved, as WebAssembly does by the gigabyte, does not count."""
    held = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_DATA, (held + MEMORY, held + MEMORY))


@contextmanager
def ready() -> Iterator[None]:
    """Import what calls need and read its tables, once, before processes are forked.

    Typer builds its parser anew for every call, which takes longer than a check: here it is built once.
    """
    import typer.main

    from layerlint.cli.commands import app
    from layerlint.tables.keras_names import layer_class_names

    _import_all()
    layer_class_names()
    built = typer.main.get_command(app)
    before, typer.main.get_command = typer.main.get_command, lambda typer_instance: built
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name)
        (folder / "a.py").write_text(_FIRST)
        for arguments in (["--fix", "--unsafe-fixes", "--diff"], [], ["--select", "ALL", "--keras", "2"]):
            _called(["check", "-j1", *arguments, "a.py"], folder)
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        typer.main.get_command = before
        gc.unfreeze()


def _import_all() -> None:
    """Every module of layerlint that does not need a package of another extra, nor is the worker's."""
    import layerlint

    for module in pkgutil.walk_packages(layerlint.__path__, "layerlint."):
        if ".worker" not in module.name and not module.name.endswith("__main__"):
            with suppress(ImportError):
                importlib.import_module(module.name)


_FIRST = """import keras
import tensorflow as tf


class A(keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__()
        self.n = n
        self.d = [keras.layers.Dense(n)] * 4

    def call(self, x):
        self.w = tf.Variable(1.0)
        return np.array(x)
"""


def _main(arguments: Sequence[str], folder: Path) -> int:
    from layerlint.cli.main import main

    before = sys.argv, gc.get_threshold(), os.getcwd()
    os.chdir(folder)
    sys.argv = ["layerlint", *arguments]
    try:
        main()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 1
    except BaseException:
        # As the interpreter would do it, so that the verdict is the same.
        print(traceback.format_exc(), file=sys.__stderr__ if sys.stderr.closed else sys.stderr)
        return 1
    finally:
        sys.argv = before[0]
        gc.set_threshold(*before[1])
        os.chdir(before[2])
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
    return 0


@contextmanager
def _streams(stdin: bytes, out: IO[bytes], err: IO[bytes]) -> Iterator[None]:
    """Standard streams, as Python and as the system know them, led to files."""
    kept = [(number, os.dup(number)) for number in (0, 1, 2)]
    before = sys.stdin, sys.stdout, sys.stderr
    with tempfile.TemporaryFile() as given:
        given.write(stdin)
        given.seek(0)
        for number, file in enumerate((given, out, err)):
            os.dup2(file.fileno(), number)
        sys.stdin = open(os.dup(0), encoding="utf-8", errors="strict", newline="\n")  # noqa: SIM115
        sys.stdout = open(os.dup(1), "w", encoding="utf-8", errors="strict")  # noqa: SIM115
        sys.stderr = open(os.dup(2), "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
        try:
            yield
        finally:
            for stream in (sys.stdin, sys.stdout, sys.stderr):
                stream.close()
            sys.stdin, sys.stdout, sys.stderr = before
            for number, copy in kept:
                os.dup2(copy, number)
                os.close(copy)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
