"""From the syntax nodes of a class to lines and columns of its file, only where a finding asks for it.

LibCST finds positions by writing code anew, which costs more than parsing. So only the statements of the class
body that hold what is asked for are written, each below headers that indent it as in the file; the standard
library's `ast` tells on which lines they stand.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from layerlint.layers import LayerSource
from layerlint.model.extract import Extracted, class_text
from layerlint.model.facts import At
from layerlint.model.tree import walk
from layerlint.text import Position, Span

Statement = cst.BaseStatement | cst.BaseSmallStatement
_Positions = Mapping[cst.CSTNode, CodeRange]


class _Part(NamedTuple):
    """A statement that is written alone: below headers with these indents, from that line of the parsed text on."""

    statement: cst.BaseStatement
    indents: tuple[str | None, ...]
    line: int


class Places:
    """The places of one class. Positions are computed at the first question about a statement and kept."""

    def __init__(self, extracted: Extracted, source: LayerSource) -> None:
        if extracted.module is None or extracted.node is None:
            raise ValueError("the tree of the class was dropped")
        self._extracted = extracted
        self._source = source
        self._module, self._class = extracted.module, extracted.node
        self._text = class_text(source)
        self._lines: list[tuple[int, int]] = []
        self._parsed: dict[cst.CSTNode, ast.stmt] = {}
        """The classes and functions that were taken apart, with what `ast` says of them."""
        self._waiting: list[_Part] = []
        self._resolved: list[tuple[_Positions, int]] = []
        self._take_apart()

    def node(self, at: At) -> cst.CSTNode:
        """The syntax node. Raises `IndexError` for `NOWHERE`."""
        if at < 0:
            raise IndexError(at)
        return self._extracted.nodes[at]

    def span(self, at: At) -> Span:
        return self.span_of(self.node(at))

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
        found = self._found(node)
        if found is not None:
            return found
        if node in self._parsed:
            return self._whole(node, self._parsed[node])
        part = next(
            (one for one in self._waiting if any(below is node for below in walk(one.statement))), None
        )
        if part is not None:
            self._waiting.remove(part)
            self._resolve_part(part)
            found = self._found(node)
        if found is None:  # punctuation, or a whole block
            self._resolved.append((_resolve(self._module), 0))
            found = self._found(node)
        if found is None:
            raise KeyError(node)
        return found

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
            tree = ast.parse(self._text)
        except (SyntaxError, ValueError):
            return
        parsed = next((one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)), None)
        body = self._class.body
        if parsed is None or not isinstance(body, cst.IndentedBlock):
            return
        self._lines = _matched(body.body, parsed.body)
        if not self._lines:
            return
        outer: tuple[str | None, ...] = ()
        first = self._module.body[0]
        if self._source.indented and isinstance(first, cst.If) and isinstance(first.body, cst.IndentedBlock):
            outer = (first.body.indent,)
        self._part(self._class, parsed, outer)
        inner = (*outer, body.indent)
        functions = iter(
            [one for one in parsed.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
        )
        for item, (line, _) in zip(body.body, self._lines, strict=True):
            own = next(functions) if isinstance(item, cst.FunctionDef) else None
            if isinstance(item, cst.FunctionDef) and own and self._function(item, own, inner):
                continue
            if isinstance(item, cst.BaseStatement):
                self._waiting.append(_Part(item, inner, line))

    def _function(self, node: cst.FunctionDef, parsed: ast.stmt, indents: tuple[str | None, ...]) -> bool:
        lines = (
            _matched(node.body.body, parsed.body)
            if isinstance(node.body, cst.IndentedBlock)
            and isinstance(parsed, ast.FunctionDef | ast.AsyncFunctionDef)
            else []
        )
        if not lines or not isinstance(node.body, cst.IndentedBlock):
            return False
        self._part(node, parsed, indents)
        for item, (line, _) in zip(node.body.body, lines, strict=True):
            if isinstance(item, cst.BaseStatement):
                self._waiting.append(_Part(item, (*indents, node.body.indent), line))
        return True

    def _part(
        self, node: cst.ClassDef | cst.FunctionDef, parsed: ast.stmt, indents: tuple[str | None, ...]
    ) -> None:
        """The header of a class or function; its body are parts of their own."""
        self._parsed[node] = parsed
        header = node.with_changes(body=cst.SimpleStatementSuite([cst.Pass()]))
        self._waiting.append(_Part(header, indents, parsed.lineno))

    def _resolve_part(self, part: _Part) -> None:
        whole = part.statement
        for indent in reversed(part.indents):
            whole = cst.If(cst.Name("x"), cst.IndentedBlock([whole], indent=indent))
        positions = _resolve(self._module.with_changes(body=[whole], header=(), footer=()))
        self._resolved.append((positions, part.line - positions[part.statement].start.line))

    def _whole(self, node: cst.CSTNode, parsed: ast.stmt) -> Span:
        """A class or function from its keyword to the end of its body."""
        shift = self._extracted.shift
        end = parsed.end_lineno or parsed.lineno
        return Span(
            Position(parsed.lineno + shift, self._column(parsed.lineno, parsed.col_offset)),
            Position(end + shift, self._column(end, parsed.end_col_offset or 0)),
        )

    def _column(self, line: int, offset: int) -> int:
        """The column in characters, from 1, of an offset in bytes."""
        text = self._text.encode().split(b"\n")[line - 1]
        return len(text[:offset].decode()) + 1


def _matched(items: Sequence[Statement], parsed: Sequence[ast.stmt]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    at = 0
    for item in items:
        count = len(item.body) if isinstance(item, cst.SimpleStatementLine) else 1
        part = parsed[at : at + count]
        if len(part) != count:
            return []
        lines.append((part[0].lineno, part[-1].end_lineno or part[-1].lineno))
        at += count
    return lines if at == len(parsed) else []


def _resolve(module: cst.Module) -> _Positions:
    return MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
