"""A fix is proved by the place of its finding in the fixed text, without TensorFlow."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from layerlint.prove import fixes
from layerlint.prove.trial import LayerTarget, Observation
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.settings.declarations import Settings
from layerlint.text import Edit, Fix, Position, Safety, Span
from tests.prove.test_judging import Pretended, seen

TEXT = """class A(Layer):
    def build(self, shape):
        if shape is None:
            self.m = 1
        self.k = 2

    def call(self, x):
        self.n = x
        return x
"""
HEAD = "# 1\n# 2\n# 3\n# 4\n"


def _left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *shown: Observation) -> list[str]:
    path = tmp_path / "a.py"
    path.write_text(TEXT)
    target = LayerTarget(str(path), "A", Span(Position(1, 7), Position(1, 8)))

    def trial(worker: Any, target: Any, fields: Any, limit: float = 60.0) -> Any:
        made = Pretended(path, {one.scenario: one for one in shown})
        made.source = str(fields.get("source", TEXT))
        return SimpleNamespace(
            **vars(made), fields={}, limit=1.0, worker=None, observe=made.observe, control=made.control
        )

    monkeypatch.setattr(fixes, "Trial", trial)
    monkeypatch.setattr(fixes, "settings_fields", lambda *args: {})
    start = Position(1, 1)
    fix = Fix("Add a head", (Edit(Span(start, start), HEAD),), Safety.SAFE)
    found = Diagnostic(
        str(path), Span(Position(8, 9), Position(8, 15)), "LL105", "name", Severity.ERROR, "no",
        layer="A", attribute="n", evidence=Evidence.PROVED, fix=fix,
    )  # fmt: skip
    files = cast(Any, {str(path): SimpleNamespace(raw=TEXT)})
    worker = cast(Any, None)
    accepted, left = fixes.proved_fixes(worker, files, [found], {(str(path), "A"): target}, Settings(), 3)
    assert len(accepted) + len(left) == 1
    return [one.reason for one in left]


def test_a_fix_that_moves_its_finding_and_leaves_it_there_is_not_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = frozenset({6, 7, 9, 11, 12, 13})
    still = seen("function", "leaked-tensor", lines=lines, leaked_tensor=("n",))
    assert _left(tmp_path, monkeypatch, still, seen("control", lines=lines))[0].startswith(
        "the fixed class still shows it in function"
    )


def test_a_fix_after_which_nothing_shows_is_proved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _left(tmp_path, monkeypatch) == []
