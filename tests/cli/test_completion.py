"""Completion in shells: the script, and the answers that it asks for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layerlint.cli.commands import app


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script(shell: str) -> None:
    done = CliRunner().invoke(app, ["completion", shell])
    assert done.exit_code == 0
    assert f"_LAYERLINT_COMPLETE=complete_{shell}" in done.stdout


@pytest.mark.slow
def test_a_bash_completes_commands_and_options() -> None:
    script = (
        'eval "$(layerlint completion bash)"; for words in "layerlint ch" "layerlint check --show-n"; do '
        "COMP_WORDS=($words); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _layerlint_completion layerlint; "
        'echo "${COMPREPLY[@]}"; done'
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script],
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.split() == ["check", "--show-notes"], done.stderr


def test_another_shell_is_refused() -> None:
    done = CliRunner().invoke(app, ["completion", "bsh"])
    assert done.exit_code == 1
    assert "did you mean `bash`" in str(done.exception)
