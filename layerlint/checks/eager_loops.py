"""Findings about code that fails only in a graph, for classes that a training loop or PyTorch runs eagerly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from layerlint.model.facts import LayerClass
from layerlint.rule import Finding, Severity


def noted_where_eager(layer: LayerClass, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, as notes if nothing shows that the class runs in a graph."""
    if layer.eager:
        findings = (replace(finding, severity=Severity.NOTE) for finding in findings)
    yield from findings
