"""Text: digests, escapes for output, positions and spans, edits and fixes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b


def digest(text: str) -> str:
    """A digest of twelve bytes in hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def printable(text: str) -> str:
    """The text in one line, without characters that control a terminal or begin a line in a log.

    Line ends, control characters, those that change the direction of writing, and surrogates become escapes such as
    `\\x1b`.
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else _escape(ord(c)) for c in text)


def printable_lines(text: str) -> str:
    """Escape a text of several lines, except for line ends and tabs."""
    if text.isprintable():
        return text
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in text.split("\n"))


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A position in a text: `line` counts from 1, `column` from 1 in characters (Unicode code points)."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end`."""

    start: Position
    end: Position


class Safety(StrEnum):
    """Whether a fix preserves the meaning of the code apart from the defect itself."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of `span` by `replacement`; an empty span inserts."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix: its title, edits and safety."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety
