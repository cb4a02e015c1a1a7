"""The state of a walk through one method: what names mean, what was seen so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import libcst as cst

from layerlint.extract.copies import evolve
from layerlint.index.function_source import FunctionSource
from layerlint.model.facts import (
    STATE,
    Argument,
    At,
    Event,
    Form,
    Guard,
    Kind,
    LocalAssign,
    Value,
)

MAX_SIZE = 400
"""Values made of more parts than this keep their summary and lose their parts: chains of locals stay linear."""


class Names(Protocol):
    """What the class index knows of names; qualified names are dotted, as imported."""

    def qualify(self, name: str) -> str | None:
        """The qualified name of a module-level name, None for one that is not known."""
        ...

    def instance_kind(self, qualified: str) -> Kind | None:
        """The kind of an instance of that class; None when it is no class that is known."""
        ...

    def global_value(self, qualified: str) -> str | None:
        """For a module-level variable that is set once by a call: the qualified name of what is called."""
        ...

    def is_function(self, qualified: str) -> bool:
        """Whether it is a function of the project."""
        ...

    def function(self, qualified: str) -> tuple[FunctionSource, Names] | None:
        """The text of a function that a call of that name certainly runs, and the names of its module."""
        ...

    def is_nowhere(self, name: str) -> bool:
        """Whether certainly nothing in the file binds the name."""
        ...

    def holds(self, cls: str) -> tuple[str, ...]:
        """What a class of the project calls for the attributes of every instance."""
        ...

    def plain_import(self, name: str) -> str:
        """What an import statement that stands in no `try` or `if` binds the name to; "" for other names."""
        ...

    def imported(self, module: str, name: str, level: int) -> str:
        """The qualified name that `from <level dots><module> import <name>` binds in this module."""
        ...


@dataclass(slots=True)
class Attributes:
    """The kinds that attributes of `self` were seen to get; `elements` for the contents of containers.

    Every answer is noted. A walk whose answers would all be the same with what was learned by its end
    need not be repeated: `settled` says so.
    """

    kinds: dict[str, set[Kind]] = field(default_factory=dict)
    elements: dict[str, set[Kind]] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    asked: dict[str, Kind] = field(default_factory=dict)
    asked_elements: dict[str, Kind] = field(default_factory=dict)
    asked_none: dict[str, bool] = field(default_factory=dict)

    def may_be_none(self, path: str) -> bool:
        """Whether it may hold None: it was seen to get it, or nothing is known of what it gets."""
        answer = self._may_be_none(path)
        self.asked_none[path] = answer
        return answer

    def _may_be_none(self, path: str) -> bool:
        return Kind.NONE in self.kinds.get(path, {Kind.NONE})

    def knows(self, path: str) -> bool:
        known = path in self.kinds
        if not known:
            self.asked[path] = Kind.UNKNOWN
        return known

    def kind(self, path: str) -> Kind:
        kind = join(self.kinds.get(path, set()))
        self.asked[path] = kind
        return kind

    def element(self, path: str) -> Kind:
        kind = join(self.elements.get(path, set()))
        self.asked_elements[path] = kind
        return kind

    def gain(self, path: str, kind: Kind) -> None:
        self.kinds.setdefault(path, set()).add(kind)

    def gain_elements(self, path: str, kinds: Iterable[Kind]) -> None:
        self.elements.setdefault(path, set()).update(kinds)

    def settled(self) -> bool:
        """Whether every question that was asked still has the answer that it got."""
        return (
            all(join(self.kinds.get(p, set())) is kind for p, kind in self.asked.items())
            and all(join(self.elements.get(p, set())) is kind for p, kind in self.asked_elements.items())
            and all(self._may_be_none(p) is answer for p, answer in self.asked_none.items())
        )

    def copy_that_asks(self) -> Attributes:
        """A copy whose questions are noted here."""
        made = self.copy()
        made.asked, made.asked_elements, made.asked_none = self.asked, self.asked_elements, self.asked_none
        return made

    def copy(self) -> Attributes:
        return Attributes(
            {path: set(kinds) for path, kinds in self.kinds.items()},
            {path: set(kinds) for path, kinds in self.elements.items()},
            dict(self.values),
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """What a call of an own or inherited method gives; of a tuple also its parts, each with what it holds itself."""

    returns: Kind = Kind.UNKNOWN
    is_property: bool = False
    parts: tuple[tuple[Kind, frozenset[Kind]], ...] = ()
    says_all: bool = False
    """Whether the kind is all that there is to know."""


@dataclass(slots=True)
class Summaries:
    """What own and inherited methods give; answers are noted as in `Attributes`."""

    known: dict[str, Summary] = field(default_factory=dict)
    asked: dict[str, Summary | None] = field(default_factory=dict)

    def get(self, name: str) -> Summary | None:
        found = self.known.get(name)
        self.asked[name] = found
        return found

    def settled(self) -> bool:
        return all(self.known.get(name) == found for name, found in self.asked.items())


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
    home: Home | None = None
    """What its names mean, for one that was made in another function than the method."""


class Inside(NamedTuple):
    """The nodes that the walk took on in a function that it entered, and the call in the class that led there.

    `function` is where the text stands, None for a method or an inner function of the class. `stays` where what is
    said of a node is said there, as in an inner function, and not at the call.
    """

    first: At
    end: At
    call: At
    name: str
    function: FunctionText | None = None
    stays: bool = False


class Home(NamedTuple):
    """What names mean in a function that was made while another one was entered."""

    names: Names
    locals: dict[str, Value]
    function: FunctionText | None
    """None for a method of the class."""
    self_name: str = ""


class FunctionText(NamedTuple):
    """A function of the project, or the statement that gives a variable of a module its value, parsed.

    `module` has nothing but it, `indent` columns further left than the file.
    """

    source: FunctionSource
    module: cst.Module
    node: cst.FunctionDef | cst.SimpleStatementLine
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A class of which a class inherits methods, as far as those that call them need to know it.

    `called` are the methods that its own methods call on `self`; `checked` whether it is a layer, which is told itself of
    what is wrong in its text. `parameters`, `sizes` and `attributes` are what it knows itself.
    """

    qualified: str
    checked: bool
    methods: frozenset[str]
    called: frozenset[str]
    parameters: Mapping[tuple[str, str], frozenset[Kind]]
    sizes: Mapping[tuple[str, str], Value]
    attributes: Attributes


@dataclass(slots=True)
class Entering:
    """The functions that the walk over a class has entered."""

    budget: int
    """How many more nodes may be walked over in functions."""
    inside: list[Inside] = field(default_factory=list)
    cls: str = ""
    """The qualified name of the class."""
    names: Names | None = None
    """What names mean where it stands."""
    methods: dict[str, cst.FunctionDef] = field(default_factory=dict)
    """The class's own methods, by name."""
    ancestors: tuple[Ancestor, ...] = ()
    """What its methods may run of others, nearest first; none where it has parents that are not known."""
    views: dict[str, frozenset[object]] = field(default_factory=dict)
    """By inherited method: what happens in it as far as its own class knows."""
    never_none: frozenset[tuple[str, str]] = frozenset()
    """The parameters of own methods, by method and name, that every call gives something else than None."""
    handed_aliases: dict[At, dict[str, str]] = field(default_factory=dict)
    """By call of an own method: the attributes that hold the local containers which it is given, by their names."""
    told: set[At] = field(default_factory=set)
    """The calls of functions all of whose events joined those of the caller."""


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
    """What the `with` statements around put before the names of weights."""
    nested: str = ""
    functions: dict[str, NestedState] = field(default_factory=dict)
    called: list[tuple[str, Value]] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    """Locals that were assigned to an attribute: `self.blocks = blocks`."""
    views: dict[str, str] = field(default_factory=dict)
    """Locals that hold what an attribute holds: `blocks = self.blocks`."""
    yields: bool = False
    local_names: frozenset[str] = frozenset()
    waiting: dict[str, list[LocalAssign]] = field(default_factory=dict)
    """By local name, the results of calls on `self` that nothing has read so far."""
    read: set[str] = field(default_factory=set)
    """The local names that were read so far."""
    read_results: set[At] = field(default_factory=set)
    """The results of calls on `self` that were read, under whatever name."""
    renamed: dict[str, set[At]] = field(default_factory=dict)
    """By local name, the results of calls on `self` that another name has got from it, and that nothing else has read."""
    captured: set[str] = field(default_factory=set)
    """The outer names that nested functions read, at whatever time."""
    global_names: set[str] = field(default_factory=set)
    """The names of `global` statements so far."""
    class_name: str = ""
    """The parameter of a classmethod that is the class: `cls`."""
    var_keyword: str = ""
    """The parameter of the method that takes all other keywords: `kwargs`."""
    remembered: dict[str, tuple[Value, Value]] = field(default_factory=dict)
    """By local name, its value and how later reads see it, so that many reads make one copy."""

    def used(self, name: str) -> None:
        """The local name is read."""
        if name in self.waiting:
            self.read_results.update(one.value.at for one in self.waiting.pop(name))
        if name in self.renamed:
            self.read_results.update(self.renamed.pop(name))
        self.read.add(name)
        if self.nested:
            self.captured.add(name)

    def forget(self, name: str) -> None:
        """The local name is bound anew."""
        self.aliases.pop(name, None)
        self.views.pop(name, None)
        if name == self.class_name:
            self.class_name = ""

    def filled(self, local: str) -> tuple[str, str]:
        """The attribute that grows when the local container grows, and the local name when it was tracked before."""
        if local in self.views:
            return self.views[local], ""
        if local in self.aliases:
            return self.aliases[local], local
        return "", ""

    def at(self, node: cst.CSTNode) -> At:
        self.nodes.append(node)
        return len(self.nodes) - 1


_TENSOR_LIKE = frozenset({Kind.TENSOR, Kind.WEIGHT, Kind.VARIABLE})


def join(kinds: set[Kind] | frozenset[Kind]) -> Kind:
    """The kind of a value that may be any of these; `None` placeholders do not count."""
    rest = set(kinds) - {Kind.NONE}
    if not rest:
        return Kind.NONE if kinds else Kind.UNKNOWN
    if len(rest) == 1:
        return next(iter(rest))
    if rest <= _TENSOR_LIKE:
        return Kind.TENSOR
    if rest == {Kind.TENSOR, Kind.INPUT}:
        return Kind.INPUT
    return Kind.UNKNOWN


def size(value: Value) -> int:
    """How many values it is made of; of more than `MAX_SIZE`, that it is more."""
    if not value.items and not value.args and value.receiver is None and value.count is None:
        return 1
    if value.parts:
        return value.parts
    total = 0
    waiting = [value]
    while waiting and total <= MAX_SIZE:
        one = waiting.pop()
        if one.parts:
            total += one.parts
            continue
        total += 1
        if one.receiver is not None:
            waiting.append(one.receiver)
        if one.count is not None:
            waiting.append(one.count)
        waiting.extend([argument.value for argument in one.args])
        waiting.extend(one.items)
    object.__setattr__(value, "parts", total)  # counted once: a value is asked many times
    return total


_KEEPS_PARTS = frozenset(
    {
        Kind.SUBLAYER,
        Kind.WEIGHT,
        Kind.VARIABLE,
        Kind.INITIALIZER,
        Kind.REGULARIZER,
        Kind.CONTAINER,
        Kind.FUNCTION,
        Kind.CLASS,
        Kind.METRIC,
        Kind.TF_MODULE,
        Kind.SEED_GENERATOR,
        Kind.OPTIMIZER,
        Kind.LOSS,
        Kind.CONFIG,
        Kind.PLAIN,
        Kind.DIM,
        Kind.SHAPE,
        Kind.NUMPY,
        Kind.OBJECT,
        Kind.CONSTANT_TENSOR,
    }
)
_SMALL = frozenset({Kind.TENSOR, Kind.INPUT})
MAX_TENSOR = 12
"""Tensors made of no more parts than this keep them: what `k = tf.nn.softplus(w)` was made from."""


def remembered(value: Value, local: str) -> Value:
    """The value as a later read of the local variable sees it: parts that grow with every step are left out."""
    if value.kind in _KEEPS_PARTS and size(value) <= MAX_SIZE:
        return evolve(value, local=local)
    if _may_be_small(value) and (small := _small(value)) is not None:
        return evolve(small, local=local)
    makes = value.makes if value.kind is Kind.PARAMETER else ()
    applied = value.receiver if _is_applied_layer(value) else None
    return evolve(value, local=local, args=(), items=(), keys=(), makes=makes, count=None, receiver=applied)


def _is_applied_layer(value: Value) -> bool:
    """`Dense(3)(x)` outside `call`, where the layer that gives the tensor is new."""
    layer = value.receiver if value.kind is Kind.KERAS_TENSOR and value.calls_instance else None
    return layer is not None and layer.makes_layer and size(layer) <= 5 * MAX_TENSOR


def _may_be_small(value: Value) -> bool:
    if value.kind is Kind.UNKNOWN:
        return value.form in (Form.CALL, Form.OPERATION, Form.ATTRIBUTE) or _is_class_or_not(value)
    return value.kind in _SMALL or (value.kind is Kind.NONE and value.form is Form.CALL)


def _is_class_or_not(value: Value) -> bool:
    """`layer_class or Dense`"""
    return value.form is Form.CHOICE and any(item.kind is Kind.CLASS for item in value.items)


def _small(value: Value) -> Value | None:
    """The tensor with its parts, where they are few; how its weights were made is no part of them."""
    whole = size(value)
    if MAX_TENSOR < whole <= 5 * MAX_TENSOR:
        value = _with_bare_weights(value)
        whole = size(value)
    return value if whole <= MAX_TENSOR else None


def _with_bare_weights(value: Value) -> Value:
    if value.kind in STATE:
        return evolve(value, args=(), items=(), receiver=None)
    changes: dict[str, object] = {}
    if value.items:
        changes["items"] = tuple(map(_with_bare_weights, value.items))
    if value.args:
        changes["args"] = tuple(
            Argument(_with_bare_weights(one.value), one.keyword, one.star) for one in value.args
        )
    if value.receiver is not None:
        changes["receiver"] = _with_bare_weights(value.receiver)
    return evolve(value, **changes) if changes else value


def elements(container: Value) -> tuple[Value, ...]:
    """What a container holds, whichever of several it is."""
    if container.form is Form.CHOICE:
        return tuple(item for one in container.items if one.kind is Kind.CONTAINER for item in elements(one))
    return container.items


def unknown(at: At = -1, form: Form = Form.OTHER) -> Value:
    return Value(Kind.UNKNOWN, form, at)


def union(values: list[Value]) -> tuple[frozenset[str], frozenset[str]]:
    """The attributes and the parameters that any of the values was computed from."""
    reads: frozenset[str] = frozenset()
    params: frozenset[str] = frozenset()
    for value in values:
        reads |= value.reads
        params |= value.params
    return reads, params


def merge(first: Value, second: Value) -> Value:
    """What a local is after two branches."""
    if first is second or first == second:
        return first
    reads, params = union([first, second])
    kind = first.kind if first.kind == second.kind else join({first.kind, second.kind})
    config = None
    if first.config is not None and second.config is not None:
        known = dict(first.config.keys) | dict(second.config.keys)
        config = evolve(
            first.config,
            keys=tuple(known.items()),
            complete=first.config.complete and second.config.complete,
            with_super=first.config.with_super and second.config.with_super,
            removed=first.config.removed | second.config.removed,
        )
    items = (first, second) if size(first) + size(second) < 60 else ()
    if Kind.NONE in (first.kind, second.kind) and first.kind != second.kind:
        kind = Kind.UNKNOWN if kind not in (Kind.SUBLAYER, Kind.WEIGHT, Kind.METRIC) else kind
    return Value(
        kind, Form.CHOICE, first.at, reads=reads, params=params, items=items, config=config, local=first.local
    )


def merge_locals(first: dict[str, Value], second: dict[str, Value]) -> dict[str, Value]:
    merged = {}
    for name in first.keys() | second.keys():
        one, other = first.get(name), second.get(name)
        if one is None or other is None:
            merged[name] = one or other or unknown()
        else:
            merged[name] = merge(one, other)
    return merged


def arguments_reads(args: tuple[Argument, ...]) -> tuple[frozenset[str], frozenset[str]]:
    return union([argument.value for argument in args])
