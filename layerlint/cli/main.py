"""Where the program begins: a command that is known is done at once, any other is for Typer."""

from __future__ import annotations

import os
import sys

from layerlint.cli.again import again
from layerlint.errors import LayerlintError

_PROVES = frozenset({"--prove", "--prove-all", "--prove=all"})


def program() -> None:
    """`main` as a process of its own.

    A `check` ends without taking apart all that it built, piece by piece, which is up to a tenth of its time; the
    system takes it at once. What runs code of the user ends as usual, with its worker processes.
    """
    try:
        main()
    except SystemExit as stop:
        if sys.argv[1:2] != ["check"] or not _PROVES.isdisjoint(sys.argv) or isinstance(stop.code, str):
            raise
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except BrokenPipeError:
            os._exit(141)
        os._exit(stop.code or 0)


def main() -> None:
    """Do what the command line says; raises `SystemExit` with the exit code."""
    arguments = ["--prove-all" if argument == "--prove=all" else argument for argument in sys.argv[1:]]
    try:
        code = again(arguments)
        if code is None:
            from layerlint.cli.app import app
            from layerlint.cli.ends import end_cleanly

            end_cleanly()
            app(arguments, obj=arguments)
    except LayerlintError as problem:
        print(f"error: {problem}", file=sys.stderr)
        code = 2
    except BrokenPipeError:
        # The reader has seen enough (`layerlint check | head`).
        sys.stderr.close()
        code = 141
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
