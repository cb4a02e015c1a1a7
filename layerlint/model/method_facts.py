"""Methods of a class: their parameters, what stands inside them, and when they run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from typing import TypeVar

from layerlint.model.events import Assign, Call, Event, LocalAssign, Read, Return, Test
from layerlint.model.fact import fact
from layerlint.model.kinds import Form
from layerlint.model.values import At, Value

_Event = TypeVar("_Event", bound=Event)


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
    """A function or lambda inside a method, and its use.

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
    """The events by kind, collected once."""

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
        if not self.by_type and self.events:
            by_kind: dict[type[Event], list[Event]] = {}
            for event in self.events:
                by_kind.setdefault(type(event), []).append(event)
            self.by_type.update((each, tuple(events)) for each, events in by_kind.items())
        return self.by_type.get(kind, ())  # type: ignore[return-value]

    @property
    def assigns(self) -> tuple[Assign, ...]:
        return self._of(Assign)

    @property
    def local_assigns(self) -> tuple[LocalAssign, ...]:
        return self._of(LocalAssign)

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

    @property
    def unbound_super_calls(self) -> Iterator[Call]:
        """Calls of the same method of the type `super` itself, `super.build(shape)`, which fail."""
        return (
            c
            for c in self.calls
            if c.value.on_value(self.name)
            and c.value.holder.form is Form.NAME
            and c.value.holder.name == "super"
        )
