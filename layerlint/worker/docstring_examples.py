"""Constructions of a class with literal arguments in the examples of its docstring."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from typing import Any

MOST = 4
_FENCE = re.compile(r"^[ ]*```[ ]*(?:python|py)?[^\n]*\n(.*?)^[ ]*```", re.MULTILINE | re.DOTALL)
_PROMPT = re.compile(r"^[ ]*(?:>>>|\.\.\.) ?(.*)$", re.MULTILINE)
_UNKNOWN = object()
_NOT_NEEDED = ("name", "dtype", "trainable")


def examples_of(cls: type) -> list[dict[str, Any]]:
    """Return up to MOST constructions in the form of hints; those with unresolved names or calls are left out."""
    uses = [place for code in _blocks(cls.__doc__ or "") for place in _places(code, cls.__name__)]
    return uses[:MOST]


def _blocks(text: str) -> Iterator[str]:
    for code in _FENCE.findall(text):
        yield inspect.cleandoc("\n" + code)
    yield "\n".join(_PROMPT.findall(text))


def _places(code: str, name: str) -> Iterator[dict[str, Any]]:
    try:
        statements = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError):
        return
    values: dict[str, Any] = {}
    for statement in statements:
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and name in _names(node.func):
                args = [_text(argument, values) for argument in node.args]
                kwargs = {str(keyword.arg): _text(keyword.value, values) for keyword in node.keywords}
                if None not in [*args, *kwargs.values()] and "None" not in kwargs:
                    yield {
                        "where": "its docstring",
                        "args": args,
                        "kwargs": {key: text for key, text in kwargs.items() if key not in _NOT_NEEDED},
                        "whole": True,
                        "inputs": None,
                    }
        _note(statement, values)


def _names(node: ast.expr) -> tuple[str, str]:
    return getattr(node, "attr", ""), getattr(node, "id", "")


def _note(statement: ast.stmt, values: dict[str, Any]) -> None:
    """Keep the literal that a statement assigns to a name, or adds to it."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
    if not isinstance(target, ast.Name) or not isinstance(statement, (ast.Assign, ast.AugAssign)):
        return
    value = _value(statement.value, values)
    before = values.pop(target.id, _UNKNOWN)
    if isinstance(statement, ast.AugAssign):
        both = type(before) is type(value) and isinstance(value, (list, tuple))
        value = before + value if both and isinstance(statement.op, ast.Add) else _UNKNOWN
    if value is not _UNKNOWN:
        values[target.id] = value


def _text(node: ast.expr, values: dict[str, Any]) -> str | None:
    value = _value(node, values)
    return None if value is _UNKNOWN else repr(value)


def _value(node: ast.expr, values: dict[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return values.get(node.id, _UNKNOWN)
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError):
        return _UNKNOWN
