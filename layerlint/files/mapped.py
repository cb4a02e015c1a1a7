"""A module extracted from another file (a notebook, a guide), with the origin of each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from layerlint.text import Edit, Fix, Position, Span


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """The origin of a line of the module: a line of the file, or of a code cell (counted from 1).

    `shift` characters (an indentation, a prompt) precede it there. An `added` line is empty, and marks the end of a
    cell whose last line has no line ending.
    """

    line: int
    cell: int | None = None
    shift: int = 0
    added: bool = False


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell, or a code block of a guide, that does not parse: its place in the module, and whether it has a class."""

    place: Position
    message: str
    has_class: bool


@dataclass(frozen=True, slots=True)
class Mapped:
    """`text` is the module, and `origins` has one entry for each of its lines.

    `broken` are the cells and code blocks that do not parse: their lines in the module are empty. `skipped` counts the
    code blocks that do not parse. `on_file` turns an edit of the module into one of the file, if its new lines need a
    prefix (it raises `ValueError` if it cannot).
    """

    text: str
    origins: tuple[LineOrigin, ...]
    skipped: int = 0
    broken: tuple[BrokenCell, ...] = ()
    on_file: Callable[[Edit], Edit] | None = field(default=None, compare=False, repr=False)

    def place(self, position: Position) -> tuple[int | None, Position]:
        """The cell (None in files without cells) and the position in it."""
        if not self.origins:
            return None, position
        origin = self.origins[min(position.line, len(self.origins)) - 1]
        return origin.cell, Position(origin.line, position.column + origin.shift)

    def span(self, span: Span) -> tuple[int | None, Span]:
        """The cell and the span in it; a span that leaves the cell becomes empty."""
        cell, start = self.place(span.start)
        other, end = self.place(span.end)
        return cell, Span(start, end if other == cell and end >= start else start)

    def edit(self, edit: Edit) -> tuple[int | None, Edit]:
        """The cell, and the edit in it. Raises `ValueError` for one that leaves its cell."""
        cell, span = self.span(edit.span)
        if self.place(edit.span.end)[0] != cell:
            raise ValueError(f"the edit at line {edit.span.start.line} reaches over the end of its cell")
        text = edit.replacement
        origin = self.origins[edit.span.start.line - 1] if edit.span.start.line <= len(self.origins) else None
        if origin is not None and origin.shift and not origin.added and "\n" in text:
            raise ValueError(f"the lines after line {edit.span.start.line} would lack their indentation")
        if text and origin is not None and origin.added:
            ending = "\r\n" if text.endswith("\r\n") else "\n"
            text = ending + text.removesuffix(ending)
        return cell, Edit(span, text)

    def fix(self, fix: Fix) -> Fix | None:
        """The fix at places of the file; None if an edit leaves its cell."""
        try:
            if self.on_file is not None:
                return replace(fix, edits=tuple(self.on_file(edit) for edit in fix.edits))
            return replace(fix, edits=tuple(self.edit(edit)[1] for edit in fix.edits))
        except ValueError:
            return None


def by_cell(mapped: Mapped, edits: Iterable[Edit]) -> dict[int | None, list[Edit]]:
    """Edits of the module as edits of the cells. Raises `ValueError` for one that leaves its cell."""
    edits_by_cell: dict[int | None, list[Edit]] = {}
    for edit in sorted(edits, key=lambda edit: edit.span):
        cell, inside = mapped.edit(edit)
        edits_by_cell.setdefault(cell, []).append(inside)
    return edits_by_cell
