"""Convert positions: ours have lines from 1 and code points, the protocol's have lines from 0 and the client's units."""

from __future__ import annotations

from lsprotocol import types

from layerlint.files.edits import LineIndex
from layerlint.text import Position, Span

_BYTES = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Converter:
    """Converts positions of one text to those of the client and back; a position outside the text moves to its edge."""

    def __init__(self, lines: LineIndex, encoding: str | None) -> None:
        self._lines = lines
        kind = types.PositionEncodingKind(encoding or types.PositionEncodingKind.Utf16)
        self._codec, self._width = _BYTES[kind]

    def units(self, text: str) -> int:
        """The length of a text in the client's units."""
        return len(text.encode(self._codec, "surrogatepass")) // self._width

    def position(self, position: Position) -> types.Position:
        number = min(max(position.line, 1), self._lines.count)
        line = self._lines.line(number)
        return types.Position(number - 1, self.units(line[: position.column - 1]))

    def range(self, span: Span) -> types.Range:
        return types.Range(self.position(span.start), self.position(span.end))

    def ours(self, position: types.Position) -> Position:
        number = min(max(position.line + 1, 1), self._lines.count)
        line = self._lines.line(number)
        column, units = 0, 0
        while column < len(line) and units < position.character:
            units += self.units(line[column])
            column += 1
        return Position(number, column + 1)

    def whole(self) -> types.Range:
        """The whole text."""
        last = self._lines.count
        return types.Range(types.Position(0, 0), types.Position(last - 1, self.units(self._lines.line(last))))
