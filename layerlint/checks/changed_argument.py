"""LL709: a list or dict argument that `call` changes, and that Keras 3 copies first."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    TENSORS,
    Assign,
    Call,
    Event,
    Form,
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
_RETURNS_NONE = frozenset({"append", "extend", "insert", "clear", "remove", "reverse", "sort"})
"""Methods that return None for every type of container."""
_USING_EVENTS = (Assign, LocalAssign, LocalItem, Test)


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
        if parameter.star or _is_returned(call, name):
            continue
        change = _first_change(layer, call, name, ())
        if change is not None:
            yield Finding(
                change.at,
                f"Keras 3 passes `call` a copy of `{name}`: the caller does not see this change, as it did in Keras 2",
                help=f"return `{name}` as well, or keep the state in an attribute or a weight",
            )


def _first_change(layer: LayerClass, method: Method, name: str, callers: tuple[str, ...]) -> Event | None:
    """Return the first event that changes the argument, here or in an own method that gets it."""
    for event in method.events:
        if isinstance(event, LocalAssign) and event.name == name and not event.operator:
            return None  # from here on the name is bound to another value, such as a copy
        if _changes(method, event, name):
            return event
        if isinstance(event, Call) and not event.nested:
            for helper, parameter in _helpers_with(layer, event.value, name):
                change = (
                    None
                    if helper.name in callers
                    else _first_change(layer, helper, parameter, (*callers, method.name))
                )
                if change is not None:
                    return change
    return None


def _helpers_with(layer: LayerClass, call: Value, name: str) -> Iterator[tuple[Method, str]]:
    """Yield the own method that is called with the argument, and its parameter for it."""
    helper = layer.own_method(call.member) if call.calls_own_path else None
    if helper is None or call.unpacks or helper.generator:
        return
    for position, parameter in enumerate(
        parameter for parameter in helper.params[helper.bound :] if not parameter.star
    ):
        passed = call.argument(parameter.name, None if parameter.keyword_only else position)
        if passed is not None and _is_argument(passed, name):
            yield helper, parameter.name


def _changes(method: Method, event: Event, name: str) -> bool:
    """Whether the event changes the argument in place."""
    if isinstance(event, Call):
        value = event.value
        if not value.on_value(*_FILLS, *_TAKES_OUT) or not _is_argument(value.holder, name):
            return False
        return event.discarded or (value.member in _RETURNS_NONE and _is_result_unused(method, value))
    return isinstance(event, LocalItem) and event.name == name and not event.nested


def _is_result_unused(method: Method, call: Value) -> bool:
    """Whether the result of the call is used nowhere, except that a helper may return it."""
    return not any(
        isinstance(event, _USING_EVENTS)
        and event.value is not None
        and any(part.at == call.at for part in event.value.walk())
        for event in method.events
    )


def _is_argument(value: Value, name: str) -> bool:
    return value.form is Form.NAME and value.params == {name}


def _is_returned(call: Method, name: str) -> bool:
    """Whether the caller gets the argument back."""
    return any(event.value is not None and _contains_argument(event.value, name) for event in call.returns)


def _contains_argument(value: Value, name: str) -> bool:
    """Whether the value contains the argument itself, not just a tensor computed from it or an item of it."""
    if (value.form is Form.CALL and value.kind in TENSORS) or value.form is Form.SUBSCRIPT:
        return False
    return _is_argument(value, name) or any(_contains_argument(part, name) for part in value.inner)
