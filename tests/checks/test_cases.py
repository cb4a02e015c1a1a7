"""Small modules, one file each: what must be reported stands in the file, and nothing else is reported.

`cases/<rule>/<name>.py` begins with `# keras: 2, 3`, the versions that it speaks of. A line that must be reported
ends in `# -> CODE`; a finding anywhere else must be a note. A case without such a line is right code, and one where
only another rule reports says `# not CODE` where its own rule must be silent.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layerlint.rule import Severity
from layerlint.rulebook.catalog import RULES
from tests.linted import linted

FOLDER = Path(__file__).with_name("cases")
CASES = sorted(FOLDER.glob("*/*.py"))
_MARK = re.compile(r"# -> (LL\d{3})")
_SILENT = re.compile(r"# not (LL\d{3})")
_HEADER = re.compile(r"# keras: (\d(?:, \d)*)")


def versions(case: Path) -> tuple[int, ...]:
    """The Keras versions in the header of a case."""
    header = _HEADER.fullmatch(case.read_text(encoding="utf-8").splitlines()[0])
    assert header is not None, f"{case}: the first line must be `# keras: 2, 3`, `# keras: 2` or `# keras: 3`"
    return tuple(int(part) for part in header[1].split(", "))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_what_is_marked_is_reported_and_nothing_else(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    marked = {(line, mark) for line, one in enumerate(text.split("\n"), 1) for mark in _MARK.findall(one)}
    wrong = []
    for keras in versions(case):
        found = linted(text, keras=keras, path=case.name)
        reported = {(d.span.start.line, d.code) for d in found}
        wrong += [f"Keras {keras}, line {line}: no {code}" for line, code in sorted(marked - reported)]
        wrong += [
            f"Keras {keras}, line {d.span.start.line}: {d.code} {d.message}"
            for d in found
            if d.severity is not Severity.NOTE and (d.span.start.line, d.code) not in marked
        ]
    assert wrong == []


def test_every_case_stands_under_a_rule_that_exists() -> None:
    assert {case.parent.name for case in CASES} <= {rule.code for rule in RULES}


def test_a_case_with_marks_names_its_rule() -> None:
    for case in CASES:
        text = case.read_text(encoding="utf-8")
        marks = set(_MARK.findall(text))
        assert not marks or case.parent.name in marks | set(_SILENT.findall(text)), case
