"""How a class uses the parameters of its constructor and of `call`, read from its source."""

from __future__ import annotations

import ast
import copy
import inspect
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple


class ParameterUse(NamedTuple):
    """One use, of a kind such as list, unpack, choice, integer, dict, called, attribute, element, instance, argument.

    `of` is the names (unpack), the strings (choice), the key (dict), the attribute that is read (of each element), the
    class that it is tested for (instance), or the class and the keyword (argument).
    """

    kind: str
    of: Any = None


Uses = dict[str, list[ParameterUse]]
Origins = dict[str, set[str]]
"""From a name to the parameters that its value is computed from."""

LIBRARIES = ("keras", "tf_keras", "tensorflow")
SIZED = {"enumerate", "len", "zip", "reversed", "sorted", "list", "tuple", "sum"}
SHAPES = {"shape", "get_shape_list", "unstack"}


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
        made = methods.get("__init__")
        names = _parameters(made)
        if made is not None:
            local = {name: {name} for name in names}
            _follow(made, local, self.aliases, self.same)
            for name, use in _uses(made, local, self.same):
                _add(self.init, name, use)
        for name, method in methods.items():
            if name != "__init__":
                for parameter, use in _uses(method, {}, self.same):
                    _add(self.init, parameter, use)
        called = methods.get("call")
        if called is not None:
            inputs = {name: {name} for name in _parameters(called)}
            _follow(called, inputs, {}, {})
            keyed = set(_uses(_until_changed(called), inputs, {}))
            for name, use in _uses(called, inputs, {}):
                if use.kind not in ("dict", "maybe") or (name, use) in keyed:
                    _add(self.call, name, use)

    def behind(self, expression: Iterable[ast.AST]) -> list[str]:
        """Return the constructor parameters that a statement reads, by name or through attributes."""
        found: dict[str, None] = {}
        for node in expression:
            if isinstance(node, ast.Name) and node.id != "self":
                found.setdefault(node.id)
            elif isinstance(node, ast.Attribute) and _is_self(node.value):
                for name in sorted(self.aliases.get(node.attr, ())):
                    found.setdefault(name)
        return list(found)


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
        isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and _is_self(value.func.value)
    ):
        return False
    targets = target.elts if isinstance(target, ast.Tuple) else [target]
    given = {item.id for item in value.args if isinstance(item, ast.Name)}
    return any(isinstance(item, ast.Name) and item.id in given for item in targets)


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
    given = method.args
    return [item.arg for item in (*given.posonlyargs, *given.args, *given.kwonlyargs)][1:]


def _is_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


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
            elif isinstance(part, ast.Attribute) and _is_self(part.value):
                origin |= aliases.get(part.attr, set())
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Attribute) and _is_self(target.value):
                aliases.setdefault(target.attr, set()).update(origin)
                if _passes_on(value):
                    same.setdefault(target.attr, set()).update(origin)
            elif isinstance(target, ast.Name) and _passes_on(value):
                local.setdefault(target.id, set()).update(origin)


def _passes_on(value: ast.AST) -> bool:
    """Whether an expression passes on another value: `x`, `x or y`, `tuple(x)`, `cast(x)`."""
    if isinstance(value, ast.Call):
        name = _called(value)
        return name in ("cast", "convert_to_tensor", "list", "tuple", "copy", "deepcopy", "standardize_tuple")
    return isinstance(value, (ast.Name, ast.BoolOp, ast.IfExp))


class _WhichParameter:
    """Which parameter an expression is."""

    def __init__(self, local: dict[str, set[str]], attributes: dict[str, set[str]]) -> None:
        self.local = local
        self.attributes = attributes

    def of(self, node: Any) -> str:
        origin: set[str] = set()
        if isinstance(node, ast.Name):
            origin = self.local.get(node.id, set())
        elif isinstance(node, ast.Attribute) and _is_self(node.value):
            origin = self.attributes.get(node.attr, set())
        return next(iter(origin)) if len(origin) == 1 else ""


def _uses(
    method: ast.FunctionDef, local: dict[str, set[str]], attributes: dict[str, set[str]]
) -> Iterator[tuple[str, ParameterUse]]:
    names = _WhichParameter(local, attributes)
    yield from _of_elements(method, names)
    for node in ast.walk(method):
        reader = _READERS.get(type(node))
        if reader is not None:
            for thing, use in reader(node):
                name = names.of(thing)
                if name:
                    yield name, use


def _of_elements(method: ast.FunctionDef, names: _WhichParameter) -> Iterator[tuple[str, ParameterUse]]:
    """The attributes that are read of a parameter's elements; `__call__` where they are called."""
    elements: dict[str, str] = {}
    for node in ast.walk(method):
        if isinstance(node, (ast.For, ast.comprehension)):
            iterated, target = node.iter, node.target
            if (
                isinstance(iterated, ast.Call)
                and _called(iterated) in ("enumerate", "reversed")
                and iterated.args
            ):
                target = target.elts[-1] if isinstance(target, ast.Tuple) else target
                iterated = iterated.args[0]
            if isinstance(target, ast.Name) and (name := names.of(iterated)):
                elements[target.id] = name
    for node in ast.walk(method):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in elements:
            yield elements[node.value.id], ParameterUse("element", node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in elements:
            yield elements[node.func.id], ParameterUse("element", "__call__")


def _of_call(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    called = _called(node)
    if called == "range" and node.args:
        yield node.args[-1] if len(node.args) < 3 else node.args[1], ParameterUse("integer")
    if called in SIZED:
        yield from ((item, ParameterUse("list")) for item in node.args)
    elif called in SHAPES and node.args:
        yield node.args[0], ParameterUse("shape")
    elif called == "isinstance" and len(node.args) == 2:
        yield from ((node.args[0], ParameterUse("instance", name)) for name in _class_names(node.args[1]))
    yield node.func, ParameterUse("called")
    yield from ((item.value, ParameterUse("list")) for item in node.args if isinstance(item, ast.Starred))
    if called[:1].isupper():
        for index, item in enumerate(node.args):
            yield item, ParameterUse("argument", (called, index))
        for keyword in node.keywords:
            yield keyword.value, ParameterUse("argument", (called, keyword.arg or ""))
    if isinstance(node.func, ast.Attribute):
        yield from _of_method(node, node.func)


def _class_names(node: ast.AST) -> list[str]:
    """The names of classes, one or a tuple, without their modules."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    names = [getattr(part, "attr", getattr(part, "id", "")) for part in parts]
    return [name for name in names if name[:1].isupper()]


def _of_attribute(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    yield node.value, ParameterUse("attribute", node.attr)


def _of_method(node: ast.Call, func: ast.Attribute) -> Iterator[tuple[Any, ParameterUse]]:
    if func.attr == "get" and node.args:
        key = node.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield func.value, ParameterUse("dict" if len(node.args) == 1 else "maybe", key.value)
    elif func.attr in ("items", "keys", "values"):
        yield func.value, ParameterUse("dict")
    if _is_self(func.value):
        yield from ((item, ParameterUse("handed", func.attr)) for item in node.args)


def _of_for(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    several = isinstance(node.target, (ast.Tuple, ast.List))
    yield node.iter, ParameterUse("nested", len(node.target.elts)) if several else ParameterUse("list")


def _of_assign(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    target = node.targets[0]
    if isinstance(target, (ast.Tuple, ast.List)):
        value = node.value
        length = len(target.elts)
        shaped = _shaped(value)
        if shaped is not None:
            yield shaped, ParameterUse("rank", length)
        else:
            names = tuple(item.id if isinstance(item, ast.Name) else "" for item in target.elts)
            yield value, ParameterUse("unpack", names)
            if (handed := _handed_to_self(value, names)) is not None:
                yield handed[0], ParameterUse("split", (handed[1], *names))
    elif isinstance(target, ast.Name) and (part := _part(node.value)) is not None:
        yield node.value.value, ParameterUse("part", (part, target.id))


def _handed_to_self(value: ast.AST, names: tuple[str, ...]) -> tuple[ast.expr, str] | None:
    """The argument and the method of `x, a = self.split(inputs)`; None for other values.

    `inputs, more = self.batched(inputs)` only converts it.
    """
    if not (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and _is_self(value.func.value)
    ):
        return None
    given = value.args[0] if value.args else None
    plain = isinstance(given, ast.Name) and given.id not in names
    return (given, value.func.attr) if given is not None and plain else None


def _part(node: ast.AST) -> int | None:
    """The constant index of an expression; None where it has none."""
    index = getattr(node, "slice", None)
    index = getattr(index, "value", index) if type(index).__name__ == "Index" else index
    value = getattr(index, "value", None)
    return value if isinstance(index, ast.Constant) and type(value) is int and value >= 0 else None


def _of_subscript(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    index, thing = node.slice, node.value
    index = getattr(index, "value", index) if type(index).__name__ == "Index" else index
    if isinstance(index, ast.Constant) and isinstance(index.value, str):
        yield thing, ParameterUse("dict", index.value)
    elif isinstance(index, ast.Constant) and isinstance(index.value, int):
        shaped = _shaped(thing)
        if shaped is not None and index.value > 0:
            yield shaped, ParameterUse("min rank", index.value + 1)
        yield thing, ParameterUse("index", index.value)
    elif isinstance(index, ast.JoinedStr) or (isinstance(index, ast.Call) and _called(index) == "str"):
        yield thing, ParameterUse("levels")
    elif isinstance(index, ast.Name):
        yield thing, ParameterUse("index", 1)
    elif isinstance(index, ast.Tuple) and all(map(_takes_dimension, index.elts)):
        yield thing, ParameterUse("min rank", len(index.elts))


def _shaped(node: ast.AST) -> Any:
    """`x` of `x.shape` and `shape(x)`."""
    if isinstance(node, ast.Attribute) and node.attr == "shape":
        return node.value
    if isinstance(node, ast.Call) and _called(node) in SHAPES and node.args:
        return node.args[0]
    return None


def _takes_dimension(index: ast.AST) -> bool:
    """Whether an element of an index stands for one dimension: no `...`, `None` or `newaxis`."""
    if isinstance(index, ast.Constant):
        return index.value is not None and index.value is not Ellipsis
    return getattr(index, "attr", "") != "newaxis"


def _of_compare(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    other = node.comparators[0]
    values = other.elts if isinstance(other, (ast.Tuple, ast.List, ast.Set)) else [other]
    words = tuple(
        item.value for item in values if isinstance(item, ast.Constant) and isinstance(item.value, str)
    )
    if (
        words
        and len(words) == len(values)
        and isinstance(node.ops[0], (ast.Eq, ast.In, ast.NotIn, ast.NotEq))
    ):
        yield node.left, ParameterUse("choice", words)
    exact = isinstance(node.ops[0], (ast.Eq, ast.NotEq)) and isinstance(other, ast.Constant)
    if exact and isinstance(node.left, ast.Call) and _called(node.left) == "len" and type(other.value) is int:
        yield from ((item, ParameterUse("length", other.value)) for item in node.left.args)
    if isinstance(node.ops[0], (ast.Lt, ast.LtE, ast.Gt, ast.GtE)):
        yield node.left, ParameterUse("number")


def _of_operation(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    if isinstance(node.op, (ast.FloorDiv, ast.Mod)) and not (
        isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)
    ):
        yield node.left, ParameterUse("integer")
        yield node.right, ParameterUse("integer")
    elif isinstance(node.op, (ast.Sub, ast.Div, ast.Pow)):
        yield node.left, ParameterUse("number")
        yield node.right, ParameterUse("number")


def _of_comprehension(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    yield from _of_for(node)


_READERS: dict[type, Any] = {
    ast.Attribute: _of_attribute,
    ast.Call: _of_call,
    ast.For: _of_for,
    ast.comprehension: _of_comprehension,
    ast.Assign: _of_assign,
    ast.Subscript: _of_subscript,
    ast.Compare: _of_compare,
    ast.BinOp: _of_operation,
}


def _called(node: ast.Call) -> str:
    func = node.func
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""
