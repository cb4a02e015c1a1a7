"""What was kept counts for one state of this program only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import layerlint

HERE = Path(layerlint.__file__).parent


def folders() -> list[str]:
    found = {path.parent.relative_to(HERE).as_posix() for path in HERE.rglob("*.py")}
    return sorted(found)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program's sources, to be changed."""
    top = tmp_path_factory.mktemp("copy")
    shutil.copytree(HERE, top / "layerlint", ignore=shutil.ignore_patterns("__pycache__"))
    (top / "rules").mkdir()
    (top / "rules" / "a-rule.md").touch()
    return top


def program(copy: Path) -> str:
    code = "from layerlint.cache.cache_key import program; print(program())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.stdout


def test_the_packages_that_decide_findings_are_there() -> None:
    assert {".", "queries", "cli", "checks", "worker", "worker/tracing", "worker/scenarios"} <= set(folders())


@pytest.mark.slow
def test_a_changed_file_in_any_package_is_another_program(copy: Path) -> None:
    before = program(copy)
    assert program(copy) == before
    seen = {before}
    for folder in folders():
        file = min((copy / "layerlint" / folder).glob("*.py"))
        with file.open("a") as text:
            text.write("# changed\n")
        now = program(copy)
        assert now not in seen, folder
        seen.add(now)
    (copy / "rules" / "a-rule.md").write_text("changed")
    assert program(copy) not in seen


def test_what_python_compiles_is_no_change(copy: Path) -> None:
    before = program(copy)
    (copy / "layerlint" / "checks" / "__pycache__").mkdir()
    (copy / "layerlint" / "checks" / "__pycache__" / "x.cpython-311.pyc").write_bytes(b"1")
    assert program(copy) == before
