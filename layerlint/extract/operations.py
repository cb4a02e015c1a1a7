"""Operators, comparisons, tests and choices."""

from __future__ import annotations

import re

import libcst as cst

from layerlint.extract.decisions import decided
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.guards import guards_of
from layerlint.extract.literals import tensors_of
from layerlint.extract.value_merge import either, join, sources_of
from layerlint.extract.value_size import size
from layerlint.model.facts import Config, Form, Kind, Test, TestForm, Value

RUNTIME = frozenset({Kind.TENSOR, Kind.WEIGHT, Kind.VARIABLE})
_OPERATORS = {
    cst.Add: "+",
    cst.Subtract: "-",
    cst.Multiply: "*",
    cst.Divide: "/",
    cst.FloorDivide: "//",
    cst.Modulo: "%",
    cst.Power: "**",
    cst.MatrixMultiply: "@",
    cst.BitAnd: "&",
    cst.BitOr: "|",
    cst.BitXor: "^",
    cst.LeftShift: "<<",
    cst.RightShift: ">>",
    cst.AddAssign: "+",
    cst.SubtractAssign: "-",
    cst.MultiplyAssign: "*",
    cst.DivideAssign: "/",
    cst.FloorDivideAssign: "//",
    cst.ModuloAssign: "%",
    cst.PowerAssign: "**",
    cst.MatrixMultiplyAssign: "@",
    cst.BitAndAssign: "&",
    cst.BitOrAssign: "|",
    cst.BitXorAssign: "^",
    cst.LeftShiftAssign: "<<",
    cst.RightShiftAssign: ">>",
    cst.Minus: "-",
    cst.Plus: "+",
    cst.BitInvert: "~",
    cst.Not: "not",
    cst.Equal: "==",
    cst.NotEqual: "!=",
    cst.LessThan: "<",
    cst.LessThanEqual: "<=",
    cst.GreaterThan: ">",
    cst.GreaterThanEqual: ">=",
    cst.Is: "is",
    cst.IsNot: "is not",
    cst.In: "in",
    cst.NotIn: "not in",
}


def operator_of(node: cst.CSTNode) -> str:
    return _OPERATORS.get(type(node), "")


def operation_kind(kinds: list[Kind]) -> Kind:
    """The kind of arithmetic on these kinds."""
    if any(kind in RUNTIME for kind in kinds):
        return Kind.TENSOR
    if Kind.KERAS_TENSOR in kinds:
        return Kind.KERAS_TENSOR
    if Kind.INPUT in kinds:
        if Kind.CONTAINER in kinds:
            return Kind.UNKNOWN
        return Kind.TENSOR if set(kinds) - {Kind.INPUT, Kind.UNKNOWN, Kind.PARAMETER} else Kind.INPUT
    if Kind.UNKNOWN in kinds or Kind.PARAMETER in kinds:
        return Kind.UNKNOWN
    if Kind.CONSTANT_TENSOR in kinds:
        return Kind.CONSTANT_TENSOR
    if Kind.NUMPY in kinds:
        return Kind.NUMPY
    if set(kinds) <= {Kind.PLAIN, Kind.DIM}:
        return Kind.PLAIN
    if set(kinds) == {Kind.SHAPE} or set(kinds) == {Kind.SHAPE, Kind.CONTAINER}:
        return Kind.SHAPE
    if Kind.CONTAINER in kinds:
        return Kind.CONTAINER
    return Kind.UNKNOWN


def combine(operator: str, operands: list[Value], at: int) -> Value:
    """`a <operator> b`: also list concatenation and repetition, and merging of configurations."""
    if len(operands) == 2:
        sequence = _combine_sequences(operator, operands, at)
        if sequence is not None:
            return sequence
    reads, params = sources_of(operands)
    kind = operation_kind([operand.kind for operand in operands])
    if operator == "*" and kind is Kind.TENSOR and _may_repeat(operands):
        kind = Kind.INPUT
    items = tuple(operands) if sum(size(o) for o in operands) < 120 else ()
    constant = None
    if operator == "-" and len(operands) == 1 and kind is Kind.PLAIN:
        number = operands[0].constant
        constant = -number if isinstance(number, (int, float)) else None
    return Value(
        kind, Form.OPERATION, at, name=operator, items=items, reads=reads, params=params, constant=constant
    )


def _may_repeat(operands: list[Value]) -> bool:
    """Whether it may be a list of inputs, repeated: `inputs * 2`."""
    kinds = [operand.kind for operand in operands]
    numbers = [operand for operand in operands if operand.kind is not Kind.INPUT]
    whole = all(isinstance(number.constant, int) or number.kind is Kind.DIM for number in numbers)
    return kinds.count(Kind.INPUT) == 1 and len(numbers) == 1 and whole


def _combine_sequences(operator: str, operands: list[Value], at: int) -> Value | None:
    """The result of an operator on lists, configurations and texts."""
    left, right = operands
    reads, params = sources_of(operands)
    both = merge_config(left.config, right.config) if left.config and right.config else None
    match operator:
        case "*":
            for sequence, count in ((left, right), (right, left)):
                if _is_filled(sequence) and count.kind is not Kind.CONTAINER:
                    return Value(
                        Kind.CONTAINER,
                        Form.REPEAT,
                        at,
                        name="*",
                        items=sequence.items,
                        reads=reads,
                        params=params,
                        count=count,
                    )
        case "+" if left.kind is Kind.CONTAINER and right.kind is Kind.CONTAINER:
            form = Form.TUPLE if left.form is right.form is Form.TUPLE else Form.LIST
            form = Form.REPEAT if Form.REPEAT in (left.form, right.form) else form
            items = (left.items + right.items)[:64]
            return Value(Kind.CONTAINER, form, at, items=items, reads=reads, params=params, config=both)
        case "|" if both is not None:
            return Value(Kind.CONFIG, Form.OPERATION, at, reads=reads, params=params, config=both)
        case "%" if isinstance(left.constant, str):
            values = right.items if right.form is Form.TUPLE else operands[1:]
            items, keys = tensors_of(values), (_pattern(left.constant),)
            return Value(Kind.PLAIN, Form.STRING, at, items=items, keys=keys, reads=reads, params=params)
    return None


_PLACE = re.compile(r"%(?:\(\w+\))?[-+ #0]*[\d.*]*[a-zA-Z]")


def _pattern(text: str) -> str:
    """A regular expression of what `text % x` may be."""
    return ".*".join(map(re.escape, _PLACE.split(text)))


def _is_filled(value: Value) -> bool:
    return value.form in (Form.LIST, Form.TUPLE) and bool(value.items)


def merge_config(first: Config, second: Config) -> Config:
    keys = dict(first.keys) | dict(second.keys)
    return Config(
        tuple(keys.items()),
        first.with_super or second.with_super,
        first.complete and second.complete,
        (first.removed | second.removed).difference(keys),
    )


def binary_value(frame: Frame, node: cst.BaseExpression) -> Value:
    binary = cst.ensure_type(node, cst.BinaryOperation)
    # Long chains (`a + b + c + ...`) lean to the left: unroll them, so that deep ones do not recurse.
    chain: list[tuple[cst.BaseBinaryOp, cst.BaseExpression, cst.BinaryOperation]] = []
    left: cst.BaseExpression = binary
    while isinstance(left, cst.BinaryOperation):
        chain.append((left.operator, left.right, left))
        left = left.left
    value = evaluate(frame, left)
    for operator, right, whole in reversed(chain):
        value = combine(operator_of(operator), [value, evaluate(frame, right)], frame.at(whole))
    return value


def unary_value(frame: Frame, node: cst.BaseExpression) -> Value:
    unary = cst.ensure_type(node, cst.UnaryOperation)
    operand = evaluate(frame, unary.expression)
    operator = operator_of(unary.operator)
    if operator == "not":
        frame.events.append(Test(frame.at(node), frame.guards, frame.nested, operand, TestForm.BOOLEAN))
        is_fixed = isinstance(unary.expression, cst.Name) and unary.expression.value in frame.fixed
        return Value(
            Kind.PLAIN,
            Form.OPERATION,
            frame.at(node),
            name="not",
            constant=not operand.constant if is_fixed and isinstance(operand.constant, bool) else None,
            items=(operand,),
            reads=operand.reads,
            params=operand.params,
        )
    return combine(operator, [operand], frame.at(node))


def boolean_value(frame: Frame, node: cst.BaseExpression) -> Value:
    boolean = cst.ensure_type(node, cst.BooleanOperation)
    left = evaluate(frame, boolean.left)
    at = frame.at(boolean.left)
    frame.events.append(Test(at, frame.guards, frame.nested, left, TestForm.BOOLEAN))
    operator = "and" if isinstance(boolean.operator, cst.And) else "or"
    before = frame.guards
    frame.guards = before + guards_of(left, at)[0 if operator == "and" else 1]
    right = evaluate(frame, boolean.right)
    frame.guards = before
    reads, params = sources_of([left, right])
    kind = left.kind if left.kind is right.kind else join({left.kind, right.kind})
    items = (left, right) if size(left) + size(right) < 60 else ()
    return Value(kind, Form.CHOICE, frame.at(node), name=operator, items=items, reads=reads, params=params)


def comparison_value(frame: Frame, node: cst.BaseExpression) -> Value:
    comparison = cst.ensure_type(node, cst.Comparison)
    operands = [evaluate(frame, comparison.left)]
    operators: list[str] = []
    for target in comparison.comparisons:
        operators.append(operator_of(target.operator))
        operands.append(evaluate(frame, target.comparator))
    at = frame.at(node)
    if operators and operators[0] in {"in", "not in"} and _compares_each(*operands[:2]):
        test = Test(at, frame.guards, frame.nested, operands[0], TestForm.MEMBERSHIP)
        frame.events.append(test)
    reads, params = sources_of(operands)
    by_identity = bool(set(operators) & {"is", "is not", "in", "not in"})
    items = tuple(operands) if sum(size(o) for o in operands) < 120 else ()
    return Value(
        Kind.PLAIN if by_identity else _comparison_kind(operands),
        Form.COMPARISON,
        at,
        name=operators[0] if operators else "",
        items=items,
        reads=reads,
        params=params,
    )


def _compares_each(left: Value, right: Value) -> bool:
    """Whether `in` compares a tensor with numbers that stand there."""
    return (
        left.kind is Kind.TENSOR
        and right.form in (Form.TUPLE, Form.LIST)
        and bool(right.items)
        and all(isinstance(item.constant, int | float) for item in right.items)
    )


_COMPARED_WITH_INPUTS = frozenset({Kind.INPUT, Kind.PLAIN, Kind.DIM, Kind.CONSTANT_TENSOR})


def _comparison_kind(operands: list[Value]) -> Kind:
    """The kind of the result of `==`, `<` and the like."""
    kinds = [operand.kind for operand in operands]
    if not RUNTIME.isdisjoint(kinds):
        return Kind.PLAIN if Kind.NONE in kinds else Kind.TENSOR
    if Kind.INPUT in kinds and _COMPARED_WITH_INPUTS.issuperset(kinds):
        texts = any(isinstance(operand.constant, str) for operand in operands)
        return Kind.UNKNOWN if texts or kinds.count(Kind.INPUT) > 1 else Kind.TENSOR
    if Kind.CONSTANT_TENSOR in kinds and Kind.NONE not in kinds:
        return Kind.CONSTANT_TENSOR
    return Kind.UNKNOWN if Kind.UNKNOWN in kinds or Kind.PARAMETER in kinds else Kind.PLAIN


def ternary_value(frame: Frame, node: cst.BaseExpression) -> Value:
    ternary = cst.ensure_type(node, cst.IfExp)
    test = evaluate(frame, ternary.test)
    frame.events.append(Test(frame.at(ternary.test), frame.guards, frame.nested, test, TestForm.TERNARY))

    outcome = decided(frame, test)
    if outcome is not None:
        return evaluate(frame, ternary.body if outcome else ternary.orelse)
    before = frame.guards
    positive, negative = guards_of(test, frame.at(ternary.test))
    frame.guards = before + positive
    body = evaluate(frame, ternary.body)
    frame.guards = before + negative
    orelse = evaluate(frame, ternary.orelse)
    frame.guards = before
    return either(body, orelse, frame.at(node))
