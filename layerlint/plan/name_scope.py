"""Scopes of a module: its names with the expressions that are assigned to them, by reading alone."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

Function = ast.FunctionDef | ast.AsyncFunctionDef
KERAS = {"tensorflow.keras": "keras", "tf_keras": "keras", "keras.api": "keras", "tensorflow": "tf"}
"""Other names of the packages that the worker binds as `keras` and `tf`."""


ScopeOf = Callable[[str], "NameScope | None"]
"""From the dotted name of a module to its scope; None for a module outside the project."""
CallOf = Callable[[str], "tuple[ast.Call, NameScope] | None"]
"""From the name of a module's function to a call of it in another module of the project."""


@dataclass(slots=True)
class NameScope:
    """Assignments by name, each with its line; `owner` is the class around a method."""

    outer: NameScope | None = None
    owner: ClassScope | None = None
    assigned: dict[str, list[tuple[int, ast.expr, NameScope]]] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    classes: dict[str, ast.ClassDef] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)
    """The modules whose names were all imported: `from settings import *`."""
    options: dict[str, ast.expr] = field(default_factory=dict)
    """Of a module: the defaults of its command-line options, by the attribute that holds each."""
    passed: dict[str, tuple[ast.Call, NameScope]] = field(default_factory=dict)
    """Of a module: the first call of each name."""
    modules: ScopeOf | None = None
    """Of a module: its project's other modules."""
    calls_elsewhere: CallOf | None = None
    """Of a module: how its project's other modules call its functions."""
    function_node: Function | None = None
    """Of a function: where it is defined."""
    entered: int = 0
    """How many helper functions were entered to get here."""

    @property
    def module(self) -> NameScope:
        """The scope of the whole module."""
        scope = self
        while scope.outer is not None:
            scope = scope.outer
        return scope

    def function(self, name: str) -> tuple[Function, NameScope] | None:
        """Return the function of a name with the scope around it; None for a name that may be anything else."""
        if name in self.functions and name not in self.assigned:
            return self.functions[name], self
        if name in self.assigned:
            return None
        if self.outer is not None and name not in self.imports:
            return self.outer.function(name)
        return next(filter(None, (scope.function(last) for scope, last in self.elsewhere(name))), None)

    def value(self, name: str, line: int) -> tuple[ast.expr, NameScope] | None:
        """Return the last expression assigned to a name before a line, with its scope."""
        assignments = self.assigned.get(name)
        if assignments is None:
            return self.outer.value(name, 1 << 30) if self.outer is not None else None
        before = [assignment for assignment in assignments if assignment[0] < line] or assignments[:1]
        return before[-1][1], before[-1][2]

    def annotation(self, name: str) -> ast.expr | None:
        """Return the annotation of a parameter of the function of this scope."""
        arguments = None if self.function_node is None else self.function_node.args
        parameters = (
            () if arguments is None else (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        )
        return next((item.annotation for item in parameters if item.arg == name), None)

    def passed_elsewhere(self, name: str) -> tuple[ast.expr, NameScope] | None:
        """Return what another module passes for a parameter of the function of this scope, with its scope there."""
        function, calls = self.function_node, self.module.calls_elsewhere
        if function is None or calls is None or self.owner is not None:
            return None  # of methods, the class is not known where they are called
        call, where = calls(function.name) or (None, self)
        value = None if call is None else passed_arguments(function, call).get(name)
        return None if value is None else (value, where)

    def elsewhere(self, name: str) -> list[tuple[NameScope, str]]:
        """Return the scopes of the project's modules that a name may be imported from, with its name there."""
        modules = self.module.modules
        if modules is None:
            return []
        whole = self.imported(name)
        places = [whole.rpartition(".")[::2]] if whole else [(star, name) for star in self.module.stars]
        scopes = [(modules(place), last) for place, last in places if place]
        return [(scope, last) for scope, last in scopes if scope is not None]

    def imported_value(self, name: str) -> tuple[ast.expr, NameScope] | None:
        """Return the last expression that another module of the project assigns to a name, with its scope."""
        values = (scope.value(last, 1 << 30) for scope, last in self.elsewhere(name))
        return next(filter(None, values), None)

    def defined_class(self, name: str) -> tuple[ast.ClassDef, NameScope] | None:
        """Return the class of a name with the scope around it, also where another module defines it."""
        if name in self.classes:
            return self.classes[name], self
        if self.outer is not None and name not in self.imports:
            return self.outer.defined_class(name)
        return next(filter(None, (scope.defined_class(last) for scope, last in self.elsewhere(name))), None)

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


def passed_arguments(function: Function, call: ast.Call) -> dict[str, ast.expr]:
    """Return the arguments of a call by the parameters of its function; empty where one is starred."""
    if any(isinstance(argument, ast.Starred) for argument in call.args):
        return {}
    names = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
    names = names[1:] if names[:1] == ["self"] else names
    keywords = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    return {**dict(zip(names, call.args, strict=False)), **keywords}


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
