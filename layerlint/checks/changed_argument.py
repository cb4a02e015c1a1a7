"""LL709: a list or dict that `call` is given and changes, which Keras 3 copies first."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    TENSORS,
    Assign,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    LocalAssign,
    LocalItem,
    Method,
    Test,
    Value,
)
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, Severity, rule

_FILLS = frozenset({"append", "extend", "insert", "setdefault", "update"})
_TAKES_OUT = frozenset({"clear", "pop", "popitem", "remove", "reverse", "sort"})
_OF_LISTS = frozenset({"append", "extend", "insert", "clear", "remove", "reverse", "sort"})
"""Those that give nothing, by whomever they are called."""
_KEEPS = (Assign, LocalAssign, LocalItem, Test)


@rule(
    "LL709",
    "changed-argument",
    summary="`call` changes a list or dict argument: Keras 3 passes a copy, and the caller's stays unchanged.",
    targets=(3,),
    severity=Severity.WARNING,
)
def changed_argument(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None or not becomes_keras_3(layer):
        return
    # Both versions copy the first argument.
    for parameter in call.params[call.bound + 1 :]:
        name = parameter.name
        if parameter.star or _given_back(call, name):
            continue
        change = _change(layer, call, name, ())
        if change is not None:
            yield Finding(
                change.at,
                f"Keras 3 passes `call` a copy of `{name}`: the caller does not see this change, as it did in Keras 2",
                help=f"return `{name}` as well, or keep the state in an attribute or a weight",
            )


def _change(layer: LayerClass, method: Method, name: str, callers: tuple[str, ...]) -> Event | None:
    """What changes the argument in the method, or in own helpers that are given it."""
    for event in method.events:
        if isinstance(event, LocalAssign) and event.name == name and not event.operator:
            return None  # the name means something else from here on, such as a copy
        if _changes(method, event, name):
            return event
        if isinstance(event, Call) and event.value.on_self() and not event.nested:
            for helper, parameter in _handed_to(layer, event.value, name):
                found = (
                    None
                    if helper.name in callers
                    else _change(layer, helper, parameter, (*callers, method.name))
                )
                if found is not None:
                    return found
    return None


def _handed_to(layer: LayerClass, call: Value, name: str) -> Iterator[tuple[Method, str]]:
    """The own method that is called with the argument, and what it calls it."""
    helper = layer.own_method(call.member) if call.calls_own_path else None
    if helper is None or call.unpacks or helper.generator:
        return
    for place, parameter in enumerate(one for one in helper.params[helper.bound :] if not one.star):
        given = call.argument(parameter.name, None if parameter.keyword_only else place)
        if given is not None and given.local == name and _is_argument(given, name):
            yield helper, parameter.name


def _changes(method: Method, event: Event, name: str) -> bool:
    if isinstance(event, Call):
        value = event.value
        if not value.on_value(*_FILLS, *_TAKES_OUT) or not _is_argument(value.holder, name):
            return False
        return event.discarded or (value.member in _OF_LISTS and _is_left(method, value))
    return isinstance(event, LocalItem) and event.name == name and not event.nested


def _is_left(method: Method, call: Value) -> bool:
    """Whether nothing is done with what the call gives, but that a helper gives it back."""
    return not any(
        isinstance(event, _KEEPS)
        and event.value is not None
        and any(one.at == call.at for one in event.value.walk())
        for event in method.events
    )


def _is_argument(value: Value, name: str) -> bool:
    return value.form is Form.NAME and value.params == {name} and value.kind in (Kind.INPUT, Kind.PARAMETER)


def _given_back(call: Method, name: str) -> bool:
    """Whether the caller gets it."""
    return any(event.value is not None and _holds(event.value, name) for event in call.returns)


def _holds(value: Value, name: str) -> bool:
    """Whether the argument itself is in what is returned, and not what an operation on tensors made of it."""
    if value.form is Form.CALL and value.kind in TENSORS:
        return False
    return _is_argument(value, name) or any(_holds(part, name) for part in value.inner)
