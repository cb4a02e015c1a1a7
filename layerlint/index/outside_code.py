"""Code outside layer classes, read with the standard library's `ast`: what it does with objects of Keras.

Only what is certain is told: a name counts as what it holds where every binding of it in its scope says so.
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

_Stored = tuple[ast.expr, ast.expr | None]
"""A target of an assignment with what it gets; None where that is only a part of a value."""

_LEAVES = (ast.Constant, ast.Name, ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
_TELLING = {
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

    held: ObjectOfKeras
    made: str = ""
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
        tuple(name for name in reader.names if name.name not in reader.given),
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
    stored: dict[ast.AST, tuple[_Stored, ...]] = field(default_factory=dict)
    members: list[MemberUse] = field(default_factory=list)
    names: list[NameUse] = field(default_factory=list)
    imports: list[ImportUse] = field(default_factory=list)
    arguments: list[ArgumentUse] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    """Names of modules that get a value here: `K.dtype = dtype`."""
    defined: frozenset[str] | None = None

    # ---------------------------------------------------------------------------- scopes

    def read(self, body: Sequence[ast.stmt], scope: _Scope) -> None:
        """The statements of a scope, then the scopes inside."""
        bound: dict[str, _Object | None] = {}
        for name, value in _bindings(_stored_in(body)):
            found = self._object(value, scope) if value is not None else None
            bound[name] = _joined([bound[name], found]) if name in bound else found
            scope.objects[name] = bound[name]
        inner: list[ast.stmt] = []
        for statement in body:
            self._statement(statement, scope, inner)
        for one in inner:
            if isinstance(one, ast.ClassDef):
                self._class(one, scope)
            elif isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._function(one, scope, scope.attributes)

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
        """The attributes of `self` that every assignment of the class fills with such an object."""
        for base in node.bases:
            if (qualified_name(base, scope.imports) or "").endswith(".callbacks.Callback"):
                yield "model", _Object(ObjectOfKeras.MODEL)
        found: dict[str, _Object | None] = {}
        for method in node.body:
            if not isinstance(method, (ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            local = self._local(method, scope, found)
            for target, value in self._stored(method):
                if not (isinstance(target, ast.Attribute) and _is_self(target.value)):
                    continue
                made = self._object(value, local) if value is not None else None
                found[target.attr] = _joined([found[target.attr], made]) if target.attr in found else made
        yield from found.items()

    def _local(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        scope: _Scope,
        attributes: dict[str, _Object | None],
    ) -> _Scope:
        """The scope of a function: what its parameters hide, and what its own imports bring."""
        imports = scope.imports | dict(self.imports_in(node.body, own=True))
        local = _Scope(imports, dict(scope.objects), attributes)
        given = node.args
        for one in (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg):
            if one is not None:
                local.objects[one.arg] = _annotated(one, scope.imports)
                local.imports.pop(one.arg, None)
        bound: dict[str, _Object | None] = {}
        for name, value in _bindings(self._stored(node)):
            found = self._object(value, local) if value is not None else None
            bound[name] = _joined([bound[name], found]) if name in bound else found
            local.objects[name] = bound[name]
        self.locals[node] = local
        return local

    def _stored(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[_Stored, ...]:
        known = self.stored.get(function)
        if known is None:
            known = self.stored[function] = tuple(_stored_in(function.body))
        return known

    def _function(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        scope: _Scope,
        attributes: dict[str, _Object | None],
    ) -> None:
        if any(node.lineno in lines for lines in self.layers) or self._tells_versions_apart(node):
            return
        local = self.locals.get(node) or self._local(node, scope, attributes)
        local.attributes = attributes
        local.inside = f"{scope.inside}.{node.name}" if scope.inside else node.name
        inner: list[ast.stmt] = []
        for statement in node.body:
            self._statement(statement, local, inner)
        for one in inner:
            if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._function(one, local, attributes)
            elif isinstance(one, ast.ClassDef):
                self._class(one, local)

    def _tells_versions_apart(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        """Whether the function ends early with some versions, so that the rest of it runs with others only."""
        text = "\n".join(self.lines[node.lineno - 1 : node.end_lineno])
        if not _VERSIONS.search(text):
            return False
        return any(
            isinstance(one, ast.If)
            and any(isinstance(inner, (ast.Return, ast.Raise, ast.Continue)) for inner in ast.walk(one))
            and asks_for_version(one.test)
            for one in ast.walk(node)
        )

    def imports_in(self, body: Iterable[ast.stmt], *, own: bool = False) -> Iterator[tuple[str, str]]:
        """The names that plain import statements bind; those below a condition or `try` are not certain."""
        for one in body:
            if isinstance(one, ast.Import):
                for alias in one.names:
                    whole = alias.name if alias.asname else alias.name.partition(".")[0]
                    yield alias.asname or whole, whole
                    if not own:
                        self.imports.append(ImportUse(alias.name, alias.name, self._span(one)))
            elif isinstance(one, ast.ImportFrom) and not one.level and one.module:
                instead = "" if own else self._moved(one)
                for alias in one.names:
                    whole = f"{one.module}.{alias.name}"
                    yield alias.asname or alias.name, whole
                    if not own:
                        self.imports.append(ImportUse(whole, one.module, self._span(one), instead))

    def _moved(self, node: ast.ImportFrom) -> str:
        """What to write for an import that Keras 3 breaks; "" for one with a comment inside."""
        lines = self.lines[node.lineno - 1 : (node.end_lineno or node.lineno) - 1]
        return moved_import(node) if not any("#" in line for line in lines) else ""

    # ---------------------------------------------------------------------------- statements

    def _statement(self, node: ast.stmt, scope: _Scope, inner: list[ast.stmt]) -> None:
        """What the statement uses; functions and classes in it are put aside."""
        waiting: list[tuple[ast.AST, ast.AST | None]] = [(node, None)]
        while waiting:
            one, parent = waiting.pop()
            if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                inner.append(one)
                continue
            if isinstance(one, (ast.Import, ast.ImportFrom, ast.Lambda)):
                continue
            if isinstance(one, (ast.Try, ast.TryStar)) and one.handlers:
                continue
            if isinstance(one, (ast.If, ast.IfExp, ast.While)) and asks_for_version(one.test):
                continue
            if isinstance(one, ast.Call) and one.keywords:
                self._arguments(one, scope)
            if isinstance(one, ast.Attribute) and self._attribute(one, parent, scope):
                continue
            waiting.extend((child, one) for child in ast.iter_child_nodes(one))

    def _arguments(self, node: ast.Call, scope: _Scope) -> None:
        """The arguments by keyword that Keras 3 refuses."""
        name = qualified_name(node.func, scope.imports)
        known = refused(short_name(name), root_of(name) or "") if name is not None else ()
        for one in node.keywords if known else ():
            if name is not None and one.arg is not None and one.arg in known:
                start = self._span(one).start
                span = Span(start, Position(start.line, start.column + len(one.arg)))
                given = tuple(other.arg for other in node.keywords)
                self.arguments.append(ArgumentUse(name, one.arg, span, scope.inside, given))

    def _attribute(self, node: ast.Attribute, parent: ast.AST | None, scope: _Scope) -> bool:
        """Tell the use; whether it was a name of a module, in which nothing else stands."""
        call = parent if isinstance(parent, ast.Call) and parent.func is node else None
        whole = self._span(call or node)
        end = self._span(node).end
        name_span = Span(Position(end.line, end.column - len(node.attr)), end)
        qualified = qualified_name(node, scope.imports)
        if qualified is not None and isinstance(node.ctx, ast.Store):
            self.given.add(qualified)
        if qualified is not None:
            keywords = tuple(one.arg for one in call.keywords) if call is not None else ()
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
                    holder.held, holder.made, node.attr, whole, name_span, scope.inside, stores, changes
                )
            )
        return False

    def _by_member(self, node: ast.Attribute) -> _Object | None:
        """What only one kind of object has, where nothing in the file defines or asks for that name."""
        held = _TELLING.get(node.attr)
        if (
            node.attr == "layer"
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "_keras_history"
        ):
            return _Object(ObjectOfKeras.HISTORY)
        if held is None or not isinstance(node.ctx, ast.Load):
            return None
        if self.defined is None:
            self.defined = frozenset(_defined(self.tree))
        return _Object(held) if node.attr not in self.defined else None

    # ---------------------------------------------------------------------------- values

    def _object(self, node: ast.expr | None, scope: _Scope) -> _Object | None:
        """The object of Keras that an expression certainly gives, or a container of alike ones."""
        match node:
            case ast.Name(id=name):
                return scope.objects.get(name)
            case ast.Attribute(value=ast.Name(id="self"), attr=name) if name in scope.attributes:
                return scope.attributes[name]
            case ast.Attribute(value=value, attr=name):
                return _member(self._object(value, scope), name)
            case ast.Subscript(value=value):
                held = self._object(value, scope)
                return _Object(held.held, held.made) if held is not None and held.several else None
            case ast.List(elts=elements) | ast.Tuple(elts=elements):
                return self._all(elements, scope)
            case ast.Dict(values=values):
                return self._all(values, scope)
            case ast.ListComp(elt=element):
                return self._all([element], scope)
            case ast.Call():
                return self._called(node, scope)
            case _Element(of=container):
                held = self._object(container, scope)
                return _Object(held.held, held.made) if held is not None and held.several else None
        return None

    def _all(self, elements: Sequence[ast.expr], scope: _Scope) -> _Object | None:
        one = _joined([self._object(one, scope) for one in elements])
        return _Object(one.held, one.made, several=True) if one is not None and not one.several else None

    def _called(self, node: ast.Call, scope: _Scope) -> _Object | None:
        if isinstance(node.func, ast.Attribute):
            if node.func.attr == "get_layer":
                return _Object(ObjectOfKeras.LAYER)
            if node.func.attr == "values":
                held = self._object(node.func.value, scope)
                return held if held is not None and held.several else None
        qualified = qualified_name(node.func, scope.imports)
        return _made(qualified) if qualified is not None else None

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


def asks_for_version(test: ast.expr) -> bool:
    """Whether a name or a text in it speaks of versions."""
    words = (
        word
        for one in ast.walk(test)
        for word in (getattr(one, "id", ""), getattr(one, "attr", ""), getattr(one, "value", ""))
    )
    return any(isinstance(word, str) and _VERSIONS.search(word) for word in words)


def _joined(found: Sequence[_Object | None]) -> _Object | None:
    """What is certain of something that may be any of these."""
    first = found[0] if found else None
    if first is None or any(
        one is None or (one.held, one.several) != (first.held, first.several) for one in found
    ):
        return None
    return first if all(one == first for one in found) else _Object(first.held, several=first.several)


class _Element(ast.expr):
    """What a loop takes out of a container."""

    def __init__(self, of: ast.expr) -> None:
        super().__init__()
        self.of = of


def _made(qualified: str) -> _Object | None:
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
    if holder is None or holder.several or holder.held is not ObjectOfKeras.MODEL:
        return None
    match name:
        case "optimizer":
            return _Object(ObjectOfKeras.OPTIMIZER)
        case "metrics":
            return _Object(ObjectOfKeras.METRIC, several=True)
        case "layers":
            return _Object(ObjectOfKeras.LAYER, several=True)
    return None


def _annotated(one: ast.arg, imports: Mapping[str, str]) -> _Object | None:
    """What an annotation says of a parameter: `metric: keras.metrics.Metric`."""
    node = one.annotation
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
    made = _made(qualified)
    return _Object(made.held) if made is not None else None


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


def _bindings(stored: Iterable[_Stored]) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that the statements bind, each with the value where it is one expression."""
    for target, value in stored:
        if isinstance(target, ast.Name):
            yield target.id, value


def _stored_in(body: Iterable[ast.stmt]) -> Iterator[_Stored]:
    """Every assignment below, outside the functions and classes in there."""
    waiting: list[ast.AST] = []
    waiting.extend(reversed(list(body)))
    while waiting:
        one = waiting.pop()
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            if not isinstance(one, ast.Lambda):
                yield ast.Name(one.name), None
            continue
        if isinstance(one, ast.Assign):
            for target in one.targets:
                yield from _targets(target, one.value)
        elif isinstance(one, (ast.AnnAssign, ast.NamedExpr)):
            yield one.target, one.value
        elif isinstance(one, ast.AugAssign):
            yield one.target, None
        elif isinstance(one, (ast.For, ast.AsyncFor, ast.comprehension)):
            yield from _targets(one.target, _Element(one.iter))
        elif isinstance(one, ast.withitem) and one.optional_vars is not None:
            yield from _targets(one.optional_vars, None)
        if not isinstance(one, _LEAVES):
            waiting.extend(reversed(list(ast.iter_child_nodes(one))))


def _targets(target: ast.expr, value: ast.expr | None) -> Iterator[_Stored]:
    if isinstance(target, (ast.Tuple, ast.List)):
        values = value.elts if isinstance(value, (ast.Tuple, ast.List)) else []
        for index, one in enumerate(target.elts):
            yield from _targets(one, values[index] if len(values) == len(target.elts) else None)
    else:
        yield target, value
