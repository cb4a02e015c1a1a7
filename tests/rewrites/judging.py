"""Check a rewritten module: is the finding still there, and is there none that was not?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from layerlint.rule import Diagnostic, Severity
from layerlint.rulebook.catalog import RULES
from tests.linted import linted_among_alike
from tests.rewrites.rewriting import HERE, MODULES, OUTSIDE, STATEMENTS, Rewritten, places
from tests.rewrites.samples import MARK, Sample

OUTSIDE_TOO = frozenset(rule.code for rule in RULES if rule.outside is not None or rule.in_code is not None)
"""The rules that also judge code outside layer classes: what a function does is found in the function."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One rewrite of one sample. `lost` are marked findings that are gone, `alarms` findings that are new."""

    sample: Sample
    rewrite: str
    line: int
    text: str
    lost: tuple[str, ...]
    alarms: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.sample.name}:{self.line} {self.rewrite}"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rewrite of the statement on a line of a sample, with the codes of what is wrong there; 0 for the module."""

    sample: Sample
    made: Rewritten
    line: int = 0
    codes: tuple[str, ...] = ()


def attempts(sample: Sample, *, every: int = 1) -> Iterator[Attempt]:
    """Every rewrite of the sample; with `every`, one in so many of the rewrites of right statements."""
    marks = dict[int, list[str]]()
    for line, code in sample.marks:
        marks.setdefault(line, []).append(code)
    for made in (rewrite(sample.text) for rewrite in MODULES.values()):
        if made is not None:
            yield Attempt(sample, made)
    number = 0
    for place in places(sample.text):
        codes = marks.get(place.line, [])
        if marks and not codes:
            continue  # what stands beside a mistake has a part in it
        for rewrite in STATEMENTS.values():
            number += 1
            if not codes and number % every:
                continue
            made = rewrite(sample.text, place)
            if made is not None:
                yield Attempt(sample, made, place.line, tuple(codes))


def judged(attempt: Attempt) -> Tried:
    """What is found in the rewritten module, against what is to be found."""
    sample, made, codes = attempt.sample, attempt.made, attempt.codes
    lines = made.text.split("\n")
    here = {number for number, text in enumerate(lines, 1) if text.endswith(HERE)}
    elsewhere = {(number, code) for number, text in enumerate(lines, 1) for code in MARK.findall(text)}
    function = {number for number, text in enumerate(lines, 1) if text.endswith(OUTSIDE)}
    found = [
        (one.span.start.line, one.code, one.severity is Severity.NOTE) for one in _check(made, sample.keras)
    ]
    reported = {(number, code) for number, code, _ in found}
    places = {code: here | function if code in OUTSIDE_TOO else here for code in codes}
    lost = [code for code in codes if not any((number, code) in reported for number in places[code])]
    lost = [code for code in lost if code not in OUTSIDE_TOO or not _in_other_file(made, code, sample.keras)]
    lost += [code for number, code in elsewhere if (number, code) not in reported]
    wanted = {(number, code) for code in codes for number in places[code]} | elsewhere
    alarms = [
        f"{number}: {code}" for number, code, note in found if not note and (number, code) not in wanted
    ]
    return Tried(sample, made.rewrite, attempt.line, made.text, tuple(lost), tuple(alarms))


def _in_other_file(made: Rewritten, code: str, keras: int) -> bool:
    """Whether the rule finds it in the function of the other file, when that is checked."""
    if not made.other:
        return False
    lines = made.other.split("\n")
    found = linted_among_alike(made.other, keras=keras, path="rewritten_parts.py")
    return any(one.code == code and lines[one.span.start.line - 1].endswith(OUTSIDE) for one in found)


def _check(made: Rewritten, keras: int) -> list[Diagnostic]:
    if not made.other:
        return linted_among_alike(made.text, keras=keras, path="rewritten.py")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "rewritten_parts.py").write_text(made.other, encoding="utf-8")
        path = Path(folder) / "rewritten.py"
        path.write_text(made.text, encoding="utf-8")
        return linted_among_alike(made.text, keras=keras, path=str(path), top=folder)
