"""Tensors of a model that its losses and metrics use without taking them as arguments, read with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from layerlint.index.plain_scopes import FUNCTIONS, PlainScopes, parameter_names, scope_of
from layerlint.index.plain_values import MODEL, TENSOR, PlainValues

_GIVEN = frozenset({"loss", "metrics", "weighted_metrics"})
_ENDS = frozenset({"input", "inputs", "output", "outputs"})
_Function = ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef


def tensors_of_losses(node: ast.Call, scopes: PlainScopes, values: PlainValues) -> Iterator[ast.expr]:
    """Where the losses and metrics that a call of `compile` gets use, or are given, tensors of a model."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr != "compile":
        return
    named = {one.arg: one.value for one in node.keywords if one.arg in _GIVEN}
    if "loss" not in named and len(node.args) > 1:
        named["loss"] = node.args[1]
    for given in named.values():
        for one in _each(given):
            yield from _in_loss(one, scopes, values)


def _each(given: ast.expr) -> Iterator[ast.expr]:
    match given:
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Dict(values=items):
            for one in items:
                yield from _each(one)
        case _:
            yield given


def _in_loss(loss: ast.expr, scopes: PlainScopes, values: PlainValues) -> Iterator[ast.expr]:
    loss = _only(loss, scopes)
    if isinstance(loss, ast.Call):
        yield from _in_made(loss, scopes, values)
        return
    function = values.function(loss, scopes)
    if function is not None:
        own = _own(function)
        for one in _names(function):
            if one.id not in own and is_tensor(one, scopes, values):
                yield one
                return


def _in_made(loss: ast.Call, scopes: PlainScopes, values: PlainValues) -> Iterator[ast.expr]:
    """Of `partial(error, hidden)` or `make_error(hidden)` the tensor, where the function that is made uses it."""
    given = [(None, one) for one in loss.args] + [(one.arg, one.value) for one in loss.keywords]
    tensors = [(name, one) for name, one in given if is_tensor(one, scopes, values)]
    if not tensors or not isinstance(loss.func, (ast.Name, ast.Attribute)):
        return
    if ast.unparse(loss.func) in {"partial", "functools.partial"}:
        yield tensors[0][1]
        return
    maker = values.function(loss.func, scopes)
    if not isinstance(maker, FUNCTIONS):
        return
    params, used = parameter_names(maker.args), _used_inside(maker)
    for name, one in tensors:
        place = loss.args.index(one) if name is None else -1
        if (name or (params[place] if place < len(params) else "")) in used:
            yield one
            return


def _used_inside(maker: _Function) -> set[str]:
    """The names that the functions inside use and do not bind."""
    inner = [one for one in ast.walk(maker) if isinstance(one, (*FUNCTIONS, ast.Lambda)) and one is not maker]
    return {name.id for one in inner for name in _names(one)} - {name for one in inner for name in _own(one)}


def _only(node: ast.expr, scopes: PlainScopes) -> ast.expr:
    """What a name is bound to, where that is one call."""
    if isinstance(node, ast.Name):
        bound = next((one.bound[node.id] for one in reversed(scopes) if node.id in one.bound), [])
        known = [one for one in bound if one is not None]  # what is set on it is bound to nothing known
        if len(known) == 1 and isinstance(known[0], ast.Call):
            return known[0]
    return node


def is_tensor(node: ast.expr, scopes: PlainScopes, values: PlainValues) -> bool:
    """Whether it is a symbolic tensor of a functional model."""
    if values.what(node, scopes) == TENSOR:
        return True
    if not isinstance(node, ast.Attribute) or node.attr not in _ENDS:
        return False
    holder = node.value
    if values.what(holder, scopes) == MODEL:
        return True
    match holder:
        case ast.Call(func=ast.Attribute(attr="get_layer")):
            return True
    return False


def _own(function: _Function) -> set[str]:
    body = function.body if isinstance(function.body, list) else [ast.Expr(function.body)]
    found = {*parameter_names(function.args), *scope_of(body, "").bound}
    for one in ast.walk(function):
        if isinstance(one, (*FUNCTIONS, ast.Lambda)) and one is not function:
            found.update(parameter_names(one.args))
    return found


def _names(function: _Function) -> Iterator[ast.Name]:
    body = function.body if isinstance(function.body, list) else [function.body]
    for statement in body:
        for one in ast.walk(statement):
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load):
                yield one
