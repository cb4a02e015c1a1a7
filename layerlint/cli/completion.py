"""`layerlint completion`, and the completions that a shell asks for."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer

from layerlint.cli.streams import write_stdout
from layerlint.errors import LayerlintError
from layerlint.suggestions import did_you_mean

VARIABLE = "_LAYERLINT_COMPLETE"
"""The environment variable by which the shell's script asks for completions."""
SHELLS = ("bash", "zsh", "fish")


def completion(
    shell: Annotated[str, typer.Argument(help=f"One of: {', '.join(SHELLS)}.", show_default=False)],
) -> None:
    """Print the script that completes commands and options in a shell. Load it in the start-up file of the shell.

    bash: eval "$(layerlint completion bash)" in ~/.bashrc. zsh: eval "$(layerlint completion zsh)" in ~/.zshrc.
    fish: layerlint completion fish | source in ~/.config/fish/config.fish.
    """
    if shell not in SHELLS:
        hint = did_you_mean(shell, SHELLS) or ";"
        raise LayerlintError(
            f"there is no completion for the shell `{shell}`{hint} there is for {', '.join(SHELLS)}"
        )
    _init()
    script: Any = import_module("typer._completion_shared").get_completion_script
    write_stdout(script(prog_name="layerlint", complete_var=VARIABLE, shell=shell).rstrip() + "\n")


def complete(command: Any) -> int:
    """Print the completions; return the exit code."""
    _init()
    try:
        command.main(args=[], prog_name="layerlint", complete_var=VARIABLE)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    return 0


def _init() -> None:
    import_module("typer.completion").completion_init()
