"""The functions of `Lambda` layers: whether they return a value, and the state that they use."""

from __future__ import annotations

import ast
from collections.abc import Callable

from layerlint.model.facts import Kind
from layerlint.outside.code_scopes import FUNCTIONS, CodeScopes, parameter_names, scope_of
from layerlint.outside.expression_kinds import LAYER, MODEL, VARIABLE, ExpressionKinds
from layerlint.syntax.child_nodes import child_nodes, nodes_of
from layerlint.tables.keras_names import is_model, is_stateless, kind_of


def states_in(
    wrapped: ast.expr, scopes: CodeScopes, values: ExpressionKinds, is_frozen: Callable[[str], bool]
) -> list[ast.expr]:
    """The expressions in what a `Lambda` wraps that are certainly layers with weights, or variables.

    Of a function the first: a layer or variable of outside, or a layer that the function creates. `is_frozen` says
    whether something sets `trainable` of a name.
    """
    function = values.function(wrapped, scopes)
    if function is None:
        return _layer_arguments(wrapped, scopes, values)
    own = set(parameter_names(function.args))
    body = function.body if isinstance(function.body, list) else [ast.Expr(function.body)]
    own.update(scope_of(body, "").bound)
    for node in (inner for statement in body for inner in nodes_of(statement)):
        if isinstance(node, ast.Call):
            short = values.keras_name_of(node.func, scopes)
            if short is not None and kind_of(short) is Kind.SUBLAYER and not _has_no_state(short):
                return [node.func]
            outer = node.func if isinstance(node.func, ast.Name) and node.func.id not in own else None
            if outer is not None and _has_state(outer, scopes, values) and not is_frozen(outer.id):
                return [outer]
        elif isinstance(node, ast.Name) and _is_variable(node, own, scopes, values):
            return [node]
    return []


def _is_variable(name: ast.Name, own: set[str], scopes: CodeScopes, values: ExpressionKinds) -> bool:
    return name.id not in own and values.object_kind(name, scopes) == VARIABLE


def _layer_arguments(wrapped: ast.expr, scopes: CodeScopes, values: ExpressionKinds) -> list[ast.expr]:
    """The layers and models in `Lambda(make(layer))`."""
    if not isinstance(wrapped, ast.Call) or values.keras_name_of(wrapped.func, scopes):
        return []
    return [
        argument
        for argument in wrapped.args
        if isinstance(argument, ast.Name) and values.object_kind(argument, scopes) in (LAYER, MODEL)
    ]


def _has_state(name: ast.Name, scopes: CodeScopes, values: ExpressionKinds) -> bool:
    """Whether the name holds a layer or model that may have weights."""
    if values.object_kind(name, scopes) not in (LAYER, MODEL):
        return False
    maker = values.maker(name, scopes)
    class_name = values.keras_name_of(maker.func, scopes) if maker is not None else None
    return class_name is None or not _has_no_state(class_name)


def _has_no_state(short: str) -> bool:
    return not is_model(short) and is_stateless(short, 3)


def returns_value(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether it returns a value, yields, or only raises."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            continue
        if isinstance(node, (ast.Raise, ast.Yield, ast.YieldFrom)) or (
            isinstance(node, ast.Return) and node.value is not None
        ):
            return True
        waiting.extend(child_nodes(node))
    return all(isinstance(node, (ast.Pass, ast.Expr)) and not _calls(node) for node in function.body)


def _calls(tree: ast.AST) -> bool:
    return any(isinstance(node, ast.Call) for node in nodes_of(tree))


def display_name(node: ast.expr) -> str:
    """The name, or the class of the new object."""
    if isinstance(node, ast.Call):
        return display_name(node.func)
    return (
        node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else "layer"
    )
