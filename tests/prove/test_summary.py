"""The line that is shown when a class has been run."""

from __future__ import annotations

import pytest

from layerlint.prove.prove_paths import summary
from layerlint.prove.trial import LayerTarget
from layerlint.prove.verdicts import JudgedClass
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.text import Position, Span

SPAN = Span(Position(1, 1), Position(1, 2))


def finding(evidence: Evidence) -> Diagnostic:
    return Diagnostic("a.py", SPAN, "LL101", "x", Severity.ERROR, "it is wrong", evidence=evidence)


@pytest.mark.parametrize(
    ("evidence", "seen", "unrun", "expected"),
    [
        ((), 0, (), "nothing wrong was seen"),
        ((Evidence.NOT_RUN,), 0, ("it raises",), "1 not run: it raises"),
        (
            (Evidence.PROVED, Evidence.NOT_RUN),
            2,
            ("it raises",),
            "1 proved, 2 seen only by running, 1 not run: it raises",
        ),
        (
            (Evidence.PROVED,),
            1,
            ("fit: it raises",),
            "1 proved, 1 seen only by running, not run: fit: it raises",
        ),
        ((), 0, ("it raises",), "not run: it raises"),
    ],
)
def test_what_was_not_run_is_said_once(
    evidence: tuple[Evidence, ...], seen: int, unrun: tuple[str, ...], expected: str
) -> None:
    proved = JudgedClass(LayerTarget("a.py", "A", SPAN), [finding(one) for one in evidence], [], unrun)
    assert summary(proved, [finding(Evidence.PROVED)] * seen) == expected
