"""Layers and models that a module makes: functions that return one without being given anything, and instances."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass

from layerlint.files.python import parse
from layerlint.files.sources import ModuleSource
from layerlint.index.module_names import ModuleNames
from layerlint.index.project import Project
from layerlint.model.facts import Kind
from layerlint.syntax.child_nodes import child_nodes
from layerlint.syntax.syntax_names import dotted, pairs
from layerlint.tables.keras_names import keras_name

_WORK = frozenset(
    (
        *("fit", "fit_generator", "train_on_batch", "evaluate", "predict", "minimize", "apply_gradients"),
        *("save", "save_weights", "save_model", "load_weights", "load_model", "open", "download", "get_file"),
        *("from_pretrained", "from_preset", "GradientTape", "main"),
    )
)
"""What a function that only makes a model does not call: it trains, or needs files or the network."""


@dataclass(frozen=True, slots=True)
class OfferedLayer:
    """A name of a module that is a layer, or a function that returns one."""

    name: str
    line: int


def offered_layers(project: Project, source: ModuleSource) -> tuple[OfferedLayer, ...]:
    """What the top level of a module makes, where that is certain; nothing for what is no Python."""
    try:
        tree = parse(source.text)
        module = project.modules.get(os.path.abspath(source.path)) or project.add(source)
    except (SyntaxError, ValueError, RecursionError):
        return ()
    names = ModuleNames(project, module)
    layers = [*_factories(tree, names), *_instances(tree, names)]
    return tuple(sorted(layers, key=lambda layer: layer.line))


def _factories(tree: ast.Module, names: ModuleNames) -> Iterator[OfferedLayer]:
    last = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for name, function in last.items():
        if name.startswith("_") or function.decorator_list or _required(function.args):
            continue
        if _makes_layer(function, names):
            yield OfferedLayer(name, function.lineno)


def _required(arguments: ast.arguments) -> bool:
    positional = len(arguments.posonlyargs) + len(arguments.args)
    return positional > len(arguments.defaults) or None in arguments.kw_defaults


def _makes_layer(function: ast.FunctionDef, names: ModuleNames) -> bool:
    """Whether every `return` gives a layer or model, and the function does no other work."""
    own = list(_own_nodes(function))
    if any(isinstance(node, ast.Yield | ast.YieldFrom) for node in own):
        return False
    if any(isinstance(node, ast.Call) and _last_name(node.func) in _WORK for node in own):
        return False
    stored = [node.id for node in own if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    bound: dict[str, list[ast.expr | None]] = {}
    for node in own:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            for name, value in pairs(node):
                bound.setdefault(name, []).append(value)

    def layer(value: ast.expr | None) -> bool:
        if not isinstance(value, ast.Name):
            return _is_layer(value, names)
        values = bound.get(value.id, [])
        assigned = len(values) == stored.count(value.id) > 0
        return assigned and all(_is_layer(item, names) for item in values)

    returned = [node.value for node in own if isinstance(node, ast.Return)]
    return bool(returned) and all(map(layer, returned))


def _own_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function without those of the functions and classes inside of it."""
    queue: list[ast.AST] = list(function.body)
    while queue:
        node = queue.pop(0)
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            queue.extend(child_nodes(node))


def _instances(tree: ast.Module, names: ModuleNames) -> Iterator[OfferedLayer]:
    """Names that the top level binds to layers, and to nothing else."""
    bound: dict[str, list[tuple[int, ast.expr | None]]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            for name, value in pairs(node):
                bound.setdefault(name, []).append((node.lineno, value))
    for name, values in bound.items():
        if not name.startswith("_") and all(_is_layer(value, names) for _, value in values):
            yield OfferedLayer(name, values[-1][0])


def _is_layer(value: ast.expr | None, names: ModuleNames) -> bool:
    """Whether an expression makes a layer: the call of a class that is one, or of an application without weights."""
    if not isinstance(value, ast.Call):
        return False
    callee = dotted(value.func)
    qualified = None if "?" in callee else names.qualify(callee)
    if qualified is None:
        return False
    return names.instance_kind(qualified) is Kind.SUBLAYER or (
        (keras_name(qualified) or "").startswith("applications.") and _has_no_weights(value)
    )


def _has_no_weights(call: ast.Call) -> bool:
    """Whether an application is made with random weights; others are loaded from the network."""
    return any(
        keyword.arg == "weights" and isinstance(keyword.value, ast.Constant) and keyword.value.value is None
        for keyword in call.keywords
    )


def _last_name(node: ast.expr) -> str:
    return dotted(node).rpartition(".")[2]
