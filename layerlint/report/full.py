"""For people: each finding with its source, help and fix."""

from __future__ import annotations

from layerlint.report.colors import SEVERITY_COLORS, Paint
from layerlint.report.frames import Label, frame
from layerlint.report.outcome import Report, location, related_location, run_with
from layerlint.rule import SYNTAX_ERROR, Diagnostic, Evidence
from layerlint.text import Safety, printable

REPEATS = 3
"""The maximum of other places with the same cause that are drawn; the message has their number."""


def render(report: Report, paint: Paint) -> str:
    broken = [d for d in report.visible if d.code == SYNTAX_ERROR.code]
    short = set(map(id, broken)) if len(broken) > REPEATS else set()
    blocks = [_finding(report, d, paint) + "\n" for d in report.visible if id(d) not in short]
    lines = [_line(d, paint) for d in broken if id(d) in short]
    return "".join((*blocks, *lines, "\n" if lines else ""))


def _line(d: Diagnostic, paint: Paint) -> str:
    """A file that does not parse, one of many: without its source."""
    code = paint(f"{d.severity.value}[{d.code}]", SEVERITY_COLORS[d.severity])
    return f"{code}: {paint(printable(location(d)), 'bold')}: {printable(d.message)}\n"


def _finding(report: Report, d: Diagnostic, paint: Paint) -> str:
    color = SEVERITY_COLORS[d.severity]
    mark = f"[{paint('*', 'cyan')}]" if report.applies(d) else ""
    code = paint(f"{d.severity.value}[{d.code}]", color)
    lines = [f"{code}{mark}: {paint(printable(d.message), 'bold')}"]
    near = [r for r in d.related if not r.path and r.cell == d.cell]
    repeats = [r for r in near if r.repeats]
    drawn = [r for r in near if not r.repeats] + repeats[:REPEATS]
    labels = (Label(d.span, d.name, True), *(Label(r.span, r.label, False) for r in drawn))
    lines += frame(report.lines(d), labels, printable(location(d)), color, paint)
    for far in (r for r in d.related if r not in near):
        source = report.source_lines(far.path or d.path, far.cell)
        title = printable(related_location(d, far))
        lines += frame(source, (Label(far.span, far.label, False),), title, color, paint)
    if d.help:
        lines.append(f"{paint('help', 'cyan')}: {printable(d.help)}")
    if d.fix is not None:
        how = "safe" if d.fix.safety is Safety.SAFE else "unsafe"
        lines.append(f"{paint('fix', 'cyan')} ({how}): {printable(d.fix.title)}")
    lines += _evidence(d, paint)
    return "".join(line + "\n" for line in lines)


def _evidence(d: Diagnostic, paint: Paint) -> list[str]:
    """The result of running the layer, and the plan that it ran with."""
    if d.evidence is Evidence.STATIC:
        return []
    observation = f": {printable(d.seen)}" if d.seen else ""
    rests_on = run_with(d)
    return [
        f"{paint(d.evidence.value, 'cyan')}{observation}",
        *([f"{paint('run with', 'cyan')}: {printable(rests_on)}"] if rests_on else []),
    ]
