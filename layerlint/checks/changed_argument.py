"""LL709: a list or dict that `call` is given and changes, which Keras 3 copies first."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    TENSORS,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    LocalAssign,
    LocalItem,
    Method,
    Value,
)
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, Severity, rule

_FILLS = frozenset({"append", "extend", "insert", "setdefault", "update"})
_TAKES_OUT = frozenset({"clear", "pop", "popitem", "remove", "reverse", "sort"})


@rule(
    "LL709",
    "changed-argument",
    summary="`call` changes a list or dict that it is given: Keras 3 gives it a copy, the caller's stays as it is.",
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
        change = next((event for event in call.events if _changes(event, name)), None)
        if change is not None and not _rebound_before(call, name, change):
            yield Finding(
                change.at,
                f"Keras 3 hands `call` a copy of `{name}`: the caller does not see this change, as it did in Keras 2",
                help=f"return `{name}` as well, or keep what is to last in an attribute or a weight",
            )


def _changes(event: Event, name: str) -> bool:
    if isinstance(event, Call):
        holder = event.value.holder
        return event.discarded and event.value.on_value(*_FILLS, *_TAKES_OUT) and _is_argument(holder, name)
    return isinstance(event, LocalItem) and event.name == name and not event.nested


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


def _rebound_before(call: Method, name: str, change: Event) -> bool:
    """Whether the name means something else by then, such as a copy."""
    for event in call.events:
        if event is change:
            return False
        if isinstance(event, LocalAssign) and event.name == name and not event.operator:
            return True
    return False
