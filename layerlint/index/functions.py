"""The text of a function of the project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunctionSource:
    """A function at the top level of a module; `path` is as the user would type it, `digest` that of its lines.

    `text` reads its lines.
    """

    qualified: str
    path: str
    first_line: int
    digest: str
    text: Callable[[], str]
