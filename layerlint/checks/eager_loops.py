"""What fails in a graph alone, where the file trains by a loop of its own and makes none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from layerlint.model.facts import LayerClass
from layerlint.rule import Finding, Severity


def noted_where_eager(layer: LayerClass, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, as notes where nothing shows that the class ever runs in a graph."""
    if layer.eager:
        findings = (replace(one, severity=Severity.NOTE) for one in findings)
    yield from findings
