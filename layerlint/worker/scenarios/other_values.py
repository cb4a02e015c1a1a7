"""Values for a constructor argument that are not the one it has, the likeliest to show a difference first."""

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
    """Values unlike `value`. `compared` are the constants that the class compares the argument with."""
    found = [one for one in compared if type(one) is type(value) or value is None]
    found += [word for pattern, words in _WORDS if pattern.search(name) for word in words]
    found += list(_by_type(name, value))
    different: list[Any] = []
    for one in found:
        if (type(one) is not type(value) or one != value) and one not in different:
            different.append(one)
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
    elif value is None:
        text = _usual(name)
        if text is not None:
            yield text
        yield from (2, 0.5, True, "other")


def _usual(name: str) -> Any:
    text, _ = guess.argument(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY))
    return guess.literal(text)


def compared_with(source: str, name: str) -> list[Any]:
    """The constants that a text compares an argument with, or the attribute of its name, and the keys looked up by it."""
    found: list[Any] = []
    for node in ast.walk(_parsed(source)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(_is(side, name) for side in sides):
                found += [value for side in sides for value in _constants(side)]
        elif isinstance(node, ast.Subscript) and _is(node.slice, name) and isinstance(node.value, ast.Dict):
            found += [value for key in node.value.keys if key is not None for value in _constants(key)]
    return list(dict.fromkeys(found))


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
        return [one.value for one in node.elts if isinstance(one, ast.Constant)]
    return []
