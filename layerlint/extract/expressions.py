"""Expressions: from a LibCST node to a `Value`, and the events on the way."""

from __future__ import annotations

from typing import cast

import libcst as cst

from layerlint.extract.calls import call_value
from layerlint.extract.containers import comprehension_value, dict_value, sequence_value
from layerlint.extract.evaluate import HANDLERS, evaluate
from layerlint.extract.frame import Frame, Yielded
from layerlint.extract.functions import lambda_value
from layerlint.extract.literals import ellipsis_value, fstring_value, joined_strings, literal_value
from layerlint.extract.operations import (
    binary_value,
    boolean_value,
    comparison_value,
    ternary_value,
    unary_value,
)
from layerlint.extract.references import plain_attribute, plain_name
from layerlint.extract.subscripts import subscript_value
from layerlint.extract.unpacking import bind_target, element_of
from layerlint.extract.value_merge import unknown
from layerlint.model.facts import Form, Guard, GuardKind, Kind, Value

__all__ = ["evaluate"]


def _walrus(frame: Frame, node: cst.BaseExpression) -> Value:
    named = cst.ensure_type(node, cst.NamedExpr)
    value = evaluate(frame, named.value)
    bind_target(frame, named.target, value)
    return value


def _await(frame: Frame, node: cst.BaseExpression) -> Value:
    evaluate(frame, cst.ensure_type(node, cst.Await).expression)
    return unknown(frame.at(node), Form.AWAIT)


def _yield(frame: Frame, node: cst.BaseExpression) -> Value:
    inner = cst.ensure_type(node, cst.Yield).value
    at = frame.at(node)
    if isinstance(inner, cst.From):
        whole = evaluate(frame, inner.item)
        guards = (*frame.guards, Guard(GuardKind.LOOP, at=at))
        frame.yielded.append(Yielded(element_of(frame, whole), guards, whole))
    else:
        value = evaluate(frame, inner) if inner is not None else Value(Kind.NONE, Form.LITERAL, at)
        frame.yielded.append(Yielded(value, frame.guards))
    if not frame.nested:
        frame.yields = True
    return unknown(at)


def _lambda(frame: Frame, node: cst.BaseExpression) -> Value:
    return lambda_value(frame, cst.ensure_type(node, cst.Lambda))


def _call(frame: Frame, node: cst.BaseExpression) -> Value:
    return call_value(frame, cast(cst.Call, node))


HANDLERS |= {
    cst.Name: plain_name,
    cst.Attribute: plain_attribute,
    cst.Call: _call,
    cst.Subscript: subscript_value,
    cst.Integer: literal_value,
    cst.Float: literal_value,
    cst.Imaginary: literal_value,
    cst.SimpleString: literal_value,
    cst.ConcatenatedString: joined_strings,
    cst.FormattedString: fstring_value,
    cst.BinaryOperation: binary_value,
    cst.UnaryOperation: unary_value,
    cst.BooleanOperation: boolean_value,
    cst.Comparison: comparison_value,
    cst.IfExp: ternary_value,
    cst.List: sequence_value(Form.LIST),
    cst.Tuple: sequence_value(Form.TUPLE),
    cst.Set: sequence_value(Form.SET),
    cst.Dict: dict_value,
    cst.ListComp: comprehension_value,
    cst.SetComp: comprehension_value,
    cst.DictComp: comprehension_value,
    cst.GeneratorExp: comprehension_value,
    cst.Lambda: _lambda,
    cst.NamedExpr: _walrus,
    cst.Await: _await,
    cst.Yield: _yield,
    cst.Ellipsis: ellipsis_value,
}
