"""The command line in this process, with streams of its own and a worker that runs nothing."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import typer

import layerlint.cli.commands
from layerlint.cli.main import run
from layerlint.trace import worker_session as tracing
from layerlint.trace.traced import Interpreter


@dataclass(frozen=True, slots=True)
class End:
    """How a command ended; `data` is what it wrote to standard output, in bytes."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()


@cache
def built() -> Any:
    """The command line as Typer makes it of the functions, which takes longer than most commands."""
    return typer.main.get_command(layerlint.cli.commands.app)


def end_of(
    arguments: Sequence[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    stdin: bytes = b"",
    encoding: str = "utf-8",
) -> End:
    out, err = io.BytesIO(), io.BytesIO()
    with monkeypatch.context() as streams:
        streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        streams.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding, newline=""))
        streams.setattr(sys, "stderr", io.TextIOWrapper(err, encoding=encoding, newline=""))
        streams.setattr(layerlint.cli.commands, "app", built())
        code = run(list(arguments))
        return End(code, out.getvalue(), err.getvalue().decode(encoding))


class Worker:
    """A worker that runs nothing: every request is lost."""

    def __init__(self, python: str, keras: str) -> None:
        self.python = python

    def begin(self) -> None:
        pass

    def interpreter(self) -> Interpreter:
        return Interpreter(self.python, "3.11", "2.16", "3.0", 3)

    def ask(self, request: Any, **limits: Any) -> Any:
        return tracing.WorkerOutcome(request, (), "lost", 0, 0.0, 0, self.interpreter())

    def close(self) -> None:
        pass
