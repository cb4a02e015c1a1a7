"""Whether edits keep the comments of the text that they replace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from layerlint.files.edits import LineIndex
from layerlint.text import Edit

_STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"'
    r"|'(?:[^'\\\r\n]|\\.)*'"
    r"|(#[^\r\n]*)",
    re.DOTALL,
)


def keep_comments(edits: Sequence[Edit], lines: LineIndex) -> bool:
    """Whether every comment in a text that the edits replace stands in a new text.

    The comment behind a statement that is deleted with its line may go.
    """
    written = "\n".join(edit.replacement for edit in edits)
    return all(comment in written for edit in edits for comment in _comments(edit, lines.slice(edit.span)))


def _comments(edit: Edit, text: str) -> Iterator[str]:
    """The comments in the text of an edit, which begins outside of strings, without the last one of deleted lines."""
    if "#" not in text:
        return
    deleted = text.rstrip("\r\n") if not edit.replacement and edit.span.start.column == 1 else ""
    for match in _STRING_OR_COMMENT.finditer(text):
        if match[1] and match.end() != len(deleted):
            yield match[1].rstrip()
