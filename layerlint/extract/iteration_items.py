"""The items of each iteration over what is written out: a list, a dict and its views, `zip`, `enumerate`, a text."""

from __future__ import annotations

from layerlint.extract.class_values import table_of
from layerlint.extract.frame import Frame
from layerlint.extract.module_values import module_value
from layerlint.extract.receivers import sizes_of
from layerlint.extract.unpacking import element_of, is_sequence
from layerlint.model.facts import Form, Kind, Value

MAX_ITERATIONS = 32
_VIEWS = ("items", "keys", "values")


def iteration_items(frame: Frame, iterated: Value) -> tuple[Value, ...]:
    """Return the item of each iteration; nothing if they are unknown."""
    if iterated.form is Form.CALL and not iterated.path:
        return _of_view(frame, iterated) or _of_builtin(frame, iterated)
    if iterated.form is Form.LITERAL and isinstance(iterated.constant, str):
        letters = iterated.constant[: MAX_ITERATIONS + 1]
        return tuple(Value(Kind.PLAIN, Form.LITERAL, iterated.at, constant=letter) for letter in letters)
    container = _written_out(frame, iterated)
    if container is None:
        return ()
    return _entries(frame, container, "keys") if container.form is Form.DICT else container.items


def _of_view(frame: Frame, call: Value) -> tuple[Value, ...]:
    """`settings.items()`; of a dict of the module, it is called by its whole name."""
    owner, _, member = call.called.rpartition(".")
    if call.args or (call.member or member) not in _VIEWS:
        return ()
    if call.on_value():
        return _entries(frame, call.holder, call.member)
    named = Value(Kind.UNKNOWN, Form.NAME, call.at, name=owner, imported=call.imported)
    return _entries(frame, named, member) if owner and not call.local else ()


def _of_builtin(frame: Frame, call: Value) -> tuple[Value, ...]:
    """`zip(NAMES, values)`, `enumerate(NAMES)`"""
    if call.unpacks or not call.positional:
        return ()
    if call.called == "range":
        return _numbers(call, _bounds(call))
    columns = _columns(frame, call.positional)
    if call.called == "enumerate":
        start = call.given("start", 1)
        first = 0 if len(call.args) == 1 else start.constant if start.form is Form.LITERAL else None
        counted = range(first, first + len(columns[0])) if isinstance(first, int) else None
        numbers = _numbers(call, counted) or [
            Value(Kind.PLAIN, Form.OTHER, call.at, makes=("int",)) for _ in columns[0]
        ]
        return tuple(_tuple(pair) for pair in zip(numbers, columns[0], strict=True))
    same_length = call.called == "zip" and len({len(column) for column in columns}) == 1
    return tuple(_tuple(row) for row in zip(*columns, strict=True)) if same_length else ()


def _bounds(call: Value) -> range | None:
    """The numbers of `range(3)`; None where they are unknown."""
    bounds = [argument.constant for argument in call.positional if argument.form is Form.LITERAL]
    numbers = [bound for bound in bounds if isinstance(bound, int)]
    if len(numbers) != len(call.args) or len(numbers) > 2:
        return None
    return range(*numbers)


def _numbers(call: Value, numbers: range | None) -> tuple[Value, ...]:
    if numbers is None or len(numbers) > MAX_ITERATIONS:
        return ()
    return tuple(
        Value(Kind.PLAIN, Form.LITERAL, call.at, constant=number, makes=("int",)) for number in numbers
    )


def _columns(frame: Frame, arguments: tuple[Value, ...]) -> list[tuple[Value, ...]]:
    """The items of each argument of `zip`.

    A shape has as many sizes as the others have items, and so have the tensors of `tf.nn.moments(x, 0)`.
    """
    columns = [iteration_items(frame, argument) for argument in arguments]
    length = max(map(len, columns))
    return [
        column or _unwritten(frame, argument, length)
        for argument, column in zip(arguments, columns, strict=True)
    ]


def _unwritten(frame: Frame, iterated: Value, length: int) -> tuple[Value, ...]:
    if iterated.kind is Kind.SHAPE:
        return sizes_of(iterated, length)
    return (element_of(frame, iterated),) * length if is_sequence(iterated) else ()


def _written_out(frame: Frame, value: Value) -> Value | None:
    """The list, tuple, set or dict, if every entry is known."""
    container = table_of(frame, value) or module_value(frame, value) or value
    is_written_out = (
        container.kind is Kind.CONTAINER and not container.path and len(container.items) <= MAX_ITERATIONS
    )
    return (
        container
        if is_written_out and container.form in (Form.TUPLE, Form.LIST, Form.SET, Form.DICT)
        else None
    )


def _entries(frame: Frame, value: Value, member: str) -> tuple[Value, ...]:
    container = _written_out(frame, value)
    if container is None or container.form is not Form.DICT:
        return ()
    if container.config is not None and not container.config.complete:
        return ()
    if any(key is None for key in container.keys) or len(container.keys) != len(container.items):
        return ()
    if member == "values":
        return container.items
    keys = tuple(Value(Kind.PLAIN, Form.LITERAL, container.at, constant=key) for key in container.keys)
    return (
        keys if member == "keys" else tuple(_tuple(pair) for pair in zip(keys, container.items, strict=True))
    )


def _tuple(parts: tuple[Value, ...]) -> Value:
    return Value(Kind.CONTAINER, Form.TUPLE, parts[0].at, items=parts)
