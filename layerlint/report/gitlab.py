"""GitLab's code quality report: a list of issues with fingerprints that outlive moved lines."""

from __future__ import annotations

import json

from layerlint.report.colors import Paint
from layerlint.report.fingerprint import fingerprints
from layerlint.report.outcome import Report, with_evidence
from layerlint.rule import Diagnostic, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, paint: Paint) -> str:
    visible = report.visible
    issues = [_issue(report, d, name) for d, name in zip(visible, fingerprints(report, visible), strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(report: Report, d: Diagnostic, fingerprint: str) -> dict[str, object]:
    start, end = d.span.start, d.span.end
    cell = f"cell {d.cell}, line {start.line}: " if d.cell is not None else ""
    if d.cell is None:
        positions = {
            "begin": {"line": start.line, "column": start.column},
            "end": {"line": end.line, "column": end.column},
        }
    else:
        place = {"line": report.file_line(d), "column": 1}
        positions = {"begin": place, "end": place}
    return {
        "check_name": d.code,
        "description": f"{d.code}: {cell}{with_evidence(d)}",
        "severity": _SEVERITIES[d.severity],
        "fingerprint": fingerprint,
        "location": {"path": report.server_path(d.path), "positions": positions},
    }
