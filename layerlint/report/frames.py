"""The source around a finding, with the spans underlined and labelled.

 --> src/layers.py:9:18
  |
4 |     def __init__(self):
  |         -------- create it here
 ...
8 |     def call(self, x):
9 |         return Dense(4)(x)
  |                ^^^^^^^^ sublayer-created-in-call
  |
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from layerlint.report.colors import Paint
from layerlint.text import Span, printable

CONTEXT = 2
"""Lines shown before and after the primary span."""
LONGEST_SPAN = 6
"""Lines of a span that are shown before its middle is left out."""
WIDEST = 160
"""Characters of a line that are shown; a longer one is cut around its span."""
TAB = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A span and its label."""

    span: Span
    text: str
    primary: bool


def frame(
    lines: tuple[str, ...], labels: tuple[Label, ...], title: str, color: str, paint: Paint
) -> list[str]:
    """The lines of the frame: `lines` is the source, `title` the place of the first label.

    If that label is not the primary one, the frame shows a related place of the frame before.
    """
    main = labels[0]
    arrow = paint("-->" if main.primary else ":::", "blue")
    labels = tuple(label for label in labels if 1 <= label.span.start.line <= len(lines))
    if main not in labels or not any(lines):
        return [f" {arrow} {title}" if main.primary else f" {arrow} {title}: {printable(main.text)}"]
    wanted = _wanted(lines, labels)
    width = len(str(max(wanted)))
    bar = paint("|", "blue")
    empty = " " * width + " " + bar
    side = any(_spans_lines(label) for label in labels)
    out = [" " * width + arrow + " " + title, empty]
    before = 0
    for number in wanted:
        if before and number > before + 1:
            out.append(paint("...", "blue"))
        before = number
        sides = _Sides.of(labels, number)
        mine = [label for label in labels if label.span.start.line == number and not _spans_lines(label)]
        cut = _Cut.around(lines[number - 1], mine)
        gutter, pad = sides.margins(paint, color) if side else ("", "")
        source = cut.text.rstrip()
        margin = f" {gutter}" if source or gutter.strip() else ""
        out.append(f"{paint(f'{number:>{width}}', 'blue')} {bar}{margin}{source}")
        for label in sorted(mine, key=lambda label: (not label.primary, label.span)):
            out.append(f"{empty} {pad}{_marks(label, cut, color, paint)}")
        for label in sides.ends:
            reach = "_" * max(cut.column(label.span.end.column), 1)
            out.append(f"{empty} {paint(f'|{reach}^ {printable(label.text)}', color)}")
    out.append(empty)
    return out


def _marks(label: Label, cut: _Cut, color: str, paint: Paint) -> str:
    """The marks below a span, with its label."""
    left, length = cut.place(label.span)
    mark = "^" if label.primary else "-"
    text = f"{mark * length} {printable(label.text)}"
    return " " * left + paint(text, color if label.primary else "blue")


def _spans_lines(label: Label) -> bool:
    return label.primary and label.span.end.line > label.span.start.line


@dataclass(frozen=True, slots=True)
class _Sides:
    """Whether a span of several lines begins in a line or runs through it, and the labels that end there."""

    starts: bool
    inside: bool
    ends: tuple[Label, ...]

    @classmethod
    def of(cls, labels: tuple[Label, ...], number: int) -> _Sides:
        long = [x for x in labels if _spans_lines(x) and x.span.start.line <= number <= x.span.end.line]
        starts = any(label.span.start.line == number for label in long)
        return cls(starts, bool(long), tuple(label for label in long if label.span.end.line == number))

    def margins(self, paint: Paint, color: str) -> tuple[str, str]:
        """The margins left of the line, and of the marks below it."""
        if self.starts:
            return paint("/ ", color), "  "
        if self.inside:
            return paint("| ", color), paint("| ", color)
        return "  ", "  "


def _wanted(lines: tuple[str, ...], labels: tuple[Label, ...]) -> list[int]:
    numbers: set[int] = set()
    for label in labels:
        first, last = label.span.start.line, min(label.span.end.line, len(lines))
        if not label.primary:
            numbers.add(first)
            continue
        if last - first >= LONGEST_SPAN:
            half = LONGEST_SPAN // 2
            numbers |= {*range(first, first + half), *range(last - half + 1, last + 1)}
        else:
            numbers |= set(range(first, last + 1))
        above = [n for n in range(first - CONTEXT, first) if n >= 1]
        while above and not lines[above[0] - 1].strip():
            above.pop(0)  # a frame does not open with empty lines
        below = [n for n in range(last + 1, last + 1 + CONTEXT) if n <= len(lines)]
        while below and not lines[below[-1] - 1].strip():
            below.pop()
        numbers |= {*above, *below}
    return sorted(numbers)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line as it is drawn: tabs expanded, control characters escaped, a long line cut around its span.

    `left[i]` is the display column (from 0) of the line's character `first + i`; one more entry ends it.
    """

    text: str
    first: int
    left: tuple[int, ...]

    @classmethod
    def around(cls, line: str, labels: list[Label]) -> _Cut:
        first, last = 0, len(line)
        if last > WIDEST:
            focus = min((label.span.start.column - 1 for label in labels), default=0)
            first = max(0, min(focus - WIDEST // 4, last - WIDEST))
            last = min(last, first + WIDEST)
        parts = ["…"] if first else []
        column = len(parts)
        part = line[first:last]
        if part.isascii() and part.isprintable():
            text = "".join((*parts, part, "…" if last < len(line) else ""))
            return cls(text, first, tuple(range(column, column + len(part) + 1)))
        left = []
        for char in line[first:last]:
            left.append(column)
            drawn = " " * (TAB - column % TAB) if char == "\t" else printable(char)
            parts.append(drawn)
            column += sum(_width(c) for c in drawn)
        left.append(column)
        if last < len(line):
            parts.append("…")
        return cls("".join(parts), first, tuple(left))

    def place(self, span: Span) -> tuple[int, int]:
        """The display column (from 0) of a span's marks, and their number, at least one."""
        begin = self.column(span.start.column)
        if span.end.line > span.start.line:
            return begin, max(self.left[-1] - begin, 1)
        return begin, max(self.column(span.end.column) - begin, 1)

    def column(self, column: int) -> int:
        """The display column (from 0) of a column of the line (from 1)."""
        return self.left[max(0, min(column - 1 - self.first, len(self.left) - 1))]


def _width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
