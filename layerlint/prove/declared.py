"""What the pages of rules declare: in which scenarios the bad examples misbehave, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from layerlint.errors import LayerlintError
from layerlint.rulebook.pages import ExampleKind, read_page

GENERAL = ("call-twice", "function", "fit", "config", "weights")
"""The scenarios in which every class runs, for the findings that only running shows."""

UNRUN = frozenset({"compile", "import"})
"""Scenarios of files that do not even run: nothing to prove with a layer."""

QUIET = frozenset(
    {"LL107", "LL206", "LL303", "LL307", "LL410", "LL411", "LL501", "LL508", "LL612", "LL709", "LL710"}
)
"""Rules whose mistake may be silent, though the examples of their pages raise: a run without error refutes none."""

BESIDE_OTHERS = frozenset({"LL520", "LL525"})
"""Rules whose mistake may show only in the layers and samples beside the layer: no run of it alone refutes one."""

Runs: TypeAlias = Sequence[tuple[str, tuple[str, ...]]]
"""Scenarios, each with the symptoms that a rule's page declares."""


def declared_runs(code: str, keras: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The scenarios in which the bad examples of the rule's page misbehave, each with its symptoms."""
    try:
        page = read_page(code)
    except LayerlintError:
        return
    merged: dict[str, dict[str, None]] = {}
    for example in page.examples:
        for run in example.runs if example.kind is ExampleKind.BAD else ():
            if run.keras == keras and run.scenario and run.scenario not in UNRUN:
                merged.setdefault(run.scenario, {}).update(dict.fromkeys(run.symptoms))
    for scenario, symptoms in merged.items():
        yield scenario, tuple(symptoms)


OF_METHODS = {
    "compute_loss": "fit",
    "compute_mask": "mask",
    "compute_metrics": "fit",
    "compute_output_shape": "functional",
    "from_config": "config",
    "get_config": "config",
    "test_step": "evaluate",
    "train_step": "fit",
}
"""The scenarios that run methods which a call does not."""


def runs_for(code: str, keras: int, method: str) -> list[tuple[str, tuple[str, ...]]]:
    """The declared runs for a finding in a method; errors of a call may come in the method's own scenario."""
    runs = list(declared_runs(code, keras))
    own = OF_METHODS.get(method, "")
    errors = tuple(
        dict.fromkeys(symptom for _, symptoms in runs for symptom in symptoms if symptom.startswith("raises"))
    )
    if not own or not errors or own in dict(runs):
        return runs
    return [*runs, (own, errors)]


def declares(code: str, keras: int, symptom: str) -> bool:
    """Whether a rule's page has a bad example with this symptom."""
    return symptom in declared_symptoms(code, keras)


def declared_symptoms(code: str, keras: int) -> Iterator[str]:
    """The symptoms of the bad examples of the rule's page, in whatever scenario."""
    for _, symptoms in declared_runs(code, keras):
        yield from symptoms
