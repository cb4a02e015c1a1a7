"""Tests of versions in a module: for which Keras the branches of an `if` are."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from layerlint.syntax.child_nodes import nodes_of
from layerlint.tables.keras_versions import MIRRORED, UNDECIDED, Split, compared, starts

_PACKAGES = {
    **dict.fromkeys(("keras", "tf.keras", "tensorflow.keras"), "keras"),
    **dict.fromkeys(("tf", "tensorflow", "tf.version", "tensorflow.version", "_tf"), "tensorflow"),
}
_VERSION_NAMES = frozenset({"__version__", "VERSION"})
_ONLY_IN_3 = frozenset(
    {"ops", "version", "Variable", "KerasTensor", "Operation", "Function", "random", "tree"}
)
_HANDS_ON = frozenset(
    {
        "Version",
        "LooseVersion",
        "StrictVersion",
        "parse",
        "parse_version",
        "tuple",
        "list",
        "int",
        "float",
        "str",
        "V",
    }
)
_SAME_TEXT = frozenset({"split", "strip", "lower", "removesuffix"})
_DEPTH = 12


class _Subject(NamedTuple):
    """The version of a package, or some places of its numbers."""

    package: str
    parts: tuple[int, int] | None = None


@dataclass(slots=True)
class VersionTests:
    """What names of a module stand for, as tests of versions use them; those bound twice stand for nothing."""

    _named: dict[str, ast.expr | None] = field(default_factory=dict)
    _imported: dict[str, str] = field(default_factory=dict)

    def note(self, node: ast.stmt) -> None:
        """Take in what a statement at the top level binds."""
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self._bind(name, value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                self._bind(name, value)
            case ast.FunctionDef(name=name, body=body):
                self._bind(f"{name}()", _returned(body))
            case ast.Import() | ast.ImportFrom(level=0):
                self._note_import(node)

    def _note_import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            full = f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
            if full in _PACKAGES or (isinstance(node, ast.ImportFrom) and alias.name in _VERSION_NAMES):
                self._imported[alias.asname or alias.name] = full

    def _bind(self, name: str, value: ast.expr | None) -> None:
        self._named[name] = None if name in self._named else value

    def split(self, test: ast.expr, depth: int = 0) -> Split:
        """With which Keras the test may hold, and with which it may fail."""
        if depth > _DEPTH:
            return UNDECIDED
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self.split(operand, depth + 1).negated()
            case ast.BoolOp(op=op, values=values):
                joined = self.split(values[0], depth + 1)
                for value in values[1:]:
                    other = self.split(value, depth + 1)
                    joined = joined.and_(other) if isinstance(op, ast.And) else joined.or_(other)
                return joined
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self._compared(left, op, right)
            case ast.Call():
                return self._called(test, depth)
            case ast.Name(id=name) if (bound := self._named.get(name)) is not None:
                return self.split(bound, depth + 1)
            case ast.Attribute(attr="startswith"):
                return UNDECIDED
        return UNDECIDED

    def _called(self, test: ast.Call, depth: int) -> Split:
        if isinstance(test.func, ast.Attribute) and test.func.attr == "startswith" and len(test.args) == 1:
            subject, prefix = self._subject(test.func.value), test.args[0]
            if subject is not None and isinstance(prefix, ast.Constant) and isinstance(prefix.value, str):
                return starts(subject.package, prefix.value)
        if isinstance(test.func, ast.Name):
            if test.func.id == "hasattr" and len(test.args) == 2:
                name = test.args[1]
                only_in_3 = isinstance(name, ast.Constant) and name.value in _ONLY_IN_3
                if only_in_3 and self._package(test.args[0]) == "keras":
                    return Split(frozenset({3}), frozenset({2}))
            if test.func.id == "bool" and len(test.args) == 1:
                return self.split(test.args[0], depth + 1)
            value = self._named.get(f"{test.func.id}()")
            if value is not None and not test.args:
                return self.split(value, depth + 1)
        return UNDECIDED

    def _compared(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Split:
        word = _WORDS.get(type(op), "")
        subject, with_ = self._subject(left), _version(right)
        if subject is None:
            subject, with_ = self._subject(right), _version(left)
            word = MIRRORED.get(word, "")
        if subject is None or not with_ or not word:
            return UNDECIDED
        return compared(subject.package, word, with_, subject.parts)

    def _subject(self, node: ast.expr, depth: int = 0) -> _Subject | None:
        """The version that an expression gives."""
        if depth > _DEPTH:
            return None
        deeper = depth + 1
        match node:
            case ast.Attribute(value=of, attr=name) if name in _VERSION_NAMES:
                package = self._package(of)
                return _Subject(package) if package else None
            case ast.Attribute(value=of, attr="major"):
                version = self._subject(of, deeper)
                return version._replace(parts=(0, 1)) if version is not None else None
            case ast.Attribute(value=of, attr="release" | "base_version" | "public"):
                return self._subject(of, deeper)
            case ast.Name(id=name) if name in self._imported:
                full, _, last = self._imported[name].rpartition(".")
                return _Subject(_PACKAGES[full]) if last in _VERSION_NAMES and full in _PACKAGES else None
            case ast.Name(id=name) if (value := self._named.get(name)) is not None:
                return self._subject(value, deeper)
            case ast.Call():
                return self._subject_of_call(node, deeper)
            case ast.GeneratorExp(generators=[loop]) | ast.ListComp(generators=[loop]):
                return self._subject(loop.iter, deeper)
            case ast.Subscript(value=of, slice=index):
                return self._part(self._subject(of, deeper), index)
        return None

    def _subject_of_call(self, call: ast.Call, depth: int) -> _Subject | None:
        """`keras.version()`, `version("keras")`, or the version that is passed on: `tuple(...)`, `map(int, ...)`."""
        match call:
            case ast.Call(func=ast.Attribute(value=of, attr=name)) if name in _SAME_TEXT:
                return self._subject(of, depth)
            case ast.Call(func=ast.Attribute(value=of, attr="version"), args=[]):
                return _Subject("keras") if self._package(of) == "keras" else None
            case ast.Call(func=func, args=[ast.Constant(value=str(name))]) if _last(func) == "version":
                return _Subject(name) if name in ("keras", "tensorflow") else None
            case ast.Call(func=func, args=[inner]) if _last(func) in _HANDS_ON:
                return self._subject(inner, depth)
            case ast.Call(func=ast.Name(id="map"), args=[_, inner]):
                return self._subject(inner, depth)
        return None

    @staticmethod
    def _part(subject: _Subject | None, index: ast.expr) -> _Subject | None:
        """One place of a version, or the first ones: of a text only its first character is a number of its own."""
        if subject is None or subject.parts not in (None, (0, 2), (0, 1)):
            return None
        match index:
            case ast.Constant(value=0):
                return subject._replace(parts=(0, 1))
            case ast.Slice(lower=None, upper=ast.Constant(value=int(end)), step=None):
                return subject._replace(parts=(0, min(end, 2)))
        return None

    def _package(self, node: ast.expr) -> str:
        name = _dotted(node)
        return _PACKAGES.get(self._imported.get(name, name), "")


def _returned(body: Sequence[ast.stmt]) -> ast.expr | None:
    """What a function that does nothing else returns."""
    statements = [
        statement
        for statement in body
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
    ]
    only = statements[0] if len(statements) == 1 else None
    return only.value if isinstance(only, ast.Return) else None


_WORDS: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


def _version(node: ast.expr) -> str:
    """The version that a constant stands for: `"2.16"`, `3`, `(2, 16)`, `Version("3")`."""
    match node:
        case ast.Constant(value=bool()):
            return ""
        case ast.Constant(value=str() | float()):
            return str(node.value)
        case ast.Constant(value=int(number)) if abs(number) < 10_000:
            return str(number)
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return ".".join(_version(part) for part in parts)
        case ast.Call(func=func, args=[inner]) if _last(func) in _HANDS_ON:
            return _version(inner)
    return ""


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _dotted(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def narrowed(before: frozenset[int], branch: frozenset[int]) -> frozenset[int]:
    """The Kerases of a branch inside others; one that nothing reaches is for those around it."""
    return before & branch or before


def guard_of(kerases: frozenset[int]) -> int:
    """The one Keras that statements are for, 0 for both."""
    return next(iter(kerases)) if len(kerases) == 1 else 0


VERSION_WORDS = re.compile(r"version|keras_?[23]|hasattr|getattr|legacy|is_tf2|multi_backend", re.IGNORECASE)


def mentions_version(test: ast.expr) -> bool:
    """Whether a name or a string in it mentions versions."""
    words = (
        word
        for node in nodes_of(test)
        for word in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "value", ""))
    )
    return any(isinstance(word, str) and VERSION_WORDS.search(word) for word in words)
