"""What users read is in plain words: phrases that readers stumbled over do not come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layerlint.rulebook.catalog import RULES

ROOT = Path(__file__).parent.parent
BANNED = re.compile(
    r"ever after|\bways? out\b|\bfound out\b|\band said\b|\b(?:is|are) told\b|throw(?:s|n) away|of its ways|hands? on\b"
    r"|\bfor ever\b|dead symbolic|from the eye|\btheir like\b|\bturned round\b|\bmeant so\b|\banew\b|without a word",
    re.IGNORECASE,
)
_SAYS = re.compile(r" *(?:=? *help:|(?:error|warning|note)\[|[-*]? *related)")
"""A message or a help: shown lines of source and names of files are not ours."""
DOCS = (
    "README.md",
    "docs/editors.md",
    "docs/notebooks.md",
    "docs/releasing.md",
    "docs/settings.md",
    "docs/pictures.md",
)
PAGES = [
    *(ROOT / name for name in DOCS),
    *sorted(page for page in (ROOT / "rules").glob("*.md") if page.stem != "README"),
]
SNAPSHOTS = sorted((ROOT / "tests" / "checks" / "snapshots").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_in_plain_words(page: Path) -> None:
    assert BANNED.findall(re.sub(r"\s+", " ", page.read_text(encoding="utf-8"))) == []


@pytest.mark.slow
def test_findings_are_in_plain_words() -> None:
    found = {
        line.strip()
        for snapshot in SNAPSHOTS
        for line in snapshot.read_text(encoding="utf-8").split("\n")
        if _SAYS.match(line) and BANNED.search(line)
    }
    assert sorted(found) == []


def test_summaries_are_in_plain_words() -> None:
    assert [rule.summary for rule in RULES if BANNED.search(rule.summary)] == []
