"""The state that the walks over the methods of one class share."""

from __future__ import annotations

from dataclasses import dataclass, field

import libcst as cst

from layerlint.extract.attribute_kinds import Attributes
from layerlint.extract.entered_calls import Ancestor, Entering
from layerlint.extract.frame import Frame
from layerlint.extract.method_summaries import Summaries
from layerlint.extract.names_protocol import Names
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import Kind, Value

BUDGET = 20_000
"""How many nodes of entered functions the walk over one class visits."""


@dataclass(slots=True)
class ClassWalk:
    """The state that the walks over the methods of one class share."""

    source: LayerSource
    names: Names
    attributes: Attributes
    summaries: Summaries
    parameters: dict[tuple[str, str], set[Kind]]
    shared_values: dict[tuple[str, str], Value] = field(default_factory=dict)
    """By own method and parameter: the size, or the layer or weight on `self`, that every call passes."""
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    """By own method and parameter: the attribute that holds the container which every call passes."""
    never_none: frozenset[tuple[str, str]] = frozenset()
    """As in `Entering`."""
    nodes: list[cst.CSTNode] = field(default_factory=list)
    called: list[tuple[str, Value]] = field(default_factory=list)
    methods: dict[str, cst.FunctionDef] = field(default_factory=dict)
    ancestors: tuple[Ancestor, ...] = ()
    parents: frozenset[str] = frozenset()
    """As in `Entering`."""
    entering: Entering = field(default_factory=lambda: Entering(0))

    def start(self) -> None:
        self.nodes, self.called = [], []
        self.entering = Entering(
            BUDGET,
            cls=self.qualified,
            names=self.names,
            methods=self.methods,
            parents=self.parents,
            ancestors=self.ancestors,
            never_none=self.never_none,
        )
        self.attributes.answers, self.attributes.element_answers, self.summaries.answers = {}, {}, {}
        self.attributes.none_answers = {}

    @property
    def qualified(self) -> str:
        return f"{self.source.module}.{self.source.qualname}"

    def settled(self) -> bool:
        return self.attributes.settled() and self.summaries.settled()

    def frame(self, method: str, self_name: str) -> Frame:
        return Frame(
            self.names,
            self.attributes,
            self.summaries,
            self.nodes,
            self_name,
            method,
            self.qualified,
            called=self.called,
            entering=self.entering,
        )


def parents_of(source: LayerSource) -> frozenset[str]:
    """Return the names of the class, its ancestors and its bases; none if some of them are unknown."""
    if not source.complete or source.outside:
        return frozenset()
    ancestors = (name for ancestor in source.ancestors for name in _names(ancestor))
    return frozenset((*_names(source), *source.roots, *ancestors))


def _names(source: LayerSource) -> tuple[str, ...]:
    """The names of a class and of its bases."""
    return f"{source.module}.{source.qualname}", source.qualified, *(base.name for base in source.bases)
