"""The formats by name. Each has its own module, imported on demand."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol, cast

from layerlint.errors import LayerlintError
from layerlint.report.colors import Paint
from layerlint.report.outcome import Report
from layerlint.suggestions import did_you_mean

FORMATS: dict[str, str] = {
    "full": "layerlint.report.full",
    "concise": "layerlint.report.concise",
    "grouped": "layerlint.report.grouped",
    "json": "layerlint.report.json",
    "json-lines": "layerlint.report.json_lines",
    "sarif": "layerlint.report.sarif",
    "github": "layerlint.report.github",
    "gitlab": "layerlint.report.gitlab",
    "junit": "layerlint.report.junit",
    "rdjson": "layerlint.report.rdjson",
    "pylint": "layerlint.report.pylint",
}
"""By name of a format, the module whose `render(report, paint)` writes it."""

PEOPLE = frozenset({"full", "concise", "grouped"})
"""The formats that end in a closing line."""


class Format(Protocol):
    def render(self, report: Report, paint: Paint) -> str: ...


def render(report: Report, format: str = "full", *, color: bool = False, closing: bool = True) -> str:
    """The report as text, ending in a newline unless it is empty. `closing` adds the closing lines.

    Raises `LayerlintError` for an unknown format.
    """
    module = FORMATS.get(format)
    if module is None:
        raise LayerlintError(
            f"unknown output format `{format}`{did_you_mean(format, FORMATS)} "
            f"The formats are: {', '.join(FORMATS)}"
        )
    paint = Paint(color and format in PEOPLE)
    text = cast("Format", importlib.import_module(module)).render(report, paint)
    if closing and format in PEOPLE:
        from layerlint.report.closing import closing_lines

        text += ("\n" if format == "grouped" and text else "") + closing_lines(report, paint)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # a path may hold bytes that are no text


def write(text: str, path: str) -> None:
    """Write a rendered report to a file, as UTF-8 with `\\n`, and create its folder. Raises `LayerlintError`."""
    from layerlint.files.output import write_output

    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        write_output(path, text, "the report to")
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise LayerlintError(f"cannot write the report to {path}: {reason}") from problem
