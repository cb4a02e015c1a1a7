"""The walk over a module that fills its scopes: which expressions its names and the attributes of `self` stand for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from layerlint.plan.name_scope import CallOf, ClassScope, Function, NameScope, ScopeOf, passed_arguments
from layerlint.plan.option_defaults import option_default

FIRST = ("__init__", "setUp", "setup_method", "main")
"""Functions that set the attributes that others read, or call others."""
UNKNOWN = "?"
"""The name in an expression that stands for an unknown."""


def walk(
    tree: ast.Module, modules: ScopeOf | None = None, calls_elsewhere: CallOf | None = None
) -> Iterator[tuple[ast.AST, NameScope]]:
    """Yield every node with its scope; `modules` finds the other modules of the project, and `calls_elsewhere` how
    they call a function of this one."""
    yield from walk_body(tree.body, NameScope(modules=modules, calls_elsewhere=calls_elsewhere), None)


def module_scope(
    tree: ast.Module, modules: ScopeOf | None = None, calls_elsewhere: CallOf | None = None
) -> NameScope:
    """Return the scope of a module, without those inside its functions and classes."""
    scope = NameScope(modules=modules, calls_elsewhere=calls_elsewhere)
    _note_all(tree.body, scope, None)
    return scope


def walk_body(
    body: list[ast.stmt], scope: NameScope, owner: ClassScope | None
) -> Iterator[tuple[ast.AST, NameScope]]:
    later: list[Function | ast.ClassDef] = []
    for node in _note_all(body, scope, owner):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            later.append(node)
        else:
            yield node, scope
    for definition in sorted(later, key=lambda entry: entry.name not in FIRST):
        if isinstance(definition, ast.ClassDef):
            inner = NameScope(scope)
            yield from walk_body(definition.body, inner, ClassScope(definition.name, inner))
        else:
            yield from walk_body(definition.body, function_scope(definition, scope, owner), None)


def _note_all(body: list[ast.stmt], scope: NameScope, owner: ClassScope | None) -> list[ast.AST]:
    """The nodes of a body, whose names are noted in its scope."""
    nodes = [node for statement in body for node in _own(statement)]
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            scope.classes[node.name] = node
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            (scope.functions if owner is None else owner.methods)[node.name] = node
        else:
            _note(node, scope)
    return nodes


def _own(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement in source order, without those inside classes and functions."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop(0)
        yield node
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            waiting[:0] = list(ast.iter_child_nodes(node))


def function_scope(node: Function, outer: NameScope, owner: ClassScope | None) -> NameScope:
    """Return the scope of a function: its parameters have their defaults, or what the module's first call passes."""
    scope = NameScope(outer, owner, function_node=node)
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = dict(
        zip(
            [parameter.arg for parameter in positional][len(positional) - len(arguments.defaults) :],
            arguments.defaults,
            strict=True,
        )
    )
    defaults |= {
        parameter.arg: value
        for parameter, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if value
    }
    defaults |= _first_cases(node)
    for parameter in (*positional, *arguments.kwonlyargs):
        name = parameter.arg
        value, where = (defaults[name], scope) if name in defaults else _fixture(name, scope, owner)
        scope.assigned[name] = [(node.lineno, value, where)]
    _pass_arguments(node, scope, owner)
    if owner is not None and node.name == "__init__":
        owner.constructor = scope
    return scope


def _pass_arguments(node: Function, scope: NameScope, owner: ClassScope | None) -> None:
    """Set the parameters to the arguments of the first call in the module: of a method, those without a default."""
    name = node.name if owner is None else f"self.{node.name}"
    call, where = scope.module.passed.get(name, (None, scope))
    for parameter, value in ({} if call is None else passed_arguments(node, call)).items():
        if parameter in scope.assigned and (owner is None or is_unknown(scope.assigned[parameter][0][1])):
            scope.assigned[parameter] = [(node.lineno, value, where)]


def is_unknown(node: ast.expr) -> bool:
    """Return whether an expression stands for an unknown, as a parameter does that nothing is passed for."""
    return isinstance(node, ast.Starred) and getattr(node.value, "id", "") == UNKNOWN


def _first_cases(node: Function) -> dict[str, ast.expr]:
    """The arguments of the first case of a test: `@pytest.mark.parametrize("dim, heads", [(8, 2), (6, 3)])`."""
    first: dict[str, ast.expr] = {}
    for mark in node.decorator_list:
        if not (isinstance(mark, ast.Call) and getattr(mark.func, "attr", "") == "parametrize"):
            continue
        if len(mark.args) < 2:
            continue
        names, rows = mark.args[:2]
        cases = rows.elts if isinstance(rows, ast.List | ast.Tuple) else []
        whole = names.value if isinstance(names, ast.Constant) and isinstance(names.value, str) else ""
        parts = names.elts if isinstance(names, ast.List | ast.Tuple) else []
        words = re.findall(r"\w+", whole) or [str(getattr(item, "value", "")) for item in parts]
        if cases and len(words) == 1:
            first[words[0]] = cases[0]
        elif cases and isinstance(cases[0], ast.Tuple | ast.List) and len(cases[0].elts) == len(words):
            first |= dict(zip(words, cases[0].elts, strict=True))
    return first


def _fixture(name: str, scope: NameScope, owner: ClassScope | None) -> tuple[ast.expr, NameScope]:
    """The call of the fixture that a test gets as an argument, with its scope; an unknown for other arguments."""
    method = None if owner is None else owner.methods.get(name)
    named = scope.outer.function(name) if scope.outer is not None else None
    if method is not None and _is_fixture(method):
        return ast.Call(ast.Attribute(ast.Name("self"), name), [], []), scope
    if method is None and named is not None and _is_fixture(named[0]):
        return ast.Call(ast.Name(name, lineno=0), [], []), named[1]
    return ast.Starred(ast.Name(UNKNOWN)), scope


def _is_fixture(function: Function) -> bool:
    return any("fixture" in ast.unparse(decorator) for decorator in function.decorator_list)


def _note(node: ast.AST, scope: NameScope) -> None:
    if isinstance(node, ast.Call):
        _note_call(node, scope)
    elif isinstance(node, ast.Import):
        for alias in node.names:
            scope.imports[alias.asname or alias.name.partition(".")[0]] = (
                alias.name if alias.asname else alias.name.partition(".")[0]
            )
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            if alias.name == "*":
                scope.module.stars.append(node.module or "")
            else:
                scope.imports[alias.asname or alias.name] = f"{node.module or ''}.{alias.name}".strip(".")
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            _assign(target, node.value, scope)
    elif isinstance(node, ast.AugAssign):
        _assign(node.target, _added(node, scope), scope)
    elif isinstance(node, ast.For):
        _assign(node.target, ast.Starred(ast.Name(UNKNOWN)), scope)


def _note_call(node: ast.Call, scope: NameScope) -> None:
    option = option_default(node)
    if option is not None:
        scope.module.options.setdefault(*option)
    if isinstance(node.func, ast.Name):
        scope.module.passed.setdefault(node.func.id, (node, scope))
    elif isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "self":
        scope.module.passed.setdefault(f"self.{node.func.attr}", (node, scope))


def _added(node: ast.AugAssign, scope: NameScope) -> ast.expr:
    """`words += ["a"]` as the sum of the previous value and the new one."""
    assignments = scope.assigned.get(node.target.id, []) if isinstance(node.target, ast.Name) else []
    return (
        ast.BinOp(assignments[-1][1], node.op, node.value) if assignments else ast.Starred(ast.Name(UNKNOWN))
    )


def _assign(target: ast.expr, value: ast.expr, scope: NameScope) -> None:
    if isinstance(target, ast.Name):
        scope.assigned.setdefault(target.id, []).append((target.lineno, value, scope))
    elif (
        isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    ):
        if scope.owner is not None:
            scope.owner.attributes.setdefault(target.attr, []).append((value, scope))
    elif isinstance(target, ast.Tuple | ast.List):
        parts = value.elts if isinstance(value, ast.Tuple | ast.List) else _elements(value, len(target.elts))
        values = (
            parts if len(parts) == len(target.elts) else [ast.Starred(ast.Name(UNKNOWN))] * len(target.elts)
        )
        for part, item in zip(target.elts, values, strict=True):
            _assign(part, item, scope)


def _elements(value: ast.expr, count: int) -> list[ast.expr]:
    """The elements of what a call returns or a name holds: `x, mask = self.make_inputs()`."""
    if not isinstance(value, ast.Call | ast.Name | ast.Attribute):
        return []
    return [ast.Subscript(value, ast.Constant(index), ast.Load()) for index in range(count)]
