"""Events: what a method does, in the order of the source."""

from __future__ import annotations

from enum import StrEnum

from layerlint.model.fact import fact
from layerlint.model.values import NOWHERE, At, Guard, Value


@fact
class Event:
    """Something that a method does, in source order.

    `nested` is the key of the nested function or lambda that holds it, "" for the method itself; an event
    of a nested function happens only when that function is called.
    """

    at: At
    guards: tuple[Guard, ...]
    nested: str


class TargetForm(StrEnum):
    ATTRIBUTE = "attribute"
    """`self.w = ...`; also `setattr(self, "w", ...)` with a literal name."""
    ITEM = "item"
    """`self.ws[0] = ...`"""
    DYNAMIC = "dynamic"
    """`setattr(self, name, ...)`, `self.__setattr__(name, ...)`: the path is not known ("")."""
    DICT = "dict"
    """`self.__dict__["w"] = ...`: bypasses tracking."""
    NESTED = "nested"
    """`self.holder.w = ...`: path "holder.w"."""
    ADD = "add"
    """`self.ws.append(...)`, `extend`, `insert`, `add`, `update`, `setdefault`: `call` is its name."""


@fact
class Assign(Event):
    """An attribute of `self` gets a value. `operator` is `+` for `+=`, "" for plain assignment.

    `call` is the method of the container for `TargetForm.ADD`. `alone` is False in `a, self.b = f()`, where
    `value` is the matching part if it is known, else an unknown value.
    """

    path: str
    form: TargetForm
    value: Value
    operator: str = ""
    call: str = ""
    alone: bool = True
    alias: str = ""
    """For `TargetForm.ADD`: the local name through which the container was filled, "" for `self.ws.append`."""
    names: str = ""
    """For `TargetForm.DYNAMIC`: a regular expression of the attributes of which it may set one."""


@fact
class LocalAssign(Event):
    """A local name gets a value."""

    name: str
    value: Value
    operator: str = ""


@fact
class DeadStore(Event):
    """What a call of something on `self` gave to a local name is replaced before anything read it, or never read.

    `at` is the name in that assignment; `by_iterations` when the next iteration of the loop replaces it. `call` is the
    call that stands in this method: of an own method that gives back what another call of something on `self` gives.
    """

    name: str
    value: Value
    replaced: bool
    by_iterations: bool = False
    call: At = NOWHERE


@fact
class OtherAssign(Event):
    """An attribute of something that is not `self` or held by it gets a value: `v.trainable = False` in a loop.

    The holder of a `global` name is the module.
    """

    holder: Value
    name: str
    value: Value
    operator: str = ""
    """"+" for `+=`."""


@fact
class LocalItem(Event):
    """An entry of what a local name holds gets a value: `kwargs["name"] = name`. `key` is None where it is not known.

    `axes` is how many indices stand there: 2 for `x[:, 0] = y`.
    """

    name: str
    key: object
    value: Value
    axes: int = 1


@fact
class Call(Event):
    """A call; `discarded` when its result is thrown away (an expression statement).

    `told` when all that the function does to its arguments is among the events, except messages and errors.
    `scopes` are those of the `with` statements around it that put something before the names of weights, outermost
    first. `result` is what the function gives, where its text says that, and the call itself does not.
    """

    value: Value
    discarded: bool = False
    told: bool = False
    scopes: tuple[Value, ...] = ()
    result: Value | None = None


class Use(StrEnum):
    LOADED = "loaded"
    CALLED = "called"
    """`self.d(x)`"""
    METHOD = "method"
    """`self.w.assign(...)`: a method of it is called."""
    DELETED = "deleted"


@fact
class Read(Event):
    """An attribute of `self` is used: path "d" for `self.d`, with the longest path known ("cell.units")."""

    path: str
    use: Use


class TestForm(StrEnum):
    IF = "if"
    WHILE = "while"
    ASSERT = "assert"
    TERNARY = "ternary"
    BOOLEAN = "boolean"
    """An operand of `and`, `or`, `not` outside a test."""
    FILTER = "filter"
    """The `if` of a comprehension."""
    MEMBERSHIP = "membership"
    """The left side of `x in (1, 2)`, which is compared with one after the other."""


@fact
class Test(Event):
    """A value is used as a truth value."""

    value: Value
    form: TestForm


@fact
class Iterate(Event):
    """A value is iterated, by a loop or a comprehension, or as it is unpacked into several targets."""

    value: Value
    comprehension: bool = False
    unpacking: bool = False


@fact
class Return(Event):
    value: Value | None
    """None for a bare `return`."""


@fact
class Raise(Event):
    name: str
