"""The width of text in Helvetica or Arial, so that a layout does not depend on the fonts of the machine."""

from __future__ import annotations

import unicodedata

# Advance widths in 1/1000 em of the characters from U+0020 to U+007E, then of others that the pictures use.
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 "
    "278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 "
    "667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 "
    "556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 "
    "333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 "
    "667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 "
    "611 389 556 333 611 556 778 556 556 500 389 280 389 584"
)
_OTHERS = {"·": 278, "×": 584, "…": 1000, "→": 1000, "½": 834, "²": 333, "–": 556, "—": 1000, "≥": 549}
_UNKNOWN = 667
_WIDE = 1000
_ENDS = 300
"""Characters at each end of a text, more than any line shows."""


def _table(widths: str) -> dict[str, int]:
    return {chr(32 + index): int(width) for index, width in enumerate(widths.split())} | _OTHERS


_TABLES = {False: _table(_REGULAR), True: _table(_BOLD)}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of `text` in points at `size` points; characters outside the table count as a wide letter."""
    table = _TABLES[bold]
    return sum(table.get(char) or _other(char) for char in text) * size / 1000


def _other(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _UNKNOWN


def elide(text: str, limit: float, size: float, *, bold: bool = False) -> str:
    """`text`, with its middle replaced by `…` where it is wider than `limit` points at `size` points."""
    if text_width(text, size, bold=bold) <= limit:
        return text
    text = (
        text[:_ENDS] + text[max(_ENDS, len(text) - _ENDS) :]
    )  # or a long text would take its length squared
    keep = len(text)
    while keep > 1:
        keep -= 1
        head = (keep + 1) // 2
        short = f"{text[:head]}…{text[len(text) - (keep - head) :]}"
        if text_width(short, size, bold=bold) <= limit:
            return short
    return "…"


def wrap(text: str, limit: float, size: float, *, bold: bool = False) -> list[str]:
    """`text` in lines of at most `limit` points, broken at spaces; a longer word is elided."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size, bold=bold) > limit:
            lines.append(line)
            line = elide(word, limit, size, bold=bold)
        else:
            line = longer if line else elide(word, limit, size, bold=bold)
    return [*lines, line] if line or not lines else lines
