"""The failures of a soak: each kind of fault once, small, in a folder with what runs it again."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tools.soak.case import Case, Problem, to_json


@dataclass(slots=True)
class Failure:
    """One fault, seen `count` times; `case` is the smallest input known that shows it."""

    problem: Problem
    case: Case
    count: int = 1


@dataclass(slots=True)
class Failures:
    """The faults by kind of input and signature."""

    by_signature: dict[tuple[str, str], Failure] = field(default_factory=dict)
    failed: Counter[str] = field(default_factory=Counter)
    """How many inputs of each kind failed."""

    def add(self, case: Case, problems: list[Problem]) -> list[Failure]:
        """Take what went wrong with a case; the faults that are new."""
        if problems:
            self.failed[case.kind] += 1
        new = []
        for problem in problems:
            known = self.by_signature.get((case.kind, problem.signature))
            if known is None:
                found = Failure(problem, case)
                self.by_signature[case.kind, problem.signature] = found
                new.append(found)
            else:
                known.count += 1
        return new

    @property
    def total(self) -> int:
        return self.failed.total()


def write(failure: Failure, folder: Path) -> Path:
    """Write the case below the folder, its files as they are and with the command that runs it again."""
    slug = re.sub(r"[^a-z0-9]+", "-", failure.problem.signature.lower()).strip("-")[:60]
    place = folder / f"{failure.case.name}-{slug}"
    place.mkdir(parents=True, exist_ok=True)
    file = place / "case.json"
    file.write_text(json.dumps(to_json(failure.case), indent=1, ensure_ascii=True) + "\n", encoding="utf-8")
    failure.case.write(place / "files")
    text = f"{failure.problem.signature}\n\npython -m tools.soak --replay {file}\n\n{failure.problem.said}\n"
    (place / "problem.txt").write_text(text, encoding="utf-8", errors="backslashreplace")
    return file
