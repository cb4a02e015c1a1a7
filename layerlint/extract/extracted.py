"""The result of the extraction of one class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import libcst as cst

from layerlint.extract.attribute_kinds import Attributes
from layerlint.extract.entered_calls import EnteredCall
from layerlint.extract.method_summaries import Summary
from layerlint.model.facts import At, ClassFacts, Kind, Value
from layerlint.syntax.quick_text import QuickText


@dataclass(frozen=True, slots=True)
class Extracted:
    """The facts of one class, with what subclasses and `Spans` need of the walk."""

    facts: ClassFacts
    attributes: Attributes
    summaries: dict[str, Summary]
    parameters: dict[tuple[str, str], frozenset[Kind]]
    nodes: tuple[cst.CSTNode, ...] = ()
    module: cst.Module | None = None
    node: cst.ClassDef | None = None
    shift: int = 0
    """Lines to add to a line of `module` to get the line in the file."""
    shared_values: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    """As in `ClassWalk`."""
    entered: tuple[EnteredCall, ...] = ()
    """The functions that were entered, by their nodes, outer ones before those that were entered from them."""
    quick: QuickText | None = None
    """The text of a quick tree; None for a tree of LibCST."""


def calls_around(extracted: Extracted, at: At) -> list[EnteredCall]:
    """The entered calls around a node, outermost first."""
    return [call for call in extracted.entered if call.first <= at < call.end]
