"""The command line as a user meets it, in fresh processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked


@pytest.mark.slow
def test_version_imports_neither_libcst_nor_tensorflow() -> None:
    code = (
        "import sys; sys.argv = ['layerlint', '--version']\n"
        "from layerlint.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "assert not {'libcst', 'tensorflow', 'keras', 'rich'} & set(sys.modules), 'heavy import'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("layerlint 0.")


@pytest.mark.slow
def test_the_options_of_a_check_are_taken_as_typed_without_pydantic(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    code = (
        "import sys; sys.argv = ['layerlint', 'check', 'a.py', '--no-cache', '--isolated', '--keras', '3', '-j1']\n"
        "from layerlint.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "assert not {'pydantic', 'rich'} & set(sys.modules), 'heavy import'\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_what_is_no_number_of_jobs_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    for given in ("many", "-1", "1.5"):
        done = forked.run_text("check", "a.py", f"--jobs={given}", cwd=tmp_path)
        assert done.returncode == 2
        assert (
            f"--jobs takes a number of processes, or 0 for one on each core; `{given}` is neither"
            in done.stderr
        )
