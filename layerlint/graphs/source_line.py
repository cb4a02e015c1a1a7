"""A line of source, as a picture names it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the user's code: `path` as the user would type it, `line` from 1."""

    path: str
    line: int
