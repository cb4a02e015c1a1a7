"""From the syntax nodes of a class to lines and columns of its file, only where a finding asks for it."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from layerlint.model.extract import Extracted
from layerlint.model.facts import At
from layerlint.text import Position, Span


class Places:
    """The places of one class. Positions are computed at the first question and kept."""

    def __init__(self, extracted: Extracted) -> None:
        self._extracted = extracted
        self._positions: Mapping[cst.CSTNode, CodeRange] | None = None

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
        return self._shifted(node)

    def whole(self, at: At) -> Span:
        """The span of the node; of a class or a method from its `class` or `def` to its last line."""
        return self._shifted(self.node(at))

    def _shifted(self, node: cst.CSTNode) -> Span:
        found = self.positions[node]
        shift = self._extracted.shift
        return Span(
            Position(found.start.line + shift, found.start.column + 1),
            Position(found.end.line + shift, found.end.column + 1),
        )

    @property
    def positions(self) -> Mapping[cst.CSTNode, CodeRange]:
        if self._positions is None:
            module = self._extracted.module
            if module is None:
                raise ValueError("the tree of the class was dropped")
            wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
            self._positions = wrapper.resolve(PositionProvider)
        return self._positions
