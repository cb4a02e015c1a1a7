"""One line per finding, as editors and `grep` read it: `path:line:column: LL101 message`."""

from __future__ import annotations

from layerlint.report.colors import SEVERITY_COLORS, Paint
from layerlint.report.outcome import Report, location, with_brief_evidence
from layerlint.text import printable


def render(report: Report, paint: Paint) -> str:
    lines = []
    for d in report.visible:
        mark = f"[{paint('*', 'cyan')}] " if report.applies(d) else ""
        code = paint(d.code, SEVERITY_COLORS[d.severity])
        lines.append(
            f"{paint(printable(location(d)), 'bold')}: {code} {mark}{printable(with_brief_evidence(d))}\n"
        )
    return "".join(lines)
