"""Decorators of the project that give back the class as it is: at most they write it into a table."""

from __future__ import annotations

from functools import lru_cache

import libcst as cst

from layerlint.extract.function_text import parsed
from layerlint.extract.local_names import assigned_names
from layerlint.extract.names_protocol import Names
from layerlint.syntax.tree import dotted, every

_STORING = frozenset({"append", "add", "setdefault"})


def keeps_class(names: Names, decorator: cst.BaseExpression) -> bool:
    """Return whether it is `@register` or `@register("name")` of a function that certainly returns the class."""
    called = decorator.func if isinstance(decorator, cst.Call) else decorator
    qualified = names.qualify(dotted(called)) if dotted(called) else None
    if qualified is None or not names.is_function(qualified):
        return False
    resolved = names.function(qualified)
    text = parsed(resolved[0]) if resolved is not None else None
    node = text.node if text is not None else None
    if not isinstance(node, cst.FunctionDef):
        return False
    return _returns_inner(node) if isinstance(decorator, cst.Call) else _returns_argument(node)


def _returns_inner(factory: cst.FunctionDef) -> bool:
    """Whether it only defines and returns a function that gives back its argument."""
    statements = [line for line in factory.body.body if not _is_docstring(line)]
    inner = statements[0] if len(statements) == 2 else None
    last = (
        statements[-1].body[0] if statements and isinstance(statements[-1], cst.SimpleStatementLine) else None
    )
    if not isinstance(inner, cst.FunctionDef) or not isinstance(last, cst.Return) or inner.decorators:
        return False
    return (
        isinstance(last.value, cst.Name) and last.value.value == inner.name.value and _returns_argument(inner)
    )


@lru_cache(maxsize=256)
def _returns_argument(function: cst.FunctionDef) -> bool:
    params = function.params.params
    statements = function.body.body
    if len(params) != 1 or len(statements) == 0 or not isinstance(statements[-1], cst.SimpleStatementLine):
        return False
    name = params[0].name.value
    last = statements[-1].body[-1]
    returned = list(every(cst.Return, function.body))
    if len(returned) != 1 or returned[0] is not last or name in assigned_names(function.body):
        return False
    if not isinstance(last, cst.Return) or not isinstance(last.value, cst.Name) or last.value.value != name:
        return False
    return all(_leaves(statement) for statement in statements[:-1] if not _is_docstring(statement))


def _leaves(statement: cst.BaseStatement | cst.BaseSmallStatement) -> bool:
    """`TABLE[cls.__name__] = cls`, `classes.append(cls)`"""
    small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
    if len(small) != 1:
        return False
    match small[0]:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Subscript())], value=cst.Name()):
            return True
        case cst.Expr(value=cst.Call(func=cst.Attribute(attr=cst.Name(value=method)))):
            return method in _STORING
    return False


def _is_docstring(statement: cst.BaseStatement | cst.BaseSmallStatement) -> bool:
    small = statement.body if isinstance(statement, cst.SimpleStatementLine) else ()
    first = small[0] if len(small) == 1 else None
    return isinstance(first, cst.Expr) and isinstance(first.value, cst.SimpleString)
