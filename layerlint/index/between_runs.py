"""What a module changes on a model between two runs of it: `fit` and `predict` keep the step that they traced first."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from layerlint.syntax.child_nodes import nodes_of

_RUNS = frozenset({"fit", "evaluate", "predict", "train_on_batch", "test_on_batch", "predict_on_batch"})
_RUN = re.compile(r"\.(?:fit|evaluate|predict|(?:train|test|predict)_on_batch)\(")
_RUN_NAME = re.compile(r"\b(?:fit|evaluate|predict|(?:train|test|predict)_on_batch)\b|\r\n?|\n")
_TRACED_ANEW = frozenset({"compile", "make_train_function", "make_predict_function", "clear_session"})


def changed_between_runs(text: str, body: Sequence[ast.stmt], classes: frozenset[str]) -> frozenset[str]:
    """Names of attributes that are set on a model, or on a new layer of the module, between two runs of the model.

    `classes` are the names of the layer classes of the module.
    """
    if _RUN.search(text) is None:
        return frozenset()
    names: set[str] = set()
    for block in _blocks(body, _lines_of_runs(text)):
        names.update(_changed(block, _new_layers(block, classes)))
    return frozenset(names)


def _lines_of_runs(text: str) -> list[int]:
    """The lines that may run a model, in order."""
    lines: list[int] = []
    line = 1
    for match in _RUN_NAME.finditer(text):
        if match.group().isspace():
            line += 1
        else:
            lines.append(line)
    return lines


def _blocks(body: Sequence[ast.stmt], runs: Sequence[int]) -> Iterator[Sequence[ast.stmt]]:
    """The top level and the bodies of functions, those that may run a model (`runs` are the lines that may)."""
    yield body
    for statement in body:
        for node in nodes_of(statement) if _may_run(statement, runs) else ():
            if isinstance(node, ast.FunctionDef) and _may_run(node, runs):
                yield node.body


def _may_run(statement: ast.stmt, runs: Sequence[int]) -> bool:
    place = bisect_left(runs, statement.lineno)
    return place < len(runs) and runs[place] <= (statement.end_lineno or statement.lineno)


def _new_layers(block: Sequence[ast.stmt], classes: frozenset[str]) -> frozenset[str]:
    """The local names that get a new layer of the module, once."""
    names = [
        (node.targets[0].id, node.value)
        for statement in block
        if not isinstance(statement, (ast.FunctionDef, ast.ClassDef))
        for node in nodes_of(statement)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    ]
    counts = Counter(name for name, _ in names)
    return frozenset(
        name
        for name, value in names
        if counts[name] == 1
        and isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id in classes
    )


def _changed(block: Sequence[ast.stmt], made: frozenset[str]) -> Iterator[str]:
    """The attributes that one block sets: in a loop that runs the model, or after one run and before another."""
    before: set[str] = set()
    waiting: list[tuple[str, str]] = []
    for statement in block:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            continue
        nodes = list(nodes_of(statement))
        runs = _runs(nodes)
        if _compiles(nodes):
            before, waiting = set(), []
        elif isinstance(statement, (ast.For, ast.While)):
            yield from _in_loop(statement, runs, made)
        else:
            if runs & before:
                yield from (name for holder, name in waiting if holder in runs or holder in made)
                waiting = []
            if before:
                waiting += _set_in(nodes)
        before |= runs


def _in_loop(loop: ast.For | ast.While, runs: set[str], made: frozenset[str]) -> Iterator[str]:
    bound = {
        node.id for node in nodes_of(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for holder, name in _set_in(list(nodes_of(loop))):
        if runs - bound and holder not in bound and (holder in runs or holder in made):
            yield name


def _runs(nodes: Sequence[ast.AST]) -> set[str]:
    """The variables whose models these statements run."""
    calls = (node.func for node in nodes if isinstance(node, ast.Call))
    return {
        called.value.id
        for called in calls
        if isinstance(called, ast.Attribute) and called.attr in _RUNS and isinstance(called.value, ast.Name)
        if called.value.id != "self"
    }


def _compiles(nodes: Sequence[ast.AST]) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in _TRACED_ANEW for node in nodes)


def _set_in(nodes: Sequence[ast.AST]) -> list[tuple[str, str]]:
    """The attributes that are set, each with the variable that leads to the object: `model.layers[1].rate = 1`."""
    targets: list[ast.expr] = []
    for node in nodes:
        if isinstance(node, ast.Assign):
            targets += node.targets
        elif isinstance(node, ast.AugAssign):
            targets.append(node.target)
    return [
        (root, target.attr)
        for target in targets
        if isinstance(target, ast.Attribute) and (root := _root(target.value)) not in ("", "self")
    ]


def _root(node: ast.expr) -> str:
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""
