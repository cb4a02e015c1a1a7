"""Diagnostics as the protocol says them."""

from __future__ import annotations

from lsprotocol import types

from layerlint.rule import UNUSED_SUPPRESSION, Diagnostic, Severity
from layerlint.server.positions import Converter

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def published(uri: str, one: Diagnostic, converter: Converter) -> types.Diagnostic:
    message = f"{one.message}\nhelp: {one.help}" if one.help else one.message
    unused = [types.DiagnosticTag.Unnecessary] if one.code == UNUSED_SUPPRESSION.code else None
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, converter.range(other.span)), other.label)
        for other in one.related
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
