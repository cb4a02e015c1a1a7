"""Findings in a notebook, as text or HTML."""

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
    """The findings in `subject`: a sequence of diagnostics that notebooks show as text or HTML."""

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
        return "".join(self._block(diagnostic) for diagnostic in self.report.visible)

    def _block(self, diagnostic: Diagnostic) -> str:
        color, title = _COLORS[diagnostic.severity], f"{diagnostic.severity.value} {diagnostic.code}"
        place = (
            f"cell [{diagnostic.cell}], line" if diagnostic.cell is not None else f"{diagnostic.path}, line"
        )
        details = [f"<div><b>help:</b> {_safe(diagnostic.help)}</div>" if diagnostic.help else ""]
        if diagnostic.fix is not None:
            details.append(
                f"<div><b>fix ({diagnostic.fix.safety.value}):</b> {_safe(diagnostic.fix.title)}</div>"
            )
        return (
            f'<div style="border-left:4px solid {color};padding:0.2em 0.8em;margin:0.4em 0">'
            f'<div><b style="color:{color}">{title}</b> {_safe(diagnostic.message)}</div>'
            f'<div style="opacity:0.75">{_safe(place)} {diagnostic.span.start.line} ({_safe(diagnostic.name)})</div>'
            f'<pre style="{_CODE}">{self._lines(diagnostic, color)}</pre>{"".join(details)}</div>'
        )

    def _lines(self, diagnostic: Diagnostic, color: str) -> str:
        """The line of the finding, with its span underlined, and its neighbours."""
        lines = self.report.lines(diagnostic)
        number = diagnostic.span.start.line
        rows = []
        for at in range(max(1, number - _CONTEXT), min(len(lines), number + _CONTEXT) + 1):
            line = _safe(lines[at - 1])
            if at == number:
                text, start = lines[at - 1], diagnostic.span.start.column - 1
                end = diagnostic.span.end.column - 1 if diagnostic.span.end.line == number else len(text)
                mark = f'<u style="text-decoration-color:{color}">{_safe(text[start:end])}</u>'
                line = f"{_safe(text[:start])}{mark}{_safe(text[end:])}"
            rows.append(f"{at:>3}  {line}")
        return "\n".join(rows)


def _safe(text: str) -> str:
    """Escape text for HTML; text in backticks becomes code."""
    parts = html.escape(text).split("`")
    if len(parts) % 2 == 0:
        return html.escape(text)
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))
