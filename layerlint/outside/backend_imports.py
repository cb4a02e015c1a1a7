"""Where a module imports the backend of Keras, and the edits after which Keras 3 has its functions again.

`keras.backend` lost nearly all of them; `tf.keras.backend` of the same Keras 3 has them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from layerlint.model.outside import BackendImport
from layerlint.syntax.child_nodes import nodes_of
from layerlint.tables.keras_names import exists
from layerlint.tables.removed import is_in_tf_backend
from layerlint.text import Edit, Position, Span

_BACKEND = "keras.backend"
_NEW = "tensorflow.keras.backend"

_MAKES_VARIABLES = frozenset({"variable", "random_normal_variable", "random_uniform_variable"})

_Import = ast.Import | ast.ImportFrom


def backend_import(tree: ast.Module, text: str) -> BackendImport | None:
    """The imports of the backend, where others can be written for all of them without a change for other names."""
    if _BACKEND not in text and "backend" not in text:
        return None
    imports = [node for node in tree.body if isinstance(node, _Import) and _brings_backend(node)]
    lines = text.split("\n")
    edits = tuple(edit for node in imports if (edit := _edit(node, lines)) is not None)
    bound = dict(pair for node in imports for pair in _bound(node))
    if not imports or len(edits) < len(imports) or not _are_bound_here_alone(tree, imports, bound):
        return None
    modules = [name for name, function in bound.items() if not function]
    if any(not _stays(used) for name in modules for used in re.findall(rf"\b{name}\.(\w+)", text)):
        return None
    return BackendImport(tuple(sorted(bound.items())), edits)


def _stays(function: str) -> bool:
    """Whether the other import breaks nothing, nor hides an error.

    What only Keras 3 has is not looked for in the module of TensorFlow; a variable that it makes is not tracked.
    """
    return function not in _MAKES_VARIABLES and (
        exists(f"backend.{function}", 2) or not exists(f"backend.{function}", 3)
    )


def _brings_backend(node: _Import) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name == _BACKEND for alias in node.names)
    if node.level:
        return False
    return node.module == _BACKEND or (
        node.module == "keras" and any(alias.name == "backend" for alias in node.names)
    )


def _bound(node: _Import) -> Iterator[tuple[str, str]]:
    """The names that stand for the backend, or for a function of it: ("K", ""), ("total", "sum")."""
    for alias in node.names:
        if isinstance(node, ast.ImportFrom) and node.module == _BACKEND:
            yield alias.asname or alias.name, alias.name
        elif alias.name in (_BACKEND, "backend"):
            yield alias.asname or alias.name, ""


def _edit(node: _Import, lines: list[str]) -> Edit | None:
    start, end = Position(node.lineno, node.col_offset + 1), Position(node.end_lineno or 0, 0)
    last = lines[end.line - 1]
    if not all(line.isascii() for line in lines[node.lineno - 1 : end.line]) or any(
        "#" in line for line in lines[node.lineno - 1 : end.line - 1]
    ):
        return None
    text = _written(node)
    end = Position(end.line, min(node.end_col_offset or 0, len(last)) + 1)
    return Edit(Span(start, end), text) if text else None


def _written(node: _Import) -> str:
    """The import of the same names; "" where it is not certain."""
    if isinstance(node, ast.Import):
        only = node.names[0]
        return f"from tensorflow.keras import backend as {only.asname}" if _is_alone(node) else ""
    if node.module == _BACKEND:
        if any(alias.name == "*" or not is_in_tf_backend(alias.name) for alias in node.names):
            return ""
        return f"from {_NEW} import {', '.join(map(ast.unparse, node.names))}"
    backend = [ast.unparse(alias) for alias in node.names if alias.name == "backend"]
    others = [ast.unparse(alias) for alias in node.names if alias.name != "backend"]
    new = f"from tensorflow.keras import {', '.join(backend)}"
    return f"from keras import {', '.join(others)}\n{new}" if others else new


def _is_alone(node: ast.Import) -> bool:
    return len(node.names) == 1 and bool(node.names[0].asname)


def _are_bound_here_alone(tree: ast.Module, imports: list[_Import], bound: dict[str, str]) -> bool:
    """Whether no other statement of the module gives these names a value."""
    for node in nodes_of(tree):
        if isinstance(node, _Import) and node not in imports:
            if any((alias.asname or alias.name.partition(".")[0]) in bound for alias in node.names):
                return False
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if node.name in bound and node in tree.body:
                return False
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) and node.id in bound:
            return False
    return True
