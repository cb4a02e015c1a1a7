"""Diagnostics as the protocol says them."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from layerlint.rule import UNUSED_SUPPRESSION, Diagnostic, Related, Severity
from layerlint.server.positions import Converter

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


Locate = Callable[[Related], types.Location | None]
"""Where a related place stands; None where it cannot be shown."""


def published(one: Diagnostic, converter: Converter, locate: Locate) -> types.Diagnostic:
    message = f"{one.message}\nhelp: {one.help}" if one.help else one.message
    unused = [types.DiagnosticTag.Unnecessary] if one.code == UNUSED_SUPPRESSION.code else None
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
        tags=unused,
        related_information=related or None,
    )
