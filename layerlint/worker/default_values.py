"""Parameters whose default is to blame for a failure: None, a size of one, the number that a message has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from . import size_relations
from .lesson_readers import Lesson

Constructor = Any
"""A `Constructor`: the parameters of a class, their defaults and candidate values."""
Choice = tuple[tuple[str, tuple[str, str]], ...]
_NARROW = re.compile(r"(^|_)(filters|channels|units|width)$")


def with_text(constructor: Constructor, choice: Choice, names: list[str], text: str) -> list[str]:
    """Return the parameters among these with that value."""
    return [name for name in names if constructor.text(choice, name) == text]


def concerned_text(lesson: Lesson) -> str:
    """Return the value of the parameters that a lesson is about; "" where it is about no value."""
    return {"not none": "None", "groups": str(lesson.value), "wider": "1"}.get(lesson.kind, "")


def of_value(constructor: Constructor, choice: Choice, lesson: Lesson, blamed: list[str]) -> list[str]:
    """Return the blamed parameters with the value that a lesson is about, else all that it may be about."""
    if lesson.kind not in ("not none", "groups"):
        return blamed
    concerned = with_text(constructor, choice, blamed, concerned_text(lesson))
    return blamed if lesson.kind == "not none" and not concerned else concerned


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
