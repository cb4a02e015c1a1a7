"""Every example of every rule's page, run."""

from __future__ import annotations

import pytest

from layerlint.rulebook.pages import Example, ExampleKind, ExampleRun, Page, pages
from layerlint.worker.scenarios import scenario_table
from layerlint.worker.vocabulary import SCENARIOS, SYMPTOMS, TRAITS, matches
from tests.proof.harness import Seen, observe
from tests.proof.words import scenarios_of, unknown_words
from tests.quickest import in_turn

EXAMPLES = [(page, example) for page in pages() for example in page.examples]
CASES = [
    pytest.param(
        page, example, run, id=f"{page.code}-{example.kind}-line{example.line}-keras{run.keras}", marks=marks
    )
    for number, (page, example) in enumerate(EXAMPLES)
    for run, marks in in_turn(number, example.runs)
    if example.kind is not ExampleKind.BAD
] + [
    pytest.param(page, example, run, id=f"{page.code}-{example.kind}-line{example.line}-keras{run.keras}")
    for page, example in EXAMPLES
    for run in example.runs
    if run.scenario and example.kind is ExampleKind.BAD
]
"""What is wrong is run with every Keras, what is right with one of those that it speaks of, in turn; `make thorough` and
`make rule` take the others."""


def symptoms_of(page: Page) -> set[str]:
    """The symptoms that the page's bad examples show, in any version."""
    return {
        symptom
        for example in page.examples
        if example.kind is ExampleKind.BAD
        for run in example.runs
        for symptom in run.symptoms
    }


def unexpected(seen: Seen, declared: tuple[str, ...]) -> list[str]:
    """What was seen and is not declared; traits count only when declared, so they never are unexpected."""
    return [word for word in seen.symptoms if not any(matches(symptom, word) for symptom in declared)]


def missing(seen: Seen, declared: tuple[str, ...]) -> list[str]:
    """What is declared and was not seen."""
    words = (*seen.symptoms, *seen.traits)
    return [symptom for symptom in declared if not any(matches(symptom, word) for word in words)]


@pytest.mark.slow
@pytest.mark.parametrize(("page", "example", "run"), CASES)
def test_example_does_what_its_page_says(page: Page, example: Example, run: ExampleRun) -> None:
    for scenario in scenarios_of(page, run):
        assert not unknown_words(scenario, run.symptoms), f"not in the vocabulary: see {__package__}.words"
        seen = observe(example, run.keras, scenario)
        where = f"rules/{page.name}.md:{example.line} in {scenario}"
        if example.kind is ExampleKind.BAD:
            assert not missing(seen, run.symptoms), f"{where}: seen {seen.symptoms}\n{seen.detail}"
            assert not unexpected(seen, run.symptoms), f"{where}: seen {seen.symptoms}\n{seen.detail}"
        else:
            raised = [word for word in seen.symptoms if word.startswith("raises=")]
            assert not raised, f"{where}: {raised}\n{seen.detail}"
            shown = [
                symptom
                for symptom in symptoms_of(page)
                if any(matches(symptom, word) for word in (*seen.symptoms, *seen.traits))
            ]
            assert not shown, f"{where}: right code shows {shown}\n{seen.detail}"


def test_the_scenarios_are_those_of_the_vocabulary() -> None:
    assert list(scenario_table.SCENARIOS) == list(SCENARIOS)
    assert not set(SYMPTOMS) & set(TRAITS)
