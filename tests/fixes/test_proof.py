"""Every fix is proved: the fixed bad example of a page, run, shows nothing of what the bad one showed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from layerlint.rule import Diagnostic
from layerlint.rulebook.catalog import RULES
from layerlint.rulebook.pages import Example, ExampleKind, ExampleRun, Page, pages
from layerlint.run.fix_rounds import fix_files
from tests.linted import linted
from tests.proof.harness import observe
from tests.proof.test_proof import symptoms_of
from tests.quickest import in_turn

FIXABLE = {rule.code for rule in RULES if rule.fix is not None}


def path_of(page: Page) -> str:
    """One name that can be imported, so that no text of the page is linted twice."""
    return f"{page.name.replace('-', '_')}.py"


def fixed(page: Page, example: Example, keras: int, text: str | None = None) -> str:
    """The example (or another text of it) after all fixes of the page's rule."""
    text = example.code if text is None else text

    def check(texts: Mapping[str, str]) -> Mapping[str, Sequence[Diagnostic]]:
        return {path: linted(text, path=path, keras=keras) for path, text in texts.items()}

    path = path_of(page)
    outcome = fix_files({path: text}, check, lambda one: one.code == page.code)
    assert not outcome.taken_back, [str(one) for one in outcome.taken_back]
    return outcome.changes[0].after if outcome.changes else text


EXAMPLES = [
    (page, example, runs)
    for page in pages()
    if page.code in FIXABLE
    for example in page.examples
    if example.kind is ExampleKind.BAD and (runs := [run for run in example.runs if run.scenario])
]


def cases(more: pytest.MarkDecorator) -> list[Any]:
    """The examples, each with one Keras in turn; with the other one as well where `more` is taken."""
    return [
        pytest.param(
            page,
            example,
            run,
            id=f"{page.code}-line{example.line}-keras{run.keras}",
            marks=marks,
        )
        for number, (page, example, runs) in enumerate(EXAMPLES)
        for run, marks in in_turn(number, runs, more)
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("page", "example", "run"), cases(pytest.mark.thorough))
def test_a_fixed_example_behaves(page: Page, example: Example, run: ExampleRun) -> None:
    code = fixed(page, example, run.keras)
    if code == example.code:
        pytest.skip("this example has no certain fix")
    seen = observe(replace(example, code=code), run.keras, run.scenario)
    # Right code may keep a state, and then gives another result at the second call.
    wrong = set(seen.symptoms) - ({"output-differs"} - symptoms_of(page))
    assert not wrong, f"in {run.scenario}: {seen.symptoms}\n{seen.detail}\n{code}"


@pytest.mark.parametrize(("page", "example", "run"), cases(pytest.mark.slow))
def test_a_fixed_example_is_clean(page: Page, example: Example, run: ExampleRun) -> None:
    code = fixed(page, example, run.keras)
    if code != example.code:
        left = linted(code, path=path_of(page), keras=run.keras)
        assert page.code not in [one.code for one in left]


def laid_out_otherwise(text: str) -> str:
    """The same code with tabs, Windows line endings and no new line at the end."""
    tabs = re.sub(r"(?m)^( {4})+", lambda match: "\t" * (len(match.group()) // 4), text)
    return tabs.rstrip("\n").replace("\n", "\r\n")


@pytest.mark.slow
@pytest.mark.parametrize(("page", "example", "run"), cases(pytest.mark.slow))
def test_a_fix_follows_the_layout_of_the_file(page: Page, example: Example, run: ExampleRun) -> None:
    after = fixed(page, example, run.keras, laid_out_otherwise(example.code))
    assert after == laid_out_otherwise(fixed(page, example, run.keras))


@pytest.mark.parametrize("code", sorted(FIXABLE & {page.code for page in pages()}))
def test_every_rule_with_a_fix_repairs_an_example_of_its_page(code: str) -> None:
    examples = [
        (page, example, keras)
        for page in pages()
        if page.code == code
        for example in page.examples
        if example.kind is ExampleKind.BAD
        for keras in example.keras
    ]
    assert any(fixed(page, example, keras) != example.code for page, example, keras in examples)
