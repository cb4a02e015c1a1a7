"""Copies of facts with some parts changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

Fact = TypeVar("Fact")


class _Parts(NamedTuple):
    """How the parts of a class are read, all at once, and set, past the lock of a frozen class."""

    read: Callable[[Any], tuple[Any, ...]]
    put: dict[str, Callable[[Any, Any], None]]


_PARTS: dict[type, _Parts] = {}


def replace(fact: Fact, **changes: Any) -> Fact:
    """As `dataclasses.replace`, for frozen classes with slots and without `__post_init__`: values are copied by the
    thousand.

    Raises `TypeError` for a part that does not exist.
    """
    kind = type(fact)
    parts = _PARTS.get(kind) or _parts(kind)
    made = object.__new__(kind)
    for put, value in zip(parts.put.values(), parts.read(fact), strict=True):
        put(made, value)
    try:
        for name, value in changes.items():
            parts.put[name](made, value)
    except KeyError as unknown:
        raise TypeError(f"{kind.__name__} has no part {unknown.args[0]}") from None
    return made


def _parts(kind: type) -> _Parts:
    names = [field.name for field in fields(kind)]
    setters = {
        name: next(c.__dict__[name] for c in kind.__mro__ if name in c.__dict__).__set__ for name in names
    }
    found = _PARTS[kind] = _Parts(attrgetter(*names), setters)
    return found
