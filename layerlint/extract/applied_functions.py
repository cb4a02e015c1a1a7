"""`map(f, xs)` and `functools.reduce(f, xs, start)`: `f` is called with the elements, as in a loop."""

from __future__ import annotations

from collections.abc import Callable

from layerlint.extract.entering import enter_closure
from layerlint.extract.frame import Frame
from layerlint.extract.module_values import module_iterated
from layerlint.extract.unpacking import element_of
from layerlint.model.facts import Argument, Call, Form, Guard, GuardKind, Kind, Value

APPLY = frozenset({"map", "functools.reduce"})
"""Functions that call their first argument with the elements of the others."""

CallResult = Callable[[Frame, Value, Value], Value]
"""Returns the value of a call, from the frame, the call and the callee."""


def applied(frame: Frame, value: Value, call_result: CallResult) -> Value | None:
    """Return the value of `map` or `reduce`; None if the result of the function is unknown."""
    arguments = value.positional
    if len(arguments) < 2 or len(arguments) != len(value.args):
        return None
    function = arguments[0]
    call = Value(
        Kind.UNKNOWN,
        Form.CALL,
        function.at,
        name=function.name,
        args=tuple(map(Argument, _elements(frame, value.name, arguments))),
        reads=value.reads,
        params=value.params,
        imported=function.imported,
    )
    before = frame.guards
    frame.guards = (*before, Guard(GuardKind.COMPREHENSION, at=value.at))
    returned = _returned(frame, call, function, call_result)
    frame.guards = before
    if returned is None or value.name != "map":
        return returned
    return Value(
        Kind.CONTAINER,
        Form.COMPREHENSION,
        value.at,
        name="generator",
        items=(returned,),
        reads=returned.reads,
        params=returned.params,
    )


def _elements(frame: Frame, name: str, arguments: tuple[Value, ...]) -> list[Value]:
    """The arguments of the function in one iteration."""
    elements = [element_of(frame, module_iterated(frame, container)) for container in arguments[1:]]
    if name == "map":
        return elements
    start = arguments[2] if len(arguments) > 2 else elements[0]
    return [start, elements[0]]


def _returned(frame: Frame, call: Value, function: Value, call_result: CallResult) -> Value | None:
    if function.form is Form.LAMBDA:
        state = frame.functions.get(function.name)
        return enter_closure(frame, call, state) if state is not None else None
    if function.kind is not Kind.CLASS or function.form is not Form.NAME:
        return None
    returned = call_result(frame, call, function)
    frame.events.append(Call(returned.at, frame.guards, frame.nested, returned, scopes=frame.scopes))
    return returned
