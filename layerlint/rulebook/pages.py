"""The pages of the rules: one Markdown file per rule, read both as documentation and as a test.

A page is `rules/<rule-name>.md`. Its fences are the rule's examples, and the info string of a fence says how
the example is run: the test suite runs each of them and compares the observed symptoms with those of the page.
`rules/README.md` describes the format.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from layerlint.errors import LayerlintError

HEADINGS = ("Why", "Bad", "Good", "Fix", "What is not reported")
KEYS = frozenset({"keras", "scenario", "symptom", "layer", "init", "input", "call"})
PER_KERAS = frozenset({"scenario", "symptom"})
VERSIONS = (2, 3)

_TITLE = re.compile(r"# (?P<name>[a-z0-9]+(?:-[a-z0-9]+)*) \((?P<code>LL\d{3})\)")
_MARK = re.compile(r"#\s*(?P<codes>LL\d{3}(?:[ ,]+LL\d{3})*)\s*$")
_CODE = re.compile(r"LL\d{3}")


class PageError(LayerlintError):
    """A page that does not follow the format, or that does not exist."""


class ExampleKind(StrEnum):
    """What an example shows: wrong code, right code, or right code that looks wrong."""

    BAD = "bad"
    GOOD = "good"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """How an example is run with one Keras version, and the symptoms that must then be seen.

    An empty `scenario` stands for every scenario of the page's bad examples in this version.
    """

    keras: int
    scenario: str
    symptoms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineMark:
    """A line of an example (from 1) where a rule must report."""

    line: int
    code: str


@dataclass(frozen=True, slots=True)
class Example:
    """One fence: `line` is the line of its first code line in the page, `layer` the class that is run.

    `init` and `call` are keyword arguments as Python source (`units=4`), `input` the inputs of the call:
    `float32[4,3]`, or several with semicolons between them for a list of tensors.
    """

    kind: ExampleKind
    code: str
    line: int
    runs: tuple[ExampleRun, ...]
    marks: tuple[LineMark, ...]
    layer: str
    init: str
    input: str
    call: str

    @property
    def keras(self) -> tuple[int, ...]:
        """The Keras major versions of the example."""
        return tuple(run.keras for run in self.runs)


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page; `text` is for readers: the info strings of its fences have only the language."""

    code: str
    name: str
    summary: str
    text: str
    examples: tuple[Example, ...]


def rules_folder() -> Path:
    """The folder of the pages: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent.parent
    inside = here / "_rules"
    return inside if inside.is_dir() else here.parent / "rules"


@cache
def pages() -> tuple[Page, ...]:
    """Every page, in the order of the codes."""
    folder = rules_folder()
    all_pages = [
        parse_page(path.read_text(encoding="utf-8"), path.name)
        for path in sorted(folder.glob("*.md"))
        if path.name != "README.md"
    ]
    for before, after in zip(codes := sorted(page.code for page in all_pages), codes[1:], strict=False):
        if before == after:
            raise PageError(f"{folder}: two pages have the code {before}; give one of them another code")
    return tuple(sorted(all_pages, key=lambda page: page.code))


def read_page(code_or_name: str) -> Page:
    """The page of a rule, by its code (`LL101`, any case) or its name. Raises `PageError`."""
    wanted = code_or_name.strip()
    for page in pages():
        if wanted.upper() == page.code or wanted.lower() == page.name:
            return page
    raise PageError(f"no rule {code_or_name!r}: `layerlint rule --all` lists the codes and the names")


@cache
def page_file(name: str) -> Path | None:
    """The file of a rule's page; None for a rule without one, such as one of a plugin."""
    return next((rules_folder() / f"{page.name}.md" for page in pages() if page.name == name), None)


@cache
def page_address(name: str) -> str | None:
    """The web address of a rule's page, below the documentation URL of the package; None without that URL or a page."""
    try:
        urls = metadata("layerlint").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    named = dict(url.split(", ", 1) for url in urls if ", " in url)
    address = named.get("Documentation")
    return f"{address.rstrip('/')}/rules/{name}.md" if address and page_file(name) is not None else None


def parse_page(text: str, file: str) -> Page:
    """Parse one page; `file` is its name, which must be the rule's name with `.md`. Raises `PageError`."""
    lines = text.splitlines()
    title = _TITLE.fullmatch(lines[0]) if lines else None
    if title is None:
        raise _error(file, 1, "the first line must be `# rule-name (LL000)`")
    code, name = title["code"], title["name"]
    if file != f"{name}.md":
        raise _error(file, 1, f"the title names the rule {name}, so the file must be {name}.md")

    text_lines: list[str] = []
    examples: list[Example] = []
    headings: list[str] = []
    summary: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.startswith("```"):
            end = next((i for i in range(number + 1, len(lines)) if lines[i].rstrip() == "```"), None)
            if end is None:
                raise _error(file, number + 1, "this code fence is never closed: end it with a line ```")
            body = lines[number + 1 : end]
            language, _, info = line[3:].strip().partition(" ")
            if language == "python" and info:
                examples.append(_example(info, body, number + 1, file, code))
            text_lines += [f"```{language}", *body, "```"]
            number = end + 1
            continue
        if line.startswith("## "):
            headings.append(line[3:].strip())
        elif number and not headings and (line.strip() or summary):
            summary.append(line.strip())
        text_lines.append(line)
        number += 1

    if tuple(headings) != HEADINGS:
        wanted = ", ".join(HEADINGS)
        raise _error(file, 1, f"the headings must be {wanted}, in this order; found: {', '.join(headings)}")
    first = " ".join(summary).split("  ")[0].strip()
    if not first:
        raise _error(file, 2, "a sentence that says what is found must follow the title")
    return Page(code, name, first, "\n".join(text_lines).strip() + "\n", tuple(examples))


def _example(info: str, body: list[str], number: int, file: str, code: str) -> Example:
    """Read a fence; `number` is the line of the opening fence, from 1."""
    kind, values = _info(info, number, file)
    runs = tuple(
        ExampleRun(
            version,
            values.get(f"scenario@{version}", values.get("scenario", "")),
            _symptoms(values.get(f"symptom@{version}", values.get("symptom", ""))),
        )
        for version in _versions(values.get("keras", "2,3"), number, file)
    )
    marks = tuple(
        LineMark(line, marked)
        for line, text in enumerate(body, 1)
        if (match := _MARK.search(text))
        for marked in _CODE.findall(match["codes"])
    )
    if problem := _contradiction(kind, runs, marks, code):
        raise _error(file, number, problem)
    classes = re.findall(r"^class (\w+)", "\n".join(body), flags=re.MULTILINE)
    return Example(
        kind=kind,
        code="\n".join(body) + "\n",
        line=number + 1,
        runs=runs,
        marks=marks,
        layer=values.get("layer", classes[-1] if classes else ""),
        init=values.get("init", ""),
        input=values.get("input", "float32[4,3]"),
        call=values.get("call", ""),
    )


def _info(info: str, number: int, file: str) -> tuple[ExampleKind, dict[str, str]]:
    """The kind and the values of an info string: `bad scenario=call symptom=untracked`."""
    try:
        kind, *words = shlex.split(info)
    except ValueError as problem:
        raise _error(file, number, f"the info string cannot be read: {problem}") from problem
    if kind not in list(ExampleKind):
        raise _error(file, number, f"{kind!r} is not a kind of example: write bad, good or silent")
    values: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or not _is_key(key):
            raise _error(
                file, number, f"{word!r} is not understood: write key=value, with a key of {sorted(KEYS)}"
            )
        if key in values:
            raise _error(file, number, f"{key} is given twice")
        values[key] = value
    return ExampleKind(kind), values


def _is_key(text: str) -> bool:
    """Whether a text is a key, perhaps for one version of Keras: `scenario@2`."""
    name, separator, version = text.partition("@")
    return name in KEYS and (not separator or (name in PER_KERAS and version in {"2", "3"}))


def _contradiction(
    kind: ExampleKind, runs: tuple[ExampleRun, ...], marks: tuple[LineMark, ...], code: str
) -> str:
    """The problem of an example that does not fit its kind; "" for none."""
    if kind is not ExampleKind.BAD:
        has_claims = marks or any(run.symptoms for run in runs)
        return f"a {kind} example has no symptom and no marked line" if has_claims else ""
    about_the_run = code.startswith("LL9")  # findings about a file's text, which need no proof
    if not about_the_run and any(not run.scenario or not run.symptoms for run in runs):
        return "a bad example needs a scenario and a symptom in each of its Keras versions"
    if not any(mark.code == code for mark in marks):
        return f"a bad example needs a line that ends in `# {code}`"
    return ""


def _versions(value: str, number: int, file: str) -> tuple[int, ...]:
    parts = value.split(",")
    if not set(parts) <= {str(version) for version in VERSIONS} or len(set(parts)) != len(parts):
        raise _error(file, number, f"keras={value} is not understood: write keras=2, keras=3 or keras=2,3")
    return tuple(sorted(int(part) for part in parts))


def _symptoms(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("+") if part.strip())


def _error(file: str, number: int, message: str) -> PageError:
    return PageError(f"rules/{file}:{number}: {message}")
