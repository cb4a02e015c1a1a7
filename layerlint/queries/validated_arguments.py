"""Arguments of a constructor that are read only for a warning, an error, or to be passed on."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    At,
    Call,
    Event,
    Form,
    Iterate,
    Kind,
    LayerClass,
    LocalAssign,
    LocalItem,
    Method,
    Parameter,
    Raise,
    Read,
    Return,
    Test,
    Use,
    Value,
)
from layerlint.queries.parameter_uses import only_returns
from layerlint.tables.message_calls import is_message_call


def only_validated(layer: LayerClass, init: Method, name: str) -> bool:
    """Whether the parameter is only tested, for a warning, an error, or to pass it on in the keyword arguments."""
    refusing = [event.guards for event in init.events if isinstance(event, Raise) and event.guards]
    refused = {guards[-1].at for guards in refusing}
    validated = False
    for event in init.events:
        validated = validated or _tests_or_warns(layer, event, name)
        if any(event.guards[: len(guards)] == guards for guards in refusing) or _has_no_effect(
            layer, init, event, name
        ):
            continue
        tested = isinstance(event, Test) and name in event.value.params
        if not tested and (_decides(event, name, refused) or _keeps(init, event, name)):
            return False
    return validated


def _tests_or_warns(layer: LayerClass, event: Event, name: str) -> bool:
    """Whether the parameter itself is tested, or printed in a message."""
    if not isinstance(event, (Test, Call)) or name not in event.value.params:
        return False
    return isinstance(event, Test) or _only_warns(layer, event.value)


def _has_no_effect(layer: LayerClass, init: Method, event: Event, name: str) -> bool:
    """Whether it is a warning, fills a dict of arguments, or only renames something."""
    match event:
        case LocalAssign():
            bare = event.value.form is Form.NAME and event.value.kind is Kind.PARAMETER
            return bare or _stays_inside(init, event)
        case LocalItem() | Iterate() | Return():
            return True  # the uses of the dict, of the items and of the result decide
        case Read():
            return event.use is not Use.DELETED
        case Call():
            # The events of a function that was entered are among these.
            return (
                event.told or _only_warns(layer, event.value) or _returns_parameter(layer, event.value, name)
            )
    return False


def _only_warns(layer: LayerClass, call: Value) -> bool:
    """Whether the call is a warning, or calls an own method that only warns and raises."""
    if is_message_call(call):
        return True
    method = _own_method(layer, call)
    return method is not None and all(
        isinstance(event, (Raise, Test, Return, LocalAssign, Iterate))
        or (isinstance(event, Read) and event.use is not Use.DELETED)
        or (isinstance(event, Call) and (event.told or is_message_call(event.value)))
        for event in method.events
    )


def _returns_parameter(layer: LayerClass, call: Value, name: str) -> bool:
    """Whether the call is one of an own method that only computes with the parameter."""
    method = _own_method(layer, call)
    return (
        method is not None and name in call.params and not method.assigns and only_returns(layer, call, name)
    )


def _own_method(layer: LayerClass, call: Value) -> Method | None:
    return layer.own_method(call.member) if call.calls_own_path else None


def _stays_inside(init: Method, assign: LocalAssign) -> bool:
    """Whether the local name is read only under the guards of this assignment."""
    guards = assign.guards
    return all(
        event.guards[: len(guards)] == guards
        for event in init.events
        if any(part.local == assign.name for value in _values(event) for part in value.walk())
    )


def _values(event: Event) -> Iterator[Value]:
    value = getattr(event, "value", None)
    if value is not None:
        yield value
    yield from (guard.value for guard in event.guards if guard.value is not None)


def _decides(event: Event, name: str, refused: set[At]) -> bool:
    """Whether the event depends on a test of the parameter that does more than refuse values."""
    return any(
        guard.value is not None and name in guard.value.params and guard.at not in refused
        for guard in event.guards
    )


def _keeps(init: Method, event: Event, name: str) -> bool:
    """Whether the event uses the parameter, and is not the call of a parent that gets it in `**kwargs`."""
    value = getattr(event, "value", None)
    return value is not None and name in value.params and not _hands_on(value, init.var_keyword, name)


def _hands_on(value: Value, keyword: Parameter | None, name: str) -> bool:
    """Whether it is the call of a parent that gets the parameter only in `**kwargs`."""
    alone = all(argument.star == "**" or name not in argument.value.params for argument in value.args)
    return value.on_super() and keyword is not None and alone
