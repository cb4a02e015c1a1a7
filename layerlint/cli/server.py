"""`layerlint server`: the language server on standard input and output."""

from __future__ import annotations

from layerlint.errors import LayerlintError


def server() -> None:
    """Run the language server, for editors: it speaks LSP on standard input and output."""
    try:
        from layerlint.server.app import run
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.partition(".")[0] in {"pygls", "lsprotocol"}:
            raise LayerlintError("the server needs more packages: pip install 'layerlint[server]'") from error
        raise
    run()
