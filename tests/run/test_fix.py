"""Rounds of fixes: what is applied together, what waits, what is taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from layerlint.files.embedded import read_embedded
from layerlint.rule import Diagnostic, Severity
from layerlint.run.fix_rounds import FixResult, TakenBack, fix_files, format_fixes
from layerlint.run.lint_text import lint_text
from layerlint.text import Edit, Fix, Position, Safety, Span

BAD = """import keras


class A(keras.layers.Layer):
    def __init__(self, n, **kwargs):
        self.n = n
        self.head = keras.layers.Dense(4)
        self.ds = [keras.layers.Dense(4)] * n

    def __call__(self, x):
        x = self.head(x)
        for d in self.ds:
            x = d.call(x)
        return x
"""
GOOD = """import keras


class A(keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.n = n
        self.head = keras.layers.Dense(4)
        self.ds = [keras.layers.Dense(4) for _ in range(n)]

    def call(self, x):
        x = self.head(x)
        for d in self.ds:
            x = d(x)
        return x
"""


def check(texts: Mapping[str, str]) -> Mapping[str, Sequence[Diagnostic]]:
    found = {}
    for path, raw in texts.items():
        mapped = read_embedded(path, raw)
        found[path] = lint_text(mapped.text if mapped is not None else raw, path=path)
    return found


def run(texts: Mapping[str, str]) -> FixResult:
    return fix_files(texts, check, lambda one: one.fix is not None and one.fix.safety is Safety.SAFE)


def test_all_safe_fixes_are_applied_in_rounds() -> None:
    outcome = run({"a.py": BAD})
    (change,) = outcome.changes
    assert change.after == GOOD
    assert outcome.taken_back == ()
    assert sorted(one.code for one in change.fixed) == ["LL203", "LL210", "LL301", "LL501"]
    assert outcome.count == 4


def test_a_second_run_changes_nothing() -> None:
    assert run({"a.py": GOOD}).changes == ()


def test_files_without_findings_are_not_changes() -> None:
    outcome = run({"a.py": "a = 1\n", "b.py": BAD, "c.py": GOOD})
    assert [change.path for change in outcome.changes] == ["b.py"]


def test_a_notebook_is_fixed_in_its_cell() -> None:
    cell = {"cell_type": "code", "source": BAD.splitlines(keepends=True), "outputs": []}
    other = {"cell_type": "code", "source": ["%matplotlib inline\n"], "outputs": []}
    raw = json.dumps({"cells": [other, cell], "nbformat": 4}, indent=1)
    (change,) = run({"a.ipynb": raw}).changes
    assert "".join(json.loads(change.after)["cells"][1]["source"]) == GOOD
    assert json.loads(change.after)["cells"][0] == other


def test_a_guide_is_fixed_in_its_fence() -> None:
    body = "".join(f"  {line}\n" if line else "\n" for line in BAD.splitlines())
    good = "".join(f"  {line}\n" if line else "\n" for line in GOOD.splitlines())
    raw = f"- words\n\n  ```python\n{body}  ```\n\nend\n"
    (change,) = run({"a.md": raw}).changes
    assert change.after == raw.replace(body, good)


# With findings made by hand, what a rule gets wrong can be shown.


def at(column: int) -> Span:
    return Span(Position(1, column), Position(1, column + 1))


def finding(code: str, column: int, new: str | None, severity: Severity = Severity.ERROR) -> Diagnostic:
    fix = Fix(f"write {new}", (Edit(at(column), new),), Safety.SAFE) if new is not None else None
    return Diagnostic("a.py", at(column), code, "a-rule", severity, "words", attribute=str(column), fix=fix)


def fixed(text: str, findings: Mapping[str, Sequence[Diagnostic]]) -> tuple[str, list[str]]:
    """The text after fixes when each text has these findings; texts that are not listed have none."""

    def lookup(texts: Mapping[str, str]) -> Mapping[str, Sequence[Diagnostic]]:
        return {path: findings.get(text, ()) for path, text in texts.items()}

    outcome = fix_files({"a.py": text}, lookup, lambda one: True)
    after = outcome.changes[0].after if outcome.changes else text
    return after, [one.reason for one in outcome.taken_back]


def test_touching_fixes_wait_for_the_next_round() -> None:
    first, second = finding("LL1", 1, "A"), finding("LL2", 2, "B")
    assert fixed("ab", {"ab": [first, second], "Ab": [second]}) == ("AB", [])


def test_a_fix_that_breaks_the_syntax_is_taken_back_and_the_others_stay() -> None:
    broken = [finding("LL900", 1, None)]
    first, second = finding("LL1", 1, "("), finding("LL2", 3, "C")
    findings = {"abc": [first, second], "(bC": broken, "(bc": broken, "abC": [first]}
    assert fixed("abc", findings) == ("abC", ["the result does not parse"])


def test_a_fix_that_raises_a_finding_is_taken_back() -> None:
    raised = finding("LL3", 1, None)
    findings = {"ab": [finding("LL1", 1, "A")], "Ab": [raised]}
    assert fixed("ab", findings) == ("ab", ["it would raise LL3 (words)"])


def test_a_fix_that_uncovers_a_finding_elsewhere_stays() -> None:
    uncovered = finding("LL3", 2, None)
    assert fixed("ab", {"ab": [finding("LL1", 1, "A")], "Ab": [uncovered]}) == ("Ab", [])


def test_a_file_that_does_not_parse_as_a_whole_is_fixed_where_it_does() -> None:
    broken = finding("LL900", 2, None)
    assert fixed("ab", {"ab": [finding("LL1", 1, "A"), broken], "Ab": [broken]}) == ("Ab", [])


def test_one_reason_is_told_once() -> None:
    one = finding("LL1", 1, "A")
    two = replace(finding("LL1", 3, "A"), attribute="1")
    assert fixed("abc", {"abc": [one, two], "Abc": [one, two], "abA": [one, two], "AbA": [one, two]}) == (
        "abc",
        ["the finding is still there"],
    )


@pytest.mark.parametrize(
    ("reason", "ours"), [("the result does not parse", True), ("it would raise LL2", False)]
)
def test_only_mistakes_of_ours_are_to_be_reported(reason: str, ours: bool) -> None:
    said = str(TakenBack("a.py", finding("LL1", 1, "A"), reason, ours))
    assert said.startswith(f"a.py:1: the fix of LL1 was taken back: {reason}; ")
    assert ("this is a bug in layerlint, please report it" in said) is ours
    assert ("repair it by hand" in said) is not ours


def test_a_new_note_or_one_that_is_fixed_next_is_no_reason() -> None:
    note = finding("LL3", 1, None, Severity.NOTE)
    assert fixed("ab", {"ab": [finding("LL1", 1, "A")], "Ab": [note]}) == ("Ab", [])
    follows = finding("LL3", 1, "B")
    assert fixed("ab", {"ab": [finding("LL1", 1, "A")], "Ab": [follows]}) == ("Bb", [])


def test_a_fix_that_does_not_repair_its_finding_is_taken_back() -> None:
    one = finding("LL1", 1, "A")
    assert fixed("ab", {"ab": [one], "Ab": [one]}) == ("ab", ["the finding is still there"])


def test_an_edit_outside_the_text_is_taken_back() -> None:
    after, reasons = fixed("ab", {"ab": [finding("LL1", 9, "A")]})
    assert after == "ab"
    assert "column 9" in reasons[0]


def test_fixes_that_go_on_for_ever_stop() -> None:
    def lookup(texts: Mapping[str, str]) -> Mapping[str, Sequence[Diagnostic]]:
        found = {}
        for path, text in texts.items():
            one = Diagnostic(
                "a.py", at(1), "LL1", "a-rule", Severity.ERROR, "words", attribute=str(len(text))
            )
            edit = Edit(Span(Position(1, 1), Position(1, 1)), "a")
            found[path] = [
                Diagnostic(
                    one.path,
                    one.span,
                    one.code,
                    one.name,
                    one.severity,
                    one.message,
                    attribute=one.attribute,
                    fix=Fix("again", (edit,), Safety.SAFE),
                )
            ]
        return found

    outcome = fix_files({"a.py": ""}, lookup, lambda one: True)
    assert outcome.changes[0].after == "a" * 100


def test_two_findings_with_the_same_fix_get_it_once() -> None:
    one, two = finding("LL1", 1, "A"), finding("LL2", 1, "A")
    assert fixed("ab", {"ab": [one, two]}) == ("Ab", [])


def test_what_is_not_applicable_stays() -> None:
    bad = BAD.replace("self.n = n", "super().__init__(**kwargs)\n        self.n = n")
    outcome = fix_files({"a.py": bad}, check, lambda one: one.code == "LL501")
    assert [one.code for one in outcome.changes[0].fixed] == ["LL501"]


def test_fixes_are_shown_by_file_and_rule() -> None:
    shown = format_fixes(run({"a.py": BAD}).changes)
    assert shown.splitlines()[:3] == [
        "Fixed 4 findings:",
        "- a.py:",
        "    1 × LL203 (shared-sublayer-instances)",
    ]
    assert format_fixes([]) == ""
