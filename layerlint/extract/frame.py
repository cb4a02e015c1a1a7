"""The state of a walk through one method: the values of names, and the events so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import libcst as cst

from layerlint.extract.attribute_kinds import Attributes
from layerlint.extract.entered_calls import Entering, NestedState
from layerlint.extract.method_summaries import Summaries
from layerlint.extract.names_protocol import Names
from layerlint.model.facts import At, Event, Guard, LocalAssign, Value


class Yielded(NamedTuple):
    """A value that a generator function yields, and the conditions and loops around the `yield`.

    `whole` is what `yield from` goes over.
    """

    value: Value
    guards: tuple[Guard, ...]
    whole: Value | None = None


@dataclass(slots=True)
class Frame:
    """One method on its way to facts. `locals` is copied for branches; the lists are shared."""

    names: Names
    attributes: Attributes
    summaries: Summaries
    nodes: list[cst.CSTNode]
    self_name: str
    method: str
    cls: str = ""
    """The qualified name of the class."""
    entering: Entering = field(default_factory=lambda: Entering(0))
    stack: tuple[object, ...] = ()
    """The functions that the walk is in, outermost first."""
    locals: dict[str, Value] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    guards: tuple[Guard, ...] = ()
    scopes: tuple[Value, ...] = ()
    """The name scopes of the `with` statements around, which prefix the names of weights."""
    nested: str = ""
    functions: dict[str, NestedState] = field(default_factory=dict)
    called: list[tuple[str, Value]] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    """Locals that were assigned to an attribute: `self.blocks = blocks`."""
    views: dict[str, str] = field(default_factory=dict)
    """Locals that are read from an attribute: `blocks = self.blocks`."""
    yields: bool = False
    yielded: list[Yielded] = field(default_factory=list)
    """What an entered generator function yields, in the order of its text."""
    local_names: frozenset[str] = frozenset()
    waiting: dict[str, list[LocalAssign]] = field(default_factory=dict)
    """By local name, the results of calls on `self` that nothing has read so far."""
    read: set[str] = field(default_factory=set)
    """The local names that were read so far."""
    read_results: set[At] = field(default_factory=set)
    """The results of calls on `self` that were read, under whatever name."""
    passed: set[At] = field(default_factory=set)
    """The values that calls got as arguments, in the first `passed_until` events."""
    passed_until: int = 0
    handed_on: set[str] = field(default_factory=set)
    """The local names that calls got as arguments or were methods of, in the first `handed_on_until` events."""
    handed_on_until: int = 0
    renamed: dict[str, set[At]] = field(default_factory=dict)
    """By local name, the results of calls on `self` that were copied to another name and not read otherwise."""
    captured: set[str] = field(default_factory=set)
    """The outer names that nested functions read, at whatever time."""
    global_names: set[str] = field(default_factory=set)
    """The names of `global` statements so far."""
    owner_attributes: frozenset[tuple[str, str]] = frozenset()
    """The attributes of a plain object in a local name that hold the layer: `self.layer` of `WeightMaker(self)`."""
    class_name: str = ""
    """The parameter of a classmethod that is the class: `cls`."""
    var_keyword: str = ""
    """The parameter of the method that takes all other keywords: `kwargs`."""
    fixed: frozenset[str] = frozenset()
    """The local names that have one value while this walk lasts: of an iteration, or of a call that is entered."""
    local_reads: dict[str, tuple[Value, Value]] = field(default_factory=dict)
    """By local name, its value and the copy that all later reads share."""

    def note_read(self, name: str) -> None:
        """Record a read of the local name."""
        if name in self.waiting:
            self.read_results.update(assign.value.at for assign in self.waiting.pop(name))
        if name in self.renamed:
            self.read_results.update(self.renamed.pop(name))
        self.read.add(name)
        if self.nested:
            self.captured.add(name)

    def forget(self, name: str) -> None:
        """Forget the aliases of a local name that is bound anew."""
        self.aliases.pop(name, None)
        self.views.pop(name, None)
        if name == self.class_name:
            self.class_name = ""

    def tracked_container(self, local: str) -> tuple[str, str]:
        """The attribute that grows with the local container, and the local name if it was assigned to the attribute."""
        if local in self.views:
            return self.views[local], ""
        if local in self.aliases:
            return self.aliases[local], local
        return "", ""

    def at(self, node: cst.CSTNode) -> At:
        self.nodes.append(node)
        return len(self.nodes) - 1
