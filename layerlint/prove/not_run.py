"""Findings in code that is never run, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from layerlint.rule import NEVER_IGNORED, Diagnostic, Evidence


def not_run(diagnostics: Iterable[Diagnostic], keras: int) -> list[Diagnostic]:
    """The findings as not run; those about the syntax or comments of a file stay as they are."""
    return [
        diagnostic
        if diagnostic.code in NEVER_IGNORED
        else replace(diagnostic, evidence=Evidence.NOT_RUN, seen=_reason(diagnostic, keras))
        for diagnostic in diagnostics
    ]


def _reason(diagnostic: Diagnostic, keras: int) -> str:
    if diagnostic.keras != keras:
        return f"it is about code for Keras {diagnostic.keras}; run it with --keras {diagnostic.keras}"
    if "<locals>" in diagnostic.layer:
        return "its class is made in a function, and only classes of a module are run"
    return "it is outside of layer classes, and only these are run"
