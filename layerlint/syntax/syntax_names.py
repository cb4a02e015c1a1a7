"""Names in the syntax of a module: dotted ones, and what assignments bind."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator


def pairs(node: ast.Assign | ast.AnnAssign) -> Iterable[tuple[str, ast.expr | None]]:
    """The plain names that an assignment binds, each with its value."""
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        value = node.value
        if isinstance(target, ast.Name):
            yield target.id, value
        elif (
            isinstance(target, ast.Tuple)
            and isinstance(value, ast.Tuple)
            and len(target.elts) == len(value.elts)
        ):
            for name, part in zip(target.elts, value.elts, strict=True):
                if isinstance(name, ast.Name):
                    yield name.id, part


def of_one_kind(first: str, second: str) -> str:
    """The first of two names that stand for the same in two packages (`keras.layers.Layer`, `tf.keras`), else "?"."""
    last = first.rpartition(".")[2]
    same = last == second.rpartition(".")[2] or (first.endswith("keras") and second.endswith("keras"))
    return first if same and "keras" in first and "keras" in second else "?"


def dotted(node: ast.expr, depth: int = 0) -> str:
    """`a.b.c` for names and attributes, subscripts left out (`Base[int]`); "?" for everything else.

    Of `Base if available else object` it is `Base`: where that is not available, there is no such class to check.
    """
    parts: list[str] = []
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.NamedExpr)):
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
        node = node.value
    first = "?"
    if isinstance(node, ast.Name):
        first = node.id
    elif isinstance(node, ast.IfExp) and depth < _CHOICES:
        choices = {dotted(node.body, depth + 1), dotted(node.orelse, depth + 1)} - {"object"}
        if len(choices) == 1:
            first = choices.pop()
    return ".".join((first, *reversed(parts)))


_CHOICES = 20
"""How many conditional expressions inside each other are followed."""


def only_name(node: ast.Assign) -> str | None:
    """The one name that gets the value; None where there are others, or other targets."""
    target = node.targets[0] if len(node.targets) == 1 else None
    return target.id if isinstance(target, ast.Name) else None


def written_values(value: ast.expr) -> Iterator[ast.expr]:
    """The values in a list, tuple or dict display, at any depth; another value itself."""
    match value:
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Dict(values=items):
            for item in items:
                yield from written_values(item)
        case _:
            yield value
