"""What is found in a text, found once: many tests ask about the same examples and cases."""

from __future__ import annotations

from functools import cache

from layerlint.rule import Diagnostic
from layerlint.run.lint_text import lint_text


def linted(text: str, *, path: str, keras: int) -> tuple[Diagnostic, ...]:
    """As `lint_text` with every rule. The path is no real place."""
    return _linted(text, path, keras)


@cache
def _linted(text: str, path: str, keras: int) -> tuple[Diagnostic, ...]:
    return tuple(lint_text(text, path=path, keras=keras))
