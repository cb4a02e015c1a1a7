"""The commands, as Typer knows them."""

from __future__ import annotations

from typing import Annotated

import typer

from layerlint import __version__
from layerlint.cli.check import check
from layerlint.cli.clean import clean
from layerlint.cli.graph import graph, trace
from layerlint.cli.layers import layers
from layerlint.cli.plain import PlainCommand, PlainGroup
from layerlint.cli.rule import rule
from layerlint.cli.server import server

app = typer.Typer(
    cls=PlainGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command(cls=PlainCommand)(check)
app.command()(rule)
app.command()(layers)
app.command()(graph)
app.command()(trace)
app.command()(server)
app.command()(clean)


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
