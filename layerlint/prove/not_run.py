"""Findings of places that are never run, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from layerlint.rule import NEVER_IGNORED, Diagnostic, Evidence


def not_run(found: Iterable[Diagnostic], keras: int) -> list[Diagnostic]:
    """The findings as not run; what is said of the file itself, of its syntax or comments, stays as it is."""
    return [
        one
        if one.code in NEVER_IGNORED
        else replace(one, evidence=Evidence.NOT_RUN, seen=_reason(one, keras))
        for one in found
    ]


def _reason(found: Diagnostic, keras: int) -> str:
    if found.keras != keras:
        return f"it is about code for Keras {found.keras}; run it with --keras {found.keras}"
    if "<locals>" in found.layer:
        return "its class is made in a function, and only classes of a module are run"
    return "it is outside of layer classes, and only these are run"
