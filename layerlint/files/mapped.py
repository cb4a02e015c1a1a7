"""A module that was taken out of another file (a notebook, a guide), with the way back for every line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from layerlint.text import Edit, Fix, Position, Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line of the module comes from: a line of the file, or of a code cell (counted from 1).

    `shift` characters (an indentation, a prompt) stand before it there.
    """

    line: int
    cell: int | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Mapped:
    """`text` is the module and `origins` has one entry for each of its lines.

    `skipped` counts the pieces of code that could not be read as Python. `on_file` turns an edit of the module
    into one of the file where its new lines need more than other places (it raises `ValueError` where it cannot).
    """

    text: str
    origins: tuple[Origin, ...]
    skipped: int = 0
    on_file: Callable[[Edit], Edit] | None = field(default=None, compare=False, repr=False)

    def place(self, position: Position) -> tuple[int | None, Position]:
        """The cell (None in files without cells) and the place in it."""
        if not self.origins:
            return None, position
        origin = self.origins[min(position.line, len(self.origins)) - 1]
        return origin.cell, Position(origin.line, position.column + origin.shift)

    def span(self, span: Span) -> tuple[int | None, Span]:
        """The cell and the span in it; a span that leaves the cell ends where it begins."""
        cell, start = self.place(span.start)
        other, end = self.place(span.end)
        return cell, Span(start, end if other == cell and end >= start else start)

    def is_below_cell(self, edit: Edit) -> bool:
        """Whether an edit adds indented lines below the last one of a cell: there the next cell begins."""
        line = edit.span.start.line
        if edit.span.start != edit.span.end or not 1 < line <= len(self.origins):
            return False
        before, here = self.origins[line - 2], self.origins[line - 1]
        return before.cell != here.cell and edit.replacement.lstrip("\r\n")[:1].isspace()

    def fix(self, fix: Fix) -> Fix | None:
        """The fix in places of the file, None when an edit would reach over the end of a cell."""
        edits: list[Edit] = []
        if self.on_file is not None:
            try:
                return replace(fix, edits=tuple(self.on_file(edit) for edit in fix.edits))
            except ValueError:
                return None
        for edit in fix.edits:
            if self.place(edit.span.start)[0] != self.place(edit.span.end)[0] or self.is_below_cell(edit):
                return None
            edits.append(replace(edit, span=self.span(edit.span)[1]))
        return replace(fix, edits=tuple(edits))


def by_cell(mapped: Mapped, edits: Iterable[Edit]) -> dict[int | None, list[Edit]]:
    """Edits of the module as edits of the cells. Raises `ValueError` for one that leaves its cell."""
    found: dict[int | None, list[Edit]] = {}
    for edit in edits:
        cell, span = mapped.span(edit.span)
        if mapped.place(edit.span.end)[0] != cell or mapped.is_below_cell(edit):
            raise ValueError(f"the edit at line {edit.span.start.line} reaches over the end of its cell")
        found.setdefault(cell, []).append(replace(edit, span=span))
    return found
