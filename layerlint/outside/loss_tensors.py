"""Tensors of a model that its losses and metrics use without taking them as arguments, read with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from layerlint.outside.code_scopes import FUNCTIONS, CodeScopes, parameter_names, scope_of
from layerlint.outside.expression_kinds import MODEL, TENSOR, ExpressionKinds
from layerlint.syntax.child_nodes import nodes_of
from layerlint.syntax.syntax_names import written_values

_LOSS_ARGUMENTS = frozenset({"loss", "metrics", "weighted_metrics"})
_ENDS = frozenset({"input", "inputs", "output", "outputs"})
_Function = ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef


def tensors_of_losses(node: ast.Call, scopes: CodeScopes, values: ExpressionKinds) -> Iterator[ast.expr]:
    """Where the losses and metrics that a call of `compile` gets use, or are given, tensors of a model."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr != "compile":
        return
    arguments = {loss.arg: loss.value for loss in node.keywords if loss.arg in _LOSS_ARGUMENTS}
    if "loss" not in arguments and len(node.args) > 1:
        arguments["loss"] = node.args[1]
    for argument in arguments.values():
        for loss in written_values(argument):
            yield from _in_loss(loss, scopes, values)


def _in_loss(loss: ast.expr, scopes: CodeScopes, values: ExpressionKinds) -> Iterator[ast.expr]:
    loss = _only(loss, scopes)
    if isinstance(loss, ast.Call):
        yield from _in_created(loss, scopes, values)
        return
    waiting, visited = [values.function(loss, scopes)], set[int]()
    while waiting:
        function = waiting.pop()
        if function is None or id(function) in visited:
            continue
        visited.add(id(function))
        own = _own(function)
        for name in _names(function):
            if name.id not in own and is_tensor(name, scopes, values):
                yield name
                return
            if name.id not in own:
                waiting.append(values.function(name, scopes))


def _in_created(loss: ast.Call, scopes: CodeScopes, values: ExpressionKinds) -> Iterator[ast.expr]:
    """Of `partial(error, hidden)` or `make_error(hidden)` the tensor, where the function that is made uses it."""
    arguments = [(None, argument) for argument in loss.args] + [
        (argument.arg, argument.value) for argument in loss.keywords
    ]
    tensors = [(name, argument) for name, argument in arguments if is_tensor(argument, scopes, values)]
    if not tensors or not isinstance(loss.func, (ast.Name, ast.Attribute)):
        return
    if ast.unparse(loss.func) in {"partial", "functools.partial"}:
        yield tensors[0][1]
        return
    maker = values.function(loss.func, scopes)
    if not isinstance(maker, FUNCTIONS):
        return
    params, used = parameter_names(maker.args), _used_inside(maker)
    for name, argument in tensors:
        place = loss.args.index(argument) if name is None else -1
        if (name or (params[place] if place < len(params) else "")) in used:
            yield argument
            return


def _used_inside(maker: _Function) -> set[str]:
    """The names that the functions inside use and do not bind."""
    inner = [
        function
        for function in nodes_of(maker)
        if isinstance(function, (*FUNCTIONS, ast.Lambda)) and function is not maker
    ]
    return {name.id for function in inner for name in _names(function)} - {
        name for function in inner for name in _own(function)
    }


def _only(node: ast.expr, scopes: CodeScopes) -> ast.expr:
    """What a name is bound to, where that is one call."""
    if isinstance(node, ast.Name):
        bound = next((scope.bound[node.id] for scope in reversed(scopes) if node.id in scope.bound), [])
        values = [
            scope for scope in bound if scope is not None
        ]  # what is set on it is bound to nothing known
        if len(values) == 1 and isinstance(values[0], ast.Call):
            return values[0]
    return node


def is_tensor(node: ast.expr, scopes: CodeScopes, values: ExpressionKinds) -> bool:
    """Whether it is a symbolic tensor of a functional model."""
    if values.object_kind(node, scopes) == TENSOR:
        return True
    if not isinstance(node, ast.Attribute) or node.attr not in _ENDS:
        return False
    holder = node.value
    if values.object_kind(holder, scopes) == MODEL:
        return True
    match holder:
        case ast.Call(func=ast.Attribute(attr="get_layer")):
            return True
    return False


def _own(function: _Function) -> set[str]:
    body = function.body if isinstance(function.body, list) else [ast.Expr(function.body)]
    names = {*parameter_names(function.args), *scope_of(body, "").bound}
    for node in nodes_of(function):
        if isinstance(node, (*FUNCTIONS, ast.Lambda)) and node is not function:
            names.update(parameter_names(node.args))
    return names


def _names(function: _Function) -> Iterator[ast.Name]:
    body = function.body if isinstance(function.body, list) else [function.body]
    for statement in body:
        for node in nodes_of(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield node
