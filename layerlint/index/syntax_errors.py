"""Syntax errors of files that show no layer class."""

from __future__ import annotations

from typing import Any, NamedTuple

from layerlint.cache.shape import fits
from layerlint.files.python import parse, parses
from layerlint.files.sketches import is_exercise
from layerlint.files.sources import ModuleSource
from layerlint.index.module_cache import ModuleCache, NoModuleCache

_OF_PYTHON_2 = (
    "Missing parentheses in call to",
    "multiple exception types must be parenthesized",
    "leading zeros in decimal integer",
    "invalid decimal literal",
)
"""How Python says that code is for Python 2: it is old, and not mistyped."""


class SyntaxProblem(NamedTuple):
    """Line and column count from 1."""

    line: int
    column: int
    message: str


def syntax_problem(source: ModuleSource, cache: ModuleCache | NoModuleCache) -> SyntaxProblem | None:
    """What Python says of the file, where that is not known by other ways. None for notebooks and guides,
    which know their own broken pieces."""
    if not source.path.endswith(".py"):
        return None
    return cache.cached(source, "syntax", lambda: _find_problem(source.text), _problem_from)


def is_of_python_2(message: str) -> bool:
    return message.startswith(_OF_PYTHON_2)


def _find_problem(text: str) -> list[Any]:
    if parses(text):
        return []
    try:
        parse(text)
    except SyntaxError as error:
        line, message = error.lineno or 1, error.msg or "invalid syntax"
        if is_of_python_2(message) or is_exercise(text, line, message):
            return []
        return [line, error.offset or 1, message]
    return []


def _problem_from(data: Any) -> SyntaxProblem | None:
    """Raises `ValueError` for data of another shape."""
    if data == []:
        return None
    if not fits(data, (int, int, str)):
        raise ValueError("not a syntax error")
    return SyntaxProblem(*data)
