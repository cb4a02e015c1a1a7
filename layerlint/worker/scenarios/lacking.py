"""What else an object lacks where an `AttributeError` ended a statement that reads several attributes."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from typing import Any

from ..exceptions import causes, places


def lacking(error: BaseException, cls: Any, file: str, source: str) -> Iterator[str]:
    """Yield the attributes that an instance of `cls` lacks, of those in the statement in which the error ended."""
    owner = next((obj for obj in _objects(error) if isinstance(cls, type) and isinstance(obj, cls)), None)
    lines = [line for name, line in places(error) if name == file]
    if owner is None or not lines:
        return
    around = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt) and _holds(node, lines[-1])
    ]
    statement = min(around, key=lambda node: (node.end_lineno or 0) - node.lineno, default=None)
    for node in ast.walk(statement) if statement is not None else ():
        is_own = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and _is_self(node.value)
        if isinstance(node, ast.Attribute) and is_own and _lacks(owner, node.attr):
            yield node.attr


def source_of(cls: Any) -> str:
    """The text of the module of a class, "" where there is none."""
    try:
        return inspect.getsource(inspect.getmodule(cls))  # type: ignore[arg-type]
    except (OSError, TypeError):
        return ""


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _objects(error: BaseException) -> Iterator[Any]:
    for cause in causes(error):
        if isinstance(cause, AttributeError):
            yield getattr(cause, "obj", None)


def _holds(node: ast.stmt, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)


def _lacks(owner: Any, name: str) -> bool:
    try:
        getattr(owner, name)
    except AttributeError:
        return True
    except Exception:
        return False
    return False
