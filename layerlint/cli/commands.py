"""The Typer application and its commands."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated, Any, cast

import typer

from layerlint import __version__
from layerlint.cli.check import check
from layerlint.cli.clean import clean
from layerlint.cli.completion import VARIABLE, complete, completion
from layerlint.cli.graph import graph, trace
from layerlint.cli.layers import layers
from layerlint.cli.plan import plan
from layerlint.cli.rule import rule
from layerlint.cli.server import server
from layerlint.cli.streams import write_stdout
from layerlint.cli.unconverted import GroupedCommand, UnconvertedCommand, UnconvertedGroup
from layerlint.errors import LayerlintError

app = typer.Typer(
    cls=UnconvertedGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with `layerlint check .`; `layerlint rule LL101` explains a finding, and"
    " `layerlint graph file.py:Layer -o layer.svg` draws a layer.",
)
app.command(cls=UnconvertedCommand, short_help="Find mistakes in layers and models.")(check)
app.command(short_help="Explain a rule, or list them all.")(rule)
app.command(short_help="List the layer classes of the project.")(layers)
app.command(cls=GroupedCommand, short_help="Draw what is inside a layer.")(graph)
app.command(cls=GroupedCommand, short_help="List what is inside a layer.")(trace)
app.command(short_help="Print how a layer is made and called.")(plan)
app.command(short_help="Run the language server for editors.")(server)
app.command(short_help="Remove the cache.")(clean)
app.command(short_help="Complete commands and options in a shell.")(completion)


def _print_version(wanted: bool) -> None:
    if wanted:
        write_stdout(f"layerlint {__version__}\n")
        raise typer.Exit


@app.callback()
def layerlint(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A linter and a tracer for subclassed Keras layers and models."""


_UsageError = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""The `UsageError` of Click, or of Typer's own copy of it."""


def run_command(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code. Raises `LayerlintError` for an unknown command or option."""
    if not arguments and VARIABLE in os.environ:
        return complete(typer.main.get_command(app))
    try:
        app(arguments or ["--help"], obj=arguments, standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code if arguments else 2
    except _UsageError as problem:
        raise LayerlintError(_usage(problem)) from None
    return 0


def _usage(problem: Any) -> str:
    """The message for a mistake in the command line."""
    message = str(problem.format_message()).rstrip(".")
    context = problem.ctx
    command = context.command_path if context is not None else "layerlint"
    return f"{message[:1].lower()}{message[1:]}; `{command} --help` lists its options"
