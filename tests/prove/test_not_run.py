"""Findings that `--prove` cannot run are told as such, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layerlint.prove.not_run import not_run
from layerlint.prove.prove_paths import prove_run
from layerlint.rule import SYNTAX_ERROR, Diagnostic, Evidence, Severity
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.text import Position, Span
from tests.prove.conftest import Workers

FOUND = Diagnostic(
    "a.py", Span(Position(1, 1), Position(1, 2)), "LL602", "name", Severity.ERROR, "", keras=3
)  # fmt: skip


def test_each_place_that_is_not_run_has_its_reason() -> None:
    inner = replace(FOUND, layer="make.<locals>.Inner")
    other = replace(FOUND, layer="A", keras=2)
    said = not_run([FOUND, inner, other], 3)
    assert {one.evidence for one in said} == {Evidence.NOT_RUN}
    assert [one.seen.split()[1] for one in said] == ["is", "class", "is"]
    assert said[0].seen == "it is outside of layer classes, and only these are run"
    assert said[2].seen.endswith("run it with --keras 2")


def test_a_file_that_does_not_parse_is_no_finding_to_run() -> None:
    broken = replace(FOUND, code=SYNTAX_ERROR.code)
    assert not_run([broken], 3) == [broken]


LACKING = """import keras
import a_package_that_nobody_has


class First(keras.layers.Layer):
    def call(self, inputs):
        return inputs * self.late


class Second(keras.layers.Layer):
    def call(self, inputs):
        return inputs + self.later
"""


@pytest.mark.slow
def test_why_a_file_is_not_imported_is_told_once(workers: Workers, folder: Path) -> None:
    for name in ("lacking.py", "other.py"):
        (folder / name).write_text(LACKING, encoding="utf-8")
    request = LintRequest(("lacking.py", "other.py"), isolated=True, options={"keras": "3"})
    lines: list[str] = []
    run = prove_run(workers(3), lint_paths(request), everything=True, notify=lines.append)
    error = "ModuleNotFoundError: No module named 'a_package_that_nobody_has'"
    first = [line for line in lines if error in line]
    assert [line.partition(": ")[2].split(": ")[0] for line in first] == [
        "lacking.py:First",
        "other.py:First",
    ]
    assert [line.rpartition(": ")[2] for line in lines if line not in first][1:] == ["as `First`"] * 2
    assert [error in failure.message for failure in run.report.failures] == [True, False] * 2
    judged = [one for one in run.report.diagnostics if one.evidence is Evidence.NOT_RUN]
    assert [(error in one.seen, one.grounds) for one in judged] == [(True, None)] * 4
