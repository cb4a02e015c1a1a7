"""Pylint's parseable lines, which many CI servers and editors know: `path:line: [LL101] message`."""

from __future__ import annotations

from layerlint.report.colors import Paint
from layerlint.report.outcome import Report, with_brief_evidence
from layerlint.text import printable


def render(report: Report, paint: Paint) -> str:
    lines = []
    for d in report.visible:
        inside = f", {d.layer}.{d.method}" if d.layer and d.method else f", {d.layer}" if d.layer else ""
        cell = f"cell {d.cell}, line {d.span.start.line}: " if d.cell is not None else ""
        code = f"[{d.code}({d.name}){inside}]"
        lines.append(
            f"{printable(d.path)}:{report.file_line(d)}: {code} {cell}{printable(with_brief_evidence(d))}\n"
        )
    return "".join(lines)
