"""The expression that a function gives back, read with `ast`: behind names, blocks that run once, and other functions."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import NamedTuple

PlainFunction = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
FindFunction = Callable[[ast.expr], PlainFunction | None]
"""The function that an expression names, None where that is not known."""
_MOST_CALLS = 2


class ReturnedExpression(NamedTuple):
    """An expression, and where the class shows it: the call of a function that stands elsewhere, or itself."""

    value: ast.expr
    at: ast.expr | None = None


def returned_expression(
    function: PlainFunction, cls: ast.ClassDef, find: FindFunction
) -> ReturnedExpression | None:
    """What a call of the method gives back; None where that depends on anything but its arguments."""
    return _result(function, cls, find, _MOST_CALLS)


def _result(
    function: PlainFunction, cls: ast.ClassDef, find: FindFunction, calls: int
) -> ReturnedExpression | None:
    if isinstance(function, ast.AsyncFunctionDef) or getattr(function, "decorator_list", None):
        return None
    if isinstance(function, ast.Lambda):
        return _followed(function.body, {}, cls, find, calls)
    statements = _in_line(function.body)
    if not statements or not isinstance(statements[-1], ast.Return) or statements[-1].value is None:
        return None
    names: dict[str, ast.expr] = {}
    for statement in statements[:-1]:
        target = (
            statement.targets[0]
            if isinstance(statement, ast.Assign) and len(statement.targets) == 1
            else None
        )
        if not isinstance(statement, ast.Assign) or not isinstance(target, ast.Name) or target.id in names:
            return None
        names[target.id] = statement.value
    return _followed(statements[-1].value, names, cls, find, calls)


def _followed(
    value: ast.expr, names: dict[str, ast.expr], cls: ast.ClassDef, find: FindFunction, calls: int
) -> ReturnedExpression | None:
    if isinstance(value, ast.Name) and value.id in names:
        rest = {name: expression for name, expression in names.items() if name != value.id}
        return _followed(names[value.id], rest, cls, find, calls)
    if not isinstance(value, ast.Call) or calls == 0:
        return ReturnedExpression(value)
    own = _own_method(value.func, cls)
    local_value = names.get(value.func.id) if isinstance(value.func, ast.Name) else None
    called = own or (local_value if isinstance(local_value, ast.Lambda) else None)
    if called is not None:
        return _result(called, cls, find, calls - 1) or ReturnedExpression(value)
    other = find(value.func) if local_value is None else None
    result = _result(other, cls, find, calls - 1) if other is not None else None
    return ReturnedExpression(result.value, value) if result is not None else ReturnedExpression(value)


def _own_method(func: ast.expr, cls: ast.ClassDef) -> ast.FunctionDef | None:
    """`self.options` of the class."""
    if not isinstance(func, ast.Attribute) or not isinstance(func.value, ast.Name) or func.value.id != "self":
        return None
    own = [
        statement
        for statement in cls.body
        if isinstance(statement, ast.FunctionDef) and statement.name == func.attr
    ]
    return own[0] if len(own) == 1 else None


def _in_line(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """The statements one after the other, out of the blocks that run exactly once."""
    statements: list[ast.stmt] = []
    for statement in body:
        once = (
            isinstance(statement, ast.For)
            and isinstance(statement.iter, (ast.Tuple, ast.List))
            and len(statement.iter.elts) == 1
            and not isinstance(statement.iter.elts[0], ast.Starred)
        )
        if isinstance(statement, ast.For) and once:
            statements += _in_line([*statement.body, *statement.orelse])
        elif isinstance(statement, ast.Try) and not statement.handlers:
            statements += _in_line([*statement.body, *statement.orelse, *statement.finalbody])
        elif not isinstance(statement, ast.Pass) and not _is_docstring(statement):
            statements.append(statement)
    return statements


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
