"""A list of objects with Ruff's field names, and fields of layerlint's own."""

from __future__ import annotations

import json
from dataclasses import asdict

from layerlint.report.colors import Paint
from layerlint.report.outcome import Report, ReportedTarget
from layerlint.rule import Diagnostic, Grounds
from layerlint.text import Edit, Position


def render(report: Report, paint: Paint) -> str:
    return json.dumps([as_object(d, report.find_target(d.path)) for d in report.sorted], indent=2) + "\n"


def as_object(d: Diagnostic, target: ReportedTarget | None = None) -> dict[str, object]:
    """One diagnostic; `null` stands for unknown values, and columns count characters from 1. `keras` is the Keras that
    its class was checked for, `target` the one that its file is for.

    `url` exists for readers of Ruff's report, and is `null`: the pages of rules come with the package, and
    `layerlint rule` prints them.
    """
    return {
        "cell": d.cell,
        "code": d.code,
        "end_location": _location(d.span.end),
        "evidence": d.evidence.value,
        "filename": d.path,
        "fix": None
        if d.fix is None
        else {
            "applicability": d.fix.safety.value,
            "edits": [_edit(edit) for edit in d.fix.edits],
            "message": d.fix.title,
        },
        "grounds": None if d.grounds is None else _grounds(d.grounds),
        "help": d.help or None,
        "keras": d.keras,
        "location": _location(d.span.start),
        "message": d.message,
        "migration": _migration(d),
        "name": d.name,
        "noqa_row": d.noqa_line,
        "related": [
            {
                "location": _location(r.span.start),
                "end_location": _location(r.span.end),
                "message": r.label,
                "filename": r.path or d.path,
                "cell": r.cell,
            }
            for r in d.related
        ],
        "seen": d.seen or None,
        "severity": d.severity.value,
        "symbol": {"class": d.layer or None, "method": d.method or None, "attribute": d.attribute or None},
        "target": asdict(target) if target is not None else None,
        "url": None,
    }


def _grounds(grounds: Grounds) -> dict[str, object]:
    """The grounds of the evidence: each argument with its value and origin, the scenarios, and the control."""
    return {
        "control": grounds.control,
        "plan": [{"name": name, "value": text, "origin": origin} for name, text, origin in grounds.plan],
        "scenarios": list(grounds.scenarios),
    }


def _migration(d: Diagnostic) -> str | None:
    """The kind of change that a migration from Keras 2 to 3 needs; `null` for a finding in both."""
    if not d.migration:
        return None
    return "mechanical" if d.fix is not None else "needs you"


def _edit(edit: Edit) -> dict[str, object]:
    return {
        "content": edit.replacement,
        "end_location": _location(edit.span.end),
        "location": _location(edit.span.start),
    }


def _location(position: Position) -> dict[str, int]:
    return {"column": position.column, "row": position.line}
