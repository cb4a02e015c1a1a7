"""What the walks over the methods of one class share."""

from __future__ import annotations

from dataclasses import dataclass, field

import libcst as cst

from layerlint.extract.frame import Ancestor, Attributes, Entering, Frame, Names, Summaries
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import (
    Kind,
    Value,
)

BUDGET = 20_000
"""How many nodes of entered functions are walked over for one class."""


@dataclass(slots=True)
class ClassWalk:
    """What the walks of one class share."""

    source: LayerSource
    names: Names
    attributes: Attributes
    summaries: Summaries
    parameters: dict[tuple[str, str], set[Kind]]
    sizes: dict[tuple[str, str], Value] = field(default_factory=dict)
    """By own method and parameter: the size, or the layer or weight on `self`, that every call hands over."""
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    """By own method and parameter: the attribute that holds the container which every call hands over."""
    never_none: frozenset[tuple[str, str]] = frozenset()
    """As in `Entering`."""
    nodes: list[cst.CSTNode] = field(default_factory=list)
    called: list[tuple[str, Value]] = field(default_factory=list)
    methods: dict[str, cst.FunctionDef] = field(default_factory=dict)
    ancestors: tuple[Ancestor, ...] = ()
    entering: Entering = field(default_factory=lambda: Entering(0))

    def start(self) -> None:
        self.nodes, self.called = [], []
        self.entering = Entering(
            BUDGET,
            cls=self.qualified,
            names=self.names,
            methods=self.methods,
            ancestors=self.ancestors,
            never_none=self.never_none,
        )
        self.attributes.asked, self.attributes.asked_elements, self.summaries.asked = {}, {}, {}
        self.attributes.asked_none = {}

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
