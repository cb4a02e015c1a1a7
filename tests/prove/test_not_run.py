"""Findings that `--prove` cannot run are told as such, each with its reason."""

from __future__ import annotations

from dataclasses import replace

from layerlint.prove.not_run import not_run
from layerlint.rule import SYNTAX_ERROR, Diagnostic, Evidence, Severity
from layerlint.text import Position, Span

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
