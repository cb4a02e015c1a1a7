"""Fixes, comments, notebooks, guides, baselines and changed files, from the command line."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from layerlint.cli.commands import app

BAD = """import keras


class Blocks(keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(4)] * n

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
"""
LINE = "        self.blocks = [keras.layers.Dense(4)] * n"
GOOD = BAD.replace("[keras.layers.Dense(4)] * n", "[keras.layers.Dense(4) for _ in range(n)]")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return tmp_path


def check(*arguments: str, stdin: str | None = None) -> Result:
    given = ["check", "--output-format", "concise", "--keras", "3", "-q", *arguments]
    return CliRunner().invoke(app, given, input=stdin)


def codes(result: Result) -> list[str]:
    return [part for line in result.stdout.splitlines() for part in line.split() if part.startswith("LL")]


def write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


# Comments


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# layerlint: ignore[LL203] meant", []),
        ("# layerlint: ignore[shared-sublayer-instances]", []),
        ("# noqa: LL203", []),
        ("# noqa", []),
        ("# layerlint: ignore[LL101]", ["LL203", "LL901"]),
        ("# layerlint: ignore", ["LL203", "LL901"]),
        ("# layerlint: ignore[LL309]", ["LL203"]),
        ("# layerlint: ignore[LL801]", ["LL203"]),
    ],
)
def test_comments(folder: Path, comment: str, expected: list[str]) -> None:
    write(folder / "a.py", BAD.replace(LINE, f"{LINE}  {comment}"))
    assert codes(check("a.py")) == expected


def test_a_file_that_does_not_parse_has_no_unused_comments(folder: Path) -> None:
    write(folder / "a.py", BAD.replace(LINE, f"{LINE}  # layerlint: ignore[LL203]") + "x = (\n")
    assert codes(check("a.py")) == ["LL900"]


@pytest.mark.slow
def test_unused_comments_are_removed_with_the_fix_that_made_them_unused(folder: Path) -> None:
    write(folder / "a.py", GOOD.replace("range(n)]", "range(n)]  # layerlint: ignore[LL203] old"))
    assert codes(check("a.py")) == ["LL901"]
    assert check("a.py", "--fix").exit_code == 0
    assert (folder / "a.py").read_text() == GOOD


# Fixes


def test_fixes_keep_bytes_they_do_not_mean(folder: Path) -> None:
    odd = "\ufeff# é\r\n" + BAD.replace("\n", "\r\n").replace("    ", "\t") + "\x0c\r\n\r\n# end"
    write(folder / "a.py", odd)
    assert check("a.py", "--fix").exit_code == 0
    assert (folder / "a.py").read_bytes().decode() == odd.replace(
        "[keras.layers.Dense(4)] * n", "[keras.layers.Dense(4) for _ in range(n)]"
    )


def test_standard_input_is_fixed_to_standard_output(folder: Path) -> None:
    done = check("-", "--fix", "--stdin-filename", "a.py", stdin=BAD)
    assert done.stdout == GOOD


@pytest.mark.parametrize(
    ("arguments", "changed"),
    [
        (("--fix",), True),
        (("--fix", "--unfixable", "LL203"), False),
        (("--fix", "--fixable", "LL1"), False),
        (("--fix", "--fixable", "LL2"), True),
        (("--diff",), False),
        (("--unsafe-fixes",), False),
    ],
)
def test_what_may_be_fixed(folder: Path, arguments: tuple[str, ...], changed: bool) -> None:
    write(folder / "a.py", BAD)
    check("a.py", *arguments)
    assert (folder / "a.py").read_text() == (GOOD if changed else BAD)


def test_a_fixed_run_can_fail_on_purpose(folder: Path) -> None:
    write(folder / "a.py", BAD)
    assert check("a.py", "--fix", "--exit-non-zero-on-fix").exit_code == 1
    assert check("a.py", "--fix", "--exit-non-zero-on-fix").exit_code == 0


# Notebooks and guides


@pytest.mark.slow
def test_a_notebook_is_checked_and_fixed(folder: Path) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Words"]},
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["%pip install keras\n", "!ls"]},
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": BAD.splitlines(keepends=True)},
    ]
    raw = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    write(folder / "a.ipynb", raw)
    found = check(".")
    assert "a.ipynb:cell 2:7:23: LL203" in found.stdout
    assert check(".", "--fix").exit_code == 0
    assert (folder / "a.ipynb").read_text() == raw.replace(
        "[keras.layers.Dense(4)] * n", "[keras.layers.Dense(4) for _ in range(n)]"
    )


def test_a_broken_notebook_exits_2_and_says_why(folder: Path) -> None:
    write(folder / "a.ipynb", '{"cells": [')
    write(folder / "b.py", BAD)
    found = check(".")
    assert found.exit_code == 2
    assert "its JSON is broken" in found.stderr
    assert codes(found) == ["LL203"]


@pytest.mark.parametrize("keras", ["2", "3"])
@pytest.mark.slow
def test_a_guide_is_checked_when_it_is_named(folder: Path, keras: str) -> None:
    variable = "self.blocks = [keras.layers.Dense(4) for _ in range(n)]; self.w = tf.Variable(1.0)"
    code = BAD.replace(LINE.strip(), variable).replace(
        "import keras", "import tensorflow as tf\nfrom tensorflow import keras"
    )
    write(folder / "a.md", f"# Words\n\n```python\n{code}```\n")
    assert codes(check("a.md", "--keras", keras)) == (["LL104"] if keras == "3" else [])
    assert codes(check("a.md", "--keras", keras, "--add-ignore", "taught")) == []
    assert codes(check("a.md", "--keras", keras)) == []


# Adoption


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_changed_files_know_the_bases_in_files_that_did_not_change(folder: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    write(folder / "base.py", BAD.replace("Blocks", "Base"))
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    write(
        folder / "derived.py",
        "from base import Base\n\n\nclass Derived(Base):\n    def __call__(self, x):\n        return x\n",
    )
    found = check(".", "--changed-only")
    assert "derived.py:5:9: LL501" in found.stdout
    assert "base.py" not in found.stdout


@pytest.mark.slow
def test_a_stale_baseline_is_told(folder: Path) -> None:
    write(folder / "a.py", BAD)
    check("a.py", "--write-baseline", "known.json")
    write(folder / "a.py", GOOD)
    assert check("a.py", "--baseline", "known.json").stderr == ""  # which asks to be quiet
    found = CliRunner().invoke(app, ["check", "a.py", "--keras", "3", "--baseline", "known.json"])
    assert found.exit_code == 0
    assert "LL203 in Blocks.__init__ (blocks) is no longer found" in found.stderr
