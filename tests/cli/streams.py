"""The command line in this process, with streams of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from layerlint.cli.main import run


@dataclass(frozen=True, slots=True)
class End:
    """How a command ended; `data` is what it wrote to standard output, in bytes."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()


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
        code = run(list(arguments))
        return End(code, out.getvalue(), err.getvalue().decode(encoding))
