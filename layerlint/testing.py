"""For tests of rules, also those of plugins: the lines that a rule reports, and the symptoms of a running example.

from layerlint.testing import found_lines, observe

assert found_lines(MY_RULE, TEXT, keras=3) == [7]
assert "untracked" in observe(TEXT, "MyLayer", scenario="call", keras=3)
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.rule import Rule
from layerlint.run.lint_text import lint_text
from layerlint.trace.messages import Failed, ScenarioResult
from layerlint.trace.specs import parse_arguments, parse_inputs
from layerlint.trace.worker_session import WorkerRequest, session
from layerlint.worker.vocabulary import SCENARIOS


def found_lines(rule: Rule, text: str, *, keras: int = 3) -> list[int]:
    """The lines (from 1) of the module where the rule reports."""
    return [diagnostic.span.start.line for diagnostic in lint_text(text, keras=keras, rules=(rule,))]


def observe(
    text: str,
    layer: str,
    *,
    scenario: str,
    keras: int = 3,
    init: str = "",
    inputs: tuple[str, ...] = ("float32[None,3]",),
    python: str | None = None,
) -> frozenset[str]:
    """The symptoms of a class of the module in a scenario: words such as "untracked" or "raises=...".

    The scenarios and words are those of `layerlint.worker.vocabulary`; `init` and `inputs` are written as for
    `layerlint graph`. Raises `LayerlintError` for an unknown scenario, or without TensorFlow.
    """
    if scenario not in SCENARIOS:
        raise LayerlintError(f"unknown scenario `{scenario}`; there are {', '.join(SCENARIOS)}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example_under_test.py"
        path.write_text(text, encoding="utf-8")
        request = WorkerRequest(
            "scenario",
            {
                "target": f"{path}:{layer}",
                "scenario": scenario,
                "init": parse_arguments(init, "init").json(),
                "inputs": parse_inputs(inputs).json(),
            },
        )
        with session(python=python or sys.executable, keras=str(keras)) as worker:
            outcome = worker.ask(request)
    seen = outcome.last(ScenarioResult)
    if seen is None or not outcome.done:
        failure = outcome.last(Failed)
        return frozenset({f"raises={failure.exception}" if failure is not None else "lost"})
    return frozenset([*seen.seen, *seen.traits])
