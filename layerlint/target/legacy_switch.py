"""Whether a module switches TensorFlow to Keras 2 for whoever imports it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

_SWITCH = "TF_USE_LEGACY_KERAS"
_LEGACY = re.compile(r"""TF_USE_LEGACY_KERAS["'\]), ]{0,4}=?[ \t]*["']?(?:1|[Tt]rue)\b""")


def switch_line(text: str) -> int:
    """The line that sets `TF_USE_LEGACY_KERAS` whenever the module runs, 0 for none.

    Code in a function, in a string, or under a condition on anything but a version or the environment need not run.
    Where the text does not parse, what is not indented counts.
    """
    if _SWITCH not in text:
        return 0
    matches = [
        (text.count("\n", 0, m.start()) + 1, text.count("\n", 0, m.end()) + 1) for m in _LEGACY.finditer(text)
    ]
    if not matches:
        return 0
    try:
        statements = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        lines = text.split("\n")
        return next((end for start, end in matches if lines[start - 1][:1].strip(" \t#")), 0)
    certain = [
        range(node.lineno, (statement.end_lineno or statement.lineno) + 1)
        for statement in _run_statements(statements)
        for node in ast.walk(statement)
        if (isinstance(node, ast.Constant) and node.value == _SWITCH)
        or (isinstance(node, ast.keyword) and node.arg == _SWITCH)
    ]
    return next((end for start, end in matches if any(start in lines for lines in certain)), 0)


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
