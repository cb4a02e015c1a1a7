"""Values of constructor arguments that may hide a symptom: a rate of 0, one unit, None."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from layerlint.prove.ties import parsed, statement_lines
from layerlint.prove.trial import Trial
from layerlint.rule import Diagnostic


def hiding_value(diagnostic: Diagnostic, trial: Trial) -> str:
    """The argument that the finding's statement depends on and whose value may hide its symptom; "" for none.

    It depends on an argument by its name, or by an attribute that `__init__` makes from it; so does a loop around it.
    """
    tree = parsed(trial.source)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    init = _constructor(tree, start)
    if init is None:
        return ""
    passed = {name: text for name, text, _ in trial.grounds(()).plan}
    values = {name: passed.get(name, default) for name, default in _defaults(init)}
    used = _read(tree, statement_lines(tree, start, end))
    used |= {name for loop in _loops_around(tree, start) for name in _names(loop)}
    for statement in ast.walk(init):
        if isinstance(statement, ast.Assign) and not used.isdisjoint(_stored(statement)):
            used |= _names(statement.value)
    return next(
        (f"`{name}` is {values[name]}" for name in values if name in used and _hides(values[name])), ""
    )


def _constructor(tree: ast.AST, line: int) -> ast.FunctionDef | None:
    """The `__init__` of the class around a line."""
    for owner in ast.walk(tree):
        if isinstance(owner, ast.ClassDef) and owner.lineno <= line <= (owner.end_lineno or line):
            for node in owner.body:
                if isinstance(node, ast.FunctionDef) and node.name == "__init__":
                    return node
    return None


def _defaults(init: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """The parameters after `self`, with the text of the default, "" where there is none."""
    positional = [*init.args.posonlyargs, *init.args.args]
    missing: list[ast.expr | None] = [None] * (len(positional) - len(init.args.defaults))
    pairs = [*zip(positional, [*missing, *init.args.defaults], strict=True)][1:]
    for parameter, default in [*pairs, *zip(init.args.kwonlyargs, init.args.kw_defaults, strict=True)]:
        yield parameter.arg, "" if default is None else ast.unparse(default)


def _read(tree: ast.AST, lines: range) -> set[str]:
    """The names in some lines, and the attributes of `self` as `self.name`."""
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.expr) and node.lineno in lines]
    return {name for node in nodes for name in _name(node)}


def _loops_around(tree: ast.AST, line: int) -> Iterator[ast.expr]:
    """What the loops around a line go over, and their conditions: they decide how often it runs."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.While)) and node.lineno < line <= (node.end_lineno or 0):
            yield node.iter if isinstance(node, ast.For) else node.test


def _names(node: ast.AST) -> set[str]:
    return {name for part in ast.walk(node) for name in _name(part)}


def _name(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
        yield f"self.{node.attr}"


def _stored(statement: ast.Assign) -> set[str]:
    return {name for target in statement.targets for name in _name(target)}


def _hides(text: str) -> bool:
    """Whether a value is empty, 0 or 1: with another one, more may happen."""
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return False
    return value is not True and (not value or value == 1)
