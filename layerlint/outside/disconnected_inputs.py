"""Functional models whose outputs depend on an `Input` that is not among their inputs, read with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from layerlint.outside.code_scopes import CodeScopes, bound_to
from layerlint.outside.expression_kinds import MERGES, TENSOR, ExpressionKinds

_MODELS = frozenset({"Model", "models.Model"})
_INPUTS = frozenset({"Input", "layers.Input"})
_MOST = 1000
"""Expressions that a search looks at."""


def missing_inputs(
    node: ast.Call, short: str | None, scopes: CodeScopes, values: ExpressionKinds
) -> Iterator[ast.expr]:
    """Of `Model(inputs, outputs)` the names of inputs that the outputs need, and that are left out."""
    if short not in _MODELS or any(keyword.arg is None for keyword in node.keywords):
        return
    arguments = dict(zip(("inputs", "outputs"), node.args, strict=False))
    arguments |= {keyword.arg or "": keyword.value for keyword in node.keywords}
    inputs, outputs = arguments.get("inputs"), arguments.get("outputs")
    if inputs is None or outputs is None:
        return
    ends = [_resolve(part, scopes) for part in _parts(_resolve(inputs, scopes))]
    if not ends or any(values.object_kind(end, scopes) != TENSOR for end in ends):
        return
    yield from _InputSearch(scopes, values, {id(end) for end in ends}).inputs_of(outputs)


class _InputSearch:
    """Goes back from the outputs. `ends` are the identities of the expressions that the inputs are."""

    def __init__(self, scopes: CodeScopes, values: ExpressionKinds, ends: set[int]) -> None:
        self._scopes = scopes
        self._values = values
        self._visited = set(ends)

    def inputs_of(self, outputs: ast.expr) -> Iterator[ast.expr]:
        waiting: list[ast.expr] = [outputs]
        while waiting and len(self._visited) < _MOST:
            named = waiting.pop()
            node = _resolve(named, self._scopes)
            if id(node) in self._visited:
                continue
            self._visited.add(id(node))
            if isinstance(node, ast.Call):
                short = self._values.keras_name_of(node.func, self._scopes)
                if short in _INPUTS:
                    if isinstance(named, ast.Name) and not any(key.arg == "tensor" for key in node.keywords):
                        yield named
                    continue
            waiting.extend(self._sources(node))

    def _sources(self, node: ast.expr) -> Sequence[ast.expr]:
        """The expressions on which the value certainly depends."""
        match node:
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return items
            case ast.Dict(values=items):
                return items
            case ast.BinOp(left=left, right=right):
                return [left, right]
            case ast.Subscript(value=value):
                return [value]
            case ast.Call(args=[first, *_]) if self._values.object_kind(node, self._scopes) == TENSOR:
                short = self._values.keras_name_of(node.func, self._scopes)
                if short is None or short.rpartition(".")[2] in MERGES:
                    return [first]
        return []


def _resolve(node: ast.expr, scopes: CodeScopes) -> ast.expr:
    """What a name is bound to, where that is one expression; else the node itself."""
    for _ in range(8):
        bound = bound_to(node, scopes)
        value = bound[0] if len(bound) == 1 else None
        if value is None:
            return node
        node = value
    return node


def _parts(node: ast.expr) -> Sequence[ast.expr]:
    match node:
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return items
        case ast.Dict(values=items):
            return items
    return [node]
