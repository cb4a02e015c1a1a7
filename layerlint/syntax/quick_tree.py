"""A tree of LibCST's nodes made from `ast`, in a third of the time of LibCST's parser.

It has the same nodes in the same order as the tree that LibCST parses, without white space, comments and parentheses.
Where that is not certain, there is none.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import libcst as cst

from layerlint.syntax import bare_nodes as bare
from layerlint.syntax.parse import has_many_conditions, trusted
from layerlint.syntax.quick_expressions import annotation, arguments, expression, parameters
from layerlint.syntax.quick_literals import OPERATORS
from layerlint.syntax.quick_text import DifferentSyntaxError, QuickText
from layerlint.syntax.tree import walk


class QuickTree(NamedTuple):
    """The tree, and the text with the places of its nodes."""

    module: cst.Module
    text: QuickText


def quick_tree(text: str) -> QuickTree | None:
    """The tree of a text; None where LibCST may see another one."""
    if "\r" in text or "\f" in text or "\\\n" in text or has_many_conditions(text):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = ast.parse(text)
        quick = QuickText(text.split("\n"))
        with trusted():  # of the few texts that LibCST parses
            module = cst.Module(tuple(_lines(quick, parsed.body)))
    except (SyntaxError, ValueError, RecursionError, MemoryError, DifferentSyntaxError):
        return None
    return QuickTree(module, quick)


def nodes_in(module: cst.Module, quick: cst.Module) -> dict[cst.CSTNode, cst.CSTNode]:
    """The nodes of the parsed module by those of its quick tree. Raises `ValueError` where they differ."""
    pairs = dict(zip(walk(quick), walk(module), strict=True))
    if any(type(ours) is not type(theirs) for ours, theirs in pairs.items()):
        raise ValueError("LibCST parses another tree")
    return pairs


def _lines(text: QuickText, body: Sequence[ast.stmt]) -> Iterator[Any]:
    """The statements of a block; those of a line with `;` together."""
    line: list[Any] = []
    end = 0
    for statement in body:
        small = _SMALL.get(type(statement))
        if line and (small is None or statement.lineno != end):
            yield bare.line(tuple(line))
            line = []
        if small is not None:
            line.append(small(text, statement))
            end = statement.end_lineno or 0
            continue
        make = _COMPOUND.get(type(statement))
        if make is None:
            raise DifferentSyntaxError(type(statement).__name__)
        yield make(text, statement)
    if line:
        yield bare.line(tuple(line))


def _suite(text: QuickText, body: Sequence[ast.stmt]) -> cst.BaseSuite:
    first = body[0]
    before = text.lines[first.lineno - 1][: text.column(first.lineno - 1, first.col_offset)]
    lines = tuple(_lines(text, body))
    if not before.strip():
        return bare.block(lines, None)
    if len(lines) != 1:
        raise DifferentSyntaxError("a block behind its colon")
    return bare.suite(lines[0].body)


def _optional(text: QuickText, node: ast.expr | None) -> Any:
    return None if node is None else expression(text, node)


def _else(text: QuickText, body: Sequence[ast.stmt]) -> cst.Else | None:
    return bare.else_of(_suite(text, body)) if body else None


def _expr(text: QuickText, node: ast.Expr) -> cst.Expr:
    tree = bare.expr(expression(text, node.value))
    text.note(tree, node)
    return tree


def _assign(text: QuickText, node: ast.Assign) -> cst.Assign:
    targets = tuple(bare.assign_target(expression(text, target)) for target in node.targets)
    tree = bare.assign(targets, expression(text, node.value))
    text.note(tree, node)
    return tree


def _return(text: QuickText, node: ast.Return) -> cst.Return:
    tree = bare.returned(_optional(text, node.value))
    text.note(tree, node)
    return tree


def _annotated(text: QuickText, node: ast.AnnAssign) -> cst.AnnAssign:
    target, hint = expression(text, node.target), annotation(text, node.annotation)
    if hint is None:
        raise DifferentSyntaxError("no annotation")
    return bare.annotated(target, hint, _optional(text, node.value))


def _augmented(text: QuickText, node: ast.AugAssign) -> cst.AugAssign:
    operator = bare.bare(getattr(cst, f"{OPERATORS[type(node.op)].__name__}Assign"))
    return bare.augmented(expression(text, node.target), operator(), expression(text, node.value))


def _raise(text: QuickText, node: ast.Raise) -> cst.Raise:
    cause = None if node.cause is None else bare.source_of(expression(text, node.cause))
    return bare.raised(_optional(text, node.exc), cause)


def _delete(text: QuickText, node: ast.Delete) -> cst.Del:
    if len(node.targets) == 1:
        return bare.deleted(expression(text, node.targets[0]))
    return bare.deleted(
        bare.tuple_of(tuple(bare.element(expression(text, target)) for target in node.targets))
    )


def _dotted_name(name: str) -> cst.Name | cst.Attribute:
    first, *others = name.split(".")
    tree: cst.Name | cst.Attribute = bare.name(first)
    for other in others:
        tree = bare.attribute(tree, bare.name(other))
    return tree


def _aliases(names: Sequence[ast.alias]) -> Any:
    return tuple(
        bare.import_alias(
            _dotted_name(alias.name), bare.as_name(bare.name(alias.asname)) if alias.asname else None
        )
        for alias in names
    )


def _import_from(text: QuickText, node: ast.ImportFrom) -> cst.ImportFrom:
    is_star = node.names[0].name == "*"
    module = _dotted_name(node.module) if node.module else None
    names = bare.import_star() if is_star else _aliases(node.names)
    return bare.imported_from(module, names, tuple(bare.dot() for _ in range(node.level)))


def _names(names: Sequence[str]) -> tuple[cst.NameItem, ...]:
    return tuple(bare.name_item(bare.name(name)) for name in names)


_SMALL: dict[type[ast.stmt], Callable[[QuickText, Any], Any]] = {
    ast.Expr: _expr,
    ast.Assign: _assign,
    ast.AugAssign: _augmented,
    ast.AnnAssign: _annotated,
    ast.Return: _return,
    ast.Raise: _raise,
    ast.Delete: _delete,
    ast.Assert: lambda text, node: bare.asserted(expression(text, node.test), _optional(text, node.msg)),
    ast.Pass: lambda text, node: bare.passed(),
    ast.Break: lambda text, node: bare.left(),
    ast.Continue: lambda text, node: bare.continued(),
    ast.Global: lambda text, node: bare.global_names(_names(node.names)),
    ast.Nonlocal: lambda text, node: bare.nonlocal_names(_names(node.names)),
    ast.Import: lambda text, node: bare.imported(_aliases(node.names)),
    ast.ImportFrom: _import_from,
}


def _decorators(text: QuickText, nodes: Sequence[ast.expr]) -> tuple[cst.Decorator, ...]:
    return tuple(bare.decorator(expression(text, node)) for node in nodes)


def _async(node: ast.stmt) -> cst.Asynchronous | None:
    return bare.asynchronous() if type(node).__name__.startswith("Async") else None


def _refuse_type_parameters(node: ast.stmt) -> None:
    if getattr(node, "type_params", ()):
        raise DifferentSyntaxError("type parameters")


def _function(text: QuickText, node: ast.FunctionDef) -> cst.FunctionDef:
    _refuse_type_parameters(node)
    decorators = _decorators(text, node.decorator_list)
    tree = bare.function(
        bare.name(node.name),
        parameters(text, node.args),
        _suite(text, node.body),
        decorators,
        annotation(text, node.returns),
        _async(node),
        None,
    )
    text.note(tree, node)
    text.note(tree.name, node)
    return tree


def _class(text: QuickText, node: ast.ClassDef) -> cst.ClassDef:
    _refuse_type_parameters(node)
    decorators = _decorators(text, node.decorator_list)
    args = arguments(text, node.bases, node.keywords)
    keywords = tuple(arg for arg in args if arg.keyword is not None or arg.star == "**")
    bases = tuple(arg for arg in args if arg not in keywords)
    tree = bare.class_of(bare.name(node.name), _suite(text, node.body), bases, keywords, decorators, None)
    text.note(tree, node)
    text.note(tree.name, node)
    return tree


def _if(text: QuickText, node: ast.If) -> cst.If:
    test, body = expression(text, node.test), _suite(text, node.body)
    return bare.if_of(test, body, _orelse(text, node.orelse))


def _orelse(text: QuickText, body: Sequence[ast.stmt]) -> cst.If | cst.Else | None:
    first = body[0] if len(body) == 1 else None
    if isinstance(first, ast.If):
        line = text.lines[first.lineno - 1]
        if line.startswith("elif", text.column(first.lineno - 1, first.col_offset)):
            return _if(text, first)
    return _else(text, body)


def _for(text: QuickText, node: ast.For) -> cst.For:
    target, values = expression(text, node.target), expression(text, node.iter)
    return bare.for_of(target, values, _suite(text, node.body), _else(text, node.orelse), _async(node))


def _try(text: QuickText, node: ast.Try) -> cst.Try:
    finish = bare.finally_of(_suite(text, node.finalbody)) if node.finalbody else None
    handlers = tuple(_handler(text, handler) for handler in node.handlers)
    return bare.try_of(_suite(text, node.body), handlers, _else(text, node.orelse), finish)


def _handler(text: QuickText, node: ast.ExceptHandler) -> cst.ExceptHandler:
    name = bare.as_name(bare.name(node.name)) if node.name else None
    return bare.handler(_suite(text, node.body), _optional(text, node.type), name)


def _with(text: QuickText, node: ast.With) -> cst.With:
    items = tuple(
        bare.with_item(
            expression(text, item.context_expr),
            bare.as_name(expression(text, item.optional_vars)) if item.optional_vars is not None else None,
        )
        for item in node.items
    )
    return bare.with_of(items, _suite(text, node.body), _async(node))


_COMPOUND: dict[type[ast.stmt], Callable[[QuickText, Any], Any]] = {
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.If: _if,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.While: lambda text, node: bare.while_of(
        expression(text, node.test), _suite(text, node.body), _else(text, node.orelse)
    ),
    ast.Try: _try,
    ast.With: _with,
    ast.AsyncWith: _with,
}
