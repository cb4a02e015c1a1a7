"""What plain classes of the project hold: what their `__init__` calls for the attributes of every instance."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator

from layerlint.files.python import parse
from layerlint.index.module_text import class_text, split_lines
from layerlint.index.project import Project
from layerlint.syntax.syntax_names import dotted


def attribute_callees(project: Project, qualified: str) -> tuple[str, ...]:
    """The qualified names of what a class calls for the attributes that its `__init__` always sets, sorted."""
    definition = project.header(qualified)
    if definition is None:
        return ()
    module, header = definition
    source = project.source(module)

    def callees_of_text() -> list[str]:
        return _attribute_callees(source.text, (header.first_line, header.end_line))

    callees = project.cache.attribute_callees(source, header.qualname, callees_of_text)
    names = {name for callee in callees if (name := project.qualify(module, callee)) is not None}
    for name in names:
        project.reach(name, module)
    return tuple(sorted(names))


def _attribute_callees(text: str, lines: tuple[int, int]) -> list[str]:
    node = _parsed(text, lines)
    names: set[str] = set()
    for method in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(method, ast.FunctionDef) and method.name == "__init__" and method.args.args:
            own = method.args.args[0].arg
            for statement in method.body:
                names |= {dotted(call.func) for call in _kept_by(statement, own)}
    return sorted(name for name in names if "?" not in name)


def _kept_by(statement: ast.stmt, own: str) -> Iterator[ast.Call]:
    """The calls whose results the statement keeps in attributes, alone or in a container."""
    if isinstance(statement, ast.For):
        for inner in statement.body:
            yield from _appended(inner, own)
    targets: list[ast.expr] = statement.targets if isinstance(statement, ast.Assign) else []
    if isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    value = statement.value if isinstance(statement, (ast.Assign, ast.AnnAssign)) else None
    for target in targets if value is not None else ():
        parts = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
        if any(dotted(part).startswith(f"{own}.") for part in parts):
            yield from _calls_in(value)


def _appended(statement: ast.stmt, own: str) -> Iterator[ast.Call]:
    """`self.layers.append(Dense(4))`"""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and len(call.args) == 1:
        holder, _, method = dotted(call.func).rpartition(".")
        if method == "append" and holder.startswith(f"{own}."):
            yield from _calls_in(call.args[0])


def _calls_in(value: ast.expr | None) -> Iterator[ast.Call]:
    """The call that the value is, or those that a list, tuple, dict or comprehension has for its entries."""
    match value:
        case ast.Call():
            yield value
        case ast.List(elts=entries) | ast.Tuple(elts=entries) | ast.Dict(values=entries):
            for entry in entries:
                yield from _calls_in(entry)
        case ast.ListComp(elt=entry, generators=[ast.comprehension(ifs=[])]):
            yield from _calls_in(entry)
        case ast.DictComp(value=entry, generators=[ast.comprehension(ifs=[])]):
            yield from _calls_in(entry)


def _parsed(text: str, lines: tuple[int, int]) -> ast.stmt | None:
    """The only statement on these lines."""
    try:
        (statement,) = parse(textwrap.dedent(_own(text, lines))).body
    except (SyntaxError, ValueError):  # also more than one statement
        return None
    return statement


def _own(text: str, lines: tuple[int, int]) -> str:
    return class_text(split_lines(text), *lines)
