"""Workflow commands of GitHub Actions: each finding becomes an annotation on the changed lines.

GitHub shows ten annotations of a kind per step, so the errors come first.
"""

from __future__ import annotations

from layerlint.report.colors import Paint
from layerlint.report.outcome import Report, evidence, location, related_location
from layerlint.rule import Diagnostic, Severity
from layerlint.text import printable

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ORDER = tuple(Severity)


def render(report: Report, paint: Paint) -> str:
    commands = [
        f"::error title=layerlint,file={_property(report.server_path(f.path))}::{_data(f.message)}\n"
        for f in report.failures
    ]
    ranked = sorted(report.visible, key=lambda d: _ORDER.index(d.severity))
    return "".join(commands + [_command(report, d) for d in ranked])


def _command(report: Report, d: Diagnostic) -> str:
    properties = {"title": f"layerlint ({d.code})", "file": report.server_path(d.path)}
    if d.cell is not None:
        properties["line"] = properties["endLine"] = str(report.file_line(d))
    else:
        start, end = d.span.start, d.span.end
        properties["line"] = str(start.line)
        properties["endLine"] = str(end.line)
        if start.line == end.line:  # GitHub refuses columns on a range of lines
            properties["col"] = str(start.column)
            properties["endColumn"] = str(end.column)
    message = f"{printable(location(d))}: {d.code} {d.message}"
    if d.help:
        message += f"\n  help: {d.help}"
    message += "".join(
        f"\n  {related_location(d, place)}: {place.label}" for place in d.related if place.function
    )
    if proof := evidence(d):
        message += f"\n  {proof}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_KINDS[d.severity]} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    lines = "\n".join(printable(line) for line in text.split("\n"))
    return lines.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
