"""The linter against the rules' pages: it reports the marked lines of the examples, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.rule import Severity
from layerlint.rulebook.catalog import RULES
from layerlint.rulebook.pages import Example, ExampleKind, Page, pages
from tests.linted import linted

STATIC = {rule.code for rule in RULES if rule.check} | {"LL900"}
EXAMPLES = [
    pytest.param(page, example, id=f"{page.code}-{example.kind}-line{example.line}")
    for page in pages()
    for example in page.examples
    if page.code in STATIC
]


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_the_linter_reports_what_an_example_marks(page: Page, example: Example) -> None:
    marked = sorted(mark.line for mark in example.marks if mark.code == page.code)
    expected = {mark.code for mark in example.marks}
    for keras in example.keras:
        found = linted(example.code, keras=keras, path=f"{page.name}.py")
        said = f"Keras {keras}", [f"{one.span.start.line}: {one.code} {one.message}" for one in found]
        own = sorted({one.span.start.line for one in found if one.code == page.code})
        assert own == marked, said
        assert {one.code for one in found if one.severity is not Severity.NOTE} <= expected, said


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code < "LL9"], ids=lambda rule: rule.code)
def test_rule_and_page_speak_of_the_same(rule: object) -> None:
    known = next(one for one in RULES if one == rule)
    page = next((page for page in pages() if page.code == known.code), None)
    assert page is not None, f"write rules/{known.name}.md: rules/README.md says how"
    assert page.name == known.name
    proved = {
        keras for example in page.examples if example.kind is ExampleKind.BAD for keras in example.keras
    }
    assert set(known.targets) == proved, "each version that a rule speaks of has a bad example that was run"


@pytest.mark.parametrize("folder", ["rules", "layerlint/checks", "tests/checks/cases"])
def test_no_skeleton_is_left_unfilled(folder: str) -> None:
    root = Path(__file__).parents[2]
    files = [path for path in (root / folder).rglob("*") if path.suffix in {".md", ".py"}]
    assert [path.name for path in files if "TODO" in path.read_text(encoding="utf-8")] == []
