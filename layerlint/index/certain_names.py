"""The functions and values of a module whose names nothing else binds."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from layerlint.index.module import VALUE
from layerlint.syntax.child_nodes import child_nodes, nodes_of
from layerlint.syntax.syntax_names import dotted, only_name


def bound_once(body: Sequence[ast.stmt]) -> frozenset[str]:
    """The undecorated functions whose name nothing else binds, in whatever block of the top level.

    An import of all names may bind those of the functions above it.
    """
    bound, last_star = _bindings(body)
    certain: set[str] = set()
    below = [node for node in body if node.lineno > last_star]
    for node in below:
        if isinstance(node, ast.FunctionDef) and not node.decorator_list and bound.get(node.name) == 1:
            certain.add(node.name)
        elif (name := kept_value(node)) and bound.get(name) == 1:
            certain |= {f"{name}{VALUE}"} - bound.keys()
    return frozenset(certain - _changed_constants(below, body))


def _bindings(body: Sequence[ast.stmt]) -> tuple[dict[str, int], int]:
    """How often each name is bound outside of functions and classes, and the line of the last import of all names."""
    bound: dict[str, int] = {}
    last_star = 0
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if changed := _changed_entry(node):
            bound[f"{changed}{VALUE}"] = 1
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound[node.name] = bound.get(node.name, 0) + 1
            continue
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                bound[name] = bound.get(name, 0) + 1
                last_star = max(last_star, node.lineno if name == "*" else 0)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound[node.id] = bound.get(node.id, 0) + 1
        waiting.extend(child_nodes(node))
    return bound, last_star


def _changed_constants(nodes: Sequence[ast.stmt], body: Sequence[ast.stmt]) -> set[str]:
    """The containers of constants among the statements that something in the module changes."""
    constants = {
        f"{only_name(node)}{VALUE}"
        for node in nodes
        if isinstance(node, ast.Assign) and _is_written_out(node.value)
    }
    return constants & {f"{name}{VALUE}" for name in _changed_anywhere(body)} if constants else constants


_CHANGE = frozenset(
    {"append", "extend", "insert", "update", "setdefault", "pop", "popitem", "remove", "clear"}
)


def _changed_anywhere(body: Sequence[ast.stmt]) -> Iterator[str]:
    """The containers that something in the module changes, a function at whatever time too."""
    for statement in body:
        for node in nodes_of(statement):
            called = node.func if isinstance(node, ast.Call) else None
            if not isinstance(called, ast.Attribute) or called.attr in _CHANGE:
                yield _changed_entry(node)


def _changed_entry(node: ast.AST) -> str:
    """The name of the container that it changes; "" where it changes none."""
    holder: ast.expr | None = None
    if isinstance(node, (ast.Subscript, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
        holder = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        holder = node.func.value
    return holder.id if isinstance(holder, ast.Name) else ""


def kept_value(node: ast.stmt) -> str:
    """The variable whose value is kept; "" if it is none of these.

    A lambda, a `functools.partial`, a named tuple's class, a container of names, calls, lambdas or constants.
    """
    if not isinstance(node, ast.Assign) or (name := only_name(node)) is None:
        return ""
    value = node.value
    if isinstance(value, ast.Lambda):
        return name
    if isinstance(value, ast.Call):
        return (
            name if dotted(value.func) in _KEPT_CALLS or _is_of_keywords(value) or _is_of_names(value) else ""
        )
    elements = value.values if isinstance(value, ast.Dict) else ()
    elements = value.elts if isinstance(value, (ast.List, ast.Tuple)) else elements
    row_elements = [inner for row in elements if isinstance(row, (ast.List, ast.Tuple)) for inner in row.elts]
    if any(
        isinstance(element, (ast.Name, ast.Attribute, ast.Call, ast.Lambda))
        for element in (*elements, *row_elements)
    ):
        return name
    return name if _is_written_out(value) else ""


_KEPT_CALLS = frozenset({"functools.partial", "partial", "collections.namedtuple", "namedtuple"})
_OF_KEYWORDS = frozenset({"dict", "types.SimpleNamespace", "SimpleNamespace"})


def _is_of_keywords(value: ast.expr) -> bool:
    """`dict(units=8, rate=0.1)`, `SimpleNamespace(units=8)`"""
    if not isinstance(value, ast.Call) or dotted(value.func) not in _OF_KEYWORDS or value.args:
        return False
    entries = value.keywords
    return 0 < len(entries) <= _MOST and all(entry.arg and _is_entry(entry.value) for entry in entries)


def _is_of_names(value: ast.Call) -> bool:
    """`dict(batch=layers.BatchNormalization, layer=layers.LayerNormalization)`"""
    if dotted(value.func) != "dict" or value.args or not value.keywords:
        return False
    return all(entry.arg and isinstance(entry.value, (ast.Name, ast.Attribute)) for entry in value.keywords)


_MOST = 32
"""Entries of a container of constants that is kept."""


def _is_written_out(value: ast.expr) -> bool:
    """Whether it is a list or tuple of strings or rows, or constants by name: `SIZES = ("small", "large")`."""
    if isinstance(value, ast.Call):
        return _is_of_keywords(value)
    if isinstance(value, ast.Dict):
        return len(value.keys) > 0 and _is_dict_of_constants(value)
    if not isinstance(value, (ast.List, ast.Tuple)):
        return False
    few = 0 < len(value.elts) <= _MOST
    return few and (all(map(_is_text, value.elts)) or all(map(_is_row, value.elts)))


def _is_dict_of_constants(value: ast.Dict) -> bool:
    few = len(value.keys) <= _MOST
    return few and all(map(_is_text, value.keys)) and all(map(_is_entry, value.values))


def _is_entry(node: ast.expr) -> bool:
    """A constant, or a dict of such: `SIZES = {"small": {"depth": 2}}`"""
    if isinstance(node, ast.Dict):
        return (
            len(node.keys) <= _MOST and all(map(_is_text, node.keys)) and all(map(_is_constant, node.values))
        )
    return _is_constant(node)


def _is_row(node: ast.expr) -> bool:
    """`("Dense", {"units": 8})`"""
    if not isinstance(node, ast.Tuple) or not node.elts or not _is_text(node.elts[0]):
        return False
    return all(
        _is_constant(element) or (isinstance(element, ast.Dict) and _is_dict_of_constants(element))
        for element in node.elts
    )


def _is_constant(node: ast.expr) -> bool:
    """`3`, `-1`, `"relu"`, `(3, 3)`"""
    if isinstance(node, (ast.Tuple, ast.List)):
        return len(node.elts) <= _MOST and all(map(_is_number, node.elts))
    return _is_number(node)


def _is_number(node: ast.expr) -> bool:
    return isinstance(node.operand if isinstance(node, ast.UnaryOp) else node, ast.Constant)


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
