"""How the program ends: an exit code, and one line on standard error for an error.

0 means no findings, 1 findings, 2 that the work failed. No error exits with 1.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from layerlint.cli.streams import finish, print_stderr, write_stderr
from layerlint.errors import LayerlintError

FAILED = 2
INTERRUPTED = 130
SIGNALLED = 128
"""A shell adds this to the number of the signal that ended a program."""
NOBODY_READS = 141
"""The exit code of a program that wrote to a closed pipe (`layerlint check | head`)."""


def run_to_exit_code(work: Callable[[], int]) -> int:
    """Do the work and return the exit code, also for any exception."""
    try:
        code = work()
        finish()
    except BaseException as problem:
        try:
            code = _exit_code(problem)
        except BaseException:  # such as a failed import
            write_stderr(f"error: {problem!a}; reporting it failed too\n")
            code = FAILED
    return code


def _exit_code(problem: BaseException) -> int:
    if isinstance(problem, BrokenPipeError):
        return NOBODY_READS
    if isinstance(problem, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(problem, SystemExit) and isinstance(problem.code, int) and problem.code > SIGNALLED:
        return problem.code
    if os.environ.get("LAYERLINT_DEBUG"):
        _tell_traceback(problem)
    if isinstance(problem, LayerlintError):
        message = str(problem)
    elif _is_memory(problem):
        message = "there is not enough memory; check fewer files at a time, or use fewer processes (--jobs 1)"
    elif isinstance(problem, FileNotFoundError) and problem.filename is None and _nowhere():
        message = "the working directory no longer exists; change to one that does"
    elif isinstance(problem, OSError) and problem.strerror:
        where = "" if problem.filename is None else f"{problem.filename}: "
        message = f"{where}{problem.strerror} (LAYERLINT_DEBUG=1 shows where it happened)"
    else:
        message = unexpected(problem)
    print_stderr(message, "error")
    try:
        finish()
    except (OSError, LayerlintError):
        return FAILED  # the error is printed already, or nobody reads it
    return FAILED


def unexpected(problem: BaseException) -> str:
    """The message for an unexpected exception: what it is, where, and how to report it."""
    said = f"{type(problem).__name__}: {problem}" if str(problem) else type(problem).__name__
    notes = "".join(f", {note}" for note in getattr(problem, "__notes__", ()))
    return (
        f"{said} ({_place(problem)}{notes}); this is a bug in layerlint, please report it with the traceback that"
        " LAYERLINT_DEBUG=1 prints"
    )


def _nowhere() -> bool:
    """Whether the working directory was removed."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False


def _is_memory(problem: BaseException) -> bool:
    import errno

    return isinstance(problem, MemoryError) or (
        isinstance(problem, OSError) and problem.errno == errno.ENOMEM
    )


def _place(problem: BaseException) -> str:
    """The innermost line of ours that the exception went through, `layerlint/cache/run_cache.py:76`."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    place, step = "", problem.__traceback__
    while step is not None:
        path = step.tb_frame.f_code.co_filename
        if not place or path.startswith(package):
            place = f"{os.path.relpath(path, os.path.dirname(package))}:{step.tb_lineno}"
        step = step.tb_next
    return place.replace(os.sep, "/") or "outside of layerlint's own code"


def _tell_traceback(problem: BaseException) -> None:
    import traceback

    from layerlint.cli.streams import escape_commands
    from layerlint.text import printable_lines

    write_stderr(escape_commands(printable_lines("".join(traceback.format_exception(problem)))))
