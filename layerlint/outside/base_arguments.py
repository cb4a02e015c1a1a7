"""The arguments that the constructors of losses and metrics give to their base by position, read with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from layerlint.syntax.child_nodes import nodes_of

_ORDERS = {
    "losses.Loss": ("name", "reduction", "dtype"),
    "Loss": ("name", "reduction", "dtype"),
    "metrics.Metric": ("name", "dtype"),
    "Metric": ("name", "dtype"),
}
"""The arguments that the base has in each Keras, in one order or another."""


def misplaced_arguments(
    init: ast.FunctionDef | ast.AsyncFunctionDef, base: str
) -> Iterator[tuple[ast.expr, str, bool]]:
    """The first argument of `super().__init__(...)`, which argument of the base it is by its name, and whether no other
    one is passed by position."""
    roles = _ORDERS.get(base, ())
    for node in nodes_of(init) if roles else ():
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__"),
                args=[first, *others],
            ) if _role(first) in roles:
                yield first, _role(first), not others


def _role(node: ast.expr) -> str:
    """The argument that is meant: of a parameter `name`, or `Reduction.SUM`."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            return name
        case ast.Attribute(value=ast.Name(id="Reduction") | ast.Attribute(attr="Reduction")):
            return "reduction"
    return ""
