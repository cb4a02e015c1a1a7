"""Findings as a notebook shows them."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from layerlint.report.formats import render
from layerlint.report.outcome import Report
from layerlint.rule import Diagnostic, Severity

_COLORS = {Severity.ERROR: "#d1242f", Severity.WARNING: "#bf8700", Severity.NOTE: "#0969da"}
_CONTEXT = 1
"""Lines shown before and after the line of a finding."""
_CODE = (
    "margin:0.3em 0;padding:0.3em 0.6em;background:rgba(127,127,127,0.12);overflow-x:auto;line-height:1.35"
)


@dataclass(frozen=True, repr=False)
class Findings:
    """What was found in `subject`: a sequence of diagnostics that notebooks show as text or HTML."""

    subject: str
    report: Report

    def __len__(self) -> int:
        return len(self.report.visible)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.report.visible)

    def __getitem__(self, index: int) -> Diagnostic:
        return self.report.visible[index]

    def __repr__(self) -> str:
        if not self.report.visible:
            return f"No findings in {self.subject} (Keras {self.report.keras})."
        return render(self.report, "full", closing=False).rstrip("\n")

    def _repr_html_(self) -> str:
        if not self.report.visible:
            return f"<div>No findings in {_safe(self.subject)} (Keras {self.report.keras}).</div>"
        return "".join(self._block(one) for one in self.report.visible)

    def _block(self, one: Diagnostic) -> str:
        color = _COLORS[one.severity]
        place = f"cell [{one.cell}], line" if one.cell is not None else f"{one.path}, line"
        told = [f"<div><b>help:</b> {_safe(one.help)}</div>" if one.help else ""]
        if one.fix is not None:
            told.append(f"<div><b>fix ({one.fix.safety.value}):</b> {_safe(one.fix.title)}</div>")
        return (
            f'<div style="border-left:4px solid {color};padding:0.2em 0.8em;margin:0.4em 0">'
            f'<div><b style="color:{color}">{one.severity.value} {one.code}</b> {_safe(one.message)}</div>'
            f'<div style="opacity:0.75">{_safe(place)} {one.span.start.line} ({_safe(one.name)})</div>'
            f'<pre style="{_CODE}">{self._lines(one, color)}</pre>{"".join(told)}</div>'
        )

    def _lines(self, one: Diagnostic, color: str) -> str:
        """The line of the finding, its place underlined, between its neighbours."""
        lines = self.report.lines(one)
        number = one.span.start.line
        shown = []
        for at in range(max(1, number - _CONTEXT), min(len(lines), number + _CONTEXT) + 1):
            line = _safe(lines[at - 1])
            if at == number:
                text, start = lines[at - 1], one.span.start.column - 1
                end = one.span.end.column - 1 if one.span.end.line == number else len(text)
                mark = f'<u style="text-decoration-color:{color}">{_safe(text[start:end])}</u>'
                line = f"{_safe(text[:start])}{mark}{_safe(text[end:])}"
            shown.append(f"{at:>3}  {line}")
        return "\n".join(shown)


def _safe(text: str) -> str:
    """Text in HTML. Backticks of messages become code."""
    parts = html.escape(text).split("`")
    if len(parts) % 2 == 0:
        return html.escape(text)
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))
