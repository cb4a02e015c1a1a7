"""Texts: what tells one from another, places in them, edits of them, fixes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b


def digest(text: str) -> str:
    """Twelve bytes in hexadecimal digits, the same for equal texts and for no others."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


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
