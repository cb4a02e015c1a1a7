"""A text whose quick tree is made, with the places of its nodes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

import libcst as cst

Placed = ast.expr | ast.keyword | ast.stmt | ast.arg
"""A node of `ast` with a place in the text."""


class DifferentSyntaxError(Exception):
    """Syntax that is not certain to be the same tree."""


@dataclass(slots=True)
class QuickText:
    """A text whose tree is made, and the nodes of `ast` by those of LibCST, as far as they begin and end alike."""

    lines: Sequence[str]
    _places: dict[int, Placed] = field(default_factory=dict)
    """By the identity of the node of LibCST, which is quicker than its hash."""

    def note(self, node: cst.CSTNode, parsed: Placed) -> None:
        self._places[id(node)] = parsed

    def place(self, node: cst.CSTNode) -> Placed | None:
        """The node of `ast` for a node of this tree; None where they do not begin and end alike."""
        return self._places.get(id(node))

    def of(self, node: Placed) -> str:
        """The text of a node, as it is written."""
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        start, end = self.column(first, node.col_offset), self.column(last, node.end_col_offset or 0)
        if first == last:
            return self.lines[first][start:end]
        return "\n".join((self.lines[first][start:], *self.lines[first + 1 : last], self.lines[last][:end]))

    def column(self, line: int, offset: int) -> int:
        """The characters before an offset in bytes."""
        text = self.lines[line]
        return offset if text.isascii() else len(text.encode()[:offset].decode())
