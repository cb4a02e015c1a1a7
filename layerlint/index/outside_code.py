"""Code outside layer classes, read with the standard library's `ast`: what it does with objects of Keras.

Only what is certain is reported: a name counts as what it holds where every binding of it in its scope says so.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from layerlint.files.python import parse
from layerlint.index.backend_imports import backend_import
from layerlint.index.module_text import split_lines
from layerlint.index.moved_imports import moved_import
from layerlint.model.facts import Kind
from layerlint.model.outside import ArgumentUse, ImportUse, MemberUse, NameUse, ObjectOfKeras, OutsideCode
from layerlint.tables.keras_names import (
    KERAS_LAYER,
    KERAS_MODEL,
    is_model,
    keras_name,
    kind_of,
    root_of,
    short_name,
)
from layerlint.tables.removed import refused
from layerlint.text import Position, Span

_VERSIONS = re.compile(r"version|keras_?[23]|hasattr|getattr|legacy|is_tf2|multi_backend", re.IGNORECASE)

_Assignment = tuple[ast.expr, ast.expr | None]
"""A target with its value; None where that is only a part of an expression."""

_LEAVES = (ast.Constant, ast.Name, ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
_MEMBERS_OF_ONE_KIND = {
    "_keras_shape": ObjectOfKeras.TENSOR,
    **dict.fromkeys(
        ("inbound_nodes", "outbound_nodes", "get_input_at", "get_output_at", "get_input_shape_at", "get_output_shape_at"),
        ObjectOfKeras.LAYER,
    ),
}  # fmt: skip
"""Names that only tensors or layers of Keras have."""


@dataclass(frozen=True, slots=True)
class _Object:
    """What a name holds: an object of Keras, or a container of such objects."""

    kind: ObjectOfKeras
    class_name: str = ""
    several: bool = False


@dataclass(slots=True)
class _Scope:
    """The names of a function or of the module; `attributes` are those of `self` in a class."""

    imports: dict[str, str]
    objects: dict[str, _Object | None] = field(default_factory=dict)
    attributes: dict[str, _Object | None] = field(default_factory=dict)
    inside: str = ""


def read_outside(text: str, layers: Sequence[range]) -> OutsideCode:
    """What stands outside the lines of the layer classes. Raises `SyntaxError`."""
    tree = parse(text)
    reader = _Reader(tree, split_lines(text), layers)
    scope = _Scope(dict(reader.imports_in(tree.body)))
    reader.read(tree.body, scope)
    return OutsideCode(
        tuple(reader.members),
        tuple(name for name in reader.names if name.name not in reader.assigned),
        tuple(reader.imports),
        frozenset(name for name, whole in scope.imports.items() if name == whole),
        bool(layers),
        backend_import(tree, text),
        tuple(reader.arguments),
    )


@dataclass(slots=True)
class _Reader:
    tree: ast.Module
    lines: list[str]
    layers: Sequence[range]
    locals: dict[ast.AST, _Scope] = field(default_factory=dict)
    assignments_by_function: dict[ast.AST, tuple[_Assignment, ...]] = field(default_factory=dict)
    members: list[MemberUse] = field(default_factory=list)
    names: list[NameUse] = field(default_factory=list)
    imports: list[ImportUse] = field(default_factory=list)
    arguments: list[ArgumentUse] = field(default_factory=list)
    assigned: set[str] = field(default_factory=set)
    """Names of modules that get a value here: `K.dtype = dtype`."""
    defined: frozenset[str] | None = None

    # ---------------------------------------------------------------------------- scopes

    def read(self, body: Sequence[ast.stmt], scope: _Scope) -> None:
        """The statements of a scope, then the scopes inside."""
        bound: dict[str, _Object | None] = {}
        for name, value in _bindings(assignments_in(body)):
            obj = self._object(value, scope) if value is not None else None
            bound[name] = _joined([bound[name], obj]) if name in bound else obj
            scope.objects[name] = bound[name]
        definitions: list[ast.stmt] = []
        for statement in body:
            self._statement(statement, scope, definitions)
        for definition in definitions:
            if isinstance(definition, ast.ClassDef):
                self._class(definition, scope)
            elif isinstance(definition, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._function(definition, scope, scope.attributes)

    def _class(self, node: ast.ClassDef, scope: _Scope) -> None:
        if any(node.lineno in lines for lines in self.layers):
            return
        attributes = dict(self._attributes(node, scope))
        inside = f"{scope.inside}.{node.name}" if scope.inside else node.name
        for statement in node.body:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._function(statement, _Scope(scope.imports, scope.objects, {}, inside), attributes)
            elif isinstance(statement, ast.ClassDef):
                self._class(statement, _Scope(scope.imports, scope.objects, {}, inside))

    def _attributes(self, node: ast.ClassDef, scope: _Scope) -> Iterator[tuple[str, _Object | None]]:
        """The attributes of `self` to which every assignment of the class binds such an object."""
        for base in node.bases:
            if (qualified_name(base, scope.imports) or "").endswith(".callbacks.Callback"):
                yield "model", _Object(ObjectOfKeras.MODEL)
        attributes: dict[str, _Object | None] = {}
        for method in node.body:
            if not isinstance(method, (ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            local = self._local(method, scope, attributes)
            for target, value in self._assignments(method):
                if not (isinstance(target, ast.Attribute) and _is_self(target.value)):
                    continue
                obj = self._object(value, local) if value is not None else None
                attributes[target.attr] = (
                    _joined([attributes[target.attr], obj]) if target.attr in attributes else obj
                )
        yield from attributes.items()

    def _local(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        scope: _Scope,
        attributes: dict[str, _Object | None],
    ) -> _Scope:
        """The scope of a function: what its parameters hide, and what its own imports bring."""
        imports = scope.imports | dict(self.imports_in(node.body, own=True))
        local = _Scope(imports, dict(scope.objects), attributes)
        arguments = node.args
        for parameter in (
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
            arguments.vararg,
            arguments.kwarg,
        ):
            if parameter is not None:
                local.objects[parameter.arg] = _annotated(parameter, scope.imports)
                local.imports.pop(parameter.arg, None)
        bound: dict[str, _Object | None] = {}
        for name, value in _bindings(self._assignments(node)):
            obj = self._object(value, local) if value is not None else None
            bound[name] = _joined([bound[name], obj]) if name in bound else obj
            local.objects[name] = bound[name]
        self.locals[node] = local
        return local

    def _assignments(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[_Assignment, ...]:
        assignments = self.assignments_by_function.get(function)
        if assignments is None:
            assignments = self.assignments_by_function[function] = tuple(assignments_in(function.body))
        return assignments

    def _function(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        scope: _Scope,
        attributes: dict[str, _Object | None],
    ) -> None:
        if any(node.lineno in lines for lines in self.layers) or self._returns_early_by_version(node):
            return
        local = self.locals.get(node) or self._local(node, scope, attributes)
        local.attributes = attributes
        local.inside = f"{scope.inside}.{node.name}" if scope.inside else node.name
        definitions: list[ast.stmt] = []
        for statement in node.body:
            self._statement(statement, local, definitions)
        for definition in definitions:
            if isinstance(definition, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._function(definition, local, attributes)
            elif isinstance(definition, ast.ClassDef):
                self._class(definition, local)

    def _returns_early_by_version(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        """Whether the function ends early with some versions, so that the rest of it runs with others only."""
        text = "\n".join(self.lines[function.lineno - 1 : function.end_lineno])
        if not _VERSIONS.search(text):
            return False
        return any(
            isinstance(node, ast.If)
            and any(isinstance(inner, (ast.Return, ast.Raise, ast.Continue)) for inner in ast.walk(node))
            and mentions_version(node.test)
            for node in ast.walk(function)
        )

    def imports_in(self, body: Iterable[ast.stmt], *, own: bool = False) -> Iterator[tuple[str, str]]:
        """The names that plain import statements bind; those below a condition or `try` are not certain."""
        for statement in body:
            if isinstance(statement, ast.Import):
                for alias in statement.names:
                    whole = alias.name if alias.asname else alias.name.partition(".")[0]
                    yield alias.asname or whole, whole
                    if not own:
                        self.imports.append(ImportUse(alias.name, alias.name, self._span(statement)))
            elif isinstance(statement, ast.ImportFrom) and not statement.level and statement.module:
                instead = "" if own else self._moved(statement)
                for alias in statement.names:
                    whole = f"{statement.module}.{alias.name}"
                    yield alias.asname or alias.name, whole
                    if not own:
                        self.imports.append(
                            ImportUse(whole, statement.module, self._span(statement), instead)
                        )

    def _moved(self, node: ast.ImportFrom) -> str:
        """What to write for an import that Keras 3 breaks; "" for one with a comment inside."""
        lines = self.lines[node.lineno - 1 : (node.end_lineno or node.lineno) - 1]
        return moved_import(node) if not any("#" in line for line in lines) else ""

    # ---------------------------------------------------------------------------- statements

    def _statement(self, statement: ast.stmt, scope: _Scope, definitions: list[ast.stmt]) -> None:
        """Record what the statement uses; its functions and classes are added to `definitions`."""
        waiting: list[tuple[ast.AST, ast.AST | None]] = [(statement, None)]
        while waiting:
            node, parent = waiting.pop()
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                definitions.append(node)
                continue
            if isinstance(node, (ast.Import, ast.ImportFrom, ast.Lambda)):
                continue
            if isinstance(node, (ast.Try, ast.TryStar)) and node.handlers:
                continue
            if isinstance(node, (ast.If, ast.IfExp, ast.While)) and mentions_version(node.test):
                continue
            if isinstance(node, ast.Call) and node.keywords:
                self._arguments(node, scope)
            if isinstance(node, ast.Attribute) and self._attribute(node, parent, scope):
                continue
            waiting.extend((child, node) for child in ast.iter_child_nodes(node))

    def _arguments(self, node: ast.Call, scope: _Scope) -> None:
        """The arguments by keyword that Keras 3 refuses."""
        name = qualified_name(node.func, scope.imports)
        refused_arguments = refused(short_name(name), root_of(name) or "") if name is not None else ()
        for keyword in node.keywords if refused_arguments else ():
            if name is not None and keyword.arg is not None and keyword.arg in refused_arguments:
                start = self._span(keyword).start
                span = Span(start, Position(start.line, start.column + len(keyword.arg)))
                keywords = tuple(other.arg for other in node.keywords)
                self.arguments.append(ArgumentUse(name, keyword.arg, span, scope.inside, keywords))

    def _attribute(self, node: ast.Attribute, parent: ast.AST | None, scope: _Scope) -> bool:
        """Record the use. Return whether it names something of a module, with nothing inside left to read."""
        call = parent if isinstance(parent, ast.Call) and parent.func is node else None
        whole = self._span(call or node)
        end = self._span(node).end
        name_span = Span(Position(end.line, end.column - len(node.attr)), end)
        qualified = qualified_name(node, scope.imports)
        if qualified is not None and isinstance(node.ctx, ast.Store):
            self.assigned.add(qualified)
        if qualified is not None:
            keywords = tuple(keyword.arg for keyword in call.keywords) if call is not None else ()
            first = _first(node)
            imported = scope.imports.get(first, "")
            self.names.append(NameUse(qualified, imported, whole, self._span(node), scope.inside, keywords))
            return True
        holder = self._object(node.value, scope) or self._by_member(node)
        if holder is not None and not holder.several:
            stores = isinstance(node.ctx, ast.Store)
            changes = isinstance(parent, ast.AugAssign)
            self.members.append(
                MemberUse(
                    holder.kind, holder.class_name, node.attr, whole, name_span, scope.inside, stores, changes
                )
            )
        return False

    def _by_member(self, node: ast.Attribute) -> _Object | None:
        """The object by a member that only its kind has, where nothing in the file defines or looks up that name."""
        kind = _MEMBERS_OF_ONE_KIND.get(node.attr)
        if (
            node.attr == "layer"
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "_keras_history"
        ):
            return _Object(ObjectOfKeras.HISTORY)
        if kind is None or not isinstance(node.ctx, ast.Load):
            return None
        if self.defined is None:
            self.defined = frozenset(_defined(self.tree))
        return _Object(kind) if node.attr not in self.defined else None

    # ---------------------------------------------------------------------------- values

    def _object(self, node: ast.expr | None, scope: _Scope) -> _Object | None:
        """The object of Keras that an expression certainly evaluates to, or a container of such objects of one kind."""
        match node:
            case ast.Name(id=name):
                return scope.objects.get(name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if name in scope.attributes:
                return scope.attributes[name]
            case ast.Attribute(value=value, attr=name):
                return _member(self._object(value, scope), name)
            case ast.Subscript(value=value):
                holder = self._object(value, scope)
                return (
                    _Object(holder.kind, holder.class_name) if holder is not None and holder.several else None
                )
            case ast.List(elts=elements) | ast.Tuple(elts=elements):
                return self._all(elements, scope)
            case ast.Dict(values=values):
                return self._all(values, scope)
            case ast.ListComp(elt=element):
                return self._all([element], scope)
            case ast.Call():
                return self._called(node, scope)
            case _Element(of=container):
                holder = self._object(container, scope)
                return (
                    _Object(holder.kind, holder.class_name) if holder is not None and holder.several else None
                )
        return None

    def _all(self, elements: Sequence[ast.expr], scope: _Scope) -> _Object | None:
        joined = _joined([self._object(element, scope) for element in elements])
        if joined is None or joined.several:
            return None
        return _Object(joined.kind, joined.class_name, several=True)

    def _called(self, node: ast.Call, scope: _Scope) -> _Object | None:
        if isinstance(node.func, ast.Attribute):
            if node.func.attr == "get_layer":
                return _Object(ObjectOfKeras.LAYER)
            if node.func.attr == "values":
                holder = self._object(node.func.value, scope)
                return holder if holder is not None and holder.several else None
        qualified = qualified_name(node.func, scope.imports)
        return _instance_of(qualified) if qualified is not None else None

    def _span(self, node: ast.AST) -> Span:
        line, end = node.lineno, node.end_lineno  # type: ignore[attr-defined]
        return Span(
            Position(line, self._column(line, node.col_offset)),  # type: ignore[attr-defined]
            Position(end, self._column(end, node.end_col_offset)),  # type: ignore[attr-defined]
        )

    def _column(self, line: int, offset: int) -> int:
        """The column from 1 in characters; `ast` counts bytes."""
        text = self.lines[line - 1]
        return offset + 1 if text.isascii() else len(text.encode()[:offset].decode(errors="ignore")) + 1


def mentions_version(test: ast.expr) -> bool:
    """Whether a name or a string in it mentions versions."""
    words = (
        word
        for node in ast.walk(test)
        for word in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "value", ""))
    )
    return any(isinstance(word, str) and _VERSIONS.search(word) for word in words)


def _joined(objects: Sequence[_Object | None]) -> _Object | None:
    """What holds for each of these objects; None where they differ in kind."""
    first = objects[0] if objects else None
    if first is None or any(
        obj is None or (obj.kind, obj.several) != (first.kind, first.several) for obj in objects
    ):
        return None
    return first if all(obj == first for obj in objects) else _Object(first.kind, several=first.several)


class _Element(ast.expr):
    """What a loop takes out of a container."""

    def __init__(self, of: ast.expr) -> None:
        super().__init__()
        self.of = of


def _instance_of(qualified: str) -> _Object | None:
    """An instance of that class of Keras; what `load_model` and the applications give is a model."""
    short = keras_name(qualified)
    if short is None or root_of(qualified) not in {"keras", "tf.keras"}:
        return None
    area, _, last = short.rpartition(".")
    if last in {"load_model", "clone_model", "model_from_json"} or (
        area.partition(".")[0] == "applications" and last[:1].isupper()
    ):
        return _Object(ObjectOfKeras.MODEL)
    kind = kind_of(short)
    if kind is Kind.METRIC:
        return _Object(ObjectOfKeras.METRIC, qualified)
    if kind is Kind.OPTIMIZER:
        return _Object(ObjectOfKeras.OPTIMIZER, qualified)
    if kind is Kind.SUBLAYER:
        return _Object(ObjectOfKeras.MODEL if is_model(short) else ObjectOfKeras.LAYER, qualified)
    return None


def _member(holder: _Object | None, name: str) -> _Object | None:
    """What an attribute of a model holds."""
    if holder is None or holder.several or holder.kind is not ObjectOfKeras.MODEL:
        return None
    match name:
        case "optimizer":
            return _Object(ObjectOfKeras.OPTIMIZER)
        case "metrics":
            return _Object(ObjectOfKeras.METRIC, several=True)
        case "layers":
            return _Object(ObjectOfKeras.LAYER, several=True)
    return None


def _annotated(parameter: ast.arg, imports: Mapping[str, str]) -> _Object | None:
    """The object that an annotation declares: `metric: keras.metrics.Metric`."""
    node = parameter.annotation
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            node = ast.parse(node.value, mode="eval").body
        except SyntaxError:
            return None
    qualified = qualified_name(node, imports) if node is not None else None
    if qualified is None or root_of(qualified) not in {"keras", "tf.keras"}:
        return None
    short = keras_name(qualified) or ""
    if short in KERAS_MODEL or short in KERAS_LAYER:
        return _Object(ObjectOfKeras.MODEL if short in KERAS_MODEL else ObjectOfKeras.LAYER)
    obj = _instance_of(qualified)
    return _Object(obj.kind) if obj is not None else None


def qualified_name(node: ast.expr | None, imports: Mapping[str, str]) -> str | None:
    """The qualified name of a dotted one whose first part is imported."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in imports:
        return None
    return ".".join([imports[node.id], *reversed(parts)])


def _first(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _defined(tree: ast.AST) -> Iterator[str]:
    """Names that a class of the file may give its own objects, or that are looked up as texts."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name, ctx=ast.Store()) | ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Constant(value=str(name)):
                yield name


def _bindings(stored: Iterable[_Assignment]) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that the statements bind, each with the value where it is one expression."""
    for target, value in stored:
        if isinstance(target, ast.Name):
            yield target.id, value


def assignments_in(body: Iterable[ast.stmt]) -> Iterator[_Assignment]:
    """Every assignment below, outside the functions and classes in there."""
    waiting: list[ast.AST] = []
    waiting.extend(reversed(list(body)))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            if not isinstance(node, ast.Lambda):
                yield ast.Name(node.name), None
            continue
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _targets(target, node.value)
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
            yield node.target, node.value
        elif isinstance(node, ast.AugAssign):
            yield node.target, None
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            yield from _targets(node.target, _Element(node.iter))
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            yield from _targets(node.optional_vars, None)
        if not isinstance(node, _LEAVES):
            waiting.extend(reversed(list(ast.iter_child_nodes(node))))


def _targets(target: ast.expr, value: ast.expr | None) -> Iterator[_Assignment]:
    if isinstance(target, (ast.Tuple, ast.List)):
        values = value.elts if isinstance(value, (ast.Tuple, ast.List)) else []
        for index, element in enumerate(target.elts):
            yield from _targets(element, values[index] if len(values) == len(target.elts) else None)
    else:
        yield target, value
