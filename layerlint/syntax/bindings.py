"""What assignments, loops and the like bind, each target with its value."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from layerlint.syntax.child_nodes import child_nodes

Binding = tuple[ast.expr, ast.expr | None]
"""A target of an assignment or loop with its value; None where that is only a part of an expression."""
_LEAVES = (ast.Constant, ast.Name, ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)


class LoopElement(ast.expr):
    """What a loop takes out of a container."""

    def __init__(self, of: ast.expr) -> None:
        super().__init__()
        self.of = of


def name_bindings(bindings: Iterable[Binding]) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that the statements bind, each with the value where it is one expression."""
    for target, value in bindings:
        if isinstance(target, ast.Name):
            yield target.id, value


def bindings_in(body: Iterable[ast.stmt]) -> Iterator[Binding]:
    """The bindings of these statements, without those inside functions and classes."""
    waiting: list[ast.AST] = []
    waiting.extend(reversed(list(body)))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            if not isinstance(node, ast.Lambda):
                yield ast.Name(node.name), None
            continue
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _targets(target, node.value)
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
            yield node.target, node.value
        elif isinstance(node, ast.AugAssign):
            yield node.target, None
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            yield from _targets(node.target, LoopElement(node.iter))
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            yield from _targets(node.optional_vars, None)
        if not isinstance(node, _LEAVES):
            waiting.extend(reversed(child_nodes(node)))


def _targets(target: ast.expr, value: ast.expr | None) -> Iterator[Binding]:
    if isinstance(target, (ast.Tuple, ast.List)):
        values = value.elts if isinstance(value, (ast.Tuple, ast.List)) else []
        for index, element in enumerate(target.elts):
            yield from _targets(element, values[index] if len(values) == len(target.elts) else None)
    else:
        yield target, value
