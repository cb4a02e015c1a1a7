"""The pages of the documentation site: every link leads somewhere, and every example says what happens when it is run."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from layerlint.rulebook.pages import pages
from tools import seen
from tools.site import rule_page, write_site

_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(folder)
    return folder


def anchors(text: str) -> set[str]:
    """The anchors of the headings, as GitHub and MkDocs make them."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", title.lower())).strip("-") for title in titles}


def test_every_link_of_every_page_leads_somewhere(site: Path) -> None:
    lost = []
    for page in sorted((site / "pages").rglob("*.md")):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for path, anchor in _LINK.findall(text):
            place = page.parent / path if path else page
            if not place.exists() or (anchor and anchor not in anchors(place.read_text(encoding="utf-8"))):
                lost.append(f"{page.name}: {path}#{anchor}")
    assert lost == []


def test_the_navigation_names_every_page_once(site: Path) -> None:
    text = (site / "mkdocs.yml").read_text(encoding="utf-8")
    named = [os.path.normpath(one) for one in re.findall(r": (\S+\.md)$", text, re.MULTILINE)]
    there = [str(page.relative_to(site / "pages")) for page in (site / "pages").rglob("*.md")]
    assert sorted(named) == sorted(there)
    assert yaml.safe_load(text)["site_name"] == "layerlint"


def test_every_example_says_what_happens_when_it_is_run() -> None:
    for page in pages():
        text = rule_page(page)
        assert text.count('!!! note "When it is run"') == len(page.examples), page.code
        shown = re.findall(r"```\n\n!!! note", text)
        assert len(shown) == len(page.examples), page.code
    (page,) = [one for one in pages() if one.code == "LL104"]
    assert "a variable was made that is not in `variables`" in rule_page(page)


def test_an_example_shows_the_errors_and_numbers_that_were_seen() -> None:
    known = seen.read()
    proved = [one for page in pages() for one in page.examples if any(run.scenario for run in one.runs)]
    assert sum(seen.key(one) in known for one in proved) > 0.7 * len(proved)
    (page,) = [one for one in pages() if one.code == "LL104"]
    shown = known[seen.key(page.examples[0])]["3"]
    assert f"        - {shown}\n" in rule_page(page)


def test_an_example_that_raises_shows_its_error() -> None:
    known = seen.read()
    silent = [
        f"{page.code} in Keras {run.keras}: python -m tools.seen {page.code}"
        for page in pages()
        for example in page.examples
        for run in example.runs
        if any(symptom.startswith("raises") for symptom in run.symptoms) and run.scenario != "import"
        if not known.get(seen.key(example), {}).get(str(run.keras), "").startswith("error: ")
    ]
    assert silent == []
