"""SARIF 2.1.0, which code scanning servers read."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from urllib.parse import quote

from layerlint import __version__
from layerlint.report.colors import Paint
from layerlint.report.fingerprint import fingerprints
from layerlint.report.outcome import Report, evidence, symbol
from layerlint.rule import Diagnostic, Severity
from layerlint.text import Fix, Safety, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "layerlintSymbol/v1"
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
"""The words of GitHub code scanning, which shows both descriptions and sorts by these."""


def render(report: Report, paint: Paint) -> str:
    visible = report.visible
    codes = sorted({(d.code, d.name) for d in visible})
    index = {code: i for i, (code, _) in enumerate(codes)}
    names = fingerprints(report, visible)
    run: dict[str, object] = {
        "tool": {
            "driver": {
                "name": "layerlint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(report, code, name) for code, name in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": failure.message},
                        "locations": [
                            {"physicalLocation": {"artifactLocation": _artifact(report, failure.path)}}
                        ],
                    }
                    for failure in report.failures
                ],
            }
        ],
        "results": [_result(report, d, index[d.code], n) for d, n in zip(visible, names, strict=True)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(report: Report, code: str, name: str) -> dict[str, object]:
    described: dict[str, object] = {"id": code, "name": name}
    rule = report.rule(code)
    if rule is not None:
        described["shortDescription"] = {"text": rule.summary}
        described["defaultConfiguration"] = {"level": rule.severity.value}
        described["fullDescription"] = {"text": rule.summary}
        described["properties"] = {
            "tags": ["keras", *(f"keras-{major}" for major in rule.targets)],
            "problem.severity": _PROBLEMS[rule.severity],
        }
    page = report.read_page(code)
    if page:
        described["help"] = {"text": page, "markdown": page}
    address = report.page_address(name)
    if address:
        described["helpUri"] = address
    return described


def _result(report: Report, d: Diagnostic, rule_index: int, fingerprint: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": d.code,
        "ruleIndex": rule_index,
        "level": d.severity.value,
        "message": {"text": _message(d)},
        "locations": [_location(report, d)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "properties": {
            "keras": d.keras,
            "attribute": d.attribute,
            "evidence": d.evidence.value,
            **({"seen": d.seen} if d.seen else {}),
            **({"grounds": asdict(d.grounds)} if d.grounds is not None else {}),
        },
    }
    if related := [r for r in d.related if r.cell is None]:
        result["relatedLocations"] = [
            {
                "id": i,
                "message": {"text": r.label},
                "physicalLocation": {
                    "artifactLocation": _artifact(report, r.path or d.path),
                    "region": _region(r.span),
                },
            }
            for i, r in enumerate(related, 1)
        ]
    if d.cell is None and d.fix is not None:
        result["fixes"] = [_fix(d.fix, _artifact(report, d.path))]
    return result


def _message(d: Diagnostic) -> str:
    """The message, with the cell of a notebook, the help and the evidence."""
    text = d.message if d.cell is None else f"cell {d.cell}, line {d.span.start.line}: {d.message}"
    if d.help:
        text += f"\nhelp: {d.help}"
    if proof := evidence(d):
        text += f"\n{proof}"
    return text


def _location(report: Report, d: Diagnostic) -> dict[str, object]:
    region = _region(d.span) if d.cell is None else {"startLine": report.file_line(d)}
    physical = {"artifactLocation": _artifact(report, d.path), "region": region}
    location: dict[str, object] = {"physicalLocation": physical}
    if symbol(d):
        kind = "member" if d.method else "type"
        location["logicalLocations"] = [{"fullyQualifiedName": symbol(d), "kind": kind}]
    return location


def _fix(fix: Fix, artifact: dict[str, object]) -> dict[str, object]:
    unsafe = " (unsafe: may change what the code does)" if fix.safety is Safety.UNSAFE else ""
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": fix.title + unsafe},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _artifact(report: Report, path: str) -> dict[str, object]:
    """A relative URI below the repository's root; outside of it a path can only be absolute."""
    relative = report.server_path(path)
    if relative.startswith("/") or relative[1:3] == ":/":
        return {"uri": "file://" + _quoted(relative if relative.startswith("/") else "/" + relative)}
    return {"uri": _quoted(relative), "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    return quote(os.fsencode(path))


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }
