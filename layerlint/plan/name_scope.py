"""Scopes of a module: which expression a name or an attribute of `self` stands for, by reading alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

DEPTH = 8
"""How many names in a row are followed."""
ENTERED = 3
"""How many helper functions are entered, one inside another."""
NESTED = 4
"""How many indices are followed, one inside another."""
Function = ast.FunctionDef | ast.AsyncFunctionDef
_YIELDS = (ast.Yield, ast.YieldFrom, ast.Await)
FIRST = ("__init__", "setUp", "setup_method")
"""Methods that set the attributes that others read."""
KERAS = {"tensorflow.keras": "keras", "tf_keras": "keras", "keras.api": "keras", "tensorflow": "tf"}
"""Other names of the packages that the worker binds as `keras` and `tf`."""


@dataclass(slots=True)
class NameScope:
    """Assignments by name, each with its line; `owner` is the class around a method."""

    outer: NameScope | None = None
    owner: ClassScope | None = None
    assigned: dict[str, list[tuple[int, ast.expr, NameScope]]] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    entered: int = 0
    """How many helper functions were entered to get here."""

    def function(self, name: str) -> tuple[Function, NameScope] | None:
        """Return the function of a name with the scope around it; None for a name that may be anything else."""
        if name in self.functions and name not in self.assigned:
            return self.functions[name], self
        return self.outer.function(name) if self.outer is not None and name not in self.assigned else None

    def value(self, name: str, line: int) -> tuple[ast.expr, NameScope] | None:
        """Return the last expression assigned to a name before a line, with its scope."""
        assignments = self.assigned.get(name)
        if assignments is None:
            return self.outer.value(name, 1 << 30) if self.outer is not None else None
        before = [assignment for assignment in assignments if assignment[0] < line] or assignments[:1]
        return before[-1][1], before[-1][2]

    def imported(self, name: str) -> str:
        """Return the dotted name that a name was imported as; "" for one that was not imported."""
        return self.imports.get(name) or (self.outer.imported(name) if self.outer is not None else "")


@dataclass(slots=True)
class ClassScope:
    """The expressions that the methods of a class assign to attributes, its methods, and its constructor's scope."""

    name: str
    scope: NameScope
    """The scope around its methods."""
    attributes: dict[str, list[tuple[ast.expr, NameScope]]] = field(default_factory=dict)
    constructor: NameScope | None = None
    methods: dict[str, Function] = field(default_factory=dict)


def dotted(node: ast.AST, scope: NameScope) -> str:
    """Return the full name, `keras.layers.Dense`, whatever alias the module uses; "" for other expressions."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    whole = ".".join([scope.imported(node.id) or node.id, *parts])
    for name, short in KERAS.items():
        if whole == name or whole.startswith(name + "."):
            return short + whole[len(name) :]
    return whole


def walk(tree: ast.Module) -> Iterator[tuple[ast.AST, NameScope]]:
    """Yield every node with its scope."""
    module = NameScope()
    yield from _walk(tree.body, module, None)


def _walk(
    body: list[ast.stmt], scope: NameScope, owner: ClassScope | None
) -> Iterator[tuple[ast.AST, NameScope]]:
    later: list[tuple[Function | ast.ClassDef, NameScope]] = []
    for statement in body:
        for node in _own(statement):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                later.append((node, scope))
                if not isinstance(node, ast.ClassDef):
                    (scope.functions if owner is None else owner.methods)[node.name] = node
            else:
                _note(node, scope)
                yield node, scope
    for node, outer in sorted(later, key=lambda entry: entry[0].name not in FIRST):
        if isinstance(node, ast.ClassDef):
            inner = NameScope(outer)
            yield from _walk(node.body, inner, ClassScope(node.name, inner))
        else:
            yield from _walk(node.body, _function_scope(node, outer, owner), None)


def _own(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement in source order, without those inside classes and functions."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop(0)
        yield node
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            waiting[:0] = list(ast.iter_child_nodes(node))


def _function_scope(node: Function, outer: NameScope, owner: ClassScope | None) -> NameScope:
    scope = NameScope(outer, owner)
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
    if owner is not None and node.name == "__init__":
        owner.constructor = scope
    return scope


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
    return ast.Starred(ast.Name("?")), scope


def _is_fixture(function: Function) -> bool:
    return any("fixture" in ast.unparse(decorator) for decorator in function.decorator_list)


def _note(node: ast.AST, scope: NameScope) -> None:
    if isinstance(node, ast.Import):
        for alias in node.names:
            scope.imports[alias.asname or alias.name.partition(".")[0]] = (
                alias.name if alias.asname else alias.name.partition(".")[0]
            )
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            scope.imports[alias.asname or alias.name] = f"{node.module or ''}.{alias.name}".strip(".")
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            _assign(target, node.value, scope)
    elif isinstance(node, ast.AugAssign):
        _assign(node.target, _added(node, scope), scope)
    elif isinstance(node, ast.For):
        _assign(node.target, ast.Starred(ast.Name("?")), scope)


def _added(node: ast.AugAssign, scope: NameScope) -> ast.expr:
    """`words += ["a"]` as the sum of the previous value and the new one."""
    assignments = scope.assigned.get(node.target.id, []) if isinstance(node.target, ast.Name) else []
    return ast.BinOp(assignments[-1][1], node.op, node.value) if assignments else ast.Starred(ast.Name("?"))


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
        values = parts if len(parts) == len(target.elts) else [ast.Starred(ast.Name("?"))] * len(target.elts)
        for part, item in zip(target.elts, values, strict=True):
            _assign(part, item, scope)


def _elements(value: ast.expr, count: int) -> list[ast.expr]:
    """The elements of what a call returns: `x, mask = self.make_inputs()`."""
    if not isinstance(value, ast.Call):
        return []
    return [ast.Subscript(value, ast.Constant(index), ast.Load()) for index in range(count)]


def meaning(node: ast.expr, scope: NameScope, nested: int = NESTED) -> tuple[ast.expr, NameScope]:
    """Return the expression that a name, an attribute of `self` or a helper stands for, with its scope.

    A helper is a function with one `return`, `make_inputs()`; other expressions are unchanged.
    """
    for _ in range(DEPTH):
        definition: tuple[ast.expr, NameScope] | None = None
        if isinstance(node, ast.Name):
            definition = scope.value(node.id, node.lineno)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            values = scope.owner.attributes.get(node.attr, []) if scope.owner is not None else []
            definition = values[0] if values else None
        elif isinstance(node, ast.Call):
            definition = _returned(node, scope)
        elif isinstance(node, ast.Subscript):
            definition = _element(node, scope, nested)
        if definition is None or definition[0] is node:
            return node, scope
        node, scope = definition
    return node, scope


def _element(node: ast.Subscript, scope: NameScope, nested: int) -> tuple[ast.expr, NameScope] | None:
    """The element of a list or tuple at a constant index; `nested` indices are followed: `x = x[0]` has no end."""
    if not nested or not isinstance(node.slice, ast.Constant) or type(node.slice.value) is not int:
        return None
    row, where = meaning(node.value, scope, nested - 1)
    if not isinstance(row, ast.Tuple | ast.List) or any(isinstance(item, ast.Starred) for item in row.elts):
        return None
    index = node.slice.value
    return (row.elts[index], where) if -len(row.elts) <= index < len(row.elts) else None


def _returned(node: ast.Call, scope: NameScope) -> tuple[ast.expr, NameScope] | None:
    """What a helper function, or a helper method of the class, returns for these arguments."""
    helper = _helper(node.func, scope)
    if helper is None or scope.entered >= ENTERED or any(keyword.arg is None for keyword in node.keywords):
        return None
    function, outer, owner = helper
    inner = _function_scope(function, outer, None)
    inner.owner, inner.entered = owner, scope.entered + 1
    nodes = [part for part, where in _walk(function.body, inner, None) if where is inner]
    returns = [part for part in nodes if isinstance(part, ast.Return)]
    if len(returns) != 1 or returns[0].value is None or any(isinstance(part, _YIELDS) for part in nodes):
        return None
    names = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
    bound = owner is not None and not any(
        getattr(decorator, "id", "") == "staticmethod" for decorator in function.decorator_list
    )
    arguments = dict(zip(names[bound:], node.args, strict=False))
    arguments |= {str(keyword.arg): keyword.value for keyword in node.keywords}
    for name, value in arguments.items():
        inner.assigned[name] = [(0, value, scope), *inner.assigned.get(name, [])[1:]]
    return returns[0].value, inner


def _helper(func: ast.expr, scope: NameScope) -> tuple[Function, NameScope, ClassScope | None] | None:
    """The function that is called, with the scope around it, and the class of a method."""
    if isinstance(func, ast.Name):
        named = scope.function(func.id)
        return None if named is None else (*named, None)
    owner = scope.owner
    if owner is not None and isinstance(func, ast.Attribute) and getattr(func.value, "id", "") == "self":
        method = owner.methods.get(func.attr)
        return None if method is None else (method, owner.scope, owner)
    return None
