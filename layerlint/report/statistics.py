"""The number of findings of each rule."""

from __future__ import annotations

from collections import Counter

from layerlint.report.closing import closing_lines
from layerlint.report.colors import Paint
from layerlint.report.outcome import Report
from layerlint.text import printable


def render_statistics(
    report: Report, *, format: str = "full", color: bool = False, closing: bool = True
) -> str:
    """One line per rule, the most frequent first: count, code, `[*]` if some are fixable, name.

    `format="json"` gives a list of objects instead. `closing` adds the closing lines to a text.
    """
    diagnostics = report.sorted if format == "json" else report.visible
    counts = Counter((d.code, d.name) for d in diagnostics)
    fixable = {d.code for d in diagnostics if report.applies(d)}
    rows = sorted(((n, code, name) for (code, name), n in counts.items()), key=lambda row: (-row[0], row[1]))
    if format == "json":
        import json

        objects = [{"code": c, "name": name, "count": n, "fixable": c in fixable} for n, c, name in rows]
        return json.dumps(objects, indent=2) + "\n"
    paint = Paint(color)
    width = max((len(str(n)) for n, _, _ in rows), default=0)
    starred = bool(fixable)
    lines = []
    for n, code, name in rows:
        mark = "" if not starred else (f"[{paint('*', 'cyan')}] " if code in fixable else "[ ] ")
        lines.append(f"{n:>{width}}  {paint(code, 'red')}  {mark}{printable(name)}")
    end = closing_lines(report, paint) if closing else ""
    return "".join(line + "\n" for line in lines) + end
