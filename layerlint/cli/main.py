"""Where the program begins: what is already known is told at once, all else is for Typer."""

from __future__ import annotations

import sys

from layerlint.cli.again import again


def main() -> None:
    arguments = ["--prove-all" if argument == "--prove=all" else argument for argument in sys.argv[1:]]
    try:
        code = again(arguments)
        if code is None:
            from layerlint.cli.app import run

            run(arguments)
    except BrokenPipeError:
        # The reader has seen enough (`layerlint check | head`).
        sys.stderr.close()
        code = 141
    sys.exit(code)
