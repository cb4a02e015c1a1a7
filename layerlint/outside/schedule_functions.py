"""The function that a `LearningRateScheduler` gets, read with `ast`: whether it returns a tensor."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

from layerlint.outside.code_scopes import FUNCTIONS, CodeScopes, bound_to, parameter_names, scope_of
from layerlint.outside.compiled_functions import Methods, called_function
from layerlint.outside.expression_kinds import ExpressionKinds, qualified
from layerlint.syntax.child_nodes import nodes_of

SCHEDULER = "callbacks.LearningRateScheduler"
_SCHEDULES = "optimizers.schedules."
_NO_SCHEDULES = frozenset({"get", "serialize", "deserialize"})
_TENSORS = frozenset(
    {"abs", "add", "cast", "constant", "convert_to_tensor", "cos", "cond", "divide", "exp", "maximum", "minimum",
     "multiply", "pow", "reduce_mean", "sin", "sqrt", "square", "subtract", "where"}
)  # fmt: skip
"""Functions of TensorFlow, besides those of `tf.math`, that return a tensor."""
_FUNCTIONS = (*FUNCTIONS, ast.Lambda, ast.ClassDef)
_DEPTH = 8


class TensorRate(NamedTuple):
    """A learning rate that is a tensor: `at` is what gives it, `schedule` whether that is a schedule of optimizers."""

    at: ast.expr
    schedule: bool = False


def tensor_rates(
    node: ast.Call,
    scopes: CodeScopes,
    values: ExpressionKinds,
    methods: Methods,
    is_schedule: Callable[[str], bool],
) -> Iterator[TensorRate]:
    """Those of a call of `LearningRateScheduler`. `is_schedule` is whether a class of the module is a schedule."""
    argument = next((keyword.value for keyword in node.keywords if keyword.arg == "schedule"), None)
    argument = argument or (node.args[0] if node.args and not isinstance(node.args[0], ast.Starred) else None)
    if argument is None:
        return
    reader = _RateReader(values, is_schedule)
    if reader.makes_schedule(argument, scopes):
        yield TensorRate(argument, schedule=True)
        return
    function, _ = called_function(argument, scopes, values, methods)
    if isinstance(function, ast.Lambda):
        if reader.is_tensor(function.body, scopes):
            yield TensorRate(function.body)
    elif function is not None:
        scope = scope_of(function.body, scopes[-1].inside)
        for name in parameter_names(function.args):
            scope.bound.setdefault(name, []).append(None)
        for returned in _returns(function):
            if returned.value is not None and reader.is_tensor(returned.value, (*scopes, scope)):
                yield TensorRate(returned.value)


def _returns(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.Return]:
    inner = {
        id(node)
        for definition in nodes_of(function)
        if isinstance(definition, _FUNCTIONS) and definition is not function
        for node in nodes_of(definition)
    }
    for node in nodes_of(function):
        if isinstance(node, ast.Return) and id(node) not in inner:
            yield node


class _RateReader:
    def __init__(self, values: ExpressionKinds, is_schedule: Callable[[str], bool]) -> None:
        self.values, self.is_schedule = values, is_schedule

    def makes_schedule(self, node: ast.expr, scopes: CodeScopes) -> bool:
        """Whether it is a learning rate schedule for optimizers, by all that the name gets."""
        if isinstance(node, ast.Name):
            bound = bound_to(node, scopes)
            return bool(bound) and all(
                isinstance(value, ast.Call) and self.makes_schedule(value, scopes) for value in bound
            )
        if not isinstance(node, ast.Call):
            return False
        short = self.values.keras_name_of(node.func, scopes)
        if short is not None:
            return short.startswith(_SCHEDULES) and short.removeprefix(_SCHEDULES) not in _NO_SCHEDULES
        return isinstance(node.func, ast.Name) and self.is_schedule(node.func.id)

    def is_tensor(self, node: ast.expr | None, scopes: CodeScopes, depth: int = 0) -> bool:
        """Whether it is a tensor; of a choice, whether one part is."""
        if depth > _DEPTH:
            return False
        match node:
            case ast.Name():
                bound = bound_to(node, scopes)
                return bool(bound) and all(self.is_tensor(value, scopes, depth + 1) for value in bound)
            case ast.BinOp(left=left, right=right):
                return any(self.is_tensor(side, scopes, depth + 1) for side in (left, right))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self.is_tensor(operand, scopes, depth + 1)
            case ast.IfExp(body=body, orelse=orelse):
                return any(self.is_tensor(part, scopes, depth + 1) for part in (body, orelse))
            case ast.Call(func=function):
                return self._returns_tensor(function, scopes)
        return False

    def _returns_tensor(self, function: ast.expr, scopes: CodeScopes) -> bool:
        if self.makes_schedule(function, scopes):
            return True
        area, _, name = (qualified(function, scopes) or "").rpartition(".")
        return area == "tensorflow.math" or (area == "tensorflow" and name in _TENSORS)
