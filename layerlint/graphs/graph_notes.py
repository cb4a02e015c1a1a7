"""Findings and a failure, as notes on a graph."""

from __future__ import annotations

from dataclasses import dataclass

from layerlint.graphs.source_line import SourceLine
from layerlint.rule import Severity


@dataclass(frozen=True, slots=True)
class FindingNote:
    """A finding drawn on the graph: `target` is the id of a node or weight, "" for the whole layer.

    `layer` is the id of the first layer of the class that has it: each layer of that class has it too.
    """

    code: str
    severity: Severity
    message: str
    target: str = ""
    source: SourceLine | None = None
    layer: str = ""


@dataclass(frozen=True, slots=True)
class FailureNote:
    """Building or calling stopped here. `exception` is the first line; `source` the user's own line."""

    target: str
    exception: str
    source: SourceLine | None = None
