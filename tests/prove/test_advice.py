"""What was not run says why, and what to do, in one line."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from layerlint.prove.advice import why_not, with_advice
from layerlint.prove.trial import Observation, Trial
from layerlint.rule import Diagnostic, Evidence, Severity
from layerlint.text import Position, Span
from tests.prove.test_judging import Pretended, raised

ERROR = "TypeError: takes 1 positional argument but 2 were given"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.py"


def _told(path: Path, seen: str, *shown: Observation, origin: str = "given", beside: str = "") -> str:
    trial = Pretended(path, {one.scenario: one for one in shown})
    trial.made_with = (("units", "8", origin),)
    found = [_finding("LL305", 2, Evidence.NOT_RUN, seen)]
    if beside:
        found.append(_finding("LL303", 7, Evidence.PROVED, beside))
    return with_advice(found, cast(Trial, trial))[0].seen


def _finding(code: str, line: int, evidence: Evidence, seen: str) -> Diagnostic:
    span = Span(Position(line, 1), Position(line, 9))
    return Diagnostic(
        "a.py", span, code, "name", Severity.ERROR, "no", layer="A", evidence=evidence, seen=seen
    )


def test_what_an_option_of_graph_would_give_stands_in_the_settings(path: Path) -> None:
    said = _told(path, "its line did not run; give --init or --input")
    assert said == f'its line did not run; give `init` or `input` in `[tool.layerlint.trace."{path}:A"]`'


def test_an_error_that_a_guess_may_have_made_names_the_settings(path: Path) -> None:
    stopped = raised("control", path, 7, ERROR)
    said = f"{ERROR} (a.py:7)"
    assert _told(path, said, stopped) == said
    guessed = _told(path, said, stopped, origin="usual for its name")
    assert guessed.startswith(f"{said}; where a guess is to blame, give `init` or `input` in `[tool.")


def test_a_class_that_fails_first_at_another_finding_names_it(path: Path) -> None:
    said = _told(path, f"{ERROR} (a.py:7)", beside=f"construct raised {ERROR}", origin="usual for its name")
    assert said == f"its class fails first at what LL303 tells in line 7: {ERROR} (a.py:7)"


def test_a_class_that_fails_at_its_own_finding_needs_no_other_arguments(path: Path) -> None:
    stopped = raised("control", path, 7, ERROR)
    trial = Pretended(path, {"control": stopped})
    trial.made_with = (("units", "8", "usual for its name"),)
    proved = _finding("LL303", 7, Evidence.PROVED, f"construct raised {ERROR}")
    assert why_not([proved], cast(Trial, trial)) == f"{ERROR} (a.py:7)"
    assert "where a guess is to blame" in why_not([], cast(Trial, trial))


def test_the_place_of_a_long_error_is_told() -> None:
    text = "ValueError: " + "long " * 100
    said = Observation("call", frozenset(), {}, text, text, (("/x/a.py", 7),)).stopped_at("/x/a.py")
    assert len(said) <= 200
    assert said.endswith("... (a.py:7)")
