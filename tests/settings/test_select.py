"""Which rules run: the most specific selector wins, at equal strength `ignore`, then the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from layerlint.rule import Diagnostic, Rule, Severity
from layerlint.settings.load import Selection, Settings
from layerlint.settings.select import (
    fixable,
    matches,
    names_rule,
    selected,
    selected_for,
    severity,
    with_severity,
)
from layerlint.text import Position, Span


def made(code: str, name: str, default: bool = True) -> Rule:
    return Rule(code, name, "s", (2, 3), Severity.ERROR, None, default=default)


A, B, C, D = RULES = (
    made("LL101", "sublayer-created-in-call"),
    made("LL102", "weight-created-in-call"),
    made("LL203", "weight-rebound"),
    made("LL701", "no-config", default=False),
)
CASES = [
    (Settings(), [A, B, C]),
    (Settings(select=()), []),
    (Settings(select=("ALL",)), [A, B, C, D]),
    (Settings(select=("LL",)), [A, B, C, D]),
    (Settings(select=("LL1",)), [A, B]),
    (Settings(select=("LL101",)), [A]),
    (Settings(select=("weight-rebound",)), [C]),
    (Settings(extend_select=("LL701",)), [A, B, C, D]),
    (Settings(select=("LL2",), extend_select=("LL701",)), [C, D]),
    (Settings(ignore=("LL1",)), [C]),
    (Settings(ignore=("ALL",)), []),
    (Settings(select=("LL1",), ignore=("LL101",)), [B]),
    (Settings(select=("LL101",), ignore=("LL1",)), [A]),
    (Settings(select=("ALL", "LL101"), ignore=("LL1",)), [A, C, D]),
    (Settings(select=("LL1",), ignore=("LL1",)), []),
    (Settings(select=("LL101",), ignore=("sublayer-created-in-call",)), []),
    (Settings(ignore=("LL2",), command_line=Selection(select=("LL1", "LL203"))), [A, B, C]),
    (Settings(ignore=("LL203",), command_line=Selection(select=("LL1", "LL203"))), [A, B, C]),
    (Settings(ignore=("LL203",), command_line=Selection(select=("LL",))), [A, B, D]),
    (Settings(select=("LL1",), command_line=Selection(ignore=("LL101",))), [B]),
    (Settings(select=("LL1",), command_line=Selection(extend_select=("LL203",))), [A, B, C]),
    (Settings(extend_select=("LL701",), command_line=Selection(select=("LL1",))), [A, B, D]),
]


@pytest.mark.parametrize(("settings", "expected"), CASES)
def test_selected(settings: Settings, expected: list[Rule]) -> None:
    assert list(selected(RULES, settings)) == expected


@pytest.mark.parametrize(
    ("selector", "known"),
    [
        ("ALL", True),
        ("LL", True),
        ("LL2", True),
        ("LL203", True),
        ("weight-rebound", True),
        ("LL9", False),
        ("L", False),
        ("ll1", False),
        ("weight", False),
        ("LL2033", False),
    ],
)
def test_names_rule(selector: str, known: bool) -> None:
    assert names_rule(selector, RULES) is known


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("tests/**", "tests/a/b.py", True),
        ("tests/", "tests/a/b.py", True),
        ("tests", "src/tests/b.py", True),
        ("*.py", "deep/er/b.py", True),
        ("__init__.py", "pkg/__init__.py", True),
        ("src/*.py", "src/a.py", True),
        ("src/*.py", "src/deep/a.py", False),
        ("src/*.py", "other/src/a.py", False),
        ("!src/**", "tests/a.py", True),
        ("!src/**", "src/a.py", False),
        ("*.py", "../outside.py", False),
    ],
)
def test_patterns(glob: str, path: str, expected: bool, tmp_path: Path) -> None:
    assert matches(glob, str(tmp_path / path), str(tmp_path)) is expected


def test_patterns_are_seen_from_the_settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src").mkdir()
    monkeypatch.chdir(tmp_path / "src")
    assert matches("src/*.py", "a.py", str(tmp_path))
    assert matches("src/*.py", os.path.join("..", "src", "a.py"), str(tmp_path))


def test_per_file_ignores_take_rules_out_of_files(tmp_path: Path) -> None:
    ignores = (("tests/**", ("LL1",)), ("tests/a.py", ("weight-rebound",)))
    settings = Settings(per_file_ignores=ignores, folder=str(tmp_path))
    assert selected_for(str(tmp_path / "src/a.py"), RULES, settings) == (A, B, C)
    assert selected_for(str(tmp_path / "tests/b.py"), RULES, settings) == (C,)
    assert selected_for(str(tmp_path / "tests/a.py"), RULES, settings) == ()


def test_fixable() -> None:
    def codes(settings: Settings) -> list[str]:
        return [rule.code for rule in RULES if fixable(rule, settings)]

    assert codes(Settings()) == ["LL101", "LL102", "LL203", "LL701"]
    assert codes(Settings(unfixable=("LL1",))) == ["LL203", "LL701"]
    assert codes(Settings(fixable=("LL1",), unfixable=("LL101",))) == ["LL102"]
    assert codes(Settings(fixable=("LL101",), unfixable=("LL1",))) == ["LL101"]
    assert codes(Settings(unfixable=("LL1",), command_line=Selection(fixable=("LL101",)))) == ["LL101"]
    assert codes(Settings(command_line=Selection(unfixable=("ALL",)))) == []


def test_severity_of_the_most_specific_selector() -> None:
    levels = (("LL203", Severity.NOTE), ("ALL", Severity.ERROR), ("LL2", Severity.WARNING))
    settings = Settings(severity=levels)
    assert severity(C, settings) is Severity.NOTE
    assert severity(A, settings) is Severity.ERROR
    assert severity(A, Settings(severity=levels[2:])) is None


def test_with_severity_leaves_the_finding_its_own() -> None:
    place = Span(Position(1, 1), Position(1, 2))
    found = Diagnostic("a.py", place, "LL203", "weight-rebound", Severity.WARNING, "m")
    assert with_severity(found, C, Settings()) is found
    noted = with_severity(found, C, Settings(severity=(("LL2", Severity.NOTE),)))
    assert noted.severity is Severity.NOTE
