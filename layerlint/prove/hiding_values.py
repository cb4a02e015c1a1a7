"""Values of constructor arguments that may hide a symptom, such as a rate of 0, one unit or None, and others to try."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

from layerlint.prove.ties import parsed, statement_lines
from layerlint.prove.trial import Trial
from layerlint.rule import Diagnostic
from layerlint.worker.scenarios.other_values import compared_with


def hiding_values(diagnostic: Diagnostic, trial: Trial, *, skipped: bool = False) -> list[tuple[str, str]]:
    """The arguments, with their values, that the finding's statement depends on and that may hide its symptom.

    It depends on an argument by its name, or by what `__init__` makes from it, also under a condition; so does a loop
    around it. `skipped` says that the statement did not run as a whole: it depends on the conditions around it too.
    """
    tree = parsed(trial.source)
    start, end = diagnostic.span.start.line, diagnostic.span.end.line
    init = _constructor(tree, start)
    if init is None:
        return []
    passed = {name: text for name, text, _ in trial.grounds(()).plan}
    values = {name: passed.get(name, default) for name, default in _defaults(init)}
    used = _read(tree, statement_lines(tree, start, end))
    used |= {name for loop in _loops_around(tree, start) for name in _names(loop)}
    choices = {name for test in _choices_at(tree, start) for name in _names(test)} if skipped else set()
    used |= choices
    deciding = _follow(init, used) | choices
    return [
        (name, text)
        for name, text in values.items()
        if (name in used and _hides(text))
        or (not deciding.isdisjoint({name, f"self.{name}"}) and _is_text(text))
    ]


def _follow(init: ast.FunctionDef, used: set[str]) -> set[str]:
    """Add to `used` what its names are made from in `__init__`; return the names that decide about that."""
    deciding: set[str] = set()
    grown = True
    while grown:
        before = len(used) + len(deciding)
        for statement, tests in _statements(init, ()):
            for stored, value in _stored_values(statement):
                if not used.isdisjoint(stored):
                    choices = [*tests, *_choices(value)]
                    used |= _names(value) | {name for test in tests for name in _names(test)}
                    deciding |= {name for choice in choices for name in _names(choice)}
        grown = len(used) + len(deciding) > before
    return deciding


def _choices_at(tree: ast.AST, line: int) -> Iterator[ast.expr]:
    """What decides whether a line, or a part of it, runs."""
    for node in ast.walk(tree):
        first, last = getattr(node, "lineno", line + 1), getattr(node, "end_lineno", 0) or 0
        if isinstance(node, (ast.If, ast.IfExp)) and first <= line <= last:
            yield node.test
        elif isinstance(node, ast.BoolOp) and first <= line <= last:
            yield from node.values[:-1]


def _statements(
    node: ast.AST, tests: tuple[ast.expr, ...]
) -> Iterator[tuple[ast.stmt, tuple[ast.expr, ...]]]:
    """The statements inside a node, each with the conditions around it."""
    for child in ast.iter_child_nodes(node):
        inner = (*tests, child.test) if isinstance(child, (ast.If, ast.While)) else tests
        if isinstance(child, ast.stmt):
            yield child, tests
        yield from _statements(child, inner)


def _choices(value: ast.expr) -> Iterator[ast.expr]:
    """What an expression chooses by: a condition, a key."""
    for node in ast.walk(value):
        if isinstance(node, ast.IfExp):
            yield node.test
        elif isinstance(node, ast.Subscript):
            yield node.slice


class OtherValue(NamedTuple):
    """Another value for an argument, as text. `is_choice`: the class itself names it, or it is True or False."""

    text: str
    is_choice: bool = False


def other_values_of(source: str, name: str, text: str) -> list[OtherValue]:
    """Other values for an argument: those of which more may happen, or that a class compares it with."""
    value = _literal(text)
    if isinstance(value, bool):
        return [OtherValue(repr(not value), is_choice=True)]
    if isinstance(value, int):
        return [OtherValue("3"), OtherValue("2")]
    if isinstance(value, float):
        return [OtherValue("0.5"), OtherValue("2.0")]
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], (int, float, str)):
        more = f"{value[0]}_other" if isinstance(value[0], str) else value[0]
        return [OtherValue(repr(type(value)([*value, more])))]
    if isinstance(value, str):
        words = [word for word in compared_with(source, name) if isinstance(word, str) and word != value]
        choices = [OtherValue(repr(word), is_choice=True) for word in words[:2]]
        return [*choices, OtherValue(repr(f"{value}_other"))]
    return []


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
    if isinstance(node, ast.Name) and node.id != "self":
        yield node.id
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
        yield f"self.{node.attr}"


def _stored_values(statement: ast.stmt) -> Iterator[tuple[set[str], ast.expr]]:
    """The names that a statement assigns, with their values; those of a tuple each with its own."""
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        yield _names(statement.target), statement.value
    if not isinstance(statement, ast.Assign):
        return
    for target in statement.targets:
        if isinstance(target, ast.Tuple) and isinstance(statement.value, ast.Tuple):
            yield from zip(map(_names, target.elts), statement.value.elts, strict=False)
        else:
            yield _names(target), statement.value


def _hides(text: str) -> bool:
    """Whether a value is empty, 0, 1 or a single entry: with another one, more may happen."""
    value = _literal(text)
    if value is Ellipsis:
        return False
    single = isinstance(value, (list, tuple, dict, set)) and len(value) == 1
    return value is not True and (not value or value == 1 or single)


def _is_text(text: str) -> bool:
    return isinstance(_literal(text), str)


def _literal(text: str) -> Any:
    """The value of a literal; an ellipsis for any other text."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ...
