"""What is rewritten: the examples of the pages and the cases of the rules, with one form of marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from layerlint.rulebook.pages import ExampleKind, pages
from tests.checks.test_cases import CASES, versions

_PAGE_MARK = re.compile(r"#\s*(LL\d{3}(?:[ ,]+LL\d{3})*)\s*$", re.MULTILINE)
_CASE_MARK = re.compile(r"# ->")
MARK = re.compile(r"# -> (LL\d{3})")


@dataclass(frozen=True, slots=True)
class Sample:
    """A module; each line that must be reported ends in `# -> LL101`, once for each code. Right code has none."""

    name: str
    rule: str
    keras: int
    text: str

    @property
    def marks(self) -> tuple[tuple[int, str], ...]:
        lines = enumerate(self.text.split("\n"), 1)
        return tuple((number, code) for number, line in lines for code in MARK.findall(line))


def samples() -> Iterator[Sample]:
    """Every example and case for each Keras version that it speaks of."""
    for page in pages():
        if page.code >= "LL8":
            continue
        for example in page.examples:
            text = _PAGE_MARK.sub(_arrows, example.code) if example.kind is ExampleKind.BAD else example.code
            for keras in example.keras:
                yield Sample(f"{page.name}-{example.line}-keras{keras}", page.code, keras, text)
    for case in CASES:
        text = case.read_text(encoding="utf-8")
        for keras in versions(case):
            yield Sample(f"{case.parent.name}-{case.stem}-keras{keras}", case.parent.name, keras, text)


def _arrows(mark: re.Match[str]) -> str:
    return "  ".join(f"# -> {code}" for code in re.findall(r"LL\d{3}", mark[1]))
