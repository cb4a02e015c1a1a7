"""The standard streams: the one place that writes to them, and the one that reads them.

`put` writes what is fit to be seen, `show` makes it so, and `say` does for standard error. What cannot be written is
told, once, and never as a traceback.
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
"""How a closed stream is opened: reading standard input and writing standard output fail, as they should, and no other
file takes their places. What is said on standard error is lost."""


def prepare() -> None:
    """Make the streams fit for use, whatever they are: any text can be written, also in an encoding that has less."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, _opened(number, _UNUSABLE[number]))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def write_stdout(text: str) -> None:
    """Write to standard output, at once.

    Raises `BrokenPipeError` where nobody reads it any more, `LayerlintError` where it cannot be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as problem:
        raise _lost(problem) from problem


def write_stdout_bytes(data: bytes) -> None:
    """The same for bytes: a picture, or a file in its own encoding."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as problem:
        raise _lost(problem) from problem


def print_line(line: str) -> None:
    """Write one line to standard output; whatever is in it, it stays one line. Raises as `put` does."""
    from layerlint.text import printable

    write_stdout(escape_commands(f"{printable(line)}\n"))


def print_lines(text: str) -> None:
    """Write lines to standard output: a page, JSON. Raises as `put` does."""
    from layerlint.text import printable_lines

    write_stdout(escape_commands(printable_lines(text)))


def print_stderr(message: str, kind: str = "") -> None:
    """Write one line to standard error, `error: ...` for the kind "error"; whatever is in it, it stays one line."""
    from layerlint.text import printable

    line = printable(message)
    write_stderr(escape_commands(f"{kind}: {line}\n" if kind else f"{line}\n"))


def write_stderr(lines: str) -> None:
    """Write lines to standard error that are fit to be seen. When they cannot be written, nobody can be told."""
    try:
        sys.stderr.write(lines)
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr, 2)


def finish() -> None:
    """Write what is left, so that nothing fails when the interpreter ends. Raises as `put` does."""
    write_stdout("")
    write_stderr("")


def escape_commands(text: str) -> str:
    """The text for standard output or standard error, where that is a log of GitHub Actions.

    There a line that begins with `::`, and `##[` anywhere, is a command; in what we print, it never is one.
    """
    if not os.environ.get("GITHUB_ACTIONS"):
        return text
    import re

    return re.sub(r"(?m)^(\s*):(?=:)", r"\1\\u003a", text).replace("##[", r"\u0023#[")


def read_stdin() -> bytes:
    """All of standard input. Raises `LayerlintError`."""
    try:
        return sys.stdin.buffer.read()
    except OSError as problem:
        raise LayerlintError(f"cannot read standard input: {problem.strerror or problem}") from problem


def is_terminal() -> bool:
    return sys.stdout.isatty()


def is_displayed() -> bool:
    """Whether standard output is a terminal or a log, and not a file or another program."""
    return is_terminal() or bool(os.environ.get("GITHUB_ACTIONS"))


def _lost(problem: OSError) -> Exception:
    _discard(sys.stdout, 1)
    if isinstance(problem, BrokenPipeError):
        return problem
    return LayerlintError(f"cannot write to standard output: {problem.strerror or problem}")


def _discard(stream: TextIO, number: int) -> None:
    """Let what the stream still holds go nowhere: the interpreter would try again when it ends, and say so."""
    with suppress(OSError, ValueError):
        if stream.fileno() == number:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, number)
            os.close(nothing)


def _opened(number: int, flags: int) -> TextIO:
    """A stream on a number that was closed."""
    opened = os.open(os.devnull, flags)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    return open(number, "w" if number else "r", encoding="utf-8", closefd=False)
