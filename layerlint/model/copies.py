"""Copies of facts with some parts changed."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

Fact = TypeVar("Fact")

_NAMES: dict[type, frozenset[str]] = {}


def replace(fact: Fact, **changes: Any) -> Fact:
    """As `dataclasses.replace`, for frozen classes without `__post_init__`: values are copied by the thousand.

    Raises `TypeError` for a part that does not exist.
    """
    kind = type(fact)
    names = _NAMES.get(kind)
    if names is None:
        names = _NAMES[kind] = frozenset(field.name for field in fields(kind))  # type: ignore[arg-type]
    if not changes.keys() <= names:
        raise TypeError(f"{kind.__name__} has no part {', '.join(sorted(changes.keys() - names))}")
    made = object.__new__(kind)
    put = object.__setattr__
    for name in names:
        put(made, name, changes[name] if name in changes else getattr(fact, name))
    return made
