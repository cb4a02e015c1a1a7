"""Whether a module switches TensorFlow to Keras 2 for whoever imports it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator


def is_always_run(text: str, line: int) -> bool:
    """Whether the switch in this line is a statement that runs when the module is imported.

    It is not where it stands in a function, under a condition on anything but a version or the environment, or in a
    string, such as a script that the module starts; nor where the text cannot be read.
    """
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError):
        return False
    return any(
        statement.lineno <= line <= (statement.end_lineno or 0) and not _is_script(statement, line)
        for statement in _run_statements(body)
    )


def _run_statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The simple statements that run, in `try` and `with` too."""
    waiting = list(body)
    while waiting:
        match statement := waiting.pop():
            case ast.Try() | ast.With():
                waiting += statement.body
            case ast.If() if _asks_version(statement.test):
                waiting += [*statement.body, *statement.orelse]
            case ast.Expr() | ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                yield statement


def _asks_version(test: ast.expr) -> bool:
    """Whether the condition is about a version of a package, or about what the environment holds."""
    names = {node.attr for node in ast.walk(test) if isinstance(node, ast.Attribute)}
    return not names.isdisjoint({"__version__", "version", "environ", "getenv"})


def _is_script(statement: ast.stmt, line: int) -> bool:
    """Whether the line is part of a string of several lines."""
    return any(
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.lineno <= line <= (node.end_lineno or 0)
        and node.end_lineno != node.lineno
        for node in ast.walk(statement)
    )
