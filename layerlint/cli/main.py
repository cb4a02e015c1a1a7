"""The entry point: replay a cached command, or let Typer run it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from layerlint.cli.ending import run_to_exit_code
from layerlint.cli.replay import replay
from layerlint.cli.streams import prepare
from layerlint.errors import LayerlintError

_PROVES = frozenset({"--prove", "--prove-all", "--prove=all"})
_SIGNALLED = frozenset({129, 130, 143})


def program() -> None:
    """The console script.

    A `check`, and a run that a signal ended, exit without freeing memory piece by piece, which takes up to a tenth of
    the time. Commands that run code of the user exit as usual, with their worker processes.
    """
    code = run(sys.argv[1:])
    if code in _SIGNALLED or (sys.argv[1:2] == ["check"] and _PROVES.isdisjoint(sys.argv)):
        os._exit(code)
    sys.exit(code)


def main() -> None:
    """Run the command line. Raises `SystemExit` with the exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the arguments; return the exit code."""
    prepare()
    expanded = ["--prove-all" if argument == "--prove=all" else argument for argument in arguments]
    return run_to_exit_code(lambda: _done(expanded))


def _done(arguments: Sequence[str]) -> int:
    for argument in arguments:
        if "\0" in argument:
            raise LayerlintError(f"the argument `{argument}` has a NUL character, which no path or name has")
    code = replay(arguments)
    if code is None:
        from layerlint.cli.commands import run_command
        from layerlint.cli.signals import end_cleanly

        end_cleanly()
        code = run_command(arguments)
    return code
