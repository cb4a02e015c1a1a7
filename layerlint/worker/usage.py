"""How a class uses the parameters of its constructor and of `call`, read from its source."""

from __future__ import annotations

import ast
import copy
import inspect
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from .call_signature import LIBRARIES
from .key_loops import keyed_by
from .use_readers import READERS, ParameterUse, called_name, is_self

Uses = dict[str, list[ParameterUse]]
Origins = dict[str, set[str]]
"""From a name to the parameters that its value is computed from."""


class _Constants(ast.NodeTransformer):
    """Replaces the names of string constants of a class's module (`IMAGES = "images"`) by their values."""

    def __init__(self, cls: type) -> None:
        module = sys.modules.get(cls.__module__)
        self.names = vars(module) if module is not None else {}

    def visit_Name(self, node: ast.Name) -> ast.AST:
        value = self.names.get(node.id) if node.id.isupper() and isinstance(node.ctx, ast.Load) else None
        return ast.copy_location(ast.Constant(value), node) if isinstance(value, str) else node


class ClassUsage:
    """The uses in the source of a class and of its bases outside Keras; none where there is no source."""

    def __init__(self, cls: type) -> None:
        self.files: set[str] = set()
        self.aliases: dict[str, set[str]] = {}
        """From an attribute to the constructor parameters that it is computed from."""
        self.same: dict[str, set[str]] = {}
        """From an attribute to the constructor parameter that it is equal to."""
        self.parameters: set[str] = set()
        """The names of the constructor's parameters."""
        self.keys: set[str] = set()
        """The keys that its methods read from dicts."""
        self.init: Uses = {}
        self.call: Uses = {}
        for base in _written(cls):
            node = _class_node(base)
            if node is None:
                continue
            self.files.add(inspect.getsourcefile(base) or "")
            self._read(_Constants(base).visit(node))

    def _read(self, node: ast.ClassDef) -> None:
        self.keys |= {
            part.slice.value
            for part in ast.walk(node)
            if isinstance(part, ast.Subscript)
            and isinstance(part.slice, ast.Constant)
            and isinstance(part.slice.value, str)
        }
        methods = {item.name: item for item in node.body if isinstance(item, ast.FunctionDef)}
        constructor = methods.get("__init__")
        names = _parameters(constructor)
        self.parameters |= set(names)
        if constructor is not None:
            local = {name: {name} for name in names}
            _follow(constructor, local, self.aliases, self.same)
            for name, use in _uses(constructor, local, self.same):
                _add(self.init, name, use)
        for name, method in methods.items():
            if name != "__init__":
                for parameter, use in _uses(method, {}, self.same):
                    _add(self.init, parameter, use)
        if (call := methods.get("call")) is not None:
            self._read_call(call, methods)

    def _read_call(self, call: ast.FunctionDef, methods: dict[str, ast.FunctionDef]) -> None:
        inputs = {name: {name} for name in _parameters(call)}
        _follow(call, inputs, {}, {})
        inputs.update({name: {name} for name in _parts(call, inputs) if name not in inputs})
        keyed = set(_uses(_until_changed(call), inputs, {}))
        for name, use in keyed_by(call, inputs):
            _add(self.call, name, use)
        alternatives = _may_be_dicts(call)
        for name, use in _uses(call, inputs, {}):
            if use.kind not in ("dict", "maybe", "unpack", "split") or (name, use) in keyed:
                _add(self.call, name, use)
            if name in alternatives:
                continue
            for inner in _handed_uses(use, methods):
                _add(self.call, name, inner)

    def behind(self, expression: Iterable[ast.AST]) -> list[str]:
        """Return the constructor parameters that a statement reads, by name or through attributes.

        An attribute that the constructor does not set is that of the parameter with its name.
        """
        names: dict[str, None] = {}
        for node in expression:
            if isinstance(node, ast.Name) and node.id != "self":
                names.setdefault(node.id)
            elif isinstance(node, ast.Attribute) and is_self(node.value):
                same = {node.attr.strip("_")} & self.parameters  # set by a method that the constructor calls
                for name in sorted(self.aliases.get(node.attr) or same):
                    names.setdefault(name)
        return list(names)


def _may_be_dicts(method: ast.FunctionDef) -> set[str]:
    """The names that the method tests for a dict, and so takes in another form too."""
    return {
        node.args[0].id
        for node in ast.walk(method)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "isinstance"
        and len(node.args) == 2
        and isinstance(node.args[0], ast.Name)
        and any(isinstance(part, ast.Name) and part.id == "dict" for part in ast.walk(node.args[1]))
    }


def _handed_uses(use: ParameterUse, methods: dict[str, ast.FunctionDef]) -> Iterator[ParameterUse]:
    """The keys and levels that a method of the class takes of what it is handed, and whether as whole numbers."""
    method = methods.get(use.of[0]) if use.kind == "handed" else None
    names = _parameters(method)
    if method is None or use.of[1] >= len(names):
        return
    name = names[use.of[1]]
    for _, inner in _uses(_until_changed(method), {name: {name}}, {}):
        if inner.kind in ("dict", "maybe", "levels", "ids"):
            yield inner


def _until_changed(method: ast.FunctionDef) -> ast.FunctionDef:
    """The method up to where the class converts a parameter: `inputs = self.as_dict(inputs)`.

    Keys that are read after that are not those of the argument.
    """
    changes = [node.lineno for node in ast.walk(method) if isinstance(node, ast.Assign) and _changes(node)]
    if not changes:
        return method
    short: ast.FunctionDef = _Until(min(changes)).visit(copy.deepcopy(method))
    return short


class _Until(ast.NodeTransformer):
    """Removes the statements below a line."""

    def __init__(self, line: int) -> None:
        self.line = line

    def visit(self, node: ast.AST) -> Any:
        below = isinstance(node, ast.stmt) and node.lineno > self.line
        return None if below else self.generic_visit(node)


def _changes(statement: ast.Assign) -> bool:
    """Whether a name is reassigned to the result of a method of the class on itself."""
    value, target = statement.value, statement.targets[0]
    if not (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and is_self(value.func.value)
    ):
        return False
    targets = target.elts if isinstance(target, ast.Tuple) else [target]
    argument_names = {item.id for item in value.args if isinstance(item, ast.Name)}
    return any(isinstance(item, ast.Name) and item.id in argument_names for item in targets)


def _add(uses: Uses, name: str, use: ParameterUse) -> None:
    if use not in uses.setdefault(name, []):
        uses[name].append(use)


def _written(cls: type) -> list[type]:
    """The class and its bases that the user wrote; of a class of Keras, itself alone."""
    own = [base for base in cls.__mro__ if base.__module__.split(".")[0] not in (*LIBRARIES, "builtins")]
    return own or [cls]


def _class_node(cls: type) -> ast.ClassDef | None:
    try:
        lines, first = inspect.getsourcelines(cls)
        text = inspect.cleandoc("\n" + "".join(lines)) if lines[0][:1].isspace() else "".join(lines)
        node = ast.parse(text).body[0]
    except (OSError, TypeError, SyntaxError, IndexError, ValueError):
        return None
    ast.increment_lineno(node, first - 1)
    return node if isinstance(node, ast.ClassDef) else None


def _parameters(method: ast.FunctionDef | None) -> list[str]:
    if method is None:
        return []
    arguments = method.args
    return [item.arg for item in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)][1:]


def _follow(method: ast.FunctionDef, local: Origins, aliases: Origins, same: Origins) -> None:
    """Record what local names and attributes are computed from, and which attributes equal a parameter."""
    for node in ast.walk(method):
        value = getattr(node, "value", None)
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or value is None:
            continue
        origin: set[str] = set()
        for part in ast.walk(value):
            if isinstance(part, ast.Name):
                origin |= local.get(part.id, set())
            elif isinstance(part, ast.Attribute) and is_self(part.value):
                origin |= aliases.get(part.attr, set())
        setting = _setting(value, _WhichParameter(local, same))
        passed = {setting} if setting else origin if _passes_on(value) else set()
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Attribute) and is_self(target.value):
                aliases.setdefault(target.attr, set()).update(name.partition(".")[0] for name in origin)
                if passed:
                    same.setdefault(target.attr, set()).update(passed)
            elif isinstance(target, ast.Name) and passed:
                local.setdefault(target.id, set()).update(passed)


def _setting(value: ast.AST, names: _WhichParameter) -> str:
    """The setting that an expression is: `config.mode`, `config.mode or "sum"`; "" for any other."""
    first = value.values[0] if isinstance(value, ast.BoolOp) else value
    name = names.parameter(first) if isinstance(first, ast.Attribute) else ""
    return name if "." in name else ""


def _parts(method: ast.FunctionDef, inputs: Origins) -> Iterator[str]:
    """The names that a method unpacks its inputs to: each is read like an input."""
    for node in ast.walk(method):
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Name)):
            continue
        target = node.targets[0]
        if isinstance(target, (ast.Tuple, ast.List)) and node.value.id in inputs:
            yield from (item.id for item in target.elts if isinstance(item, ast.Name))


def _passes_on(value: ast.AST) -> bool:
    """Whether an expression passes on another value: `x`, `x or y`, `tuple(x)`, `cast(x)`."""
    if isinstance(value, ast.Call):
        name = called_name(value)
        return name in ("cast", "convert_to_tensor", "list", "tuple", "copy", "deepcopy", "standardize_tuple")
    return isinstance(value, (ast.Name, ast.BoolOp, ast.IfExp))


class _WhichParameter:
    """Which parameter an expression is, or which setting in one: `config.mode`."""

    def __init__(self, local: dict[str, set[str]], attributes: dict[str, set[str]]) -> None:
        self.local = local
        self.attributes = attributes

    def parameter(self, node: Any) -> str:
        origin: set[str] = set()
        if isinstance(node, ast.Name):
            origin = self.local.get(node.id, set())
        elif isinstance(node, ast.Attribute) and is_self(node.value):
            origin = self.attributes.get(node.attr, set())
        elif isinstance(node, ast.Attribute) and (owner := self.parameter(node.value)):
            return f"{owner}.{node.attr}"
        return next(iter(origin)) if len(origin) == 1 else ""


def _uses(
    method: ast.FunctionDef, local: dict[str, set[str]], attributes: dict[str, set[str]]
) -> Iterator[tuple[str, ParameterUse]]:
    names = _WhichParameter(local, attributes)
    yield from _element_uses(method, names)
    for node in ast.walk(method):
        reader = READERS.get(type(node))
        if reader is not None:
            for thing, use in reader(node):
                name = names.parameter(thing)
                if name:
                    yield name, use


def _element_uses(method: ast.FunctionDef, names: _WhichParameter) -> Iterator[tuple[str, ParameterUse]]:
    """The attributes that are read of a parameter's elements; `__call__` where they are called."""
    elements: dict[str, str] = {}
    for node in ast.walk(method):
        if isinstance(node, (ast.For, ast.comprehension)):
            iterated, target = node.iter, node.target
            if (
                isinstance(iterated, ast.Call)
                and called_name(iterated) in ("enumerate", "reversed")
                and iterated.args
            ):
                target = target.elts[-1] if isinstance(target, ast.Tuple) and target.elts else target
                iterated = iterated.args[0]
            if isinstance(target, ast.Name) and (name := names.parameter(iterated)):
                elements[target.id] = name
    for node in ast.walk(method):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in elements:
            yield elements[node.value.id], ParameterUse("element", node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in elements:
            yield elements[node.func.id], ParameterUse("element", "__call__")
