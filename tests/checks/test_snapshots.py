"""What users read: every finding of the rules' pages and of the cases, as text and as data, held by a snapshot.

The text is that of `--output-format full`; below it stands each finding as an object of the JSON format, with what no
text shows: the attribute, the related places, the edits of the fix. `make snapshots` writes them anew: read the diff.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from layerlint.report import Report, render
from layerlint.report.json import as_object
from layerlint.rule import Diagnostic
from layerlint.rulebook.catalog import RULES
from layerlint.rulebook.pages import ExampleKind, Page, pages
from tests.checks.test_cases import CASES, versions
from tests.linted import linted

PAGES = [page for page in pages() if page.code in {rule.code for rule in RULES if rule.check} | {"LL900"}]
CASE_RULES = sorted({case.parent.name for case in CASES})
# The names of the files are ours, not those of the tests.
pytestmark = pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot name")
_SAID_ELSEWHERE = {
    "cell",
    "evidence",
    "filename",
    "grounds",
    "keras",
    "seen",
    "url",
    "message",
    "help",
    "name",
}
"""What the text shows already, or what only a run fills in."""


class Snapshots(SingleFileSnapshotExtension):
    """One text file for each rule."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    @classmethod
    def dirname(cls, *, test_location: Any) -> str:
        return str(Path(test_location.filepath).with_name("snapshots"))

    @classmethod
    def get_snapshot_name(cls, *, test_location: Any, index: Any = 0) -> str:
        return str(index)


def snapshot_of(text: str, path: str, keras: int) -> str:
    """The findings of a module with one version of Keras."""
    found = linted(text, path=path, keras=keras)
    report = Report(found, keras=keras, read_text=lambda path, cell: text, rules=RULES, show_notes=True)
    lines = [json.dumps(_data(one), ensure_ascii=False) for one in report.sorted]
    return render(report, "full", color=False, closing=False) + "".join(f"{line}\n" for line in lines)


def _data(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        name: _shortened(one) for name, one in as_object(diagnostic).items() if name not in _SAID_ELSEWHERE
    }


def _shortened(value: object) -> object:
    """Related places without the file, which is always the same here."""
    if not isinstance(value, list):
        return value
    return [{name: one[name] for name in one if name not in _SAID_ELSEWHERE - {"message"}} for one in value]


def snapshots(name: str, text: str, path: str, keras: tuple[int, ...]) -> Iterator[str]:
    """The findings with each version; a version that finds the same is only named."""
    before: dict[str, str] = {}
    for version in keras:
        found = snapshot_of(text, path, version)
        same = next((other for other, seen in before.items() if seen == found), None)
        before[f"Keras {version}"] = found
        yield f"==== {name}, Keras {version}{f': as {same}' if same else ''}\n"
        if same is None:
            yield found or "nothing\n"


@pytest.fixture
def stored(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Snapshots)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_the_findings_of_a_page_read_as_before(page: Page, stored: SnapshotAssertion) -> None:
    parts: list[str] = []
    counts = dict.fromkeys(ExampleKind, 0)
    for example in page.examples:
        counts[example.kind] += 1
        name = f"{example.kind} {counts[example.kind]}"
        parts.extend(snapshots(name, example.code, f"{page.name}.py", example.keras))
    assert "".join(parts) == stored(name=f"{page.code}-page")


@pytest.mark.parametrize("rule", CASE_RULES)
def test_the_findings_of_the_cases_read_as_before(rule: str, stored: SnapshotAssertion) -> None:
    parts: list[str] = []
    for case in CASES:
        if case.parent.name == rule:
            parts.extend(snapshots(case.stem, case.read_text(encoding="utf-8"), case.name, versions(case)))
    assert "".join(parts) == stored(name=f"{rule}-cases")
