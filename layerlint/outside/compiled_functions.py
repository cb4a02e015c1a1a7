"""The functions that a model is compiled with as its losses and metrics, read with `ast`: whether Keras can call them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from layerlint.outside.code_scopes import CodeScopes
from layerlint.outside.expression_kinds import ExpressionKinds
from layerlint.syntax.syntax_names import written_values

_FUNCTION_OF = {"loss": "loss", "metrics": "metric", "weighted_metrics": "metric"}
_PLACES = ("optimizer", "loss", "metrics")
_GIVEN = 2
"""Keras calls them with the labels and the predictions, by position."""
_Function = ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef
Methods = Mapping[str, ast.FunctionDef | ast.AsyncFunctionDef]


class WrongFunction(NamedTuple):
    """A function that cannot be called with two arguments: `at` is where it is given, `role` is "loss" or "metric"."""

    at: ast.expr
    name: str
    role: str


def wrong_functions(
    node: ast.Call, scopes: CodeScopes, values: ExpressionKinds, methods: Methods
) -> Iterator[WrongFunction]:
    """Those of a call of `compile`; `methods` are those of the class around it."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr != "compile":
        return
    arguments = list(zip(_PLACES, node.args, strict=False))
    arguments += [(keyword.arg or "", keyword.value) for keyword in node.keywords]
    if not any(keyword.arg in {*_FUNCTION_OF, "optimizer"} for keyword in node.keywords):
        return
    for name, argument in arguments:
        role = _FUNCTION_OF.get(name, "")
        for value in written_values(argument) if role else ():
            function, bound = called_function(value, scopes, values, methods)
            if function is not None and not _takes_two(function.args, bound):
                yield WrongFunction(value, ast.unparse(value), role)


def called_function(
    value: ast.expr, scopes: CodeScopes, values: ExpressionKinds, methods: Methods
) -> tuple[_Function | None, int]:
    """The function that an argument is, and how many of its parameters are bound."""
    match value:
        case ast.Lambda():
            return value, 0
        case ast.Name() | ast.Subscript():
            return values.function(value, scopes), 0
        case ast.Attribute(value=ast.Name(id="self"), attr=name) if name in methods:
            method = methods[name]
            decorators = [ast.unparse(decorator) for decorator in method.decorator_list]
            if not decorators:
                return method, 1
            return (method, 0) if decorators == ["staticmethod"] else (None, 0)
    return None, 0


def _takes_two(arguments: ast.arguments, bound: int) -> bool:
    by_place = len(arguments.posonlyargs) + len(arguments.args) - bound
    required = by_place - len(arguments.defaults)
    return (
        required <= _GIVEN
        and (by_place >= _GIVEN or arguments.vararg is not None)
        and None not in arguments.kw_defaults
    )
