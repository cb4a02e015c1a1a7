"""`map(f, xs)` and `functools.reduce(f, xs, start)`: `f` is called with the elements, as in a loop."""

from __future__ import annotations

from collections.abc import Callable

from layerlint.extract.copies import evolve
from layerlint.extract.entering import enter_closure, enter_own_method, enter_project_function
from layerlint.extract.frame import Frame
from layerlint.extract.module_values import module_iterated
from layerlint.extract.unpacking import element_of
from layerlint.model.facts import Argument, Call, Form, Guard, GuardKind, Iterate, Kind, Value

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
    if returned is not None:
        frame.events += [
            Iterate(value.at, before, frame.nested, container, True) for container in arguments[1:2]
        ]
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
    if function.on_self() and function.calls_own_path:
        return _of_own_method(frame, call, function)
    if function.form is not Form.NAME or function.local or function.kind not in _NAMED:
        return None
    returned = call_result(frame, call, function)
    frame.events.append(Call(returned.at, frame.guards, frame.nested, returned, scopes=frame.scopes))
    if frame.names.is_function(returned.name):
        return enter_project_function(frame, returned)
    return returned if "." in returned.name else None  # `map(int, ...)` says more by itself


def _of_own_method(frame: Frame, call: Value, function: Value) -> Value | None:
    """`map(self._kernel, sizes)`; what else an attribute holds is unknown."""
    if function.path not in frame.entering.methods:
        return None
    own = evolve(call, name="", owner=function.owner, member=function.member, path=function.path)
    frame.called.append((function.path, own))
    return enter_own_method(frame, own, function.path)


_NAMED = (Kind.CLASS, Kind.FUNCTION, Kind.UNKNOWN)
