"""Edits of a text by span: choose those that do not overlap, apply them, write the result, or print a diff.

Text outside of edits stays unchanged, byte for byte: line endings, the byte order mark, the encoding.
"""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from layerlint.errors import LayerlintError
from layerlint.text import Edit, Fix, Position, Span

_LINE_END = re.compile(r"\r\n?|\n")
_LONE_NEWLINE = re.compile(r"(?<!\r)\n")


class LineIndex:
    """The start of each line of a text. Lines end as Python's do: with `\\n`, `\\r\\n` or `\\r`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    @property
    def count(self) -> int:
        """The number of lines; a text that ends in a line ending has an empty last line."""
        return len(self._starts)

    def offset(self, position: Position) -> int:
        """The offset of a position in characters. Raises `ValueError` for a place outside the text."""
        if not 1 <= position.line <= self.count:
            raise ValueError(f"line {position.line} of a text with {self.count} lines")
        start = self._starts[position.line - 1]
        offset = start + position.column - 1
        if position.column < 1 or offset > self._end(position.line):
            raise ValueError(f"column {position.column} is outside line {position.line}")
        return offset

    def position(self, offset: int) -> Position:
        """The position of an offset in characters."""
        low, high = 0, len(self._starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._starts[middle] <= offset else (low, middle)
        return Position(low + 1, offset - self._starts[low] + 1)

    def line(self, number: int) -> str:
        """The text of a line, without its line ending."""
        return _LINE_END.sub("", self.text[self._starts[number - 1] : self._end(number)])

    def slice(self, span: Span) -> str:
        return self.text[self.offset(span.start) : self.offset(span.end)]

    def newline(self, number: int) -> str:
        """The line ending of a line; for the last line that of the one before, `\\n` when there is none."""
        for line in (number, *range(self.count - 1, 0, -1)):
            if line < self.count:
                match = _LINE_END.search(self.text, self._starts[line - 1])
                if match is not None:
                    return match.group()
        return "\n"

    def _end(self, number: int) -> int:
        """The offset where the next line starts, or the end of the text."""
        return self._starts[number] if number < self.count else len(self.text)


def touch(first: Span, second: Span) -> bool:
    """Whether two spans overlap or meet, so that edits of both could not be separated."""
    return first.start <= second.end and second.start <= first.end


def overlap(first: Fix, second: Fix) -> bool:
    return any(touch(a.span, b.span) for a in first.edits for b in second.edits)


def choose(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """The fixes that can be applied together, the earliest first; a fix is applied as a whole or not at all."""
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: tuple(sorted(edit.span for edit in fix.edits))):
        if fix.edits and not any(overlap(fix, other) for other in chosen):
            chosen.append(fix)
    return tuple(chosen)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits. New lines in a replacement get the line ending of their place.

    Edits with the same empty span are inserted in the order given. Raises `ValueError` when edits overlap.
    """
    lines = LineIndex(text)
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = lines.offset(edit.span.start), lines.offset(edit.span.end)
        if start < done or end < start:
            raise ValueError(f"edits overlap at line {edit.span.start.line}")
        parts.append(text[done:start])
        parts.append(_LONE_NEWLINE.sub(lines.newline(edit.span.start.line), edit.replacement))
        done = end
    parts.append(text[done:])
    return "".join(parts)


def write_atomically(path: str | os.PathLike[str], content: bytes) -> None:
    """Replace a file by new content in one step, keeping its mode; a link stays a link to the new content."""
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode & 0o7777 if target.exists() else None
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    except OSError as error:
        raise LayerlintError(f"cannot write {os.fspath(path)}: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, mode if mode is not None else 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise LayerlintError(f"cannot write {os.fspath(path)}: {error.strerror}") from error


def unified_diff(path: str, before: str, after: str) -> str:
    """The change of a file as a patch that `git apply -p0` and `patch -p0` understand; "" for no change."""
    old, new = _keep_ends(before), _keep_ends(after)
    parts: list[str] = []
    for line in difflib.unified_diff(old, new, fromfile=path, tofile=path):
        parts.append(line)
        if not line.endswith("\n"):
            parts.append("\n\\ No newline at end of file\n")
    return "".join(parts)


def _keep_ends(text: str) -> Sequence[str]:
    """Lines that end in `\\n`, as patches see them; a lone `\\r` is a character of the line."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
