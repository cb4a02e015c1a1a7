"""Quick walks over `ast`, whose own functions try every field of every node."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator

_HOLD_NO_NODE = frozenset(
    (
        *(
            "arg",
            "asname",
            "attr",
            "conversion",
            "ctx",
            "id",
            "is_async",
            "kind",
            "kwd_attrs",
            "level",
            "module",
        ),
        *("op", "ops", "rest", "simple", "tag", "type_comment", "type_ignores"),
    )
)
"""Fields with texts, numbers, contexts and operators: nobody looks for those by themselves."""
_NO_FIELDS = (ast.Constant, ast.Global, ast.Nonlocal, ast.MatchSingleton)
_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {}
"""By type of node, the fields that may hold nodes."""


def child_nodes(node: ast.AST) -> list[ast.AST]:
    """As `ast.iter_child_nodes`, without contexts and operators."""
    kind = type(node)
    fields = _FIELDS.get(kind)
    if fields is None:
        fields = _FIELDS[kind] = _fields(kind)
    nodes: list[ast.AST] = []
    for name in fields:
        value = getattr(node, name, None)
        if type(value) is list:
            nodes += [item for item in value if item is not None]
        elif isinstance(value, ast.AST):
            nodes.append(value)
    return nodes


def nodes_of(node: ast.AST) -> Iterator[ast.AST]:
    """As `ast.walk`, without contexts and operators."""
    waiting = deque([node])
    while waiting:
        current = waiting.popleft()
        waiting.extend(child_nodes(current))
        yield current


def _fields(kind: type[ast.AST]) -> tuple[str, ...]:
    if issubclass(kind, _NO_FIELDS):
        return ()
    return tuple(name for name in kind._fields if name not in _HOLD_NO_NODE)
