"""From the syntax nodes of a class to lines and columns of its file, only where a finding asks for it.

LibCST finds positions by writing code anew, which costs more than parsing. So the standard library's `ast` tells
where names, attributes and calls stand. For other nodes only the statement that holds one is written, below headers
that indent it as in the file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from layerlint.extract.ast_alignment import Found, aligned
from layerlint.extract.frame import Inside
from layerlint.extract.one_class import FORM_FEED, Extracted, class_text
from layerlint.extract.tree import Statement, children
from layerlint.files.python import parse
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import At
from layerlint.text import Position, Span

_KEYWORD = re.compile(r"(?:async[ \t]+)?(?:def|class)[ \t]+")
_Positions = Mapping[cst.CSTNode, CodeRange]


class _Part(NamedTuple):
    """A statement as `ast` sees it, which can be written alone: below headers with these indents.

    Of a class or a function only the header counts: the statements of its body are parts of their own.
    """

    statement: cst.BaseStatement
    indents: tuple[str | None, ...]
    parsed: Sequence[ast.stmt]
    header: bool = False


class Elsewhere(NamedTuple):
    """A place in the text of a function outside the class, which is called `name` where it is called."""

    path: str
    span: Span
    name: str
    function: str
    """The qualified name of the function at the top level whose lines these are."""


class Spans:
    """The places of one class. Positions are computed at the first question about a statement and kept."""

    def __init__(self, extracted: Extracted, source: LayerSource) -> None:
        if extracted.module is None or extracted.node is None:
            raise ValueError("the tree of the class was dropped")
        self._extracted = extracted
        self._source = source
        self._module, self._class = extracted.module, extracted.node
        self._text = class_text(source)
        self._text_lines = self._text.split("\n")
        self._left_out: dict[int, int] = {}
        """How many characters `class_text` left out at the start of a line of the file; below 0 those that it added."""
        if "\f" in source.text:
            for line, text in enumerate(source.text.split("\n"), source.first_line):
                found = FORM_FEED.match(text)
                self._left_out[line] = found.end() if found else 0
        elif source.margin:
            self._left_out = dict.fromkeys(range(source.first_line, source.end_line + 1), -source.margin)
        self._lines: list[tuple[int, int]] = []
        self._parsed: dict[cst.CSTNode, ast.stmt] = {}
        """The classes and functions that were taken apart, with what `ast` says of them."""
        self._parents: dict[cst.CSTNode, cst.CSTNode] = {}
        self._parts: dict[cst.CSTNode, _Part] = {}
        """By the statement; a header by its class or function."""
        self._written: set[cst.CSTNode] = set()
        self._resolved: list[tuple[_Positions, int]] = []
        self._take_apart()
        self._unwalked: list[cst.CSTNode] = list(reversed(self._parts)) or [self._class]

    def node(self, at: At) -> cst.CSTNode:
        """The syntax node. Raises `IndexError` for `NOWHERE`."""
        if at < 0:
            raise IndexError(at)
        return self._extracted.nodes[at]

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node around a node of the class; None for the class itself, and for white space and punctuation."""
        while node not in self._parents and self._unwalked:
            self._note_parents(self._unwalked.pop())
        return self._parents.get(node)

    def _note_parents(self, top: cst.CSTNode) -> None:
        """Those of all nodes below, parts of their own left out."""
        waiting = [top]
        while waiting:
            one = waiting.pop()
            for child in children(one):
                self._parents[child] = one
                if child not in self._parts:
                    waiting.append(child)

    def own(self, at: At) -> At:
        """The node itself, or for one in a function elsewhere the call in the class that leads there."""
        return next((one.call for one in self._around(at) if not one.stays), at)

    def is_entered(self, at: At) -> bool:
        """Whether the node was reached through a call that was entered: what is done there is done for its caller."""
        return bool(self._around(at))

    def written(self, at: At) -> Span | None:
        """Where a node stands that was reached through calls of methods of the class alone; None for all else."""
        around = self._around(at)
        if not around or any(one.function is not None or one.stays for one in around):
            return None
        return self.span_of(self.node(at))

    def elsewhere(self, at: At) -> Elsewhere | None:
        """Where a node of another function stands; None for a node of the class."""
        outside = [one for one in self._around(at) if one.function is not None]
        node = self._extracted.nodes[at] if outside else None
        for inside in reversed(outside):
            if inside.function is None or node is None:
                continue
            found = _positions_of(inside.function.module).get(node)
            if found is None:
                continue
            shift, right = inside.function.source.first_line - 1, inside.function.indent + 1
            start, end = found.start, found.end
            span = Span(
                Position(start.line + shift, start.column + right),
                Position(end.line + shift, end.column + right),
            )
            source = inside.function.source
            return Elsewhere(source.path, span, inside.name, source.qualified)
        return None

    def _around(self, at: At) -> list[Inside]:
        """The functions that were entered on the way to a node, outermost first."""
        return [one for one in self._extracted.entered if one.first <= at < one.end]

    def span(self, at: At) -> Span:
        return self.span_of(self.node(self.own(at)))

    def span_of(self, node: cst.CSTNode) -> Span:
        """The span in the file's own lines; of a class or a method it is the name."""
        if isinstance(node, (cst.ClassDef, cst.FunctionDef)):
            node = node.name
        return self.exact(node)

    def lines(self, at: At) -> range:
        """The lines of a statement in the file; of a method from its `def` to its last line."""
        node = self.node(at)
        for item, (first, last) in zip(self._class.body.body, self._lines, strict=bool(self._lines)):
            if item is node:
                shift = self._extracted.shift
                return range(first + shift, last + shift + 1)
        span = self.exact(node)
        return range(span.start.line, span.end.line + 1)

    def exact(self, node: cst.CSTNode) -> Span:
        """The span of the node itself. Raises `KeyError` for a node of another class."""
        span = self._exact(node)
        if not self._left_out:
            return span
        start, end = (
            Position(one.line, one.column + self._left_out.get(one.line, 0)) for one in (span.start, span.end)
        )
        return Span(start, end)

    def _exact(self, node: cst.CSTNode) -> Span:
        if isinstance(node, cst.Arg) and not node.star and node.keyword is None and not node.value.lpar:
            node = node.value
        found = self._found(node)
        if found is not None:
            return found
        if node in self._parsed:
            return self._whole(self._parsed[node])
        part = self._part_of(node)
        if part is not None:
            if not part.header and (same := aligned(node, part.statement, part.parsed)) is not None:
                return self._whole(same)
            if node is part.statement and len(part.parsed) == 1 and not part.header:
                return self._whole(part.parsed[0])
            if part.header and (name := self._name(node, part) or self._parameter(node, part)) is not None:
                return name
            if part.statement not in self._written:
                self._written.add(part.statement)
                self._resolve_part(part)
                found = self._found(node)
        if found is None:  # punctuation, or a whole block
            self._resolved.append((_resolve(self._module), 0))
            found = self._found(node)
        if found is None:
            raise KeyError(node)
        return found

    def _part_of(self, node: cst.CSTNode) -> _Part | None:
        """The part that holds the node."""
        around: cst.CSTNode | None = node
        while around is not None:
            part = self._parts.get(around)
            if part is not None:
                return part
            around = self.parent(around)
        return None

    def _found(self, node: cst.CSTNode) -> Span | None:
        for positions, shift in self._resolved:
            if node in positions:
                return self._shifted(positions[node], shift)
        return None

    def _shifted(self, found: CodeRange, shift: int) -> Span:
        shift += self._extracted.shift
        return Span(
            Position(found.start.line + shift, found.start.column + 1),
            Position(found.end.line + shift, found.end.column + 1),
        )

    # ---------------------------------------------------------------------------- parts of the class

    def _take_apart(self) -> None:
        """Headers and statements of the class and its methods; nothing where `ast` does not see the same ones."""
        try:
            tree = parse(self._text)
        except SyntaxError:
            return
        parsed = next((one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)), None)
        body = self._class.body
        if parsed is None or not isinstance(body, cst.IndentedBlock):
            return
        parts = _parsed(body.body, parsed.body)
        if not parts:
            return
        self._lines = [(part[0].lineno, part[-1].end_lineno or part[-1].lineno) for part in parts]
        outer: tuple[str | None, ...] = ()
        first = self._module.body[0]
        if self._source.indented and isinstance(first, cst.If) and isinstance(first.body, cst.IndentedBlock):
            outer = (first.body.indent,)
        self._part(self._class, parsed, outer)
        inner = (*outer, body.indent)
        for item, part in zip(body.body, parts, strict=True):
            if isinstance(item, cst.FunctionDef) and self._function(item, part[0], inner):
                continue
            if isinstance(item, cst.BaseStatement):
                self._parts[item] = _Part(item, inner, part)

    def _function(self, node: cst.FunctionDef, parsed: ast.stmt, indents: tuple[str | None, ...]) -> bool:
        if not isinstance(node.body, cst.IndentedBlock) or not isinstance(
            parsed, ast.FunctionDef | ast.AsyncFunctionDef
        ):
            return False
        parts = _parsed(node.body.body, parsed.body)
        if not parts:
            return False
        self._part(node, parsed, indents)
        for item, part in zip(node.body.body, parts, strict=True):
            if isinstance(item, cst.BaseStatement):
                self._parts[item] = _Part(item, (*indents, node.body.indent), part)
        return True

    def _part(
        self, node: cst.ClassDef | cst.FunctionDef, parsed: ast.stmt, indents: tuple[str | None, ...]
    ) -> None:
        """The header of a class or function; its body are parts of their own."""
        self._parsed[node] = parsed
        self._parts[node] = _Part(node, indents, [parsed], header=True)

    def _resolve_part(self, part: _Part) -> None:
        statement = part.statement
        if part.header:
            statement = statement.with_changes(body=cst.SimpleStatementSuite([cst.Pass()]))
        whole = statement
        for indent in reversed(part.indents):
            whole = cst.If(cst.Name("x"), cst.IndentedBlock([whole], indent=indent))
        positions = _resolve(self._module.with_changes(body=[whole], header=(), footer=()))
        self._resolved.append((positions, part.parsed[0].lineno - positions[statement].start.line))

    def _whole(self, parsed: ast.stmt | Found) -> Span:
        """From the first to the last character; of a class or function from its keyword to the end of its body."""
        shift = self._extracted.shift
        end = parsed.end_lineno or parsed.lineno
        return Span(
            Position(parsed.lineno + shift, self._column(parsed.lineno, parsed.col_offset)),
            Position(end + shift, self._column(end, parsed.end_col_offset or 0)),
        )

    def _name(self, node: cst.CSTNode, part: _Part) -> Span | None:
        """The name behind `def` or `class`, which `ast` gives no place of its own."""
        header, parsed = part.statement, part.parsed[0]
        if not isinstance(header, (cst.ClassDef, cst.FunctionDef)) or node is not header.name:
            return None
        line = self._text_lines[parsed.lineno - 1]
        keyword = _KEYWORD.match(line, self._column(parsed.lineno, parsed.col_offset) - 1)
        if keyword is None or not line.startswith(header.name.value, keyword.end()):
            return None
        at = parsed.lineno + self._extracted.shift
        column = keyword.end() + 1
        return Span(Position(at, column), Position(at, column + len(header.name.value)))

    def _parameter(self, node: cst.CSTNode, part: _Part) -> Span | None:
        """The name of a parameter of a function; None for one behind `*`, whose place is that of the star."""
        parsed = part.parsed[0]
        if (
            not isinstance(node, cst.Param)
            or node.star
            or not isinstance(parsed, ast.FunctionDef | ast.AsyncFunctionDef)
            or self.parent(self.parent(node) or node) is not part.statement
        ):
            return None
        name, given = node.name.value, parsed.args
        for one in (*given.posonlyargs, *given.args, *given.kwonlyargs):
            if one.arg == name:
                column = self._column(one.lineno, one.col_offset)
                line = one.lineno + self._extracted.shift
                return Span(Position(line, column), Position(line, column + len(name)))
        return None

    def _column(self, line: int, offset: int) -> int:
        """The column in characters, from 1, of an offset in bytes."""
        text = self._text_lines[line - 1]
        return offset + 1 if text.isascii() else len(text.encode()[:offset].decode()) + 1


@lru_cache(maxsize=16)
def _positions_of(module: cst.Module) -> _Positions:
    return _resolve(module)


def _parsed(items: Sequence[Statement], parsed: Sequence[ast.stmt]) -> list[Sequence[ast.stmt]]:
    """For each statement those of `ast`, several for a line with `;`; nothing where the two differ."""
    parts: list[Sequence[ast.stmt]] = []
    at = 0
    for item in items:
        count = len(item.body) if isinstance(item, cst.SimpleStatementLine) else 1
        parts.append(parsed[at : at + count])
        at += count
        if len(parts[-1]) != count or isinstance(item, cst.FunctionDef) != isinstance(
            parts[-1][0], ast.FunctionDef | ast.AsyncFunctionDef
        ):
            return []
    return parts if at == len(parsed) else []


def _resolve(module: cst.Module) -> _Positions:
    return MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
