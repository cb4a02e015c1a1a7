"""The layer model: what is known of one layer class, as frozen data without syntax nodes.

A fact is known or absent. A value that could not be resolved has `Kind.UNKNOWN`, and no rule may
conclude anything from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from enum import StrEnum
from itertools import chain
from typing import NamedTuple, TypeVar

from layerlint.model.events import (
    Assign,
    Call,
    DeadStore,
    Event,
    Iterate,
    LocalAssign,
    LocalItem,
    OtherAssign,
    Raise,
    Read,
    Return,
    TargetForm,
    Test,
    TestForm,
    Use,
)
from layerlint.model.fact import fact
from layerlint.model.values import (
    BY_SETDEFAULT,
    ENTRY,
    NOWHERE,
    STATE,
    TENSORS,
    Argument,
    At,
    Callee,
    Config,
    Form,
    Guard,
    GuardKind,
    Kind,
    Owner,
    Value,
    attribute_of,
)

__all__ = [
    "BY_SETDEFAULT",
    "ENTRY",
    "NOWHERE",
    "STATE",
    "TENSORS",
    "Argument",
    "Assign",
    "At",
    "Base",
    "Call",
    "Callee",
    "ClassFacts",
    "ClassTraits",
    "Config",
    "DeadStore",
    "Event",
    "Form",
    "Guard",
    "GuardKind",
    "InnerMethod",
    "Iterate",
    "Kind",
    "LayerClass",
    "LocalAssign",
    "LocalItem",
    "Method",
    "MethodForm",
    "Nested",
    "OtherAssign",
    "Owner",
    "Parameter",
    "Part",
    "Phase",
    "Raise",
    "Read",
    "Return",
    "TargetForm",
    "Test",
    "TestForm",
    "Use",
    "Value",
    "Wrapper",
    "attribute_of",
]


class Phase(StrEnum):
    """When a method runs: which entry points of Keras reach it."""

    CONSTRUCT = "construct"
    """`__init__` and what it reaches."""
    BUILD = "build"
    """`build` and what it reaches."""
    CALL = "call"
    """`call` and what it reaches."""
    STEP = "step"
    """`train_step`, `test_step`, `predict_step` and what they reach."""
    CONFIG = "config"
    """`get_config`, `from_config` and what they reach."""


@fact
class Parameter:
    """One parameter of a method: `star` is "*" or "**"; `default` is None when it is required."""

    name: str
    at: At
    default: Value | None = None
    star: str = ""
    keyword_only: bool = False
    annotation: str = ""


@fact
class Nested:
    """A function or lambda inside a method, and what becomes of it.

    key     unique in the method; `Event.nested` refers to it
    outer   the key of the function around it, "" for the method itself
    runs    True when it is called where it is defined, or handed to an operation that calls it (`tf.map_fn`)
    stored  the attribute paths of `self` that it is assigned to
    """

    key: str
    outer: str
    at: At
    runs: bool
    stored: frozenset[str]
    decorators: tuple[Value, ...] = ()


@fact
class Wrapper:
    """What a decorator puts in the place of a method.

    params  the names of its positional parameters, `self` included
    star    the name behind `*`, "" without one; `stars` behind `**`
    wraps   whether `functools.wraps` shows what it wraps
    """

    name: str
    params: tuple[str, ...]
    star: str = ""
    stars: str = ""
    wraps: bool = False


@fact
class InnerMethod:
    """A function that stands in the body of a method and takes `self` as that does: indented too far, perhaps."""

    name: str
    at: At


class MethodForm(StrEnum):
    INSTANCE = "instance"
    CLASS = "class"
    STATIC = "static"
    PROPERTY = "property"
    SETTER = "setter"


_Event = TypeVar("_Event", bound=Event)


@fact
class Method:
    """A method of the class. `owner` is the qualified name of the class that defines it."""

    name: str
    owner: str
    at: At
    at_name: At
    form: MethodForm
    params: tuple[Parameter, ...]
    decorators: tuple[Value, ...]
    events: tuple[Event, ...]
    abstract: bool = False
    """Only raises `NotImplementedError`, or is an `@abstractmethod`."""
    stub: bool = False
    """The body is only a docstring, `pass` or `...`."""
    generator: bool = False
    """It has a `yield` of its own: a call of it runs nothing of the body."""
    docstring: bool = False
    open_end: bool = False
    """The end of the body may be reached, with no `return` or `raise` on the way."""
    nested: tuple[Nested, ...] = ()
    inner_methods: tuple[InnerMethod, ...] = ()
    wrapper: Wrapper | None = None
    """What the outermost decorator puts in the place of `__init__`, where that is a function of the project."""
    by_type: dict[type[Event], tuple[Event, ...]] = field(
        default_factory=dict, hash=False, compare=False, repr=False
    )
    """The events that were asked for, so that each check need not look for them again."""

    def parameter(self, name: str) -> Parameter | None:
        return next((p for p in self.params if p.name == name), None)

    @property
    def var_keyword(self) -> Parameter | None:
        return next((p for p in self.params if p.star == "**"), None)

    @property
    def var_positional(self) -> Parameter | None:
        return next((p for p in self.params if p.star == "*"), None)

    @property
    def required(self) -> tuple[Parameter, ...]:
        """Parameters without a default, `self` and stars left out."""
        return tuple(p for p in self.params[self.bound :] if p.default is None and not p.star)

    @property
    def bound(self) -> int:
        """How many leading parameters Python fills in: 1 for `self` or `cls`."""
        return 0 if self.form is MethodForm.STATIC else 1

    def _of(self, kind: type[_Event]) -> tuple[_Event, ...]:
        known = self.by_type.get(kind)
        if known is None:
            known = self.by_type[kind] = tuple(event for event in self.events if isinstance(event, kind))
        return known  # type: ignore[return-value]

    @property
    def assigns(self) -> tuple[Assign, ...]:
        return self._of(Assign)

    @property
    def calls(self) -> tuple[Call, ...]:
        return self._of(Call)

    @property
    def reads(self) -> tuple[Read, ...]:
        return self._of(Read)

    @property
    def returns(self) -> tuple[Return, ...]:
        return self._of(Return)

    @property
    def tests(self) -> tuple[Test, ...]:
        return self._of(Test)

    @property
    def super_calls(self) -> Iterator[Call]:
        """Calls of the same method of a parent class, by `super()` or by the parent's name."""
        return (c for c in self.calls if c.value.on_super(self.name))


@fact
class Base:
    """A base class as far as it is known.

    `name` is its qualified name ("keras.layers.Layer", "blocks.Base"); `known` is False when nothing is
    known of its members; `imported` as in `Value`.
    """

    name: str
    known: bool
    imported: str = ""


@fact
class ClassFacts:
    """The facts of one class body alone, as written."""

    name: str
    qualname: str
    module: str
    path: str
    at: At
    at_name: At
    bases: tuple[Base, ...]
    decorators: tuple[Value, ...]
    methods: tuple[Method, ...]
    attributes: tuple[Assign, ...]
    """Class attributes, as assignments with `TargetForm.ATTRIBUTE`."""


class Part(NamedTuple):
    """A value inside an event. It is `certain` when it is evaluated whenever the event happens: what
    `a if test else b` chooses between is not.
    """

    method: Method
    event: Event
    value: Value
    certain: bool


_HOLDS = (Assign, LocalAssign, Call, Return, Test, Iterate)
"""The events that hold a value."""


@fact
class ClassTraits:
    """What is certain of a project layer class of which another class makes instances.

    Only what decides about a finding in that other class is looked up; all else is False.

    owns_weights         it makes weights, or sublayers that have some
    adds_losses          its call adds losses
    has_regularizers     it makes a weight or a sublayer with a regularizer
    inherits_build       it owns weights of sublayers and leaves `build` to Keras, which builds none of them
    needs_dunder_call    its `__call__` builds it or collects losses: running `call` instead is not the same
    needs_training_flag  its `call` has to be told `training`
    acts_on_training     its call does something else in training, when it is told so
    requires_training    its call cannot do without `training`
    takes_training_second  the second argument of its call is `training`
    stateless            it holds no weights
    returns_tensor       its `call` returns one tensor
    call_takes           the parameters of its `call`, as `x, mask=, *, scale=, **kwargs`; "" where they are not certain
    """

    owns_weights: bool = False
    adds_losses: bool = False
    has_regularizers: bool = False
    inherits_build: bool = False
    needs_dunder_call: bool = False
    needs_training_flag: bool = False
    acts_on_training: bool = False
    requires_training: bool = False
    takes_training_second: bool = False
    stateless: bool = False
    returns_tensor: bool = False
    call_takes: str = ""


_NOTHING_KNOWN = ClassTraits()


@fact
class LayerClass:
    """One Keras layer or model class with what it inherits: what a check reads.

    own         the facts of its own body; findings are only ever yielded at nodes of these
    ancestors   facts of its project and package ancestors in method resolution order, nearest first
    roots       qualified names of the Keras classes where the chain of bases ends ("keras.layers.Layer",
                "tensorflow.keras.Model", "keras.layers.MultiHeadAttention")
    complete    True when every ancestor is either among `ancestors` or a class of Keras itself
    is_model    whether it derives from a Keras Model
    keras       the Keras that the class is for: 2 or 3
    project_keras  what `keras` is in its project: it may derive from another one
    phases      for each (method name, key of nested function or ""): the phases in which it runs
    kinds       for each attribute path of `self`: the kinds of value it gets, ancestors included
    elements    for each attribute path that holds a container: the kinds of what it contains
    contexts    for each (method name, nested key) that runs in `call` or a step: the guards that every way
                from there to it goes through
    subclasses  whether another known class derives from it
    streams     the events that were asked for, so that each check need not look for them again
    by_form     the values of all own events and what they are made of, once a check asked for them: see `parts`
    integers    the positions (from 0) and keywords of the constructor that get integers wherever the same file makes it
    assigned_elsewhere  attribute names that code outside the class sets on some object in the same file
    only_a_part  whether its file makes it in other layer classes, and nowhere else
    saved_whole  whether its file saves or loads whole models
    loaded_when_built  whether its file loads weights into an object of the class that is only built
    mixed_precision  whether its file sets a policy of mixed precision
    validated  whether its file evaluates its only model with a `train_step`
    changed_in_fit  attributes that callbacks in the same file set on other objects, and what they call: `advance()`
    made        by qualified name: what is known of the project layer classes that it makes, see `traits`
    """

    own: ClassFacts
    ancestors: tuple[ClassFacts, ...]
    roots: tuple[str, ...]
    complete: bool
    is_model: bool
    keras: int
    members: dict[str, Method] = field(hash=False, compare=False)
    phases: dict[tuple[str, str], frozenset[Phase]] = field(hash=False, compare=False)
    kinds: dict[str, frozenset[Kind]] = field(hash=False, compare=False)
    elements: dict[str, frozenset[Kind]] = field(default_factory=dict, hash=False, compare=False)
    contexts: dict[tuple[str, str], frozenset[Guard]] = field(default_factory=dict, hash=False, compare=False)
    project_keras: int = 3
    subclasses: bool = False
    integers: frozenset[str] = frozenset()
    assigned_elsewhere: frozenset[str] = frozenset()
    only_a_part: bool = False
    saved_whole: bool = False
    loaded_when_built: bool = False
    mixed_precision: bool = False
    validated: bool = False
    changed_in_fit: frozenset[str] = frozenset()
    made: dict[str, ClassTraits] = field(default_factory=dict, hash=False, compare=False)
    streams: dict[tuple[type[Event], tuple[Phase, ...]], tuple[tuple[Method, Event], ...]] = field(
        default_factory=dict, hash=False, compare=False, repr=False
    )
    by_form: dict[Form, list[Part]] = field(default_factory=dict, hash=False, compare=False, repr=False)

    @property
    def name(self) -> str:
        return self.own.name

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods that the class body itself defines."""
        return self.own.methods

    def method(self, name: str) -> Method | None:
        """The method of that name, own or inherited from an ancestor whose source is known."""
        return self.members.get(name)

    def own_method(self, name: str) -> Method | None:
        return next((m for m in self.own.methods if m.name == name and m.form is not MethodForm.SETTER), None)

    def traits(self, qualified: str) -> ClassTraits:
        """What is certain of a project layer class that this class makes."""
        return self.made.get(qualified, _NOTHING_KNOWN)

    def phases_of(self, method: Method, event: Event | None = None) -> frozenset[Phase]:
        """When the method, or that event of it, happens; empty when nothing is known to reach it."""
        if method.form is MethodForm.SETTER:
            return frozenset()
        return self.phases.get((method.name, event.nested if event else ""), frozenset())

    def events(self, *phases: Phase) -> Iterator[tuple[Method, Event]]:
        """The events of the class's own methods that happen in one of these phases (or any, without one)."""
        return iter(self._stream(Event, phases))

    def calls(self, *phases: Phase) -> Iterator[tuple[Method, Call]]:
        """The calls among these events."""
        return iter(self._stream(Call, phases))

    def assigns(self, *phases: Phase) -> Iterator[tuple[Method, Assign]]:
        """The assignments to attributes of `self` among these events."""
        return iter(self._stream(Assign, phases))

    def reads(self, *phases: Phase) -> Iterator[tuple[Method, Read]]:
        """The reads of attributes of `self` among these events."""
        return iter(self._stream(Read, phases))

    def in_run_order(self, events: Iterable[tuple[Method, _Event]]) -> list[tuple[Method, _Event]]:
        """The same, method by method as Keras first reaches them: `__init__` and what it calls, `build`, `call`, ..."""
        order = {key: index for index, key in enumerate(self.phases)}
        last = len(order)
        return sorted(events, key=lambda one: order.get((one[0].name, one[1].nested), last))

    def methods_in_run_order(self, *phases: Phase) -> list[Method]:
        """The own methods that run in one of these phases, as Keras first reaches them."""
        order = {name: index for index, (name, key) in enumerate(self.phases) if not key}
        running = [method for method in self.own.methods if not self.phases_of(method).isdisjoint(phases)]
        return sorted(running, key=lambda method: order[method.name])

    def _stream(self, kind: type[_Event], phases: tuple[Phase, ...]) -> tuple[tuple[Method, _Event], ...]:
        known = self.streams.get((kind, phases))
        if known is None:
            if kind is Event:
                found = [(m, event) for m in self.own.methods for event in self._in_phases(m, phases)]
            else:
                found = [(m, event) for m, event in self._stream(Event, phases) if isinstance(event, kind)]
            known = self.streams[kind, phases] = tuple(found)
        return known  # type: ignore[return-value]

    def _in_phases(self, method: Method, phases: tuple[Phase, ...]) -> Iterable[Event]:
        if not phases:
            return method.events
        if method.form is MethodForm.SETTER:
            return ()
        keys = {
            key
            for key in ("", *(nested.key for nested in method.nested))
            if not self.phases.get((method.name, key), frozenset()).isdisjoint(phases)
        }
        return [event for event in method.events if event.nested in keys] if keys else ()

    def parts(self, *forms: Form) -> Iterator[Part]:
        """The values of those forms in the own methods' events, and in the values that these are made of."""
        if not self.by_form:
            self.by_form.update((form, []) for form in Form)
            for method in self.own.methods:
                for event in method.events:
                    if isinstance(event, _HOLDS) and event.value is not None:
                        self._take_apart(method, event, event.value)
        return chain.from_iterable(self.by_form[form] for form in forms)

    def _take_apart(self, method: Method, event: Event, top: Value) -> None:
        by_form = self.by_form
        waiting = [(top, True)]
        while waiting:
            value, certain = waiting.pop()
            if value.form is Form.CHOICE:
                certain = False
            by_form[value.form].append(Part(method, event, value, certain))
            for item in reversed(value.items):
                waiting.append((item, certain))
            for argument in reversed(value.args):
                waiting.append((argument.value, certain))
            if value.count is not None:
                waiting.append((value.count, certain))
            if value.receiver is not None:
                waiting.append((value.receiver, certain))

    def guards(self, method: Method, event: Event) -> tuple[Guard, ...]:
        """All that must hold for an event of `call` or a step to happen, on the way to its method included."""
        on_the_way = self.contexts.get((method.name, event.nested))
        if not on_the_way:
            return event.guards
        return (*sorted(on_the_way, key=lambda guard: (guard.at, guard.kind, guard.path)), *event.guards)

    @property
    def lineage(self) -> tuple[ClassFacts, ...]:
        return (self.own, *self.ancestors)

    def assignments(self, path: str | None = None) -> Iterator[tuple[Method, Assign]]:
        """Every assignment to `self.<path>` (or to any attribute), ancestors included, own first."""
        for facts in self.lineage:
            for method in facts.methods:
                for assign in method.assigns:
                    if path is None or assign.path == path:
                        yield method, assign

    def always(self, path: str, is_so: Callable[[Value], bool]) -> bool:
        """Whether the attribute gets something, and everything that it gets is so."""
        given = [assign.value for _, assign in self.assignments(path)] if path else []
        return bool(given) and all(map(is_so, given))

    def class_attribute(self, name: str) -> Assign | None:
        for facts in self.lineage:
            for assign in facts.attributes:
                if assign.path == name:
                    return assign
        return None
