"""The example of `docs/own-rules.md` works as it is printed."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from layerlint.cli.commands import app

PAGE = (Path(__file__).parents[1] / "docs" / "own-rules.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w.]+)`:\n\n```\w+\n(.*?)^```$", PAGE, re.M | re.S))
COMMAND, OUTPUT = re.findall(r"^```console\n\$ layerlint (.*?)\n(.*?)^```$", PAGE, re.M | re.S)[0]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in FILES:
        monkeypatch.delitem(sys.modules, name.removesuffix(".py"), raising=False)
    return tmp_path


def test_the_test_of_the_rule_passes(example: Path) -> None:
    import_module("test_house_rules").test_a_dense_without_a_name_is_reported()


def test_the_command_prints_what_the_page_shows(example: Path) -> None:
    text = import_module("test_house_rules").TEXT
    (example / "head.py").write_text(text, encoding="utf-8")
    assert CliRunner().invoke(app, COMMAND.split()).stdout.startswith(OUTPUT)
    (example / "head.py").write_text(text.replace("(8)", '(8, name="hidden")'), encoding="utf-8")
    assert "All checks passed" in CliRunner().invoke(app, COMMAND.split()).stdout
