"""What the scopes of a module bind, read with `ast`: imports, names and functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layerlint.syntax.child_nodes import child_nodes, nodes_of

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BINDING = (
    *(ast.Assign, ast.AnnAssign, ast.NamedExpr, ast.AugAssign, ast.For, ast.AsyncFor, ast.comprehension),
    *(ast.withitem, ast.Global, ast.Nonlocal),
)
_MATTER = frozenset((*FUNCTIONS, *_BINDING, ast.ClassDef, ast.Lambda, ast.Import, ast.ImportFrom))
"""The nodes that bind names, or have a scope of their own."""


@dataclass(slots=True)
class CodeScope:
    """What a scope binds: each name with all that it gets, None where that is not one expression."""

    imports: dict[str, str]
    bound: dict[str, list[ast.expr | None]]
    functions: dict[str, ast.FunctionDef | ast.AsyncFunctionDef]
    inside: str = ""


CodeScopes = tuple[CodeScope, ...]


def scope_of(body: Sequence[ast.stmt], inside: str) -> CodeScope:
    scope = CodeScope({}, {}, {}, inside)
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if type(node) in _MATTER:
            if isinstance(node, FUNCTIONS):
                scope.functions[node.name] = node
                continue
            if isinstance(node, (ast.ClassDef, ast.Lambda)):
                continue
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                scope.imports.update(_imported(node))
            for name, value in _bindings(node):
                scope.bound.setdefault(name, []).append(value)
        waiting += child_nodes(node)
    for name in scope.functions.keys() & scope.bound.keys():
        scope.functions.pop(name)
    return scope


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    for alias in node.names:
        if isinstance(node, ast.Import):
            yield (
                alias.asname or alias.name.partition(".")[0],
                alias.name if alias.asname else alias.name.partition(".")[0],
            )
        elif not node.level and node.module:
            yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _bindings(node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Name):
                yield target.id, node.value
            else:
                yield from (
                    (name_node.id, None) for name_node in nodes_of(target) if isinstance(name_node, ast.Name)
                )
    elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and isinstance(node.target, ast.Name):
        yield node.target.id, node.value
    elif isinstance(node, (ast.AugAssign, ast.For, ast.AsyncFor, ast.comprehension)):
        yield from (
            (name_node.id, None) for name_node in nodes_of(node.target) if isinstance(name_node, ast.Name)
        )
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        yield from (
            (name_node.id, None)
            for name_node in nodes_of(node.optional_vars)
            if isinstance(name_node, ast.Name)
        )
    elif isinstance(node, (ast.Global, ast.Nonlocal)):
        yield from ((name, None) for name in node.names)


def bound_to(node: ast.expr, scopes: CodeScopes) -> list[ast.expr | None]:
    """All that a name gets in the innermost scope that binds it."""
    if not isinstance(node, ast.Name):
        return []
    return next((scope.bound[node.id] for scope in reversed(scopes) if node.id in scope.bound), [])


def parameter_names(arguments: ast.arguments) -> list[str]:
    parameters = (
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    )
    return [parameter.arg for parameter in parameters if parameter is not None]


def parts_of_inputs(inputs: Sequence[ast.expr]) -> Iterator[ast.expr]:
    for value in inputs:
        yield from value.elts if isinstance(value, (ast.List, ast.Tuple)) else [value]
