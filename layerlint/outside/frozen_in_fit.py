"""Callbacks that set `trainable` of the model while `fit` runs, read with `ast`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from layerlint.model.misuse import MisuseKind
from layerlint.outside.callback_faults import CallbackFault, Methods
from layerlint.outside.code_scopes import FUNCTIONS
from layerlint.syntax.child_nodes import nodes_of

_HOOK = re.compile(r"on_(?:train_)?(?:epoch|batch)_(begin|end)")
_TRACED_ANEW = frozenset({"compile", "make_train_function", "train_function"})
"""A class that uses one of these lets `fit` trace its step again, or may."""
_LATER = (ast.Eq, ast.Gt, ast.GtE)


def sets_trainable(cls: ast.ClassDef, methods: Methods) -> Iterator[CallbackFault]:
    """`layer.trainable = False` for layers of `self.model`, certainly after the step of `fit` is traced."""
    hooks = [(method, hook) for method in methods.values() if (hook := _HOOK.fullmatch(method.name))]
    if not hooks or any(getattr(node, "attr", "") in _TRACED_ANEW for node in nodes_of(cls)):
        return
    for method, hook in hooks:
        names = _names_of_layers(method)
        for statement, later in _statements(method.body, hook[1] == "end"):
            targets = statement.targets if isinstance(statement, ast.Assign) else []
            for target in targets if later else ():
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr == "trainable"
                    and _is_of_model(target.value, names)
                ):
                    yield CallbackFault(MisuseKind.TRAINABLE_IN_FIT, target, method.name)


def _statements(body: list[ast.stmt], later: bool) -> Iterator[tuple[ast.stmt, bool]]:
    """The statements of a hook, and whether they run only after the first batch."""
    for statement in body:
        yield statement, later
        if isinstance(statement, ast.If):
            yield from _statements(statement.body, later or _is_later(statement.test))
            yield from _statements(statement.orelse, later)
        elif isinstance(statement, (ast.For, ast.With, ast.Try, ast.While)):
            yield from _statements(statement.body, later)


def _is_later(test: ast.expr) -> bool:
    """`epoch == 3`, `epoch >= self.start`"""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], _LATER):
        return False
    (value,) = test.comparators
    is_first = isinstance(value, ast.Constant) and value.value in (0, False)
    return isinstance(test.left, ast.Name) and not (is_first and not isinstance(test.ops[0], ast.Gt))


def _names_of_layers(method: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    """The local names that hold nothing but the model or its layers."""
    bound: dict[str, list[ast.expr]] = {}
    for node in nodes_of(method):
        if isinstance(node, ast.For):
            _bind(bound, node.target, node.iter)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                _bind(bound, target, node.value)
        elif isinstance(node, FUNCTIONS) and node is not method:
            return frozenset()
    return frozenset(
        name for name, values in bound.items() if all(_is_of_model(value, frozenset()) for value in values)
    )


def _bind(bound: dict[str, list[ast.expr]], target: ast.expr, value: ast.expr) -> None:
    if isinstance(target, ast.Name):
        bound.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple):
        is_counted = (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Name)
            and value.func.id == "enumerate"
            and len(target.elts) == 2
            and value.args
        )
        if is_counted and isinstance(value, ast.Call):
            _bind(bound, target.elts[1], value.args[0])


def _is_of_model(node: ast.expr, names: frozenset[str]) -> bool:
    """`self.model`, `self.model.layers[:3]`, `self.model.get_layer("a")`, `layer` of a loop over them."""
    while True:
        if isinstance(node, ast.Subscript):
            node = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr != "get_layer":
                return False
            node = node.func.value
        elif isinstance(node, ast.Attribute):
            if node.attr == "model" and isinstance(node.value, ast.Name) and node.value.id == "self":
                return True
            node = node.value
        else:
            return isinstance(node, ast.Name) and node.id in names
