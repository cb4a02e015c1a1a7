"""The logical lines and comments of a module, by Python's tokenizer."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

from layerlint.text import Position

_SKIPPED = frozenset({tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER})

_MISTAKES = 50
"""The maximum of error tokens: in a long line, each costs as much time as the rest of the line."""


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """A simple statement or the header of a compound one: lines `first` to `last`, both included.

    `starts` is its first word or sign (`class`, `@`, `self`), `depth` how many blocks it stands in.
    """

    first: int
    last: int
    depth: int
    starts: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`. `line` is the index of its logical line or, for a comment on a line of its own, of the
    next one (which may be one past the last).
    """

    text: str
    start: Position
    alone: bool
    line: int


@dataclass(frozen=True, slots=True)
class LogicalLayout:
    lines: tuple[LogicalLine, ...]
    comments: tuple[Comment, ...]

    def index_at(self, line: int) -> int | None:
        """The index of the logical line that holds a line of the text."""
        for index, logical in enumerate(self.lines):
            if logical.first <= line <= logical.last:
                return index
        return None

    def extent(self, index: int) -> tuple[int, int]:
        """The first and last line of a statement: of a class or function, with its decorators and body."""
        first = self.lines[index]
        header = index
        while header + 1 < len(self.lines) and self.lines[header].starts == "@":
            header += 1
        last = header
        if self.lines[header].starts in {"class", "def", "async"}:
            while last + 1 < len(self.lines) and self.lines[last + 1].depth > first.depth:
                last += 1
        return first.first, self.lines[last].last


def layout(text: str) -> LogicalLayout:
    """The logical lines and comments of a text; of one that does not tokenize, those before the mistake."""
    lines: list[LogicalLine] = []
    comments: list[Comment] = []
    depth = 0
    first: tokenize.TokenInfo | None = None
    for token in _tokens(text):
        if token.type == tokenize.INDENT:
            depth += 1
        elif token.type == tokenize.DEDENT:
            depth -= 1
        elif token.type == tokenize.COMMENT:
            start = Position(token.start[0], token.start[1] + 1)
            comments.append(Comment(token.string, start, first is None, len(lines)))
        elif token.type == tokenize.NEWLINE and first is not None:
            lines.append(LogicalLine(first.start[0], token.start[0], depth, _word(first)))
            first = None
        elif token.type not in _SKIPPED and first is None:
            first = token
    return LogicalLayout(tuple(lines), tuple(comments))


def _word(token: tokenize.TokenInfo) -> str:
    """The first word; `async` only for a function (`async with` has no body of its own to ignore)."""
    if token.string == "async" and not re.match(r"\s*async\s+def\b", token.line):
        return "async with"
    return token.string


def _tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    left = _MISTAKES
    try:
        for token in tokenize.generate_tokens(io.StringIO(re.sub(r"\r\n?", "\n", text)).readline):
            left -= token.type == tokenize.ERRORTOKEN
            if not left:
                return
            yield token
    except (tokenize.TokenError, SyntaxError):
        return
