"""Where the findings of a class stand: by `ast` where it says so, which most findings need alone."""

from __future__ import annotations

import ast

import libcst as cst

from layerlint.extract.extracted import Extracted, calls_around
from layerlint.extract.spans import KEYWORD, Elsewhere, Spans
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import At
from layerlint.syntax.quick_text import Placed, QuickText
from layerlint.text import Position, Span


class FindingPlaces:
    """The places of one class's findings. LibCST parses the class only if they need it."""

    def __init__(self, extracted: Extracted, source: LayerSource) -> None:
        self._extracted = extracted
        self._source = source
        self._spans: Spans | None = None

    @property
    def spans(self) -> Spans:
        """Those of the tree that LibCST parses."""
        if self._spans is None:
            self._spans = Spans(self._extracted, self._source)
        return self._spans

    def span(self, at: At) -> Span:
        """As `Spans.span`."""
        own = next((call.call for call in calls_around(self._extracted, at) if not call.stays), at)
        return self._quick_span(own) or self.spans.span(at)

    def written(self, at: At) -> Span | None:
        """As `Spans.written`."""
        around = calls_around(self._extracted, at)
        if not around or any(call.function is not None or call.stays for call in around):
            return None
        return self._quick_span(at) or self.spans.written(at)

    def is_entered(self, at: At) -> bool:
        """Whether the node is in an entered function."""
        return bool(calls_around(self._extracted, at))

    def elsewhere(self, at: At) -> Elsewhere | None:
        """As `Spans.elsewhere`."""
        outside = any(call.function is not None for call in calls_around(self._extracted, at))
        return self.spans.elsewhere(at) if outside else None

    def lines(self, at: At) -> range:
        """As `Spans.lines`."""
        node, quick = self._extracted.nodes[at], self._extracted.quick
        parsed = quick.place(node) if quick is not None else None
        if parsed is None or not self._is_in_body(node):
            return self.spans.lines(at)
        shift = self._extracted.shift
        return range(parsed.lineno + shift, (parsed.end_lineno or parsed.lineno) + shift + 1)

    def _is_in_body(self, node: cst.CSTNode) -> bool:
        """Whether it is a statement of the class body."""
        cls = self._extracted.node
        return cls is not None and any(statement is node for statement in cls.body.body)

    def _quick_span(self, at: At) -> Span | None:
        """The span of a node; None where `ast` does not say it."""
        node, quick = self._extracted.nodes[at] if at >= 0 else None, self._extracted.quick
        if quick is None or node is None:
            return None
        if isinstance(node, cst.ClassDef | cst.FunctionDef):
            node = node.name
        parsed = quick.place(node)
        if parsed is None or isinstance(node, cst.Param):
            return None
        if isinstance(node, cst.Name) and not isinstance(parsed, ast.Name):
            return self._name(node.value, parsed, quick)
        end = parsed.end_lineno or parsed.lineno
        return self._shifted(
            Position(parsed.lineno, quick.column(parsed.lineno - 1, parsed.col_offset)),
            Position(end, quick.column(end - 1, parsed.end_col_offset or 0)),
        )

    def _name(self, name: str, parsed: Placed, quick: QuickText) -> Span | None:
        """The name behind `def` or `class`."""
        line = quick.lines[parsed.lineno - 1]
        keyword = KEYWORD.match(line, quick.column(parsed.lineno - 1, parsed.col_offset))
        if keyword is None or not line.startswith(name, keyword.end()):
            return None
        start = keyword.end()
        return self._shifted(Position(parsed.lineno, start), Position(parsed.lineno, start + len(name)))

    def _shifted(self, start: Position, end: Position) -> Span:
        """The span in the file, of columns from 0 in the text of the class."""
        down, right = self._extracted.shift, 1 - self._source.margin
        return Span(
            Position(start.line + down, start.column + right), Position(end.line + down, end.column + right)
        )
