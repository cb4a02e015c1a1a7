"""Where the methods of a class stand that a call of their name certainly runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache

from layerlint.files.python import parse
from layerlint.syntax.child_nodes import child_nodes


@lru_cache(maxsize=64)
def method_lines(text: str) -> Mapping[str, tuple[int, int]]:
    """The first and the last line, from 1, of the methods of the class whose whole lines these are.

    Left out are those with a decorator but `@staticmethod` or `@classmethod`, in a branch, and those whose name the body
    binds again.
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
        method.name: (_first_line(method) - indented, (method.end_lineno or method.lineno) - indented)
        for method in node.body
        if isinstance(method, ast.FunctionDef) and _is_plain(method) and bound.count(method.name) == 1
    }


def _is_plain(method: ast.FunctionDef) -> bool:
    """Whether it has no decorator, or `@staticmethod` or `@classmethod` alone."""
    names = [decorator.id if isinstance(decorator, ast.Name) else "" for decorator in method.decorator_list]
    return names in ([], ["staticmethod"], ["classmethod"])


def _first_line(method: ast.FunctionDef) -> int:
    return min([method.lineno, *(decorator.lineno for decorator in method.decorator_list)])


def _bound(cls: ast.ClassDef) -> Iterator[str]:
    """The names that the class body binds, each as often as it does."""
    waiting: list[ast.AST] = list(cls.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
            continue
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        if isinstance(node, ast.alias):
            yield node.asname or node.name.partition(".")[0]
        waiting.extend(child_nodes(node))
