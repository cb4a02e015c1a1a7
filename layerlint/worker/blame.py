"""The arguments to blame for a failure: those that the failing lines of the class read."""

from __future__ import annotations

import ast
import linecache
import re
from typing import Any

from .exceptions import places
from .usage import ClassUsage

_OF_SHAPE = re.compile(r"_shapes?$")
"""`build` gets the shape of the input `x` as `x_shape`."""
_trees: dict[str, ast.Module | None] = {}


def statement(file: str, line: int) -> list[ast.AST]:
    """Return the nodes of the statement at a line of a file; of a compound statement, those of its head."""
    if file not in _trees:
        try:
            _trees[file] = ast.parse("".join(linecache.getlines(file)))
        except (SyntaxError, ValueError, RecursionError):
            _trees[file] = None
    tree = _trees[file]
    best: Any = None
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.stmt) and node.lineno <= line <= (
            getattr(node, "end_lineno", 0) or node.lineno
        ):
            best = node
    if best is None:
        return []
    heads = [
        value
        for name, value in ast.iter_fields(best)
        if name not in ("body", "orelse", "finalbody", "handlers")
    ]
    parts = [item for head in heads for item in (head if isinstance(head, list) else [head])]
    return [node for part in parts if isinstance(part, ast.AST) for node in ast.walk(part)]


def blamed_names(error: BaseException, usage: ClassUsage) -> list[str]:
    """Return the names that the failing statements of the class read, the innermost statement's first."""
    own = [place for place in places(error) if place[0] in usage.files]
    names: dict[str, None] = {}
    for file, line in reversed(own):
        for name in usage.behind(statement(file, line)):
            names.setdefault(name)
            if _OF_SHAPE.search(name):
                names.setdefault(_OF_SHAPE.sub("", name))
    return list(names)


def message(error: BaseException, usage: ClassUsage) -> str:
    """Return the text of an error; for an assertion of the class with its source line, as few have a message."""
    own = [place for place in places(error) if place[0] in usage.files]
    if not isinstance(error, AssertionError) or not own:
        return str(error)
    file, line = own[-1]
    return f"{error}\n{linecache.getline(file, line).strip()}".strip()
