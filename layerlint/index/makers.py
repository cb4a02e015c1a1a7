"""What functions and plain classes of the project make: instances of classes, what they return, what they hold."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterable, Iterator

from layerlint.files.python import parse
from layerlint.index.module import Module, class_text, dotted, split_lines
from layerlint.index.project import Project
from layerlint.model.facts import Kind
from layerlint.tables.keras_names import VARIABLES

MAX_DEPTH = 3
"""How many functions deep a call is followed."""


def made_by(project: Project, qualified: str, depth: int = MAX_DEPTH) -> tuple[str, ...]:
    """The qualified names of the layer classes, sorted; what a condition decides on is left out.

    Of a decorated function nothing is known.
    """
    found = _function_of(project, qualified)
    if found is None or not depth:
        return ()
    key = (qualified, depth)
    if key not in project.made:
        module, name, lines = found
        source = project.source(module)

        def called() -> list[str]:
            return _called(source.text, lines)

        callees = project.cache.called(source, name, called)
        project.made[key] = ()  # a function that calls itself
        classes = {made for callee in callees for made in _classes(project, module, callee, depth)}
        project.made[key] = tuple(sorted(classes))
    return project.made[key]


def _function_of(project: Project, qualified: str) -> tuple[Module, str, tuple[int, int]] | None:
    """The module of a function, its name there and its lines."""
    owner, _, name = qualified.rpartition(".")
    file = project.names.get(owner)
    module = project.modules.get(file) if file is not None else None
    lines = module.functions.get(name) if module is not None else None
    return (module, name, lines) if module is not None and lines is not None else None


def returns_variable(project: Project, qualified: str) -> bool:
    """Whether all that the function returns is a `tf.Variable` that it makes."""
    found = _function_of(project, qualified)
    if found is None:
        return False
    module, name, lines = found
    source = project.source(module)

    def returned() -> str:
        return _returned(source.text, lines)

    callee = project.cache.returned(source, name, returned)
    return bool(callee) and project.qualify(module, callee) in VARIABLES


def held_by(project: Project, qualified: str) -> tuple[str, ...]:
    """The qualified names of what a class calls for the attributes that its `__init__` always sets, sorted."""
    found = project.header(qualified)
    if found is None:
        return ()
    module, header = found
    source = project.source(module)

    def held() -> list[str]:
        return _held(source.text, (header.first_line, header.end_line))

    callees = project.cache.held(source, header.qualname, held)
    names = {name for callee in callees if (name := project.qualify(module, callee)) is not None}
    for name in names:
        project.reach(name, module)
    return tuple(sorted(names))


def _held(text: str, lines: tuple[int, int]) -> list[str]:
    node = _parsed(text, lines)
    found: set[str] = set()
    for method in node.body if isinstance(node, ast.ClassDef) else ():
        if isinstance(method, ast.FunctionDef) and method.name == "__init__" and method.args.args:
            own = method.args.args[0].arg
            for one in method.body:
                if (
                    isinstance(one, ast.Assign)
                    and isinstance(one.value, ast.Call)
                    and any(dotted(target).startswith(f"{own}.") for target in one.targets)
                ):
                    found.add(dotted(one.value.func))
    return sorted(name for name in found if "?" not in name)


def _returned(text: str, lines: tuple[int, int]) -> str:
    """What all `return` statements of the function call, when it speaks of variables at all; "" otherwise."""
    function = _function(text, lines) if "Variable(" in _own(text, lines) else None
    if function is None:
        return ""
    calls = set()
    made = _assigned_calls(function)
    for one in ast.walk(function):
        if isinstance(one, ast.Return):
            value = made.get(one.value.id) if isinstance(one.value, ast.Name) else one.value
            calls.add(dotted(value.func) if isinstance(value, ast.Call) else "?")
    name = calls.pop() if len(calls) == 1 else "?"
    bound = {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
    return "" if "?" in name or name.partition(".")[0] in bound else name


def _assigned_calls(function: ast.FunctionDef) -> dict[str, ast.expr | None]:
    """By local name, the call that is assigned to it; None when it gets another value too."""
    found: dict[str, ast.expr | None] = {}
    for one in ast.walk(function):
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            found[one.id] = None if one.id in found else ast.Constant(None)
    for one in ast.walk(function):
        if isinstance(one, ast.Assign) and len(one.targets) == 1:
            (target,) = one.targets
            if isinstance(target, ast.Name) and found[target.id] is not None:
                found[target.id] = one.value
    return found


def _function(text: str, lines: tuple[int, int]) -> ast.FunctionDef | None:
    """The undecorated function on these lines; a decorated one may be remembered (`functools.cache`)."""
    found = _parsed(text, lines)
    return found if isinstance(found, ast.FunctionDef) and not found.decorator_list else None


def _parsed(text: str, lines: tuple[int, int]) -> ast.stmt | None:
    """The only statement on these lines."""
    try:
        (statement,) = parse(textwrap.dedent(_own(text, lines))).body
    except (SyntaxError, ValueError):  # also more than one statement
        return None
    return statement


def _own(text: str, lines: tuple[int, int]) -> str:
    return class_text(split_lines(text), *lines)


def _called(text: str, lines: tuple[int, int]) -> list[str]:
    """The names that the function on these lines calls whenever it runs, those of its own arguments left out."""
    function = _function(text, lines)
    if function is None:
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
