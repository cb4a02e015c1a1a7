"""What users read is in plain words: phrases that readers stumbled over do not come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layerlint.rulebook.catalog import RULES

ROOT = Path(__file__).parent.parent
BANNED = re.compile(
    r"ever after|\bways? out\b|\bf(?:ou|i)nds? out\b|\band said\b|\b(?:tells?|told|telling)\b|throw(?:s|n) away"
    r"|of its ways|\bfor ever\b|dead symbolic|from the eye|\btheir like\b|\bturned round\b|\bmeant so\b|\banew\b"
    r"|without a word|\bspeaks? of\b|\basked (?:for|more)\b|\bthe same one\b|\bis for what\b|\bone's own\b|\bas such\b"
    r"|\bhand(?:s|ed)? (?:on|over|to|it|them|\w+ on)\b|\b(?:gives?|given|gave) back\b|\bby-pass|\bsays of\b|\bmended\b"
    r"|\b(?:passe[sd]|passing) over\b|\bstarts behind\b|\bfound besides\b|\bsilent now\b|\bin the place of\b"
    r"|\b(?:the|its) very\b|\bcosts? its\b|\botherwise than\b|\bworks? otherwise\b|\bscratch graph\b|\bmatter of taste\b"
    r"|\bcontent with\b|\bnobody notices\b|\bknows? nothing of\b|\b(?:does|do) not mind\b|\bstays? silent\b|\bfor good\b"
    r"|\bstarts after the class\b|\bmeets the compute\b|\blooks? into it only\b"
    r"|\bwhich this refuses\b|\bbehind the block\b|\ba text stands for\b|\blook(?:s|ing) a text up\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r" *(?:=? *help:|(?:error|warning|note)\[|[-*]? *related)")
"""A message or a help: shown lines of source and names of files are not ours."""
_SAID = re.compile(r"(?:(?:error|warning|note)\[LL\d+\](?:\[\*\])?|help): (.*)")
_CODE = re.compile(r"^ *```.*?^ *```|`[^`]*`", re.MULTILINE | re.DOTALL)
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "SECURITY.md", "benchmarks/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "rules").glob("*.md")),
    ROOT / "tests" / "cli" / "__snapshots__" / "test_help.ambr",
]
"""What a user reads, with what `--help` prints."""
SNAPSHOTS = sorted((ROOT / "tests" / "checks" / "snapshots").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_in_plain_words(page: Path) -> None:
    text = re.sub(r"\s+", " ", _CODE.sub(" ", page.read_text(encoding="utf-8")))
    assert [text[one.start() - 40 : one.end() + 20] for one in BANNED.finditer(text)] == []


@pytest.mark.slow
def test_findings_are_in_plain_words() -> None:
    found = {
        line.strip()
        for snapshot in SNAPSHOTS
        for line in snapshot.read_text(encoding="utf-8").split("\n")
        if _SAYS.match(line) and BANNED.search(_CODE.sub(" ", line))
    }
    assert sorted(found) == []


@pytest.mark.slow
def test_findings_have_one_form() -> None:
    """A message and its help begin with a small letter, with code or with a name, and end without a full stop."""
    begins = re.compile(r"`|[a-z]|(?:Keras|Python|TensorFlow)\b")
    others = {
        line
        for snapshot in SNAPSHOTS
        for line in snapshot.read_text(encoding="utf-8").split("\n")
        if (said := _SAID.match(line))
        if not begins.match(said[1]) or re.search(r"[^.]\.$", said[1])
    }
    assert sorted(others) == []


def test_summaries_are_in_plain_words() -> None:
    assert [rule.summary for rule in RULES if BANNED.search(rule.summary)] == []
