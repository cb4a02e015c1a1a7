"""Texts: what tells one from another, how one is shown, places in them, edits of them, fixes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b


def digest(text: str) -> str:
    """Twelve bytes in hexadecimal digits, the same for equal texts and for no others."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def printable(text: str) -> str:
    """The text in one line, without anything that steers a terminal or begins a line in a log: names are data.

    Line ends, control characters, those that turn the direction of writing, surrogates: all that is not to be seen
    becomes an escape such as `\\x1b`.
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else _escape(ord(c)) for c in text)


def printable_lines(text: str) -> str:
    """The same for a text of several lines: ends of lines and tabs stay."""
    if text.isprintable():
        return text
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in text.split("\n"))


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: `line` counts from 1, `column` from 1 in characters (Unicode code points)."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end`."""

    start: Position
    end: Position


class Safety(StrEnum):
    """Whether a fix keeps what the code means apart from the defect itself."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of `span` by `replacement`; an empty span inserts."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What a fix does, in a sentence, and the edits that do it."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety
