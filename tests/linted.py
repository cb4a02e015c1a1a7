"""What is found in a text, found once: many tests ask about the same examples and cases."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any
from unittest.mock import patch

from layerlint.extract import class_text, exact_trees
from layerlint.rule import Diagnostic
from layerlint.run.lint_text import lint_text
from layerlint.syntax.parse import parse_module
from layerlint.syntax.quick_tree import nodes_in, quick_tree

_parsed_once = lru_cache(maxsize=32)(quick_tree)
_exactly_once = lru_cache(maxsize=32)(parse_module)
_paired_once = lru_cache(maxsize=32)(nodes_in)


def linted(text: str, *, path: str, keras: int) -> tuple[Diagnostic, ...]:
    """As `lint_text` with every rule. The path is no real place."""
    return _linted(text, path, keras)


@cache
def _linted(text: str, path: str, keras: int) -> tuple[Diagnostic, ...]:
    return tuple(linted_among_alike(text, path=path, keras=keras))


def linted_among_alike(text: str, **how: Any) -> list[Diagnostic]:
    """As `lint_text`, where most classes were in the texts before: a class is parsed once for all of them."""
    with (
        patch.object(class_text, "quick_tree", _parsed_once),
        patch.object(class_text, "parse_module", _exactly_once),
        patch.object(exact_trees, "nodes_in", _paired_once),
    ):
        return lint_text(text, **how)
