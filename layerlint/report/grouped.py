"""The findings file by file, the places lined up."""

from __future__ import annotations

from itertools import groupby

from layerlint.report.colors import SEVERITY_COLORS, Paint
from layerlint.report.outcome import Report, with_brief_evidence
from layerlint.rule import Diagnostic
from layerlint.text import printable


def render(report: Report, paint: Paint) -> str:
    blocks = []
    for path, group in groupby(report.visible, key=lambda d: d.path):
        findings = tuple(group)
        width = max(len(_place(d)) for d in findings)
        lines = [f"{paint(printable(path), 'bold')}:"]
        for d in findings:
            mark = f"[{paint('*', 'cyan')}] " if report.applies(d) else ""
            code = paint(d.code, SEVERITY_COLORS[d.severity])
            lines.append(f"  {_place(d):<{width}}  {code} {mark}{printable(with_brief_evidence(d))}")
        blocks.append("".join(line + "\n" for line in lines))
    return "\n".join(blocks)


def _place(d: Diagnostic) -> str:
    cell = f"cell {d.cell}:" if d.cell is not None else ""
    return f"{cell}{d.span.start.line}:{d.span.start.column}"
