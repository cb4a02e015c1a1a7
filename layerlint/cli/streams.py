"""Reading and writing the standard streams.

`write_stdout` and `write_stderr` write text unchanged; `print_line`, `print_lines` and `print_stderr` escape control
characters first. A stream that cannot be written is reported once, never as a traceback.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from layerlint.errors import LayerlintError

TYPE_CHECKING = False
if TYPE_CHECKING:  # a `check` that ran before imports this
    from typing import TextIO

_UNUSABLE = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)
"""Modes to open a closed stream with: reading standard input and writing standard output fail, and no other file takes
their numbers. Text for standard error is lost."""


def prepare() -> None:
    """Open closed streams, and let the others escape characters that their encoding lacks."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, _opened(number, _UNUSABLE[number]))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def write_stdout(text: str) -> None:
    """Write to standard output and flush.

    Raises `BrokenPipeError` for a closed pipe, `LayerlintError` if writing fails otherwise.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as problem:
        raise _lost(problem) from problem


def write_stdout_bytes(data: bytes) -> None:
    """Write bytes to standard output and flush. Raises as `write_stdout` does."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as problem:
        raise _lost(problem) from problem


def print_line(line: str) -> None:
    """Write one line, with control characters escaped, to standard output. Raises as `write_stdout` does."""
    from layerlint.text import printable

    write_stdout(escape_commands(f"{printable(line)}\n"))


def print_lines(text: str) -> None:
    """Write lines, with control characters escaped, to standard output. Raises as `write_stdout` does."""
    from layerlint.text import printable_lines

    write_stdout(escape_commands(printable_lines(text)))


def print_stderr(message: str, kind: str = "") -> None:
    """Write one line, escaped, to standard error; `error: ...` for the kind "error"."""
    from layerlint.text import printable

    line = printable(message)
    write_stderr(escape_commands(f"{kind}: {line}\n" if kind else f"{line}\n"))


def write_stderr(lines: str) -> None:
    """Write escaped lines to standard error, and ignore failures."""
    try:
        sys.stderr.write(lines)
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr, 2)


def finish() -> None:
    """Flush both streams, so that nothing fails when the interpreter exits. Raises as `write_stdout` does."""
    write_stdout("")
    write_stderr("")


def escape_commands(text: str) -> str:
    """Escape workflow commands in text for a log of GitHub Actions.

    There a line that begins with `::`, and `##[` anywhere, would be a command.
    """
    if not os.environ.get("GITHUB_ACTIONS"):
        return text
    import re

    return re.sub(r"(?m)^(\s*):(?=:)", r"\1\\u003a", text).replace("##[", r"\u0023#[")


def read_stdin() -> bytes:
    """Read all of standard input. Raises `LayerlintError`."""
    try:
        return sys.stdin.buffer.read()
    except OSError as problem:
        raise LayerlintError(f"cannot read standard input: {problem.strerror or problem}") from problem


def is_terminal() -> bool:
    return sys.stdout.isatty()


def is_displayed() -> bool:
    """Whether standard output is a terminal or a log of GitHub Actions."""
    return is_terminal() or bool(os.environ.get("GITHUB_ACTIONS"))


def _lost(problem: OSError) -> Exception:
    _discard(sys.stdout, 1)
    if isinstance(problem, BrokenPipeError):
        return problem
    return LayerlintError(f"cannot write to standard output: {problem.strerror or problem}")


def _discard(stream: TextIO, number: int) -> None:
    """Redirect a stream to the null device: else the interpreter would flush it at exit and print an error."""
    with suppress(OSError, ValueError):
        if stream.fileno() == number:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, number)
            os.close(nothing)


def _opened(number: int, flags: int) -> TextIO:
    """A stream on a closed file descriptor."""
    opened = os.open(os.devnull, flags)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    return open(number, "w" if number else "r", encoding="utf-8", closefd=False)
