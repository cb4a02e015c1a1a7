"""Reviewdog's diagnostic format. Its columns count bytes of UTF-8, not characters."""

from __future__ import annotations

import json

from layerlint.report.colors import Paint
from layerlint.report.outcome import Report, evidence
from layerlint.rule import Diagnostic, Severity
from layerlint.text import Position, Span

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report, paint: Paint) -> str:
    result = {
        "source": {"name": "layerlint"},
        "severity": "WARNING",
        "diagnostics": [_diagnostic(report, d) for d in report.visible],
    }
    return json.dumps(result, indent=2) + "\n"


def _diagnostic(report: Report, d: Diagnostic) -> dict[str, object]:
    path = report.server_path(d.path)
    message = d.message + (f"\nhelp: {d.help}" if d.help else "")
    message += f"\n{proof}" if (proof := evidence(d)) else ""
    result: dict[str, object] = {"severity": _SEVERITIES[d.severity], "code": {"value": d.code}}
    if d.cell is not None:
        start = d.span.start
        result["message"] = f"cell {d.cell}, line {start.line}: {message}"
        result["location"] = {"path": path, "range": {"start": {"line": report.file_line(d)}}}
        return _with_related(report, d, result)
    lines = report.lines(d)
    result["message"] = message
    result["location"] = {"path": path, "range": _range(lines, d.span)}
    if d.fix is not None and len(d.fix.edits) == 1:  # reviewers can only be offered one change at a time
        edit = d.fix.edits[0]
        result["suggestions"] = [{"range": _range(lines, edit.span), "text": edit.replacement}]
    return _with_related(report, d, result)


def _with_related(report: Report, d: Diagnostic, result: dict[str, object]) -> dict[str, object]:
    related = [
        {
            "message": r.label,
            "location": {
                "path": report.server_path(r.path or d.path),
                "range": _range(report.source_lines(r.path or d.path, None), r.span),
            },
        }
        for r in d.related
        if r.cell is None
    ]
    return result | {"relatedLocations": related} if related else result


def _range(lines: tuple[str, ...], span: Span) -> dict[str, dict[str, int]]:
    return {"start": _position(lines, span.start), "end": _position(lines, span.end)}


def _position(lines: tuple[str, ...], position: Position) -> dict[str, int]:
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    before = line[: position.column - 1]
    missing = position.column - 1 - len(before)
    return {"line": position.line, "column": len(before.encode("utf-8", "replace")) + missing + 1}
