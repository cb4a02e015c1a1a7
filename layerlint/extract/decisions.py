"""Conditions with a known outcome, decided by the arguments of an entered call."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from layerlint.extract.attribute_kinds import Attributes
from layerlint.extract.frame import Frame
from layerlint.model.facts import Form, Kind, Owner, Value

NEVER_NONE = frozenset(
    {
        Kind.WEIGHT,
        Kind.VARIABLE,
        Kind.SUBLAYER,
        Kind.METRIC,
        Kind.OPTIMIZER,
        Kind.LOSS,
        Kind.INITIALIZER,
        Kind.REGULARIZER,
        Kind.CONSTRAINT,
        Kind.SEED_GENERATOR,
        Kind.TF_MODULE,
        Kind.TENSOR,
        Kind.CONSTANT_TENSOR,
        Kind.KERAS_TENSOR,
        Kind.CONTAINER,
        Kind.FUNCTION,
        Kind.CLASS,
        Kind.NUMPY,
        Kind.OBJECT,
        Kind.SELF,
    }
)
"""Kinds of something. A value of such a kind may be None all the same: where kinds are joined, None does not count."""
_WRITTEN_OUT = frozenset(
    {
        Form.LIST,
        Form.TUPLE,
        Form.DICT,
        Form.SET,
        Form.COMPREHENSION,
        Form.REPEAT,
        Form.OPERATION,
        Form.LAMBDA,
    }
)
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_PLAIN = (bool, int, float, str)


def decided(frame: Frame, test: Value) -> bool | None:
    """Whether the test holds in this call; None if unknown.

    In the class's own methods, which several calls reach, only tests of arguments that all calls share are decided.
    """
    if not frame.stack and not _is_of_arguments(test):
        return None
    return _outcome(frame, test)


def _is_of_arguments(test: Value) -> bool:
    return bool(test.params) and not any(part.path and not _is_argument(part) for part in test.walk())


def _is_argument(value: Value) -> bool:
    """Whether it is a parameter itself, which may be known to hold an attribute of `self`."""
    return value.local in value.params and value.form in (Form.NAME, Form.ATTRIBUTE)


def _outcome(frame: Frame, test: Value) -> bool | None:
    if test.form is Form.LITERAL and (test.kind is Kind.NONE or isinstance(test.constant, _PLAIN)):
        return bool(test.constant)
    if test.form is Form.OPERATION and test.name == "not" and test.items:
        outcome = _outcome(frame, test.items[0])
        return None if outcome is None else not outcome
    if test.form is Form.CHOICE and test.name in {"and", "or"} and len(test.items) == 2:
        return _either(test.name, *(_outcome(frame, item) for item in test.items))
    if test.form is Form.COMPARISON and len(test.items) == 2:
        return _compared(frame, test.name, *test.items)
    return None


def _either(word: str, left: bool | None, right: bool | None) -> bool | None:
    decisive = word == "or"
    if left is decisive or right is decisive:
        return decisive
    return None if left is None or right is None else not decisive


def _compared(frame: Frame, word: str, left: Value, right: Value) -> bool | None:
    if left.kind is Kind.NONE and left.form is Form.LITERAL:
        left, right = right, left
    if right.kind is Kind.NONE and right.form is Form.LITERAL:
        same = _is_none_here(frame, left)
        if same is None or word not in {"is", "is not", "==", "!="}:
            return None
        return same if word in {"is", "=="} else not same
    if _is_constant(left) and _is_constant(right):
        return _of_constants(word, left.constant, right.constant)
    if word in {"in", "not in"} and _is_constant(left) and right.form in (Form.TUPLE, Form.LIST, Form.SET):
        if not all(map(_is_constant, right.items)):
            return None
        inside = any(left.constant == item.constant for item in right.items)
        return inside if word == "in" else not inside
    return None


def _is_none_here(frame: Frame, value: Value) -> bool | None:
    is_given = not frame.stack and _is_argument(value)
    if is_given and (frame.method, value.local) in frame.entering.never_none:
        return False
    return is_none(frame.attributes, value)


def is_none(attributes: Attributes, value: Value) -> bool | None:
    """Whether a value is None; None if unknown."""
    if value.kind is Kind.NONE and value.form is Form.LITERAL:
        return True
    if value.form is Form.CHOICE:
        outcomes = {is_none(attributes, item) for item in value.items}
        return outcomes.pop() if len(outcomes) == 1 else None
    if _is_constant(value) or (value.kind in NEVER_NONE and _is_something(attributes, value)):
        return False
    return None


def _is_something(attributes: Attributes, value: Value) -> bool:
    """Whether a value of such a kind is certainly not None: it is created here, or its attribute is never set to None."""
    match value.form:
        case Form.ATTRIBUTE if value.calls_own_path:
            return not attributes.may_be_none(value.path)
        case Form.CALL:
            is_weight = value.on_self_or_super("add_weight", "add_variable")
            by_name = value.owner is Owner.NONE and "." in value.name
            return is_weight or by_name or (value.on_value() and value.kind is Kind.TENSOR)
        case Form.NAME:
            return value.kind in (Kind.CLASS, Kind.FUNCTION, Kind.SELF)
        case form:
            return form in _WRITTEN_OUT


def _is_constant(value: Value) -> bool:
    return value.form is Form.LITERAL and isinstance(value.constant, _PLAIN)


def _of_constants(word: str, left: Any, right: Any) -> bool | None:
    if word in {"is", "is not"}:
        if not isinstance(left, bool) or not isinstance(right, bool):
            return None
        return (left is right) is (word == "is")
    compare = _COMPARE.get(word)
    try:
        return bool(compare(left, right)) if compare is not None else None
    except TypeError:
        return None
