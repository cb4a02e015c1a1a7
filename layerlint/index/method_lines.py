"""Where the methods of a class stand that a call of their name certainly runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache

from layerlint.files.python import parse


@lru_cache(maxsize=64)
def method_lines(text: str) -> Mapping[str, tuple[int, int]]:
    """The first and the last line, from 1, of the methods of the class whose whole lines these are.

    Left out are those with a decorator, in a branch, and those whose name the body binds again.
    """
    indented = text[:1] in " \t\f"
    try:
        body = parse(f"if 1:\n{text}" if indented else text).body
    except (SyntaxError, RecursionError, ValueError):
        return {}
    first = body[0] if body else None
    node = first.body[0] if indented and isinstance(first, ast.If) else first
    if not isinstance(node, ast.ClassDef):
        return {}
    bound = list(_bound(node))
    return {
        one.name: (one.lineno - indented, (one.end_lineno or one.lineno) - indented)
        for one in node.body
        if isinstance(one, ast.FunctionDef) and not one.decorator_list and bound.count(one.name) == 1
    }


def _bound(node: ast.ClassDef) -> Iterator[str]:
    """The names that the class body binds, each as often as it does."""
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        one = waiting.pop()
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield one.name
            continue
        if isinstance(one, ast.Name) and not isinstance(one.ctx, ast.Load):
            yield one.id
        if isinstance(one, ast.alias):
            yield one.asname or one.name.partition(".")[0]
        waiting.extend(ast.iter_child_nodes(one))
