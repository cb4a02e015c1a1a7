"""Popular beliefs about Keras that are false: on right code the linter must say nothing.

Each case names its Keras targets in the first line and the belief in the second; a line `# init:` or `# input:`
says how its classes are made and called. That the code is right is not taken on trust: it is run as well.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layerlint.rulebook.pages import Example, ExampleKind
from layerlint.run.lint_text import lint_text
from tests.proof.harness import observe
from tests.quickest import in_turn

CASES = sorted(Path(__file__).with_name("cases").glob("*.py"))
SCENARIOS = ("fit", "save")


def targets(case: Path) -> tuple[int, ...]:
    """The Keras versions in the header of a case."""
    header = case.read_text(encoding="utf-8").splitlines()[0]
    return tuple(int(part) for part in header.removeprefix("# keras:").split(","))


@pytest.mark.parametrize(
    ("case", "keras"),
    [pytest.param(case, keras, id=f"{case.stem}-keras{keras}") for case in CASES for keras in targets(case)],
)
def test_right_code_raises_no_finding(case: Path, keras: int) -> None:
    found = lint_text(case.read_text(encoding="utf-8"), keras=keras, path=case.name)
    said = [f"{one.span.start.line}: {one.code} {one.message}" for one in found if one.severity != "note"]
    assert said == []


def header(case: Path, key: str, default: str) -> str:
    """The value of a header line such as `# init: units=3`."""
    found = re.search(rf"^# {key}: (.+)$", case.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return found[1] if found else default


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "keras"),
    [
        pytest.param(case, keras, id=f"{case.stem}-keras{keras}", marks=marks)
        for number, case in enumerate(CASES)
        for keras, marks in in_turn(number, targets(case))
    ],
)
def test_the_code_is_right(case: Path, keras: int) -> None:
    text = case.read_text(encoding="utf-8")
    for name in re.findall(r"^class (\w+)", text, flags=re.MULTILINE):
        init, inputs = header(case, "init", ""), header(case, "input", "float32[4,3]")
        example = Example(ExampleKind.SILENT, text, 1, (), (), name, init, inputs, "")
        for scenario in SCENARIOS:
            seen = observe(example, keras, scenario)
            allowed = set(header(case, "seen", "").split())
            assert set(seen.symptoms) <= allowed, f"{name} in {scenario}: {seen.symptoms}\n{seen.detail}"
