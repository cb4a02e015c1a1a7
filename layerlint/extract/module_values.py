"""Containers of a module, and its `functools.partial`s: what a class takes out of them or calls."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.class_values import holds_classes, is_function
from layerlint.extract.copies import evolve
from layerlint.extract.entered_calls import DefinitionScope, EnteredCall
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.function_text import child_frame, parsed
from layerlint.index.module import VALUE
from layerlint.model.facts import ENTRY, At, Form, Kind, Owner, Value

_MAKERS = ((), ("functools.partial",), ("dict",))
"""What a name of the module may be bound to a call of."""
_VIEWS = ("items", "values")
_GOES_OVER = frozenset({"enumerate", "zip", "reversed", "list", "tuple", "sorted", "iter"})


def module_iterated(frame: Frame, iterated: Value) -> Value:
    """Return the iterated container of the module, or one item for all if its objects are of one kind.

    It may be inside: `KINDS.items()`, `zip(NAMES, KINDS)`.
    """
    if iterated.form is Form.CALL and not iterated.path and not iterated.local:
        return _with_iterated_parts(frame, iterated)
    container = module_value(frame, iterated)
    if container is None:
        return iterated
    if holds_classes(container) or _holds_rows(container):
        return container
    first = container.items[0] if container.items else None
    if first is None or any((item.kind, item.name) != (first.kind, first.name) for item in container.items):
        return iterated
    makes = tuple(dict.fromkeys(name for item in container.items for name in item.makes))
    return Value(Kind.CONTAINER, Form.LIST, iterated.at, items=(evolve(first, makes=makes),))


def _with_iterated_parts(frame: Frame, call: Value) -> Value:
    """The call, with the containers of the module that it goes over."""
    if call.on_value(*_VIEWS) and not call.args and call.receiver is not None:
        return evolve(call, receiver=module_iterated(frame, call.receiver))
    owner, _, member = call.name.rpartition(".")
    if owner and member in _VIEWS and not call.args and call.receiver is None:
        named = Value(Kind.UNKNOWN, Form.NAME, call.at, name=owner, imported=call.imported)
        container = module_iterated(frame, named)
        return evolve(call, name="", member=member, owner=Owner.VALUE, receiver=container)
    if call.name in _GOES_OVER and not call.unpacks:
        parts = tuple(evolve(part, value=module_iterated(frame, part.value)) for part in call.args)
        return evolve(call, args=parts)
    return call


def _holds_rows(table: Value) -> bool:
    """Whether it is a table of rows that begin with a name: `[("Dense", {"units": 8}), ("ReLU", {})]`."""
    return table.form in (Form.LIST, Form.TUPLE) and bool(table.items) and all(map(_is_row, table.items))


def _is_row(value: Value) -> bool:
    first = value.items[0] if value.form is Form.TUPLE and value.items and not value.path else None
    return first is not None and first.form is Form.LITERAL and isinstance(first.constant, str)


def module_value(frame: Frame, named: Value) -> Value | None:
    """Return the value of a module-level name; None unless it is a container, a lambda or a `functools.partial`."""
    if named.form is not Form.NAME or named.local or not named.name or named.makes not in _MAKERS:
        return None
    imported = "." in named.name
    if named.kind is not (Kind.UNKNOWN if imported else Kind.FUNCTION):
        return None
    full = f"{named.name}{VALUE}" if imported else frame.names.qualify(f"{named.name}{VALUE}")
    resolved = frame.names.function(full) if full is not None else None
    text = parsed(resolved[0]) if resolved is not None else None
    if resolved is None or text is None or frame.entering.budget <= 0:
        return None
    expression = _assigned(text.node)
    if expression is None:
        return None
    child = child_frame(frame, resolved[1], named.name)
    child.functions, child.called = {}, []
    first = len(frame.nodes)
    value = evaluate(child, expression)
    frame.entering.budget -= len(frame.nodes) - first
    name = named.name.rpartition(".")[2]
    frame.entering.entered.append(EnteredCall(first, len(frame.nodes), named.at, name, text))
    for state in child.functions.values():
        state.scope = DefinitionScope(resolved[1], {}, text)
        frame.functions[state.key] = state
    if value.kind is Kind.CONTAINER:
        full = resolved[0].qualified.removesuffix(VALUE)
        return evolve(value, items=tuple(_entry(item, full, named.at) for item in value.items))
    return value if value.kind is Kind.FUNCTION else None


def _assigned(node: cst.CSTNode) -> cst.BaseExpression | None:
    statement = node.body[0] if isinstance(node, cst.SimpleStatementLine) and len(node.body) == 1 else None
    return statement.value if isinstance(statement, cst.Assign) else None


def _is_of_constants(value: Value) -> bool:
    """`(3, 3)`, `{"units": 8}`"""
    return not value.path and all(item.form is Form.LITERAL for item in value.items)


def _entry(item: Value, container: str, at: At) -> Value:
    """An entry as the class sees it: a call in the module creates one object for all readers."""
    if item.form is Form.LAMBDA:
        return item
    if item.form is Form.CALL and item.kind is not Kind.UNKNOWN and item.name:
        return Value(item.kind, Form.NAME, at, name=f"{container}{ENTRY}", makes=(item.name,))
    if item.form is Form.NAME and (item.kind in (Kind.CLASS, Kind.FUNCTION) or is_function(item)):
        return evolve(item, at=at)
    if item.kind is Kind.CONTAINER and (holds_classes(item) or _is_row(item) or _is_of_constants(item)):
        return evolve(item, at=at, items=tuple(_entry(part, container, at) for part in item.items))
    if item.kind is Kind.PLAIN and item.form is Form.LITERAL:
        return evolve(item, at=at)
    return Value(Kind.UNKNOWN, Form.OTHER, at)
