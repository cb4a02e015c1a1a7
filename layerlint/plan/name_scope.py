"""Scopes of a module: which expression a name or an attribute of `self` stands for, by reading alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

DEPTH = 8
"""How many names in a row are followed."""
Function = ast.FunctionDef | ast.AsyncFunctionDef
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
    """The expressions that the methods of a class assign to attributes, and the scope of its constructor."""

    name: str
    attributes: dict[str, list[tuple[ast.expr, NameScope]]] = field(default_factory=dict)
    constructor: NameScope | None = None


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
            else:
                _note(node, scope)
                yield node, scope
    for node, outer in sorted(later, key=lambda entry: entry[0].name not in FIRST):
        if isinstance(node, ast.ClassDef):
            yield from _walk(node.body, NameScope(outer), ClassScope(node.name))
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
    for parameter in (*positional, *arguments.kwonlyargs):
        value = defaults.get(parameter.arg)
        scope.assigned[parameter.arg] = [(node.lineno, value or ast.Starred(ast.Name("?")), scope)]
    if owner is not None and node.name == "__init__":
        owner.constructor = scope
    return scope


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
        parts = value.elts if isinstance(value, ast.Tuple | ast.List) else []
        values = parts if len(parts) == len(target.elts) else [ast.Starred(ast.Name("?"))] * len(target.elts)
        for part, item in zip(target.elts, values, strict=True):
            _assign(part, item, scope)


def meaning(node: ast.expr, scope: NameScope) -> tuple[ast.expr, NameScope]:
    """Return the expression that a name or an attribute of `self` stands for, with its scope; others unchanged."""
    for _ in range(DEPTH):
        definition: tuple[ast.expr, NameScope] | None = None
        if isinstance(node, ast.Name):
            definition = scope.value(node.id, node.lineno)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            values = scope.owner.attributes.get(node.attr, []) if scope.owner is not None else []
            definition = values[0] if values else None
        if definition is None or definition[0] is node:
            return node, scope
        node, scope = definition
    return node, scope
