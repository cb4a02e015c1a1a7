"""The pages of the documentation site: `python -m tools.site FOLDER` writes them, and `mkdocs.yml` for them.

They stand as in the repository, so that their links hold. Rule pages say what the tests see of each example, the list of
rules can be filtered. `make docs` builds the site.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from layerlint.rulebook.pages import Example, ExampleKind, ExampleRun, Page, pages
from layerlint.worker.vocabulary import SCENARIOS, SYMPTOMS
from tools import seen

ROOT = Path(__file__).parents[1]
_FILTER = Path(__file__).with_name("rule_filter.js")
_PAGES = {
    "Start": "README.md",
    "All rules": "rules/README.md",
    "Notebooks": "docs/notebooks.md",
    "Editors": "docs/editors.md",
    "Settings": "docs/settings.md",
    "Pictures": "docs/pictures.md",
    "Own rules": "docs/own-rules.md",
    "Facts for own rules": "docs/facts.md",
    "Changes": "CHANGELOG.md",
    "How it works": "docs/architecture.md",
    "In detail": "docs/internals.md",
    "Contribute": "docs/contributing.md",
    "Security": "SECURITY.md",
    "Speed": "benchmarks/README.md",
    "Release": "docs/releasing.md",
}
_CONFIGURATION = """\
site_name: layerlint
site_description: A linter and a tracer for subclassed Keras layers and models
docs_dir: pages
site_dir: site
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.sections, navigation.top, search.highlight, search.suggest, content.code.copy, toc.follow]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: red, accent: red,
       toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: red, accent: red,
       toggle: {icon: material/weather-sunny, name: Light}}
plugins:
  - search
markdown_extensions:
  - toc: {permalink: true}
  - pymdownx.highlight
  - pymdownx.superfences
  - admonition
  - attr_list
extra_javascript: [rule_filter.js]
validation:
  omitted_files: ignore
  absolute_links: warn
  unrecognized_links: warn
  anchors: warn
nav:
"""


def write_site(folder: Path) -> None:
    """Write the pages below `folder/pages`, and `folder/mkdocs.yml`."""
    out = folder / "pages"
    shutil.rmtree(out, ignore_errors=True)
    for name in _PAGES.values():
        _write(out / name, (ROOT / name).read_text(encoding="utf-8"))
    shutil.copytree(ROOT / "docs" / "gallery", out / "docs" / "gallery")
    for page in pages():
        _write(out / "rules" / f"{page.name}.md", rule_page(page))
    shutil.copy(_FILTER, out / _FILTER.name)
    _write(folder / "mkdocs.yml", f"{_CONFIGURATION}{_navigation()}")


def rule_page(page: Page) -> str:
    """The page of a rule, with what the tests see of each example below it."""
    lines = page.text.splitlines()
    for example in reversed(page.examples):
        end = example.line + example.code.count("\n") + (not example.code.endswith("\n"))
        while not lines[end - 1].startswith("```"):
            end += 1
        lines[end:end] = ["", *_seen(example)]
    return "\n".join(lines) + "\n"


def _seen(example: Example) -> Iterator[str]:
    yield '!!! note "When it is run"'
    yield ""
    values = seen.read().get(seen.key(example), {})
    for run in example.runs:
        yield f"    - Keras {run.keras}: {_happens(example.kind, run)}"
        if value := values.get(str(run.keras)):
            yield f"        - {value}"


def _happens(kind: ExampleKind, run: ExampleRun) -> str:
    said = [_symptom(one) for one in run.symptoms]
    if kind is ExampleKind.BAD:
        how = f"{SCENARIOS[run.scenario]}: " if run.scenario in SCENARIOS else ""
        return f"{how}**{'; '.join(said) or 'it goes wrong'}**."
    what = SCENARIOS.get(run.scenario, "run as the bad examples are")
    return f"{what}: {'; '.join(said) or 'nothing goes wrong'}."


def _symptom(symptom: str) -> str:
    if symptom.startswith("raises="):
        kind, _, message = symptom.removeprefix("raises=").partition(":")
        return f"it raises `{kind}`" + (f" (“{message.strip()}”)" if message.strip() else "")
    return SYMPTOMS.get(symptom, symptom)


def _navigation() -> str:
    lines = [f"  - {title}: {name}" for title, name in _PAGES.items()]
    lines += ["  - Rules:", *(f"      - {page.code} {page.name}: rules/{page.name}.md" for page in pages())]
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_with_lists(text), encoding="utf-8")


def _with_lists(text: str) -> str:
    """An empty line before each list, which the site's Markdown wants, and GitHub's does not."""
    return re.sub(r"(?m)^((?![-*] |\d+\. |\||#|>|```|    )\S[^\n]*\n)(?=[-*] )", r"\1\n", text)


if __name__ == "__main__":
    write_site(Path(sys.argv[1]))
