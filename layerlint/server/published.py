"""Convert diagnostics to those of the protocol."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types
from pygls import uris

from layerlint.rule import Diagnostic, Related, Severity
from layerlint.rulebook.pages import page_address, page_file
from layerlint.server.positions import Converter

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_TAGS = {"unused-": types.DiagnosticTag.Unnecessary, "removed-": types.DiagnosticTag.Deprecated}
"""Tags by the prefix of a rule's name: editors fade such findings, or strike them through."""

Locate = Callable[[Related], types.Location | None]
"""The location of a related place; None if it cannot be shown."""


def published(diagnostic: Diagnostic, converter: Converter, locate: Locate) -> types.Diagnostic:
    message = f"{diagnostic.message}\nhelp: {diagnostic.help}" if diagnostic.help else diagnostic.message
    related = [
        types.DiagnosticRelatedInformation(place, other.label)
        for other in diagnostic.related
        if (place := locate(other)) is not None
    ]
    return types.Diagnostic(
        converter.range(diagnostic.span),
        message,
        _SEVERITIES[diagnostic.severity],
        diagnostic.code,
        source="layerlint",
        code_description=_page(diagnostic.name),
        tags=[tag for word, tag in _TAGS.items() if diagnostic.name.startswith(word)] or None,
        related_information=related or None,
        data={
            "name": diagnostic.name,
            "keras": diagnostic.keras,
            "fix": {"title": diagnostic.fix.title, "safety": diagnostic.fix.safety.value}
            if diagnostic.fix is not None
            else None,
        },
    )


def _page(name: str) -> types.CodeDescription | None:
    """A link to the rule's page on the web, or to its installed file."""
    file = page_file(name)
    address = page_address(name) or (uris.from_fs_path(str(file)) if file is not None else None)
    return types.CodeDescription(address) if address else None
