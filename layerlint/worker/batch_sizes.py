"""Whether a trace with an open batch fails since the code reads the size of the batch: no other input helps then."""

from __future__ import annotations

import ast
import linecache
import os
import re

from .exceptions import places

_INSTALLED = re.compile(r"[\\/](site|dist)-packages[\\/]|^<")
_WORKER = os.path.dirname(os.path.abspath(__file__)) + os.sep
_SIZE = r"(?:\.shape|\.get_shape\(\)|\bint_shape\([\w.]+\))(?:\.as_list\(\))?"
_READ = re.compile(rf"{_SIZE}\[0\]|^\s*\(?\w+(?:, ?\w+)+\)? = [\w.()]+?{_SIZE}\s*(?:#|$)", re.MULTILINE)
_OPEN = re.compile(r"\bNone(Type)?\b|unknown|partially known|[Nn]ot fully defined|fully-defined|[Ss]ymbolic")


def concerns_open_size(error: BaseException) -> bool:
    """Return whether a message is about a dimension that is open."""
    return _OPEN.search(str(error)) is not None


def reads_batch_size(error: BaseException) -> bool:
    """Return whether a method of the user's that failed on an open dimension reads the size of the batch."""
    own = [place for place in places(error) if not _INSTALLED.search(place[0])]
    texts = (_function_text(*place) for place in own if not place[0].startswith(_WORKER))
    return concerns_open_size(error) and any(map(_READ.search, texts))


def _function_text(file: str, line: int) -> str:
    """The source of the innermost function at a line; "" where there is none."""
    lines = linecache.getlines(file)
    try:
        tree = ast.parse("".join(lines))
    except (SyntaxError, ValueError, RecursionError):
        return ""
    spans = [
        (node.lineno, node.end_lineno or node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    first, last = max((span for span in spans if span[0] <= line <= span[1]), default=(1, 0))
    return "".join(lines[first - 1 : last])
