"""Values that a class names for a parameter: keys of a table, `TABLE[depth]`, arguments of a call, `f(**params)`."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from . import guess
from .use_readers import ParameterUse

MOST = 8


def with_named_values(cls: Any, uses: Iterable[ParameterUse]) -> tuple[ParameterUse, ...]:
    """Return the uses of a parameter with the expressions of the values that they name, first.

    Numbers that are keys are sorted: small ones mostly make small models.
    """
    texts: list[str] = []
    for kind, of in uses:
        if kind == "key of":
            texts += map(repr, _keys(_named(cls, of)))
        elif kind == "keywords":
            texts.append(_arguments(_named(cls, of)))
    return (*([ParameterUse("named", tuple(dict.fromkeys(texts)))] if texts else []), *uses)


def _named(cls: Any, name: str) -> Any:
    """What a name means in a class, in its bases or in their modules; None where it means nothing."""
    for base in cls.__mro__ if isinstance(cls, type) else ():
        for owner in (vars(base), vars(sys.modules.get(base.__module__, object))):
            if name in owner:
                return owner[name]
    return None


def _keys(table: Any) -> list[Any]:
    """The keys of a table; empty where they are not all words or all numbers."""
    keys = list(table) if isinstance(table, Mapping) else []
    if all(type(key) is int for key in keys):
        return sorted(keys)[:MOST]
    return keys[:MOST] if all(isinstance(key, str) for key in keys) else []


def _arguments(called: Any) -> str:
    """A dict with the arguments that a function or class requires; an empty one where that is unknown."""
    try:
        items = guess.missing(inspect.signature(called), {}, 0)
    except (TypeError, ValueError):
        return "{}"
    return "{" + ", ".join(f"{item.name!r}: {guess.argument(item)[0]}" for item in items) + "}"
