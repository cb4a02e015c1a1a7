"""Functions inside functions that models are compiled with as their loss, read with the standard library's `ast`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from layerlint.files.python import parse
from layerlint.index.module import Module
from layerlint.outside.code_words import compiled_losses
from layerlint.syntax.child_nodes import child_nodes, nodes_of

_INNER = re.compile(r"^[ \t]+def[ \t]+(\w+)\(", re.MULTILINE)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class NestedLoss(NamedTuple):
    """A loss by its name, the lines where it stands, counted from 1, and the columns in front of it."""

    name: str
    first_line: int
    end_line: int
    indent: int


def nested_losses(module: Module, function: str, text: str, makers: frozenset[str]) -> Iterator[NestedLoss]:
    """The losses in a function at the margin, that it compiles a model with or returns; lines count from its first."""
    inner = set(_INNER.findall(text))
    compiled = compiled_losses(text) & inner if inner else frozenset()
    if not inner or not (compiled or function in makers):
        return
    outer = parse(text).body[0]
    if not isinstance(outer, ast.FunctionDef):
        return
    nodes = list(_own_nodes(outer))
    if function in makers:
        compiled |= _name_returned(nodes)
    bound = [name for node in nodes for name in _bound_names(node)] + [arg.arg for arg in _arguments(outer)]
    for node in nodes:
        if not isinstance(node, ast.FunctionDef) or node.name not in compiled or node.decorator_list:
            continue
        if bound.count(node.name) == 1 and not _hides_names_of_module(module, node, bound):
            yield NestedLoss(node.name, node.lineno, node.end_lineno or node.lineno, node.col_offset)


def _name_returned(nodes: list[ast.AST]) -> frozenset[str]:
    """The name that the only `return` of a function returns."""
    returned = [node.value for node in nodes if isinstance(node, ast.Return)]
    names = [value.id for value in returned if isinstance(value, ast.Name)]
    return frozenset(names if len(returned) == 1 else ())


def _own_nodes(outer: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of the function, without those inside of inner functions and classes."""
    waiting: list[ast.AST] = list(outer.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*_FUNCTIONS, ast.ClassDef, ast.Lambda)):
            waiting += child_nodes(node)


def _bound_names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Name(id=name, ctx=ast.Store()):
            yield name
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            yield from ((alias.asname or alias.name).partition(".")[0] for alias in aliases)


def _arguments(function: ast.FunctionDef) -> Iterator[ast.arg]:
    arguments = function.args
    for argument in (
        *(*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs),
        *(arguments.vararg, arguments.kwarg),
    ):
        if argument is not None:
            yield argument


def _hides_names_of_module(module: Module, inner: ast.FunctionDef, bound: list[str]) -> bool:
    """Whether it uses a name of the function around it that is another thing at the top level."""
    used = {node.id for node in nodes_of(inner) if isinstance(node, ast.Name)} & set(bound)
    return any(
        module.defines(name) or name in module.imports or name in module.calls or name in module.aliases
        for name in used
    )
