"""Code with gaps: an example that leaves code out on purpose, an exercise with blanks to fill in."""

from __future__ import annotations

import re

_LEFT_OUT = re.compile(r"\.\.\.|…|<[\w -]+>")
"""A placeholder for omitted code."""
_BLANK = re.compile(r"_{3,}(?!\w)|[=(,\[][ \t]*#|\?{2,}|=[ \t]*raise\b")
"""Blanks to fill in: `x = ____`, `x = # TODO`, `Dense(??)`, `x = raise NotImplementedError`."""
_ASKS = re.compile(
    r"(?i)#.*(?:\btodo\b|\byour[ \t]+(?:code|answer|solution|turn)\b|\b(?:to[ \t]+be[ \t]+)?completed?\b"
    r"|\bfill\b|\bimplement\b)"
)
"""A comment that asks the reader for code."""
_NEAR = 3
"""Lines above the error that such a comment may stand in."""


def leaves_code_out(line: str, message: str) -> bool:
    """Whether the line of a syntax error shows a gap, or the body of a definition is missing."""
    return _LEFT_OUT.search(line) is not None or message.startswith("expected an indented block")


def is_exercise(text: str, number: int, message: str) -> bool:
    """Whether the syntax error in that line (from 1) is a gap that the reader of a notebook or file is to fill."""
    lines = text.splitlines()
    index = min(max(number, 1), max(len(lines), 1)) - 1
    line = lines[index] if lines else ""
    if _LEFT_OUT.search(line) is not None or _BLANK.search(line) is not None:
        return True
    if message.startswith("expected an indented block"):
        above = next((above.strip() for above in reversed(lines[:index]) if above.strip()), "")
        if above.startswith("#") or line.lstrip().startswith("#"):
            return True
    return any(_ASKS.search(near) is not None for near in lines[max(index - _NEAR, 0) : index + 1])
