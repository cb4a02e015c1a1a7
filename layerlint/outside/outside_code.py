"""Code outside layer classes, read with the standard library's `ast`: what it does with objects of Keras.

Only what is certain is reported: a name counts as what it holds where every binding of it in its scope says so.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from layerlint.files.python import parse
from layerlint.index.module_text import split_lines
from layerlint.model.outside import ArgumentUse, ImportUse, MemberUse, NameUse, ObjectOfKeras, OutsideCode
from layerlint.outside.backend_imports import backend_import
from layerlint.outside.bound_objects import (
    KerasObject,
    annotated_object,
    common_object,
    qualified_name,
)
from layerlint.outside.moved_imports import moved_import
from layerlint.outside.outside_objects import (
    OutsideScope,
    bind_names,
    defined_names,
    object_by_member,
    object_of,
)
from layerlint.outside.outside_words import imports_tensorflow_1
from layerlint.syntax.bindings import Binding, bindings_in
from layerlint.syntax.child_nodes import child_nodes, nodes_of
from layerlint.syntax.node_spans import span_of
from layerlint.syntax.version_tests import VERSION_WORDS, mentions_version
from layerlint.tables.keras_names import root_of, short_name
from layerlint.tables.removed import refused
from layerlint.text import Position, Span

_MATTER = frozenset(
    (
        *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Lambda),
        *(ast.Try, ast.TryStar, ast.If, ast.IfExp, ast.While, ast.Call, ast.Attribute),
    )
)
"""The nodes that a reader looks at; of all others at what stands in them."""


def read_outside(text: str, layers: Sequence[range]) -> OutsideCode:
    """What stands outside the lines of the layer classes. Raises `SyntaxError`."""
    tree = parse(text)
    reader = _Reader(tree, split_lines(text), layers)
    scope = OutsideScope(dict(reader.imports_in(tree.body)))
    reader.read(tree.body, scope)
    old = _OF_TENSORFLOW if imports_tensorflow_1(text) else _NOTHING
    return OutsideCode(
        tuple(reader.members),
        tuple(name for name in reader.names if name.name not in reader.assigned and not old.match(name.name)),
        tuple(reader.imports),
        frozenset(name for name, whole in scope.imports.items() if name == whole),
        bool(layers),
        backend_import(tree, text),
        tuple(reader.arguments),
    )


_OF_TENSORFLOW = re.compile(r"tensorflow\.(?!keras\b)")
_NOTHING = re.compile(r"(?!)")


@dataclass(slots=True)
class _Reader:
    tree: ast.Module
    lines: list[str]
    layers: Sequence[range]
    locals: dict[ast.AST, OutsideScope] = field(default_factory=dict)
    bindings_by_function: dict[ast.AST, tuple[Binding, ...]] = field(default_factory=dict)
    members: list[MemberUse] = field(default_factory=list)
    names: list[NameUse] = field(default_factory=list)
    imports: list[ImportUse] = field(default_factory=list)
    arguments: list[ArgumentUse] = field(default_factory=list)
    assigned: set[str] = field(default_factory=set)
    """Names of modules that get a value here: `K.dtype = dtype`."""
    defined: frozenset[str] | None = None

    # ---------------------------------------------------------------------------- scopes

    def read(self, body: Sequence[ast.stmt], scope: OutsideScope) -> None:
        """The statements of a scope, then the scopes inside."""
        bind_names(scope, bindings_in(body))
        definitions: list[ast.stmt] = []
        for statement in body:
            self._statement(statement, scope, definitions)
        for definition in definitions:
            if isinstance(definition, ast.ClassDef):
                self._class(definition, scope)
            elif isinstance(definition, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._function(definition, scope, scope.attributes)

    def _class(self, node: ast.ClassDef, scope: OutsideScope) -> None:
        if any(node.lineno in lines for lines in self.layers):
            return
        attributes = dict(self._attributes(node, scope))
        inside = f"{scope.inside}.{node.name}" if scope.inside else node.name
        for statement in node.body:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._function(statement, OutsideScope(scope.imports, scope.objects, {}, inside), attributes)
            elif isinstance(statement, ast.ClassDef):
                self._class(statement, OutsideScope(scope.imports, scope.objects, {}, inside))

    def _attributes(
        self, node: ast.ClassDef, scope: OutsideScope
    ) -> Iterator[tuple[str, KerasObject | None]]:
        """The attributes of `self` to which every assignment of the class binds such an object."""
        for base in node.bases:
            if (qualified_name(base, scope.imports) or "").endswith(".callbacks.Callback"):
                yield "model", KerasObject(ObjectOfKeras.MODEL)
        attributes: dict[str, KerasObject | None] = {}
        for method in node.body:
            if not isinstance(method, (ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            local = self._local(method, scope, attributes)
            for target, value in self._bindings(method):
                if not (isinstance(target, ast.Attribute) and is_self(target.value)):
                    continue
                obj = object_of(value, local) if value is not None else None
                attributes[target.attr] = (
                    common_object([attributes[target.attr], obj]) if target.attr in attributes else obj
                )
        yield from attributes.items()

    def _local(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        scope: OutsideScope,
        attributes: dict[str, KerasObject | None],
    ) -> OutsideScope:
        """The scope of a function: what its parameters hide, and what its own imports bring."""
        imports = scope.imports | dict(self.imports_in(node.body, own=True))
        local = OutsideScope(imports, dict(scope.objects), attributes)
        named = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        for parameter in (*named, node.args.vararg, node.args.kwarg):
            if parameter is not None:
                local.objects[parameter.arg] = annotated_object(parameter, scope.imports)
                local.imports.pop(parameter.arg, None)
        bind_names(local, self._bindings(node))
        self.locals[node] = local
        return local

    def _bindings(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[Binding, ...]:
        assignments = self.bindings_by_function.get(function)
        if assignments is None:
            assignments = self.bindings_by_function[function] = tuple(bindings_in(function.body))
        return assignments

    def _function(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        scope: OutsideScope,
        attributes: dict[str, KerasObject | None],
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
        if not VERSION_WORDS.search(text):
            return False
        return any(
            isinstance(node, ast.If)
            and any(isinstance(inner, (ast.Return, ast.Raise, ast.Continue)) for inner in nodes_of(node))
            and mentions_version(node.test)
            for node in nodes_of(function)
        )

    def imports_in(self, body: Iterable[ast.stmt], *, own: bool = False) -> Iterator[tuple[str, str]]:
        """The names that plain import statements bind; those below a condition or `try` are not certain."""
        for statement in body:
            if isinstance(statement, ast.Import):
                for alias in statement.names:
                    whole = alias.name if alias.asname else alias.name.partition(".")[0]
                    yield alias.asname or whole, whole
                    if not own:
                        self.imports.append(ImportUse(alias.name, alias.name, span_of(statement, self.lines)))
            elif isinstance(statement, ast.ImportFrom) and not statement.level and statement.module:
                instead = "" if own else self._moved(statement)
                for alias in statement.names:
                    whole = f"{statement.module}.{alias.name}"
                    yield alias.asname or alias.name, whole
                    if not own:
                        self.imports.append(
                            ImportUse(whole, statement.module, span_of(statement, self.lines), instead)
                        )

    def _moved(self, node: ast.ImportFrom) -> str:
        """What to write for an import that Keras 3 breaks; "" for one with a comment inside."""
        lines = self.lines[node.lineno - 1 : (node.end_lineno or node.lineno) - 1]
        return moved_import(node) if not any("#" in line for line in lines) else ""

    # ---------------------------------------------------------------------------- statements

    def _statement(self, statement: ast.stmt, scope: OutsideScope, definitions: list[ast.stmt]) -> None:
        """Record what the statement uses; its functions and classes are added to `definitions`."""
        waiting: list[tuple[ast.AST, ast.AST | None]] = [(statement, None)]
        while waiting:
            node, parent = waiting.pop()
            if type(node) in _MATTER:
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                    definitions.append(node)
                    continue
                if isinstance(node, (ast.Import, ast.ImportFrom)):
                    continue
                if isinstance(node, ast.Lambda) and _hides_import(node, scope):
                    continue
                if isinstance(node, (ast.Try, ast.TryStar)) and node.handlers:
                    continue
                if isinstance(node, (ast.If, ast.IfExp, ast.While)) and mentions_version(node.test):
                    continue
                if isinstance(node, ast.Call) and node.keywords:
                    self._arguments(node, scope)
                if isinstance(node, ast.Attribute) and self._attribute(node, parent, scope):
                    continue
            waiting += [(child, node) for child in child_nodes(node)]

    def _arguments(self, node: ast.Call, scope: OutsideScope) -> None:
        """The arguments by keyword that Keras 3 refuses."""
        name = qualified_name(node.func, scope.imports)
        refused_arguments = refused(short_name(name), root_of(name) or "") if name is not None else ()
        for keyword in node.keywords if refused_arguments else ():
            if name is not None and keyword.arg is not None and keyword.arg in refused_arguments:
                start = span_of(keyword, self.lines).start
                span = Span(start, Position(start.line, start.column + len(keyword.arg)))
                keywords = tuple(other.arg for other in node.keywords)
                self.arguments.append(ArgumentUse(name, keyword.arg, span, scope.inside, keywords))

    def _attribute(self, node: ast.Attribute, parent: ast.AST | None, scope: OutsideScope) -> bool:
        """Record the use. Return whether it names something of a module, with nothing inside left to read."""
        call = parent if isinstance(parent, ast.Call) and parent.func is node else None
        whole = span_of(call or node, self.lines)
        end = span_of(node, self.lines).end
        name_span = Span(Position(end.line, end.column - len(node.attr)), end)
        qualified = qualified_name(node, scope.imports)
        if qualified is not None and isinstance(node.ctx, ast.Store):
            self.assigned.add(qualified)
        if qualified is not None:
            keywords = tuple(keyword.arg for keyword in call.keywords) if call is not None else ()
            imported = scope.imports.get(_first(node), "")
            self.names.append(
                NameUse(qualified, imported, whole, span_of(node, self.lines), scope.inside, keywords)
            )
            return True
        holder = object_of(node.value, scope) or self._by_member(node)
        if holder is not None and not holder.several:
            stores = isinstance(node.ctx, ast.Store)
            changes = isinstance(parent, ast.AugAssign)
            self.members.append(
                MemberUse(
                    holder.kind, holder.class_name, node.attr, whole, name_span, scope.inside, stores, changes
                )
            )
        return False

    def _by_member(self, node: ast.Attribute) -> KerasObject | None:
        """The object by a member that only its kind has, where nothing in the file defines or looks up that name."""
        obj = object_by_member(node)
        if obj is None or obj.kind is ObjectOfKeras.HISTORY:
            return obj
        if self.defined is None:
            self.defined = frozenset(defined_names(self.tree))
        return obj if node.attr not in self.defined else None


def _first(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _hides_import(node: ast.Lambda, scope: OutsideScope) -> bool:
    """Whether a parameter has the name of an import."""
    params = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    return any(param.arg in scope.imports for param in params)
