"""LL115: one random initializer instance for two weights gives both the same values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from layerlint.model.facts import (
    NOWHERE,
    At,
    Call,
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    Value,
)
from layerlint.queries.conditions import never_both
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import keras_name
from layerlint.text import Safety

_FIXED = frozenset({"Zeros", "Ones", "Constant", "Identity", "zeros", "ones", "constant", "identity"})


@rule(
    "LL115",
    "shared-initializer",
    summary="One random initializer instance is used for two weights, which then start with the same values.",
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def shared_initializer(layer: LayerClass) -> Iterator[Finding]:
    seen: dict[str, list[Call]] = {}
    told: set[str] = set()
    for method in layer.methods:
        for call in method.calls:
            for given in _initializers(call.value):
                made = _made(layer, method, given)
                if made is None or made.key in told:
                    continue
                others = seen.setdefault(made.key, [])
                if not _starts_several(method, made, call) and not any(
                    _starts_both(other, call) for other in others
                ):
                    others.append(call)
                    continue
                told.add(made.key)
                yield Finding(
                    made.at if made.at >= 0 else call.value.at,
                    "this initializer instance starts more than one weight: they all start with the same values",
                    help='make one instance for each weight, or name it: `initializer="glorot_uniform"`',
                    fix=FixRequest("own-initializers", made.at) if made.at >= 0 else None,
                )


class _Made(NamedTuple):
    """A random initializer. `at` is -1 for one outside the class; `guards` are those of the place where it is made."""

    key: str
    at: At
    guards: tuple[Guard, ...] = ()


def _starts_both(one: Call, other: Call) -> bool:
    return one is not other and not never_both(one, other) and _same_shape(one.value, other.value)


def _starts_several(method: Method, made: _Made, call: Call) -> bool:
    """Whether the call is in a loop that the initializer is not in, with one shape for all turns."""
    turns = {guard.at for guard in call.guards if guard.kind in (GuardKind.LOOP, GuardKind.COMPREHENSION)}
    if not turns - {guard.at for guard in made.guards} or adds_weight(call.value):
        return False
    sizes = [call.value.argument(name, at) for name, at in _SHAPES[1:]]
    known = [size for size in sizes if size is not None]
    return bool(known) and all(_stays(method, size) for size in known[:1])


def _stays(method: Method, size: Value) -> bool:
    """Whether it is a number, an attribute, or an argument of the method: the same at every turn of a loop."""
    if size.form is Form.LITERAL:
        return size.constant is not None
    return (size.form is Form.ATTRIBUTE and bool(size.path)) or method.parameter(size.local) is not None


_SHAPES = (("shape", 0), ("units", 0), ("filters", 0), ("output_shape", 1), ("output_dim", 1))
_FURTHER = ("equation", "kernel_size")


def _same_shape(one: Value, other: Value) -> bool:
    """Whether the two weights have the same shape as far as is seen: in another shape the values are others."""
    if one.callee != other.callee:
        return False
    if adds_weight(one):
        return _alike(one.argument("shape"), other.argument("shape"))
    given = [(one.argument(name, at), other.argument(name, at)) for name, at in _SHAPES[1:]]
    further = [(one.argument(name), other.argument(name)) for name in _FURTHER]
    known = [(left, right) for left, right in given if left is not None or right is not None]
    return (
        bool(known)
        and all(_alike(left, right) for left, right in known[:1])
        and all(_alike(left, right) or (left is None and right is None) for left, right in further)
    )


def _alike(one: Value | None, other: Value | None) -> bool:
    """Whether the two are written the same way, of the same attributes, names and numbers."""
    if one is None or other is None or one.form is not other.form:
        return False
    if _spelling(one) != _spelling(other):
        return False
    parts, others = list(_children(one)), list(_children(other))
    return len(parts) == len(others) and all(
        _alike(left, right) for left, right in zip(parts, others, strict=True)
    )


def _spelling(value: Value) -> tuple[object, ...]:
    return value.callee, value.path, value.local, value.constant, value.index


def _children(value: Value) -> Iterator[Value]:
    yield from (one for one in (value.receiver, value.count) if one is not None)
    yield from (argument.value for argument in value.args)
    yield from value.items


def _initializers(call: Value) -> Iterator[Value]:
    """The initializers that a call hands to a weight or to a sublayer."""
    if adds_weight(call):
        given = call.argument("initializer", 1)
        if given is not None:
            yield given
    elif call.makes_layer and keras_name(call.name) is not None:
        for argument in call.args:
            if argument.value.kind is Kind.INITIALIZER:
                yield argument.value
            elif argument.star == "**" and argument.value.local and argument.value.form is Form.DICT:
                yield from (replace(item, local=argument.value.local) for item in argument.value.items)


def _made(layer: LayerClass, method: Method, value: Value) -> _Made | None:
    """The one instance that the value is, when it is random and made by this class or its module."""
    if value.kind is not Kind.INITIALIZER:
        return None
    if value.local and value.form is Form.CALL:
        return _made_here(method, value)
    if value.path and value.form is Form.ATTRIBUTE:
        return _kept_on_self(layer, value.path)
    if value.form is Form.NAME and not value.local and value.makes and _draws(value.makes[0]):
        return _Made(value.name, NOWHERE)
    return None


def _made_here(method: Method, value: Value) -> _Made | None:
    """The one that a local name holds."""
    assigns = (event for event in method.events if isinstance(event, LocalAssign))
    assign = next((event for event in assigns if event.name == value.local), None)
    if assign is None or not _is_random(method, value):
        return None
    return _Made(f"{method.name}:{value.at}", value.at, assign.guards)


def _kept_on_self(layer: LayerClass, path: str) -> _Made | None:
    """The one that an attribute holds, where it always holds the same."""
    assigns = list(layer.assignments(path))
    if len(assigns) != 1:
        return None
    method, assign = assigns[0]
    made = assign.value
    if made.form is not Form.CALL or made.kind is not Kind.INITIALIZER or not _is_random(method, made):
        return None
    own = any(method is one for one in layer.methods)
    return _Made(f"self.{path}", made.at if own else NOWHERE, assign.guards)


def _is_random(method: Method, made: Value) -> bool:
    """Whether the values differ from weight to weight; of `initializers.get(...)`, by what it is given."""
    if keras_name(made.name) is None or made.method != "get":
        return _draws(made.name)
    named = made.positional[0] if made.positional else None
    if named is not None and named.kind is Kind.PARAMETER:
        parameter = method.parameter(named.local)
        named = parameter.default if parameter is not None else None
    return named is not None and isinstance(named.constant, str) and named.constant not in _FIXED


def _draws(name: str) -> bool:
    last = name.rpartition(".")[2]
    return keras_name(name) is not None and last not in _FIXED and last[:1].isupper()
