"""Mistakes with objects of Keras in functions, plain classes and at the top level, read with `ast`.

A name counts as what it holds where every binding of it in its scope says so.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from layerlint.model.facts import Kind
from layerlint.model.misuse import Misuse, MisuseKind
from layerlint.outside.call_misuses import Surroundings, misuses_of_call
from layerlint.outside.class_misuses import PlainClass, misuses_of_class
from layerlint.outside.code_scopes import FUNCTIONS, CodeScopes, parameter_names, scope_of
from layerlint.outside.compiled_functions import Methods
from layerlint.outside.expression_kinds import ExpressionKinds
from layerlint.outside.file_lines import FileLines
from layerlint.outside.intended_code import may_be_meant
from layerlint.outside.metric_keys import wrong_metric_keys
from layerlint.syntax.child_nodes import child_nodes
from layerlint.tables.keras_names import is_model, kind_of

_IN_LAYERS = frozenset(
    {
        MisuseKind.OLD_ARGUMENT,
        MisuseKind.INITIALIZER_WITHOUT_DTYPE,
        MisuseKind.LAMBDA_WITH_STATE,
        MisuseKind.LAMBDA_OF_NOTHING,
        MisuseKind.TENSOR_AS_ARGUMENT,
        MisuseKind.LAYER_AS_TENSOR,
        MisuseKind.INTEGER_SHAPE,
        MisuseKind.FILE_FORMAT,
        MisuseKind.IDENTIFIER,
        MisuseKind.MISSING_INPUT,
    }
)
"""What no check of layer classes reports."""
_DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
_CONDITIONS = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith, ast.If, ast.IfExp)
_MATTER = frozenset((*_DEFINITIONS, *_CONDITIONS, ast.Call))
"""The nodes that the reader looks at; of all others at what stands in them."""


def misuses_in(
    tree: ast.Module, lines: list[str], layers: Sequence[range], own: frozenset[str]
) -> tuple[Misuse, ...]:
    """The mistakes outside the lines of `layers`; `own` are the names of the layer classes of the module."""
    reader = _MisuseReader(
        FileLines(lines), layers, ExpressionKinds(frozenset(_plain_layers(tree, own))), own
    )
    reader.read(tree.body, ())
    return (*reader.misuses, *_metric_keys(tree, reader.lines))


def _metric_keys(tree: ast.Module, lines: FileLines) -> Iterator[Misuse]:
    """The names of metrics that no model of the module reports."""
    if not lines.run_in_graphs():
        for at, key, instead, inside in wrong_metric_keys(tree, "\n".join(lines.lines)):
            yield lines.misuse(MisuseKind.METRIC_KEY, at, key, instead, inside, lines.import_tensorflow())


def _plain_layers(tree: ast.Module, names: frozenset[str]) -> Iterator[str]:
    """Those of these classes that derive from layers of Keras alone: a model may be made with tensors."""
    scopes = (scope_of(tree.body, ""),)
    for cls in tree.body:
        if isinstance(cls, ast.ClassDef) and cls.name in names and cls.bases:
            bases = [ExpressionKinds().keras_name_of(node, scopes) for node in cls.bases]
            if all(
                base is not None and kind_of(base) is Kind.SUBLAYER and not is_model(base) for base in bases
            ):
                yield cls.name


@dataclass(slots=True)
class _MisuseReader:
    lines: FileLines
    layers: Sequence[range]
    values: ExpressionKinds
    own: frozenset[str]
    misuses: list[Misuse] = field(default_factory=list)
    in_layer: bool = False
    """Whether a layer class is read, of which the checks of classes report the rest."""
    in_model: bool = False
    """Whether that class derives from models of Keras alone."""
    methods: Methods = field(default_factory=dict)
    """Those of the class that is read."""

    def read(
        self, body: Sequence[ast.stmt], outer: CodeScopes, inside: str = "", params: Sequence[str] = ()
    ) -> None:
        scope = scope_of(body, inside)
        scope.bound.update({name: [None] for name in params})
        scopes = (*outer, scope)
        waiting: list[ast.AST] = list(reversed(body))
        definitions: list[ast.stmt] = []
        while waiting:
            node = waiting.pop()
            if type(node) in _MATTER:
                if isinstance(node, _DEFINITIONS):
                    definitions.append(node)
                    continue
                if may_be_meant(node):
                    continue
                if isinstance(node, ast.Call):
                    self._call(node, scopes)
            waiting += reversed(child_nodes(node))
        for statement in definitions:
            name = f"{inside}.{statement.name}".strip(".")  # type: ignore[attr-defined]
            if not self.in_layer and any(statement.lineno in lines for lines in self.layers):
                self._layer(statement, scopes, name)
            elif isinstance(statement, ast.ClassDef):
                self._class(statement, scopes, name)
            elif isinstance(statement, FUNCTIONS):
                self.read(statement.body, scopes, name, parameter_names(statement.args))

    def _layer(self, node: ast.stmt, scopes: CodeScopes, inside: str) -> None:
        """Read the calls in the methods of a layer class for what the checks of classes do not look at."""
        self.in_layer = True
        if isinstance(node, ast.ClassDef):
            self.in_model = self._is_model(node, scopes)
            for method in node.body:
                if isinstance(method, FUNCTIONS):
                    self.read(method.body, scopes, f"{inside}.{method.name}", parameter_names(method.args))
        self.in_layer = self.in_model = False

    def _is_model(self, node: ast.ClassDef, scopes: CodeScopes) -> bool:
        bases = [self.values.keras_name_of(base, scopes) for base in node.bases]
        return bool(bases) and all(base is not None and is_model(base) for base in bases)

    def _class(self, node: ast.ClassDef, scopes: CodeScopes, inside: str) -> None:
        bases = frozenset(self.values.keras_name_of(base, scopes) or "" for base in node.bases)
        methods = {statement.name: statement for statement in node.body if isinstance(statement, FUNCTIONS)}
        cls = PlainClass(node, bases, methods, inside)
        self._take(misuses_of_class(cls, self.lines, lambda named: self.values.function(named, scopes)))
        outer, self.methods = self.methods, methods
        for method in methods.values():
            self.read(method.body, scopes, f"{inside}.{method.name}", parameter_names(method.args))
        self.methods = outer

    def _call(self, node: ast.Call, scopes: CodeScopes) -> None:
        around = Surroundings(
            self.lines, self.values, scopes, self.methods, self.in_layer, self.own, self.in_model
        )
        self._take(misuses_of_call(node, around))

    def _take(self, misuses: Iterator[Misuse]) -> None:
        self.misuses.extend(misuse for misuse in misuses if not self.in_layer or misuse.kind in _IN_LAYERS)
