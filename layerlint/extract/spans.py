"""From the syntax nodes of a class to lines and columns of its file, computed only for nodes of findings.

LibCST computes positions by generating code, which costs more than parsing. So the positions of names, attributes and
calls come from the standard library's `ast`. For other nodes only the statement around is generated, below headers that
indent it as in the file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from layerlint.extract.class_text import FORM_FEED, class_text
from layerlint.extract.entered_calls import EnteredCall
from layerlint.extract.exact_trees import exact_function, exact_tree
from layerlint.extract.extracted import Extracted, calls_around
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import At
from layerlint.syntax.ast_alignment import AstNode, aligned
from layerlint.syntax.class_parts import ClassPart, take_apart
from layerlint.syntax.tree import children
from layerlint.text import Position, Span

KEYWORD = re.compile(r"(?:async[ \t]+)?(?:def|class)[ \t]+")
_Positions = Mapping[cst.CSTNode, CodeRange]


class Elsewhere(NamedTuple):
    """A place in the text of a function outside the class, which the class calls by `name`."""

    path: str
    span: Span
    name: str
    function: str
    """The qualified name of the top-level function around."""


class Spans:
    """The places of one class. The positions in a statement are computed once, on demand."""

    def __init__(self, extracted: Extracted, source: LayerSource) -> None:
        extracted = exact_tree(extracted, source)
        if extracted.module is None or extracted.node is None:
            raise ValueError("the tree of the class was dropped")
        self._extracted = extracted
        self._functions = any(call.function is not None for call in extracted.entered)
        self._source = source
        self._module, self._class = extracted.module, extracted.node
        self._text = class_text(source)
        self._text_lines = self._text.split("\n")
        self._removed_columns: dict[int, int] = {}
        """By line of the file, how many characters `class_text` removed at its start; negative if it added some."""
        if "\f" in source.text:
            for line, text in enumerate(source.text.split("\n"), source.first_line):
                form_feed = FORM_FEED.match(text)
                self._removed_columns[line] = form_feed.end() if form_feed else 0
        elif source.margin:
            self._removed_columns = dict.fromkeys(
                range(source.first_line, source.end_line + 1), -source.margin
            )
        self._parents: dict[cst.CSTNode, cst.CSTNode] = {}
        self._written: set[cst.CSTNode] = set()
        self._resolved: list[tuple[_Positions, int]] = []
        self._parts, self._lines = take_apart(self._module, self._class, self._text, source.indented)
        self._unwalked: list[cst.CSTNode] = list(reversed(self._parts)) or [self._class]

    def node(self, at: At) -> cst.CSTNode:
        """Return the syntax node. Raises `IndexError` for `NOWHERE`."""
        if at < 0:
            raise IndexError(at)
        node = self._extracted.nodes[at]
        if self._functions:
            for function in (call.function for call in self._around(at)):
                if function is not None:
                    node = exact_function(function).pairs.get(node, node)
        return node

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """Return the parent of a node of the class; None for the class itself, white space and punctuation."""
        while node not in self._parents and self._unwalked:
            self._note_parents(self._unwalked.pop())
        return self._parents.get(node)

    def _note_parents(self, top: cst.CSTNode) -> None:
        """Record the parents of all nodes below, except those in parts of their own."""
        waiting = [top]
        while waiting:
            node = waiting.pop()
            for child in children(node):
                self._parents[child] = node
                if child not in self._parts:
                    waiting.append(child)

    def own(self, at: At) -> At:
        """Return the node itself, or the call in the class that leads to it if it is in an entered function."""
        return next((call.call for call in self._around(at) if not call.stays), at)

    def is_entered(self, at: At) -> bool:
        """Whether the node is in an entered function."""
        return bool(self._around(at))

    def written(self, at: At) -> Span | None:
        """Return the span of a node that is reached through calls of the class's own methods alone; None otherwise."""
        around = self._around(at)
        if not around or any(call.function is not None or call.stays for call in around):
            return None
        return self.span_of(self.node(at))

    def elsewhere(self, at: At) -> Elsewhere | None:
        """Return the place of a node of another function; None for a node of the class."""
        outside = [call for call in self._around(at) if call.function is not None]
        node = self._extracted.nodes[at] if outside else None
        for call in reversed(outside):
            if call.function is None or node is None:
                continue
            exact = exact_function(call.function)
            code_range = _positions_of(exact.module).get(exact.pairs.get(node, node))
            if code_range is None:
                continue
            shift, right = call.function.source.first_line - 1, call.function.indent + 1
            start, end = code_range.start, code_range.end
            span = Span(
                Position(start.line + shift, start.column + right),
                Position(end.line + shift, end.column + right),
            )
            source = call.function.source
            return Elsewhere(source.path, span, call.name, source.qualified)
        return None

    def _around(self, at: At) -> list[EnteredCall]:
        return calls_around(self._extracted, at)

    def span(self, at: At) -> Span:
        return self.span_of(self.node(self.own(at)))

    def span_of(self, node: cst.CSTNode) -> Span:
        """Return the span in the file's own lines; of a class or a method that of its name."""
        if isinstance(node, (cst.ClassDef, cst.FunctionDef)):
            node = node.name
        return self.exact(node)

    def lines(self, at: At) -> range:
        """Return the lines of a statement in the file; of a method from its `def` to its last line."""
        node = self.node(at)
        for item, (first, last) in zip(self._class.body.body, self._lines, strict=bool(self._lines)):
            if item is node:
                shift = self._extracted.shift
                return range(first + shift, last + shift + 1)
        span = self.exact(node)
        return range(span.start.line, span.end.line + 1)

    def exact(self, node: cst.CSTNode) -> Span:
        """Return the span of the node itself. Raises `KeyError` for a node of another class."""
        span = self._exact(node)
        if not self._removed_columns:
            return span
        start, end = (
            Position(position.line, position.column + self._removed_columns.get(position.line, 0))
            for position in (span.start, span.end)
        )
        return Span(start, end)

    def _exact(self, node: cst.CSTNode) -> Span:
        if isinstance(node, cst.Arg) and not node.star and node.keyword is None and not node.value.lpar:
            node = node.value
        span = self._resolved_span(node)
        if span is not None:
            return span
        part = self._parts.get(node)
        if part is not None and part.header:
            return self._whole(part.parsed[0])
        part = self._part_of(node)
        if part is not None:
            if not part.header and (parsed := aligned(node, part.statement, part.parsed)) is not None:
                return self._whole(parsed)
            if node is part.statement and len(part.parsed) == 1 and not part.header:
                return self._whole(part.parsed[0])
            if part.header and (name := self._name(node, part) or self._parameter(node, part)) is not None:
                return name
            if part.statement not in self._written:
                self._written.add(part.statement)
                self._resolve_part(part)
                span = self._resolved_span(node)
        if span is None:  # punctuation, or a whole block
            self._resolved.append((_resolve(self._module), 0))
            span = self._resolved_span(node)
        if span is None:
            raise KeyError(node)
        return span

    def _part_of(self, node: cst.CSTNode) -> ClassPart | None:
        """The part that holds the node."""
        around: cst.CSTNode | None = node
        while around is not None:
            part = self._parts.get(around)
            if part is not None:
                return part
            around = self.parent(around)
        return None

    def _resolved_span(self, node: cst.CSTNode) -> Span | None:
        for positions, shift in self._resolved:
            if node in positions:
                return self._shifted(positions[node], shift)
        return None

    def _shifted(self, code_range: CodeRange, shift: int) -> Span:
        shift += self._extracted.shift
        return Span(
            Position(code_range.start.line + shift, code_range.start.column + 1),
            Position(code_range.end.line + shift, code_range.end.column + 1),
        )

    def _resolve_part(self, part: ClassPart) -> None:
        statement = part.statement
        if part.header:
            statement = statement.with_changes(body=cst.SimpleStatementSuite([cst.Pass()]))
        whole = statement
        for indent in reversed(part.indents):
            whole = cst.If(cst.Name("x"), cst.IndentedBlock([whole], indent=indent))
        positions = _resolve(self._module.with_changes(body=[whole], header=(), footer=()))
        self._resolved.append((positions, part.parsed[0].lineno - positions[statement].start.line))

    def _whole(self, parsed: ast.stmt | AstNode) -> Span:
        """From the first to the last character; of a class or function from its keyword to the end of its body."""
        shift = self._extracted.shift
        end = parsed.end_lineno or parsed.lineno
        return Span(
            Position(parsed.lineno + shift, self._column(parsed.lineno, parsed.col_offset)),
            Position(end + shift, self._column(end, parsed.end_col_offset or 0)),
        )

    def _name(self, node: cst.CSTNode, part: ClassPart) -> Span | None:
        """The name behind `def` or `class`, which has no node in `ast`."""
        header, parsed = part.statement, part.parsed[0]
        if not isinstance(header, (cst.ClassDef, cst.FunctionDef)) or node is not header.name:
            return None
        line = self._text_lines[parsed.lineno - 1]
        keyword = KEYWORD.match(line, self._column(parsed.lineno, parsed.col_offset) - 1)
        if keyword is None or not line.startswith(header.name.value, keyword.end()):
            return None
        at = parsed.lineno + self._extracted.shift
        column = keyword.end() + 1
        return Span(Position(at, column), Position(at, column + len(header.name.value)))

    def _parameter(self, node: cst.CSTNode, part: ClassPart) -> Span | None:
        """The name of a parameter of a function; None for one behind `*`, whose span begins at the star."""
        parsed = part.parsed[0]
        if (
            not isinstance(node, cst.Param)
            or node.star
            or not isinstance(parsed, ast.FunctionDef | ast.AsyncFunctionDef)
            or self.parent(self.parent(node) or node) is not part.statement
        ):
            return None
        name, arguments = node.name.value, parsed.args
        for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            if argument.arg == name:
                column = self._column(argument.lineno, argument.col_offset)
                line = argument.lineno + self._extracted.shift
                return Span(Position(line, column), Position(line, column + len(name)))
        return None

    def _column(self, line: int, offset: int) -> int:
        """The column in characters, from 1, of an offset in bytes."""
        text = self._text_lines[line - 1]
        return offset + 1 if text.isascii() else len(text.encode()[:offset].decode()) + 1


@lru_cache(maxsize=16)
def _positions_of(module: cst.Module) -> _Positions:
    return _resolve(module)


def _resolve(module: cst.Module) -> _Positions:
    return MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
