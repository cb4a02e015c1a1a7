"""Parameters whose default is to blame for a failure: None, a size of one, the number that a message has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from . import size_relations

Constructor = Any
"""A `Constructor`: the parameters of a class, their defaults and candidate values."""
Choice = tuple[tuple[str, tuple[str, str]], ...]
WITH_VALUE = ("not none", "groups")
"""Lessons about the parameters that have the value that the message has."""
_NARROW = re.compile(r"(^|_)(filters|channels|units|width)$")


def with_text(constructor: Constructor, choice: Choice, names: list[str], text: str) -> list[str]:
    """Return the parameters among these with that value."""
    return [name for name in names if constructor.text(choice, name) == text]


def widths(constructor: Constructor, choice: Choice, blamed: list[str]) -> list[str]:
    """Return the parameters to widen: those of one filter, which nothing divides, then the blamed ones.

    Where none is to blame, the widths of the choice.
    """
    names = [name for name in constructor.signature.parameters if constructor.is_free(name)]
    narrow = [name for name in with_text(constructor, choice, names, "1") if _NARROW.search(name)]
    return [*narrow, *blamed] or [name for name, _ in choice if size_relations.WIDTH.search(name)]


def fillings(constructor: Constructor, choice: Choice, names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the blamed parameters that are None by default, each with its likeliest other value."""
    parameters = constructor.signature.parameters
    free = [name for name in names if name in parameters and constructor.is_free(name)]
    for name in with_text(constructor, choice, free, "None"):
        text = next((text for text, _ in constructor.candidates(name) if text != "None"), "")
        if text and name not in dict(choice):
            yield name, text
