"""LL303: `super().__init__` of the wrong class, or with arguments that it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.arguments_of_base import arguments_of_base
from layerlint.checks.super_arguments import keywords_by_star, parent_is_model, wrong_arguments
from layerlint.model.facts import (
    NOWHERE_BOUND,
    Call,
    Kind,
    LayerClass,
    Method,
    Value,
    attribute_of,
)
from layerlint.queries.skipped_constructors import (
    ancestors_before,
    ancestors_through,
    constructor_assigns,
    running_methods,
    skips_on_purpose,
)
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import KERAS_BASES, KERAS_LAYER, KERAS_MODEL, keras_name
from layerlint.text import Safety


@rule(
    "LL303",
    "wrong-super-init",
    summary="`super().__init__` skips a class, names another class, or passes arguments by position.",
    fix=Safety.SAFE,
)
def wrong_super_init(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None:
        return
    earlier: Call | None = None
    for call in init.super_calls:
        finding = (
            _unbound(call)
            or _own_type(layer, call)
            or _no_class(call)
            or _wrong_class(layer, init, call)
            or _past_base(layer, init, call)
            or _no_base(layer, call)
            or keywords_by_star(init, call)
            or wrong_arguments(layer, call)
        )
        if finding is not None:
            yield finding
        elif (
            earlier is not None
            and _runs_always(call)
            and not _initialize_different_bases(layer, earlier, call)
        ):
            yield _becomes_functional(layer, earlier, call) or _second_call(earlier, call)
        if _runs_always(call):
            earlier = call
    yield from map(_not_called, init.unbound_super_calls)


wrong_super_init = replace(wrong_super_init, outside=arguments_of_base)


def _not_called(call: Call) -> Finding:
    """`super.__init__()`, which initializes nothing, since `super` is the type."""
    return Finding(
        call.value.at,
        "`super` is not called: `super.__init__` raises a `TypeError`",
        help="write `super().__init__(...)`",
        fix=FixRequest("super-without-class", call.value.at),
    )


def _runs_always(call: Call) -> bool:
    return not call.guards and not call.nested


def _becomes_functional(layer: LayerClass, earlier: Call, call: Call) -> Finding | None:
    """A model that is initialized as a subclass first, and then with inputs and outputs."""
    is_subclassed = not earlier.value.positional and earlier.value.argument("inputs") is None
    outputs = call.value.argument("outputs", 1)
    if not parent_is_model(layer) or not is_subclassed or outputs is None:
        return None
    return Finding(
        call.value.at,
        "with inputs and outputs, `super().__init__` makes the class a functional model: for a second object, the first"
        " `super().__init__()` fails",
        help="call it once, with the inputs and outputs",
        severity=Severity.WARNING,
    )


def _second_call(earlier: Call, call: Call) -> Finding:
    """A second `super().__init__`, which resets what the first one set."""
    lost = {a.keyword for a in earlier.value.args if a.keyword} - {a.keyword for a in call.value.args}
    return Finding(
        call.value.at,
        "`super().__init__` is called a second time"
        + (
            f", without `{min(lost)}`, which it resets" if lost else "; it resets what the first call has set"
        ),
        help="call it once, as the first statement",
        severity=Severity.WARNING if lost and not call.value.unpacks else Severity.NOTE,
    )


def _initialize_different_bases(layer: LayerClass, earlier: Call, call: Call) -> bool:
    """Whether the calls are for different bases: `Drop.__init__(self)` and `Dense.__init__(self)`, or `super()` and
    `super(Parent, self)`."""
    if _owner(call.value) is not None and not _is_of_own_class(layer, call):
        return True
    holders = [super_call.value.holder for super_call in (earlier, call)]
    names = {holder.name if holder.kind is Kind.CLASS else "" for holder in holders}
    return len(names) > 1 and len(layer.own.bases) > 1


def _unbound(call: Call) -> Finding | None:
    """`super(Block).__init__()`, without `self`: it initializes the `super` object, and no layer."""
    holder = call.value.holder
    if len(holder.args) != 1:
        return None
    return Finding(
        call.value.at,
        "`super(...)` without `self` is bound to no object: the parent's `__init__` never runs",
        help="write `super().__init__(...)`",
        fix=FixRequest("super-without-class", call.value.at),
    )


def _own_type(layer: LayerClass, call: Call) -> Finding | None:
    """`super(self.__class__, self).__init__()` and `super(type(self), self)`: in a subclass it calls itself."""
    owner = _owner(call.value)
    if owner is None or not (owner.on_self("__class__") or owner.called == "type"):
        return None
    return Finding(
        call.value.at,
        "`super(...)` gets the class of the object: in a subclass this `__init__` calls itself until Python gives up",
        help="write `super().__init__(...)`",
        severity=None if layer.subclasses else Severity.NOTE,
        fix=FixRequest("super-without-class", call.value.at),
    )


def _no_class(call: Call) -> Finding | None:
    """`super(Other, self).__init__()`, where the file has no `Other`: perhaps the name of a copied class."""
    owner = _owner(call.value)
    if owner is None or not owner.name.endswith(NOWHERE_BOUND):
        return None
    name = owner.name.removesuffix(NOWHERE_BOUND)
    return Finding(
        call.value.at,
        f"`super({name}, self)`: nothing here is named `{name}`, and the constructor raises",
        help="write `super().__init__(...)`",
        fix=FixRequest("super-without-class", call.value.at),
    )


def _wrong_class(layer: LayerClass, init: Method, call: Call) -> Finding | None:
    owner = _owner(call.value)
    if owner is None or _is_of_own_class(layer, call):
        return None
    short = owner.method
    arguments = wrong_arguments(layer, call) is not None
    skipped = ancestors_through(layer, owner.name)
    if skips_on_purpose(layer, owner.name, skipped):
        return None
    if skipped and any(_is_of_own_class(layer, other) for other in init.super_calls):
        return None
    if skipped or keras_name(owner.name) is not None:
        message = (
            f"`super({short}, self)` looks only in the parents of `{short}`: `{short}.__init__` is skipped"
        )
    elif layer.complete:
        message = f"`super({short}, self)`: `{layer.name}` is not a subclass of `{short}`, and the constructor raises"
    else:
        return None
    return Finding(
        call.value.at,
        message,
        help="write `super().__init__(...)`",
        fix=FixRequest(
            "super-without-class",
            call.value.at,
            (("arguments", "wrong"),) if arguments else (),
            # What is skipped may want other arguments.
            certain=not skipped and keras_name(owner.name) in {None, *KERAS_BASES},
        ),
    )


def _is_of_own_class(layer: LayerClass, call: Call) -> bool:
    """Whether it is `super().__init__()`, also in the old form, or names what is no class."""
    owner = _owner(call.value)
    own = f"{layer.own.module}.{layer.own.qualname}" if layer.own.module else layer.own.qualname
    if owner is None:
        return call.value.holder.kind is Kind.SUPER
    return owner.kind is not Kind.CLASS or owner.name in (own, layer.own.qualname, layer.name)


def _past_base(layer: LayerClass, init: Method, call: Call) -> Finding | None:
    """`Layer.__init__(self)` in a class with another base, whose constructor sets attributes that are read."""
    holder = call.value.holder
    if holder.kind is not Kind.CLASS or len(layer.own.bases) != 1 or not layer.complete:
        return None
    skipped = ancestors_before(layer, holder.name)
    set_there = {assign.path for facts in skipped for assign in constructor_assigns(facts)}
    set_there.difference_update(assign.path for method in running_methods(layer) for assign in method.assigns)
    read = [
        read.path
        for method in running_methods(layer)
        for read in method.reads
        if attribute_of(read.path) in set_there
    ]
    helps = any(other.value.on_self() and other.value.member not in layer.members for other in init.calls)
    others = [other for other in init.super_calls if other is not call]
    if not read or others or helps or not _runs_always(call):
        return None
    base = layer.own.bases[0].name.rpartition(".")[2]
    return Finding(
        call.value.at,
        f"`{holder.method}.__init__` skips the `__init__` of `{base}`, which sets `self.{attribute_of(read[0])}`",
        help="write `super().__init__(...)`",
    )


def _no_base(layer: LayerClass, call: Call) -> Finding | None:
    """`Model.__init__(self)` in a layer: Python refuses an object that is no model."""
    holder = call.value.holder
    named = keras_name(holder.name) if holder.kind is Kind.CLASS else None
    roots = {keras_name(root) for root in layer.roots}
    if named not in KERAS_MODEL or layer.is_model or not layer.complete or not roots <= KERAS_LAYER:
        return None
    return Finding(
        call.value.at,
        f"`{holder.method}.__init__`: `{layer.name}` is not a subclass of `{holder.method}`, and the constructor raises",
        help="write `super().__init__(...)`",
    )


def _owner(value: Value) -> Value | None:
    """`Other` of `super(Other, self).__init__()`; None for a plain `super()`."""
    holder = value.holder
    return holder.receiver if holder.kind is Kind.SUPER else None
