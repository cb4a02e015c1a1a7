"""Subscripts: entries of shapes, containers and tensors."""

from __future__ import annotations

from typing import NamedTuple

import libcst as cst

from layerlint.extract.class_values import held_dict, holds_classes, is_function, table_of
from layerlint.extract.copies import evolve
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.module_values import module_value
from layerlint.extract.receivers import as_receiver
from layerlint.extract.references import read, self_attribute
from layerlint.extract.unpacking import any_entry, is_sequence, one_of
from layerlint.extract.value_merge import elements, join, sources_of
from layerlint.model.facts import At, Form, Kind, Value


class _Index(NamedTuple):
    """The index in the brackets.

    parts    the values of indexes and of the bounds of slices
    several  whether it has more than one dimension, or an ellipsis for them
    slices   whether any of them is a slice
    begins   whether it is a slice that begins with the first entry
    """

    parts: list[Value]
    several: bool
    slices: bool
    begins: bool = False

    @property
    def constant(self) -> object:
        """The constant index, if there is only one."""
        if len(self.parts) != 1 or self.slices:
            return None
        index = self.parts[0]
        if index.constant is None and index.form is Form.OPERATION and index.name == "-":
            inner = index.items[0].constant if index.items else None
            return -inner if isinstance(inner, int) else None
        return index.constant


def subscript_value(frame: Frame, node: cst.BaseExpression) -> Value:
    subscript = cst.ensure_type(node, cst.Subscript)
    base = evaluate(frame, subscript.value)
    index = _index(frame, subscript)
    if isinstance(index.constant, str) and _is_own_dict(base):
        at = frame.at(node)
        read(frame, index.constant, at)
        return self_attribute(frame, index.constant, at)
    table = table_of(frame, base) or module_value(frame, base)
    if table is not None and (index.constant is not None or holds_classes(table)):
        base = evolve(table, reads=table.reads | base.reads)
    at = frame.at(node)
    reads, params = sources_of([base, *index.parts])
    constant = index.constant
    entry = _constant_entry(base, constant)
    if entry is None and holds_classes(base) and not index.slices:
        entry = any_entry(base)
    if entry is not None:
        return evolve(entry, reads=entry.reads | reads, params=entry.params | params)
    if index.slices and base.kind is Kind.CONTAINER:
        items: tuple[Value, ...]
        if base.path:
            entry = Value(frame.attributes.element(base.path), Form.OTHER, at, reads=reads, params=params)
            form, items = Form.SUBSCRIPT, (entry,)
        else:
            form, items = _slice_of(base, subscript, index)
        return Value(Kind.CONTAINER, form, at, items=items, reads=reads, params=params)
    whole = _entry(frame, at, base, index)
    held = held_dict(frame, base)
    item = _constant_entry(held, constant) if held is not None else None
    if item is None:
        return whole
    is_whole = item.form is Form.LITERAL or is_function(item)
    return item if is_whole else evolve(whole, kind=item.kind)


def _is_own_dict(base: Value) -> bool:
    """`self.__dict__`, `vars(self)`"""
    of_vars = base.called == "vars" and base.given("object", 0).kind is Kind.SELF
    return of_vars or (base.calls_own_path and base.path == "__dict__")


def entry_of(frame: Frame, base: Value, key: Value, at: At) -> Value:
    """Return the entry of a value under one key."""
    index = _Index([key], False, False)
    return _constant_entry(base, index.constant) or _entry(frame, at, base, index)


def subscript_target(frame: Frame, node: cst.Subscript) -> Value:
    """Return the entry to which an assignment assigns."""
    base = evaluate(frame, node.value)
    index = _index(frame, node)
    return _entry(frame, frame.at(node), base, index)


def _entry(frame: Frame, at: At, base: Value, index: _Index) -> Value:
    reads, params = sources_of([base, *index.parts])
    kind = _entry_kind(frame, base, index)
    constant = index.constant
    return Value(
        kind,
        Form.SUBSCRIPT,
        at,
        path=f"{base.path}[{constant!r}]" if base.path and not index.several and not index.slices else "",
        receiver=as_receiver(base),
        items=tuple(index.parts[:4]),
        reads=reads,
        params=params,
        index=_place(kind, index),
    )


def _place(kind: Kind, index: _Index) -> int | None:
    """Which entry of a shape it is, and of a part of a shape, which entry is the first."""
    if kind is Kind.DIM:
        return index.constant if isinstance(index.constant, int) else None
    return 0 if kind is Kind.SHAPE and index.begins else None


def _index(frame: Frame, subscript: cst.Subscript) -> _Index:
    parts: list[Value] = []
    slices = begins = False
    for element in subscript.slice:
        if isinstance(element.slice, cst.Index):
            parts.append(evaluate(frame, element.slice.value))
        else:
            slices = True
            bounds = _bounds(element.slice)
            values = [evaluate(frame, bound) for bound in bounds if bound is not None]
            begins = not bounds or bounds[0] is None or values[0].constant == 0
            begins = begins and (len(bounds) < 3 or bounds[2] is None)
            parts.extend(values)
    ellipsis = len(parts) == 1 and parts[0].form is Form.LITERAL and parts[0].constant is Ellipsis
    several = len(subscript.slice) > 1 or ellipsis
    return _Index(parts, several, slices, begins and not several)


def _bounds(node: cst.BaseSlice) -> tuple[cst.BaseExpression | None, ...]:
    return (node.lower, node.upper, node.step) if isinstance(node, cst.Slice) else ()


def _slice_of(base: Value, subscript: cst.Subscript, index: _Index) -> tuple[Form, tuple[Value, ...]]:
    """The entries of a slice; all entries if the bounds are unknown."""
    bounds = _bounds(subscript.slice[0].slice) if len(subscript.slice) == 1 else ()
    numbers = iter(_number(part) for part in index.parts)
    values = [None if bound is None else next(numbers, None) for bound in bounds]
    all_known = all(bound is None or number is not None for bound, number in zip(bounds, values, strict=True))
    if base.form not in (Form.LIST, Form.TUPLE) or not all_known or not bounds or values[2:] == [0]:
        return Form.SUBSCRIPT, elements(base)
    return base.form, base.items[slice(*values)]


def _number(part: Value) -> int | None:
    """The integer of an index, which may be negative."""
    number = _Index([part], several=False, slices=False).constant
    return number if isinstance(number, int) else None


def _constant_entry(base: Value, constant: object) -> Value | None:
    """The entry of a local container whose parts are known."""
    if base.kind is not Kind.CONTAINER or base.path:
        return None
    if isinstance(constant, int) and base.form in (Form.LIST, Form.TUPLE):
        return base.items[constant] if -len(base.items) <= constant < len(base.items) else None
    if isinstance(constant, str) and base.form is Form.DICT and constant in base.keys:
        return base.items[base.keys.index(constant)]
    return None


def result_of_get(frame: Frame, receiver: Value, call: Value) -> Value | None:
    """Return the result of `table.get(key, default)` on a table of classes; None for other tables."""
    table = table_of(frame, receiver) or module_value(frame, receiver) or receiver
    arguments = call.positional
    if not arguments or call.unpacks or not holds_classes(table):
        return None
    entry = _constant_entry(table, arguments[0].constant) or one_of((any_entry(table), *arguments[1:2]))
    return evolve(entry, reads=entry.reads | call.reads, params=entry.params | call.params)


def _entry_kind(frame: Frame, base: Value, index: _Index) -> Kind:
    match base.kind:
        case Kind.SHAPE:
            return Kind.SHAPE if index.slices or isinstance(index.constant, str) else Kind.DIM
        case Kind.INPUT:
            entry = is_sequence(base) and not index.slices
            return Kind.TENSOR if entry or index.several or base.form is Form.OPERATION else Kind.INPUT
        case Kind.TENSOR | Kind.WEIGHT | Kind.VARIABLE:
            return Kind.TENSOR
        case Kind.DIM | Kind.CONSTANT_TENSOR | Kind.KERAS_TENSOR | Kind.NUMPY:
            return base.kind
        case Kind.CONTAINER if base.path:
            return frame.attributes.element(base.path)
        case Kind.CONTAINER if base.items:
            return join({item.kind for item in elements(base)})
    return Kind.UNKNOWN
