"""The command line: options in, one call, exit code out."""

from __future__ import annotations

from typing import Annotated

import typer

from layerlint import __version__

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"layerlint {__version__}")
        raise typer.Exit


@app.callback()
def layerlint(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """A linter and a tracer for subclassed Keras layers and models."""


def main() -> None:
    app()
