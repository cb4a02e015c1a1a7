"""Subscripts: entries of shapes, containers and tensors."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.copies import evolve
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame, join, union
from layerlint.extract.operations import RUNTIME
from layerlint.extract.references import as_receiver
from layerlint.model.facts import Form, Kind, Value


def subscript_value(frame: Frame, node: cst.BaseExpression) -> Value:
    subscript = cst.ensure_type(node, cst.Subscript)
    base = evaluate(frame, subscript.value)
    indexes: list[Value] = []
    slices = False
    for element in subscript.slice:
        if isinstance(element.slice, cst.Index):
            indexes.append(evaluate(frame, element.slice.value))
        else:
            slices = True
            for bound in _bounds(element.slice):
                if bound is not None:
                    indexes.append(evaluate(frame, bound))
    at = frame.at(node)
    several = len(subscript.slice) > 1
    reads, params = union([base, *indexes])
    constant = indexes[0].constant if len(indexes) == 1 and not slices else None
    negative = indexes[0] if len(indexes) == 1 and not slices else None
    if constant is None and negative is not None and negative.form is Form.OPERATION and negative.name == "-":
        inner = negative.items[0].constant if negative.items else None
        constant = -inner if isinstance(inner, int) else None
    if len(indexes) == 1 and indexes[0].form is Form.LITERAL and indexes[0].constant is Ellipsis:
        several = True
    kind, made = _subscript_kind(frame, base, constant, several, slices)
    if made is not None:
        return evolve(made, reads=made.reads | reads, params=made.params | params)
    path = f"{base.path}[{constant!r}]" if base.path and not several and not slices else ""
    return Value(
        kind,
        Form.SUBSCRIPT,
        at,
        path=path,
        receiver=as_receiver(base),
        items=tuple(indexes[:4]),
        reads=reads,
        params=params,
        constant=constant if kind is Kind.INPUT else None,
        index=constant if kind is Kind.DIM and isinstance(constant, int) else None,
    )


def _bounds(node: cst.BaseSlice) -> tuple[cst.BaseExpression | None, ...]:
    return (node.lower, node.upper, node.step) if isinstance(node, cst.Slice) else ()


def _subscript_kind(
    frame: Frame, base: Value, constant: object, several: bool, slices: bool
) -> tuple[Kind, Value | None]:
    kind = base.kind
    if kind is Kind.SHAPE:
        return (Kind.SHAPE if slices or isinstance(constant, str) else Kind.DIM), None
    if kind is Kind.DIM:
        return Kind.DIM, None
    if kind is Kind.INPUT:
        return (Kind.TENSOR if several or base.form is Form.OPERATION else Kind.INPUT), None
    if kind in RUNTIME or kind is Kind.CONSTANT_TENSOR or kind is Kind.KERAS_TENSOR:
        return (kind if kind not in (Kind.WEIGHT, Kind.VARIABLE) else Kind.TENSOR), None
    if kind is Kind.NUMPY:
        return Kind.NUMPY, None
    if kind is Kind.PLAIN:
        return Kind.UNKNOWN, None
    if kind is Kind.CONTAINER:
        if base.path:
            return frame.attributes.element(base.path), None
        if (
            isinstance(constant, int)
            and base.form in (Form.LIST, Form.TUPLE)
            and -len(base.items) <= constant < len(base.items)
        ):
            return Kind.UNKNOWN, base.items[constant]
        if isinstance(constant, str) and base.form is Form.DICT and constant in base.keys:
            return Kind.UNKNOWN, base.items[base.keys.index(constant)]
        return join({item.kind for item in base.items}) if base.items else Kind.UNKNOWN, None
    return Kind.UNKNOWN, None
