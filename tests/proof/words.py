"""The vocabulary of the pages: that of the worker, and a scenario for text that does not even compile."""

from __future__ import annotations

from layerlint.rulebook.pages import ExampleKind, ExampleRun, Page
from layerlint.worker import vocabulary
from layerlint.worker.vocabulary import SYMPTOMS, TRAITS

SCENARIOS = {"compile": "the text is compiled by Python, no more", **vocabulary.SCENARIOS}


def unknown_words(scenario: str, symptoms: tuple[str, ...]) -> list[str]:
    """The words that are not in the vocabulary."""
    names = [symptom.partition("=")[0] for symptom in symptoms]
    wrong = [name for name in names if name not in SYMPTOMS and name not in TRAITS]
    return wrong if scenario in SCENARIOS else [scenario, *wrong]


def scenarios_of(page: Page, run: ExampleRun) -> tuple[str, ...]:
    """The scenario of a run; where the fence names none, those of the page's bad examples."""
    if run.scenario:
        return (run.scenario,)
    return tuple(
        sorted(
            {
                other.scenario
                for example in page.examples
                if example.kind is ExampleKind.BAD
                for other in example.runs
                if other.keras == run.keras
            }
        )
    ) or ("function",)
