"""The functions that the walk over a class enters, and the inner functions that it meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import libcst as cst

from layerlint.extract.attribute_kinds import Attributes
from layerlint.extract.names_protocol import Names
from layerlint.index.function_source import FunctionSource
from layerlint.model.facts import At, Kind, Value


@dataclass(slots=True)
class NestedState:
    """A nested function or lambda while its method is walked."""

    key: str
    outer: str
    at: At
    runs: bool = False
    stored: set[str] = field(default_factory=set)
    decorators: tuple[Value, ...] = ()
    returns: set[Kind] = field(default_factory=set)
    scope: DefinitionScope | None = None
    """The scope of its names, for one that was defined in another function than the method."""


class EnteredCall(NamedTuple):
    """A range of nodes of an entered function, and the call in the class that led there.

    `function` is None for a method or an inner function of the class. With `stays`, a finding on a node is reported at
    the node, as in an inner function, and not at the call.
    """

    first: At
    end: At
    call: At
    name: str
    function: FunctionText | None = None
    stays: bool = False


class DefinitionScope(NamedTuple):
    """The scope of the names in a function that was defined in an entered function."""

    names: Names
    locals: dict[str, Value]
    function: FunctionText | None
    """None for a method of the class."""
    self_name: str = ""


class FunctionText(NamedTuple):
    """A parsed function or class of the project, or the parsed assignment of a module-level variable.

    `module` holds nothing else, `indent` columns further left than the file. `text` is that of a quick tree, "" for a
    tree of LibCST.
    """

    source: FunctionSource
    module: cst.Module
    node: cst.FunctionDef | cst.SimpleStatementLine | cst.ClassDef
    indent: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A class from which a class inherits methods, with what callers of these need.

    `called` are the methods that its own methods call on `self`. `checked`: whether it is a layer, so that findings in
    its text are reported for it. `parameters`, `shared_values` and `attributes` were learned from the class alone.
    """

    qualified: str
    checked: bool
    methods: frozenset[str]
    called: frozenset[str]
    parameters: Mapping[tuple[str, str], frozenset[Kind]]
    shared_values: Mapping[tuple[str, str], Value]
    attributes: Attributes


@dataclass(slots=True)
class Entering:
    """The functions that the walk over a class has entered."""

    budget: int
    """How many more nodes of entered functions the walk may visit."""
    entered: list[EnteredCall] = field(default_factory=list)
    cls: str = ""
    """The qualified name of the class."""
    names: Names | None = None
    """The names of its module."""
    methods: dict[str, cst.FunctionDef] = field(default_factory=dict)
    """The class's own methods, by name."""
    parents: frozenset[str] = frozenset()
    """The qualified names of the class, its ancestors and its bases; none if some of them are unknown."""
    ancestors: tuple[Ancestor, ...] = ()
    """Its ancestors, nearest first; none if some of them are unknown."""
    views: dict[str, frozenset[object]] = field(default_factory=dict)
    """By inherited method: the signatures of its events with the arguments that its own class knows."""
    never_none: frozenset[tuple[str, str]] = frozenset()
    """The parameters of own methods, by method and name, that no call leaves or sets to None."""
    handed_aliases: dict[At, dict[str, str]] = field(default_factory=dict)
    """By call of an own method: for each local container among its arguments, the attribute that holds it."""
    kept_functions: dict[str, NestedState] = field(default_factory=dict)
    """By key, the functions that entered functions define and that an attribute holds: `self.scale = make_scaler(2)`."""
    consumed: set[int] = field(default_factory=set)
    """The ids of the nodes of calls whose result is gone over to its end."""
    joined_calls: set[At] = field(default_factory=set)
    """The calls of functions all of whose events joined those of the caller."""
