"""Values: what is known of an expression, and what must hold for it to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from layerlint.model.fact import fact
from layerlint.model.kinds import Form, Kind, Owner

At = int
"""A syntax node of the class, as a number; `layerlint.extract.spans` turns it into lines and columns."""


NOWHERE: At = -1


ENTRY = "[*]"
"""What the name of any entry of a container of a module ends in: "blocks.KINDS[*]"."""
DEFAULT = "[=]"
"""Ends the name of an object that is the default of a function's parameter."""
NOWHERE_BOUND = "[nowhere]"
"""What a name that nothing in its file binds ends in, where `super` gets it: "Other[nowhere]"."""
BY_SETDEFAULT = "[setdefault]"
"""What stands for the key of an entry that `setdefault` put into a container."""


class Callee(NamedTuple):
    """What is called: a member of an owner, or a name of its own."""

    owner: Owner
    name: str


@fact
class Argument:
    """One argument of a call: positional (`keyword` is None), keyword, or `*`/`**` unpacked (`star`)."""

    value: Value
    keyword: str | None = None
    star: str = ""


@fact
class Value:
    """What is known of one expression.

    name      the qualified name of what is named or called ("tensorflow.Variable", "keras.layers.Dense",
              "blocks.Linear" for a project class); for an operation, the operator; "" for a member
    owner     whose member is named or called, and
    member    its name: "add_weight" of `self.add_weight(...)`, "build" of `super().build(...)`
    path      "w" for `self.w`, "encoder.dense" for `self.encoder.dense`, "" otherwise
    receiver  for a call of a method (`x.assign(...)`) or an attribute or subscript of a value: that value
    args      the arguments of a call
    items     elements of a container, operands of an operation, alternatives of a choice;
              the strings of which it is one
    keys      for `Form.DICT`: the key of each item, None where it is not a literal string or is `**` unpacked;
              for `Form.STRING`: a regular expression of the texts that it may give
    makes     for a name of the module that is bound to a call, or an instance of a plain class: the classes that are
              called for it, or for its attributes; for a parameter: the class that it is by default; "int" for the
              number of a turn of a loop
    count     for `Form.REPEAT`: the `n` of `[x] * n`
    constant  the Python value of a literal; None otherwise
    index     for `Kind.DIM`: which entry of the shape it is, where that is known; 0 for a part of a shape that
              begins with the first entry
    reads     attribute paths of `self` that the value was computed from, through locals
    params    parameters of the method that the value was computed from, through locals
    local     the name of the local variable that the value was read from, "" otherwise
    config    the keys of a configuration dict, for `Kind.CONFIG`
    imported  for a name or a call of an imported module: what a plain import statement of this module brings
              ("tensorflow" for `tf.keras.Model`); "" where that is not certain
    """

    kind: Kind
    form: Form
    at: At = NOWHERE
    name: str = ""
    owner: Owner = Owner.NONE
    member: str = ""
    path: str = ""
    receiver: Value | None = None
    args: tuple[Argument, ...] = ()
    items: tuple[Value, ...] = ()
    keys: tuple[str | None, ...] = ()
    makes: tuple[str, ...] = ()
    count: Value | None = None
    constant: object = None
    index: int | None = None
    reads: frozenset[str] = frozenset()
    params: frozenset[str] = frozenset()
    local: str = ""
    config: Config | None = None
    imported: str = ""
    parts: int = field(default=0, init=False, repr=False, compare=False)
    """How many values it is made of, itself included, once that was counted: `extract.frame.size`."""

    def argument(self, keyword: str, position: int | None = None) -> Value | None:
        """The argument given by that keyword or position; None when absent or behind `*`/`**`."""
        for argument in self.args:
            if argument.keyword == keyword:
                return argument.value
        if position is None or any(a.star == "*" for a in self.args[: position + 1]):
            return None
        positional = [a.value for a in self.args if a.keyword is None and not a.star]
        return positional[position] if position < len(positional) else None

    def given(self, keyword: str, position: int | None = None) -> Value:
        """As `argument`, to ask about: nothing is known of it where there is none."""
        return self.argument(keyword, position) or _NOTHING

    @property
    def positional(self) -> tuple[Value, ...]:
        return tuple(a.value for a in self.args if a.keyword is None and not a.star)

    @property
    def unpacks(self) -> bool:
        """Whether arguments come from `*args` or `**kwargs`: what is absent may still be given."""
        return any(a.star for a in self.args)

    @property
    def callee(self) -> Callee:
        """What is named or called, to compare values by."""
        return Callee(self.owner, self.member or self.name)

    @property
    def method(self) -> str:
        """The last part of what is named: `assign` for `self.w.assign(...)`, `relu` for `tf.nn.relu(...)`."""
        return (self.member or self.name).rpartition(".")[2]

    @property
    def called(self) -> str:
        """The qualified name of what is called; "" where nothing is: `tf.nn.relu` alone is a name."""
        return self.name if self.form is Form.CALL else ""

    @property
    def called_method(self) -> str:
        """The last part of what is called; "" where nothing is."""
        return self.method if self.form is Form.CALL else ""

    @property
    def makes_layer(self) -> bool:
        """Whether it is a new layer: `Dense(4)`."""
        return self.kind is Kind.SUBLAYER and self.form is Form.CALL

    def on_self(self, *members: str) -> bool:
        """Whether a member of `self` is named, one of these where any are given."""
        return self.owner is Owner.SELF and (not members or self.member in members)

    def on_super(self, *members: str) -> bool:
        """Whether a member of a parent is named, one of these where any are given."""
        return self.owner is Owner.SUPER and (not members or self.member in members)

    def on_self_or_super(self, *members: str) -> bool:
        return self.on_self(*members) or self.on_super(*members)

    def on_value(self, *members: str) -> bool:
        """Whether a member of some other value is named, one of these where any are given."""
        return self.owner is Owner.VALUE and (not members or self.member in members)

    @property
    def calls_instance(self) -> bool:
        """Whether an object is called itself: `layer(x)` of a local, `self.layers[0](x)`, `self(x)`."""
        return self.owner is Owner.INSTANCE

    @property
    def calls_self(self) -> bool:
        """`self(x)`"""
        return self.owner is Owner.INSTANCE and self.receiver is not None and self.receiver.kind is Kind.SELF

    @property
    def calls_own_path(self) -> bool:
        """Whether what is named is the attribute `path` of `self`, and not a member of what it holds."""
        return self.owner is Owner.SELF and self.member == self.path

    @property
    def holder(self) -> Value:
        """The receiver, to ask about: nothing is known of it where there is none."""
        return self.receiver or _NOTHING

    @property
    def inner(self) -> tuple[Value, ...]:
        """The values that this one is directly made of, in the order of their evaluation."""
        holders = tuple(value for value in (self.receiver, self.count) if value is not None)
        return (*holders, *(argument.value for argument in self.args), *self.items)

    def walk(self) -> Iterator[Value]:
        """This value and every value it is made of."""
        waiting = [self]
        while waiting:
            value = waiting.pop()
            yield value
            if value.items:
                waiting.extend(reversed(value.items))
            if value.args:
                waiting.extend(argument.value for argument in reversed(value.args))
            if value.count is not None:
                waiting.append(value.count)
            if value.receiver is not None:
                waiting.append(value.receiver)


_NOTHING = Value(Kind.UNKNOWN, Form.OTHER)


def attribute_of(path: str) -> str:
    """The attribute of `self` that a path begins with: "encoder" of "encoder.dense", "blocks" of "blocks[*].w"."""
    return path.partition(".")[0].partition("[")[0]


class GuardKind(StrEnum):
    IS_NONE = "is none"
    """`if self.w is None:`, `if not self.w:`, `if getattr(self, "w", None) is None`."""
    IS_NOT_NONE = "is not none"
    NO_ATTRIBUTE = "no attribute"
    """`if not hasattr(self, "w"):`, or the handler of `except AttributeError`."""
    HAS_ATTRIBUTE = "has attribute"
    NOT_BUILT = "not built"
    """`if not self.built:`"""
    BUILT = "built"
    INIT_SCOPE = "init scope"
    """`with tf.init_scope():`"""
    LOOP = "loop"
    COMPREHENSION = "comprehension"
    TRAINING = "training"
    """A test of the `training` argument."""
    FLAG = "flag"
    """A test of an attribute of `self` (`if self.first:`)."""
    EAGER = "eager"
    """`if tf.executing_eagerly():`"""
    WITH = "with"
    EXCEPT = "except"
    TRY = "try"
    MATCH = "match"
    OTHER = "other"


@fact
class Guard:
    """What must hold for an event to happen. `negated` is the else branch, `path` the tested attribute.

    `catches` are the exceptions, as written, that handlers of a `try` take and do not raise again.
    """

    kind: GuardKind
    path: str = ""
    value: Value | None = None
    negated: bool = False
    at: At = NOWHERE
    catches: frozenset[str] = frozenset()


@fact
class Config:
    """What a `get_config` returns: known keys with their values.

    `complete` is False when some keys could not be seen; `with_super` when those of `super()` are merged in.
    """

    keys: tuple[tuple[str, Value], ...]
    with_super: bool
    complete: bool
    removed: frozenset[str] = frozenset()
