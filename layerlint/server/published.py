"""Diagnostics as the protocol says them."""

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
"""How editors draw the findings of rules whose names begin so: faded, or struck through."""

Locate = Callable[[Related], types.Location | None]
"""Where a related place stands; None where it cannot be shown."""


def published(one: Diagnostic, converter: Converter, locate: Locate) -> types.Diagnostic:
    message = f"{one.message}\nhelp: {one.help}" if one.help else one.message
    related = [
        types.DiagnosticRelatedInformation(place, other.label)
        for other in one.related
        if (place := locate(other)) is not None
    ]
    return types.Diagnostic(
        converter.range(one.span),
        message,
        _SEVERITIES[one.severity],
        one.code,
        source="layerlint",
        code_description=_page(one.name),
        tags=[tag for word, tag in _TAGS.items() if one.name.startswith(word)] or None,
        related_information=related or None,
        data={
            "name": one.name,
            "keras": one.keras,
            "fix": {"title": one.fix.title, "safety": one.fix.safety.value} if one.fix is not None else None,
        },
    )


def _page(name: str) -> types.CodeDescription | None:
    """A link to the rule's page: on the web, or as it is installed."""
    file = page_file(name)
    address = page_address(name) or (uris.from_fs_path(str(file)) if file is not None else None)
    return types.CodeDescription(address) if address else None
