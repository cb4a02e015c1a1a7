"""Python objects whose state moves on while `call` or a step runs: lists that grow, iterators, counting objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.facts import (
    TENSORS,
    Assign,
    At,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    OtherAssign,
    Return,
    TargetForm,
    Test,
    TestForm,
    Value,
    attribute_of,
)
from layerlint.queries.steps import in_graph

_ITERATORS = frozenset({"itertools.cycle", "itertools.count", "iter"})


class Move(NamedTuple):
    """A change of such an object: `label` says of what, and `at` where."""

    method: Method
    at: At
    label: str
    attribute: str = ""


def moves(layer: LayerClass) -> Iterator[Move]:
    """The changes on which the output depends."""
    events = list(layer.events(*in_graph(layer)))
    for method, event in events:
        if isinstance(event, Assign):
            is_flag = _is_flag(layer, event) and _decides(events, event)
            if is_flag or (_grows(event) and _is_measured(events, event.path, "")):
                yield Move(method, event.at, f"self.{event.path}", event.path)
        elif isinstance(event, OtherAssign) and (path := _counting_object(events, event)):
            yield Move(method, event.at, f"self.{path}.{event.name}", path)
        elif isinstance(event, Call):
            name = _grown_list(event.value)
            if name and _is_measured(events, "", name):
                yield Move(method, event.value.at, name.rpartition(".")[2])
            elif path := _emptied_list(layer, event.value):
                yield Move(method, event.value.at, f"self.{path}", path)
            elif _is_next(layer, event.value):
                yield Move(method, event.value.at, f"self.{event.value.given('iterator', 0).path}")


_Events = list[tuple[Method, Event]]


def _is_flag(layer: LayerClass, assign: Assign) -> bool:
    """Whether it sets a flag to another truth value than the constructor: `self.first = False`."""
    if assign.path in {"built", "trainable"}:
        return False
    if any(guard.path == assign.path for guard in assign.guards):
        return False  # what happens once, under the flag, has its own check
    return {other.value.constant for _, other in layer.assignments(assign.path)} == {True, False}


def _decides(events: _Events, flag: Assign) -> bool:
    """Whether the flag chooses what a tensor is: `y = x if self.first else 2 * x`."""
    tested = False
    for _, event in events:
        if isinstance(event, Test) and event.form is TestForm.TERNARY:
            tested |= event.value.path == flag.path and event.at < flag.at
        elif isinstance(event, LocalAssign) and event.value.kind in TENSORS:
            tested |= any(guard.path == flag.path for guard in event.guards)
    return tested


def _grows(event: Assign) -> bool:
    """`self.seen.append(1)`, `self.seen += [1]`, `self.seen = self.seen + [1]`"""
    value = event.value
    if event.call in ("append", "appendleft", "add"):
        return value.kind is Kind.PLAIN
    if value.name == "+" and len(value.items) == 2:
        return value.items[0].path == event.path and _is_list_of_numbers(value.items[1])
    adds = event.path in value.reads and not any(event.path in item.reads for item in value.items)
    return (event.form is TargetForm.ADD or event.operator == "+" or adds) and _is_list_of_numbers(value)


def _is_list_of_numbers(value: Value) -> bool:
    is_list = value.form in (Form.LIST, Form.TUPLE)
    return is_list and bool(value.items) and all(item.kind is Kind.PLAIN for item in value.items)


def _grown_list(call: Value) -> str:
    """The name of the module's list in `CALLS.append(1)`; "" for none."""
    adds = call.on_value("append") and call.given("object", 0).kind is Kind.PLAIN
    return call.holder.name if adds else ""


def _is_measured(events: _Events, path: str, name: str) -> bool:
    """Whether a tensor is computed with the length of the list."""
    return any(
        part.called == "len" and _is_list(part.given("obj", 0), path, name)
        for _, event in events
        if isinstance(event, (Assign, LocalAssign, Return))
        if event.value is not None and event.value.kind in TENSORS
        for part in event.value.walk()
    )


def _is_list(value: Value, path: str, name: str) -> bool:
    return value.path == path if path else value.name == name


def _emptied_list(layer: LayerClass, call: Value) -> str:
    """The attribute in `self.rates.pop(0)` or `.rotate(1)`, of a list that no call fills; "" for none."""
    holder = call.holder
    if (
        not call.on_value("pop", "popleft", "rotate", "reverse")
        or not holder.calls_own_path
        or len(call.args) > 1
    ):
        return ""
    if any(not isinstance(argument.value.constant, int) for argument in call.args):
        return ""
    path = holder.path
    runs = any(attribute_of(assign.path) == path for _, assign in layer.assigns(*in_graph(layer)))
    return path if not runs and layer.always(path, _is_list_of_its_own) else ""


def _is_list_of_its_own(value: Value) -> bool:
    return value.form in (Form.LIST, Form.REPEAT) or value.called in {"list", "sorted", "collections.deque"}


def _is_next(layer: LayerClass, call: Value) -> bool:
    """`next(self.scales)`, where `self.scales = itertools.cycle(...)`"""
    path = call.given("iterator", 0).path
    return call.called == "next" and layer.always(path, lambda held: held.called in _ITERATORS)


def _counting_object(events: _Events, assign: OtherAssign) -> str:
    """The attribute with the object that counts when its method runs: `self.schedule.step()`; "" for none."""
    added = assign.value.items[1:]
    if not assign.operator or assign.holder.kind is not Kind.OBJECT or not added:
        return ""
    if not all(isinstance(number.constant, int) for number in added):
        return ""
    for _, event in events:
        if isinstance(event, Call) and event.value.at == assign.holder.at and event.value.on_value():
            holder = event.value.holder
            return holder.path if holder.calls_own_path else ""
    return ""
