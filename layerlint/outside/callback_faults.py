"""Mistakes in classes of callbacks, read with `ast`: members that they do not have."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from layerlint.model.misuse import MisuseKind
from layerlint.outside.code_scopes import FUNCTIONS
from layerlint.syntax.child_nodes import nodes_of

_OF_MODEL = frozenset(
    {"predict", "predict_on_batch", "evaluate", "fit", "train_on_batch", "test_on_batch", "save", "save_weights",
     "load_weights", "get_weights", "set_weights", "get_layer", "optimizer", "layers", "summary", "compile",
     "trainable_variables", "trainable_weights", "metrics_names"}
)  # fmt: skip
"""Members of models that no callback has."""
_MISSING = _OF_MODEL | {"validation_data"}
_STOP = "stop_training"
Methods = Mapping[str, ast.FunctionDef | ast.AsyncFunctionDef]


class CallbackFault(NamedTuple):
    """A member that the callback does not have: `at` is where, in the method `method`."""

    kind: MisuseKind
    at: ast.Attribute
    method: str


def callback_faults(cls: ast.ClassDef, methods: Methods) -> Iterator[CallbackFault]:
    """What is wrong in a class that derives from `keras.callbacks.Callback` alone."""
    defined: dict[str, bool] = {}
    for method in methods.values():
        for node in nodes_of(method):
            if not isinstance(node, ast.Attribute) or node.attr not in _MISSING or not _is_self(node.value):
                continue
            if node.attr not in defined:
                defined[node.attr] = _defines(cls, node.attr)
            if defined[node.attr]:
                continue
            reads = isinstance(node.ctx, ast.Load)
            if node.attr == "validation_data":
                yield CallbackFault(MisuseKind.VALIDATION_DATA, node, method.name)
            elif reads and node.attr in _OF_MODEL:
                yield CallbackFault(MisuseKind.MEMBER_OF_MODEL, node, method.name)
    yield from _stops_nothing(cls, methods)
    yield from sets_model(methods)


def sets_model(methods: Methods) -> Iterator[CallbackFault]:
    """`self.model = model`, where the class has no property of its own of that name."""
    if "model" in methods:
        return
    for method in methods.values():
        for node in nodes_of(method):
            if (
                isinstance(node, ast.Attribute)
                and node.attr == "model"
                and isinstance(node.ctx, ast.Store)
                and _is_self(node.value)
            ):
                yield CallbackFault(MisuseKind.MODEL_OF_CALLBACK, node, method.name)


def _stops_nothing(cls: ast.ClassDef, methods: Methods) -> Iterator[CallbackFault]:
    """`self.stop_training = True`, which nothing in the class reads."""
    uses = [
        (node, method.name)
        for method in methods.values()
        for node in nodes_of(method)
        if isinstance(node, ast.Attribute) and node.attr == _STOP
    ]
    if all(_is_self(node.value) and isinstance(node.ctx, ast.Store) for node, _ in uses):
        for node, method in uses:
            if method.startswith("on_") and method != "on_train_begin":
                yield CallbackFault(MisuseKind.STOP_OF_CALLBACK, node, method)


def _defines(cls: ast.ClassDef, name: str) -> bool:
    """Whether the class sets or defines the attribute, or looks it up by name."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr == name and isinstance(node.ctx, ast.Store))
        or (isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store))
        or (isinstance(node, ast.Constant) and node.value == name)
        or (isinstance(node, FUNCTIONS) and node.name == name)
        for node in nodes_of(cls)
    )


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"
