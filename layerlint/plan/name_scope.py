"""What names mean at a place in a module, as far as reading tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

DEPTH = 8
"""How many names are followed one after the other."""
Function = ast.FunctionDef | ast.AsyncFunctionDef
FIRST = ("__init__", "setUp", "setup_method")
"""Methods that set what the others read."""
KERAS = {"tensorflow.keras": "keras", "tf_keras": "keras", "keras.api": "keras", "tensorflow": "tf"}
"""Other names of what the worker knows as `keras` and `tf`."""


@dataclass(slots=True)
class NameScope:
    """Assignments by name, each with its line; `owner` is the class around a method."""

    outer: NameScope | None = None
    owner: ClassScope | None = None
    assigned: dict[str, list[tuple[int, ast.expr, NameScope]]] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)

    def value(self, name: str, line: int) -> tuple[ast.expr, NameScope] | None:
        """The last value that a name got before a line, and where that stands."""
        known = self.assigned.get(name)
        if known is None:
            return self.outer.value(name, 1 << 30) if self.outer is not None else None
        before = [one for one in known if one[0] < line] or known[:1]
        return before[-1][1], before[-1][2]

    def imported(self, name: str) -> str:
        """What a name was imported as; "" for one that was not."""
        return self.imports.get(name) or (self.outer.imported(name) if self.outer is not None else "")


@dataclass(slots=True)
class ClassScope:
    """What the methods of a class put into attributes; `given` are values for its constructor's parameters."""

    name: str
    attributes: dict[str, list[tuple[ast.expr, NameScope]]] = field(default_factory=dict)
    constructor: NameScope | None = None


def dotted(node: ast.AST, scope: NameScope) -> str:
    """`keras.layers.Dense` for whatever name the module has for it; "" for what is no such name."""
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
    """Every node with the scope that it stands in."""
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
    for node, outer in sorted(later, key=lambda one: one[0].name not in FIRST):
        if isinstance(node, ast.ClassDef):
            yield from _walk(node.body, NameScope(outer), ClassScope(node.name))
        else:
            yield from _walk(node.body, _of_function(node, outer, owner), None)


def _own(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement in their order, without those inside of classes and functions."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop(0)
        yield node
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            waiting[:0] = list(ast.iter_child_nodes(node))


def _of_function(node: Function, outer: NameScope, owner: ClassScope | None) -> NameScope:
    scope = NameScope(outer, owner)
    given = node.args
    plain = [*given.posonlyargs, *given.args]
    defaults = dict(
        zip([one.arg for one in plain][len(plain) - len(given.defaults) :], given.defaults, strict=True)
    )
    defaults |= {
        one.arg: value for one, value in zip(given.kwonlyargs, given.kw_defaults, strict=True) if value
    }
    for one in (*plain, *given.kwonlyargs):
        value = defaults.get(one.arg)
        scope.assigned[one.arg] = [(node.lineno, value or ast.Starred(ast.Name("?")), scope)]
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
    """`words += ["a"]` as what the name meant before it, and more."""
    known = scope.assigned.get(node.target.id, []) if isinstance(node.target, ast.Name) else []
    return ast.BinOp(known[-1][1], node.op, node.value) if known else ast.Starred(ast.Name("?"))


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
        known = parts if len(parts) == len(target.elts) else [ast.Starred(ast.Name("?"))] * len(target.elts)
        for part, item in zip(target.elts, known, strict=True):
            _assign(part, item, scope)


def meaning(node: ast.expr, scope: NameScope) -> tuple[ast.expr, NameScope]:
    """The expression that a name or an attribute of `self` stands for; anything else as it is."""
    for _ in range(DEPTH):
        found: tuple[ast.expr, NameScope] | None = None
        if isinstance(node, ast.Name):
            found = scope.value(node.id, node.lineno)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            known = scope.owner.attributes.get(node.attr, []) if scope.owner is not None else []
            found = known[0] if known else None
        if found is None or found[0] is node:
            return node, scope
        node, scope = found
    return node, scope
