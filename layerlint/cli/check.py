"""`layerlint check` as a Typer command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import typer

from layerlint.cli.check_options import options_from
from layerlint.cli.typer_options import with_options
from layerlint.settings.declarations import OPTIONS


@with_options(OPTIONS)
def check(context: typer.Context, values: Mapping[str, Any]) -> None:
    """Find what goes wrong in Keras layers and models, without running them."""
    from layerlint.cli.check_command import run_check

    raise typer.Exit(run_check(options_from(values), context.obj))
