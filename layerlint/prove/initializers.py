"""The attributes that the initializer of a finding initializes: a proof of equal weights must be of these."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from layerlint.prove.ties import parsed, statement_lines
from layerlint.rule import Diagnostic


def attributes_started(source: str, diagnostic: Diagnostic) -> frozenset[str]:
    """The attributes that are set with the initializer, directly or through other names."""
    tree = parsed(source)
    lines = statement_lines(tree, diagnostic.span.start.line, diagnostic.span.end.line)
    owner = _class_at(tree, diagnostic.span.start.line)
    statements = [
        statement
        for statement in ast.walk(owner)
        if isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Expr))
    ]
    first = next((statement for statement in statements if statement.lineno in lines), None)
    if first is None:
        return frozenset()
    started = set(_stored(first))
    read = {*started, *_read_as_initializer(first)}
    grown = True
    while grown:
        new = {
            name
            for statement in statements
            if not read.isdisjoint(_read(statement))
            for name in (*_stored(statement), *_appended(statement))
        }
        grown = not new <= started
        started |= new
        read |= {name for name in new if not name.startswith("self.")}
    return frozenset(name.removeprefix("self.") for name in started if name.startswith("self."))


def _class_at(tree: ast.AST, line: int) -> ast.AST:
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return next((node for node in classes if node.lineno <= line <= (node.end_lineno or node.lineno)), tree)


def _name(node: ast.AST) -> str:
    """`x` or `self.x`, "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    own = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
    return f"self.{node.attr}" if own and isinstance(node, ast.Attribute) else ""


def _stored(statement: ast.stmt) -> Iterator[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    for target in targets:
        inner = target.value if isinstance(target, ast.Subscript) else target
        if inner is not None and (name := _name(inner)):
            yield name


def _appended(statement: ast.stmt) -> Iterator[str]:
    """The list that a call such as `self.heads.append(...)` adds to."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
        yield from filter(None, [_name(call.func.value)])


def _read(statement: ast.stmt) -> set[str]:
    value = getattr(statement, "value", None)
    nodes = ast.walk(value) if value is not None else ()
    return {name for node in nodes if (name := _name(node)) and name != "self"}


def _read_as_initializer(statement: ast.stmt) -> Iterator[str]:
    """The names that the statement hands to an argument called `...initializer`."""
    for node in ast.walk(statement):
        if (
            isinstance(node, ast.keyword)
            and (node.arg or "").endswith("initializer")
            and (name := _name(node.value))
        ):
            yield name
