"""The inner function by which a decorator of the project replaces a function."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.function_text import parsed
from layerlint.extract.names_protocol import Names
from layerlint.model.facts import Wrapper
from layerlint.syntax.tree import dotted, walk


def wrapper_of(names: Names, decorator: cst.BaseExpression) -> Wrapper | None:
    """Return the function that a decorator certainly returns: `@checked`, `@checked(strict=True)`."""
    makes = isinstance(decorator, cst.Call)
    written = dotted(decorator.func if isinstance(decorator, cst.Call) else decorator)
    qualified = names.qualify(written) if written else None
    resolved = names.function(qualified) if qualified else None
    text = parsed(resolved[0]) if resolved is not None else None
    node = text.node if text is not None and isinstance(text.node, cst.FunctionDef) else None
    if node is not None and makes:
        node = _returned_function(node)
    wrapper = _returned_function(node) if node is not None else None
    if node is None or wrapper is None or _sets_signature(node):
        return None
    return _wrapper(wrapper)


def _returned_function(function: cst.FunctionDef) -> cst.FunctionDef | None:
    """The inner function that every `return` of a function names."""
    inner = {node.name.value: node for node in function.body.body if isinstance(node, cst.FunctionDef)}
    returned = {_name(node) for node in _own(function) if isinstance(node, cst.Return)}
    return inner.get(returned.pop()) if len(returned) == 1 else None


def _name(statement: cst.Return) -> str:
    return dotted(statement.value) if statement.value is not None else ""


def _own(function: cst.FunctionDef) -> list[cst.CSTNode]:
    """The nodes of a function outside its inner ones."""
    inside = [
        inner
        for node in walk(function.body)
        if isinstance(node, (cst.FunctionDef, cst.Lambda))
        for inner in walk(node)
    ]
    skipped = set(map(id, inside))
    return [node for node in walk(function.body) if id(node) not in skipped]


def _sets_signature(function: cst.FunctionDef) -> bool:
    """Whether the decorator sets the wrapper's `__signature__`."""
    return any(
        isinstance(node, cst.Attribute) and node.attr.value == "__signature__" for node in walk(function)
    )


def _wrapper(function: cst.FunctionDef) -> Wrapper | None:
    wraps = False
    for decorator in function.decorators:
        node = decorator.decorator
        if not isinstance(node, cst.Call) or dotted(node.func).rpartition(".")[2] != "wraps":
            return None
        wraps = True
    params = function.params
    star, stars = params.star_arg, params.star_kwarg
    return Wrapper(
        function.name.value,
        tuple(parameter.name.value for parameter in (*params.posonly_params, *params.params)),
        star.name.value if isinstance(star, cst.Param) else "",
        stars.name.value if stars is not None else "",
        wraps,
    )
