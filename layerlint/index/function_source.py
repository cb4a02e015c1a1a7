"""The text of a function of the project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunctionSource:
    """A function of a module; `path` is as the user would type it, `digest` that of its lines.

    `size` is that of its file, in characters or bytes; `text` reads its lines.
    """

    qualified: str
    path: str
    first_line: int
    end_line: int
    size: int
    digest: str
    text: Callable[[], str]
