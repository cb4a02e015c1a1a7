"""Which classes a function of the project makes instances of, every time it is called."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterable, Iterator

from layerlint.index.module import Module, dotted
from layerlint.index.project import Project
from layerlint.model.facts import Kind

MAX_DEPTH = 3
"""How many functions deep a call is followed."""


def made_by(project: Project, qualified: str, depth: int = MAX_DEPTH) -> tuple[str, ...]:
    """The qualified names of the layer classes, sorted; what a condition decides on is left out.

    A decorated function may be remembered (`functools.cache`), so nothing is known of it.
    """
    owner, _, name = qualified.rpartition(".")
    file = project.names.get(owner)
    module = project.modules.get(file) if file is not None else None
    lines = module.functions.get(name) if module is not None else None
    if module is None or lines is None or not depth:
        return ()
    key = (qualified, depth)
    if key not in project.made:
        source = project.source(module)

        def called() -> list[str]:
            return _called(source.text, lines)

        memory = project.memory
        callees = memory.called(source, name, called) if memory is not None else called()
        project.made[key] = ()  # a function that calls itself
        found = {made for callee in callees for made in _classes(project, module, callee, depth)}
        project.made[key] = tuple(sorted(found))
    return project.made[key]


def _called(text: str, lines: tuple[int, int]) -> list[str]:
    """The names that the function on these lines calls whenever it runs, those of its own arguments left out."""
    own = "\n".join(text.split("\n")[lines[0] - 1 : lines[1]])
    try:
        (function,) = ast.parse(textwrap.dedent(own)).body
    except (SyntaxError, ValueError):
        return []
    if not isinstance(function, ast.FunctionDef) or function.decorator_list:
        return []
    bound = {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
    return sorted({callee for callee in _callees(function.body) if callee.partition(".")[0] not in bound})


def _classes(project: Project, module: Module, callee: str, depth: int) -> Iterable[str]:
    full = project.qualify(module, callee)
    if full is None:
        return ()
    project.reach(full, module)
    if project.instance_kind(full) is Kind.SUBLAYER:
        return (full,)
    return made_by(project, full, depth - 1)


def _callees(body: list[ast.stmt]) -> Iterator[str]:
    """What the statements call whenever they run: not under conditions, not in functions inside."""
    for node in body:
        if isinstance(node, (ast.If, ast.Try, ast.While, ast.FunctionDef, ast.ClassDef, ast.Match)):
            continue
        if isinstance(node, (ast.For, ast.With)):
            yield from _callees(node.body)
            continue
        waiting: list[ast.AST] = [node]
        while waiting:
            one = waiting.pop()
            if isinstance(one, (ast.Lambda, ast.IfExp, ast.BoolOp)):
                continue
            if isinstance(one, ast.Call) and "?" not in (name := dotted(one.func)):
                yield name
            waiting.extend(ast.iter_child_nodes(one))
