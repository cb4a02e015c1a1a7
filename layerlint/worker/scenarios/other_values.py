"""Other values for a constructor argument, those likeliest to change something first."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from .. import guess

_WORDS = (
    (re.compile(r"activation|nonlinearity|^act$"), ("tanh", "relu", "sigmoid")),
    (re.compile(r"initializer"), ("ones", "zeros")),
    (re.compile(r"padding"), ("same", "valid")),
    (re.compile(r"data_format"), ("channels_first", "channels_last")),
    (re.compile(r"regularizer"), ("l2",)),
    (re.compile(r"constraint"), ("non_neg",)),
)


def other_values(name: str, value: Any, compared: list[Any]) -> list[Any]:
    """Return values other than `value`. `compared`: the constants that the class compares the argument with."""
    candidates = [constant for constant in compared if type(constant) is type(value) or value is None]
    candidates += [word for pattern, words in _WORDS if pattern.search(name) for word in words]
    candidates += list(_by_type(name, value))
    different: list[Any] = []
    for candidate in candidates:
        if (type(candidate) is not type(value) or candidate != value) and candidate not in different:
            different.append(candidate)
    return different


def _by_type(name: str, value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, 2 * value + 3, 2 * value)
    elif isinstance(value, float):
        yield from (1.75 * value + 0.25, value / 2, -value)
    elif isinstance(value, str):
        yield f"{value}_other"
    elif isinstance(value, (list, tuple)) and value:
        yield type(value)([*value[:-1], *other_values(name, value[-1], [])[:1]])
        yield type(value)([*value, value[-1]])
    elif type(value).__name__ == "InputSpec" and getattr(value, "shape", None):
        *open_, last = value.shape
        yield type(value)(shape=(*open_, (last or 0) + 1))
    elif value is None:
        text = _usual(name)
        if text is not None:
            yield text
        yield from (2, 0.5, True, "other")


def _usual(name: str) -> Any:
    text, _ = guess.argument(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY))
    return guess.literal(text)


def compared_with(source: str, name: str) -> list[Any]:
    """Return the constants that a source compares an argument or its attribute with, and the keys of dicts it indexes."""
    constants: list[Any] = []
    for node in ast.walk(_parsed(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(_is(side, name) for side in sides):
                constants += [value for side in sides for value in _constants(side)]
        elif isinstance(node, ast.Subscript) and _is(node.slice, name) and isinstance(node.value, ast.Dict):
            constants += [value for key in node.value.keys if key is not None for value in _constants(key)]
    return list(dict.fromkeys(constants))


def _parsed(source: str) -> ast.AST:
    try:
        return ast.parse(textwrap.dedent(source))
    except SyntaxError:
        return ast.Module([], [])


def _is(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr.lstrip("_") == name
    return isinstance(node, ast.Name) and node.id == name


def _constants(node: ast.AST) -> list[Any]:
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return [element.value for element in node.elts if isinstance(element, ast.Constant)]
    return []
