"""Boxes that may not be covered, in cells, so that a search only tests near ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from layerlint.render.clearance import overlap
from layerlint.render.geometry import Box

CELL = 96.0


class FilledBoxes:
    def __init__(self, boxes: Iterable[Box]) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for cell in _cells(box):
            self._cells[cell].append(box)

    def meet(self, box: Box) -> bool:
        """Whether a box overlaps one of these."""
        return any(overlap(box, other) for cell in _cells(box) for other in self._cells.get(cell, ()))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // CELL), int(box.right // CELL) + 1):
        for row in range(int(box.y // CELL), int(box.bottom // CELL) + 1):
            yield column, row
