"""From the syntax nodes of a class to lines and columns of its file, only where a finding asks for it.

LibCST finds positions by writing code anew, which costs more than parsing. So only the statements of the class
body that hold what is asked for are written, each below headers that indent it as in the file; the standard
library's `ast` tells on which lines they stand.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from layerlint.layers import LayerSource
from layerlint.model.extract import Extracted, class_text
from layerlint.model.facts import At
from layerlint.model.tree import walk
from layerlint.text import Position, Span

Statement = cst.BaseStatement | cst.BaseSmallStatement
_Positions = Mapping[cst.CSTNode, CodeRange]


class Places:
    """The places of one class. Positions are computed at the first question about a statement and kept."""

    def __init__(self, extracted: Extracted, source: LayerSource) -> None:
        if extracted.module is None or extracted.node is None:
            raise ValueError("the tree of the class was dropped")
        self._extracted = extracted
        self._source = source
        self._module, self._class = extracted.module, extracted.node
        self._lines = self._lines_of_body()
        self._waiting = list(range(len(self._class.body.body))) if self._lines else []
        self._resolved: list[tuple[_Positions, int]] = []
        if self._lines:
            self._resolve_header()
        else:
            self._resolved.append((_resolve(self._module), 0))

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
        for positions, shift in self._resolved:
            if node in positions:
                return self._shifted(positions[node], shift)
        if node is self._class:
            return self._whole_class()
        index = self._holder(node)
        while self._waiting:
            positions, shift = self._resolve_item(self._waiting[0] if index is None else index)
            if node in positions:
                return self._shifted(positions[node], shift)
        raise KeyError(node)

    def _shifted(self, found: CodeRange, shift: int) -> Span:
        shift += self._extracted.shift
        return Span(
            Position(found.start.line + shift, found.start.column + 1),
            Position(found.end.line + shift, found.end.column + 1),
        )

    # ---------------------------------------------------------------------------- parts of the class

    def _holder(self, node: cst.CSTNode) -> int | None:
        """Which of the statements not yet looked at holds the node; None for punctuation."""
        body = self._class.body.body
        return next((i for i in self._waiting if any(one is node for one in walk(body[i]))), None)

    def _resolve_item(self, index: int) -> tuple[_Positions, int]:
        self._waiting.remove(index)
        item = self._class.body.body[index]
        if not isinstance(item, cst.BaseStatement):
            raise TypeError(f"{type(item).__name__} in the body of a class")
        indent = self._class.body.indent if isinstance(self._class.body, cst.IndentedBlock) else None
        positions = self._resolve(cst.If(cst.Name("x"), cst.IndentedBlock([item], indent=indent)))
        shift = self._lines[index][0] - positions[item].start.line
        self._resolved.append((positions, shift))
        return positions, shift

    def _resolve_header(self) -> None:
        header = self._class.with_changes(body=cst.SimpleStatementSuite([cst.Pass()]))
        positions = self._resolve(header)
        shift = self._parsed.lineno - positions[header].start.line
        self._resolved.append((positions, shift))

    def _resolve(self, statement: cst.BaseStatement) -> _Positions:
        if self._source.indented and isinstance(self._module.body[0], cst.If):
            outer = self._module.body[0].body
            indent = outer.indent if isinstance(outer, cst.IndentedBlock) else None
            statement = cst.If(cst.Name("x"), cst.IndentedBlock([statement], indent=indent))
        return _resolve(self._module.with_changes(body=[statement], header=(), footer=()))

    def _whole_class(self) -> Span:
        shift = self._extracted.shift
        line, column = self._parsed.end_lineno or 1, self._parsed.end_col_offset or 0
        text = self._text.encode().split(b"\n")[line - 1]
        start = self.exact(self._class.name).start
        keyword = self._parsed.col_offset + 1
        return Span(
            Position(self._parsed.lineno + shift, keyword if start.column > keyword else start.column),
            Position(line + shift, len(text[:column].decode()) + 1),
        )

    def _lines_of_body(self) -> list[tuple[int, int]]:
        """The first and last line of each statement in the class body; nothing when they cannot be told."""
        self._text = class_text(self._source)
        try:
            tree = ast.parse(self._text)
        except (SyntaxError, ValueError):
            return []
        found = next((one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)), None)
        if found is None or not isinstance(self._class.body, cst.IndentedBlock):
            return []
        self._parsed = found
        return _matched(self._class.body.body, found.body)


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
