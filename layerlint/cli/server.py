"""`layerlint server`: the language server on standard input and output."""

from __future__ import annotations

import typer

from layerlint.errors import LayerlintError
from layerlint.extras import install_hint


def server() -> None:
    """Run the language server, for editors: it speaks LSP on standard input and output."""
    try:
        from layerlint.server.language_server import run
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.partition(".")[0] in {"pygls", "lsprotocol"}:
            raise LayerlintError(f"the server needs more packages: {install_hint('server')}") from error
        raise
    try:
        run()
    except SystemExit as stop:  # the protocol's own: 0 after `shutdown`, else 1
        raise typer.Exit(stop.code if isinstance(stop.code, int) else 0) from stop
