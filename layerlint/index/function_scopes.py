"""What functions bind, for the classes and functions that stand in them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from layerlint.index.certain_names import bound_once, kept_value
from layerlint.index.module import VALUE, FunctionHeader, Imported, Module
from layerlint.syntax.child_nodes import child_nodes, nodes_of
from layerlint.syntax.syntax_names import dotted, only_name, pairs

LocalNames = dict[str, str]
"""What the enclosing functions bind: the name under which the module keeps it, "?" for what is not known."""


def parameter_names(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterable[str]:
    arguments = node.args
    for parameter in (
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ):
        if parameter is not None:
            yield parameter.arg


def in_function(base: str, local: LocalNames | None) -> str:
    """The base as the module knows it, where the first part of its name belongs to an enclosing function."""
    first, dot, rest = base.partition(".")
    bound = local.get(first) if local else None
    if bound is None:
        return base
    return "?" if bound == "?" else f"{bound}{dot}{rest}"


def bind_locally(module: Module, node: ast.stmt, local: LocalNames) -> None:
    """Keep what a function imports or names under `name@<line>`, which no other name can be."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            if isinstance(node, ast.ImportFrom):
                name, imported = (
                    alias.asname or alias.name,
                    Imported(node.module or "", alias.name, node.level),
                )
            elif alias.asname:
                name, imported = alias.asname, Imported(alias.name)
            else:
                name = alias.name.partition(".")[0]
                imported = Imported(name)
            local[name] = f"{name}@{node.lineno}"
            module.imports.setdefault(local[name], imported)
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        for name, value in pairs(node):
            full = in_function(dotted(value), local) if value is not None else "?"
            local[name] = "?" if "?" in full else full


def scope_of(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef, prefix: str) -> dict[str, str]:
    """What the names that a function binds mean in it: the name under which the module keeps each, "?" where unknown."""
    names = dict.fromkeys(parameter_names(function), "?")
    waiting: list[ast.AST] = list(reversed(function.body))
    while waiting:
        node = waiting.pop()
        for name, bound in _bound_by(module, node, prefix):
            names[name] = "?" if name in names else bound
        if isinstance(node, ast.Assign) and only_name(node) is not None:
            waiting.append(node.value)
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting.extend(child for child in child_nodes(node) if isinstance(child, _HOLDS_NAMES))
    for name, bound in names.items():
        first, dot, rest = bound.partition(".")
        if bound != "?" and first in names and first != name and not bound.startswith(prefix):
            names[name] = "?" if names[first] == "?" else f"{names[first]}{dot}{rest}"
    names.update(_values(module, function, prefix))
    return names


def _values(
    module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef, prefix: str
) -> Iterator[tuple[str, str]]:
    """The containers that the function binds once and never changes: the module keeps them, as it does its own."""
    containers = {name: node for node in function.body if (name := kept_value(node))}
    taken = set(parameter_names(function)) if containers else set()
    certain = bound_once(function.body) if containers else frozenset()
    for name, node in containers.items():
        if f"{name}{VALUE}" in certain and name not in taken and not _rebound_inside(function, name):
            full = f"{prefix}{name}{VALUE}"
            module.functions[full] = FunctionHeader(node.lineno, node.end_lineno or node.lineno)
            yield f"{name}{VALUE}", full


def _rebound_inside(function: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> bool:
    return any(isinstance(node, ast.Nonlocal) and name in node.names for node in nodes_of(function))


_HOLDS_NAMES = (ast.stmt, ast.expr, ast.ExceptHandler, ast.match_case, ast.withitem, ast.pattern)


def _bound_by(module: Module, node: ast.AST, prefix: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name, f"{prefix}{node.name}"
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            yield name, f"{name}@{node.lineno}"
    elif isinstance(node, ast.Assign) and (target := only_name(node)) is not None:
        if isinstance(node.value, ast.Call):
            module.calls[f"{prefix}{target}"] = dotted(node.value.func)
            yield target, f"{prefix}{target}"
        else:
            full = dotted(node.value)
            yield target, "?" if "?" in full or full == target else full
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id, "?"
