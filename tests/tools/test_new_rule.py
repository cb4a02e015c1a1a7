"""The skeletons of a new rule: they are read by what reads pages, modules and cases, and nothing is overwritten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from layerlint.rulebook.catalog import RULES
from layerlint.rulebook.pages import parse_page
from layerlint.run.lint_text import lint_text
from tools.new_rule import main, skeletons


def test_the_files_are_read_as_a_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["LL598", "generator-call"], tmp_path) == 0
    said = capsys.readouterr().out
    page, module, case = (tmp_path / path for path in skeletons("LL598", "generator-call"))
    assert all(str(path.relative_to(tmp_path)) in said for path in (page, module, case))

    read = parse_page(page.read_text(encoding="utf-8"), page.name)
    assert (read.code, read.name, [str(one.kind) for one in read.examples]) == (
        "LL598",
        "generator-call",
        ["bad", "good"],
    )
    names: dict[str, object] = {}
    exec(compile(module.read_text(encoding="utf-8"), str(module), "exec"), names)
    made = names["generator_call"]
    assert getattr(made, "code", "") == "LL598"
    assert lint_text(case.read_text(encoding="utf-8"), keras=3, path=case.name) == []
    for tool in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *tool, str(module)], capture_output=True, text=True, cwd=tmp_path
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("LL1", "some-name", "is not a code"),
        ("LL801", "some-name", "seen only by running"),
        ("LL001", "some-name", "is in no group: the groups are LL1 Weights and state, LL2"),
        ("LL597", "Some_Name", "is not a name"),
        (RULES[1].code, "some-name", "the next free code of its group is"),
        ("LL597", RULES[1].name, "choose another name"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    code: str, name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([code, name], tmp_path) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "some-name.md").write_text("mine")
    assert main(["LL597", "some-name"], tmp_path) == 2
    assert "rules/some-name.md exists" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["some-name.md"]
