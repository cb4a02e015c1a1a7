"""Tables whose keys are the values of a parameter: `CONFIGURATIONS[depth]`, `depth in CONFIGURATIONS`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from .use_readers import ParameterUse

MOST = 8


def with_keys(cls: Any, uses: Iterable[ParameterUse]) -> tuple[ParameterUse, ...]:
    """Return the uses of a parameter with the keys of each table that it is looked up in, first.

    The smallest numbers are first: they mostly make the smallest model.
    """
    tables = [_keys(cls, of) for kind, of in uses if kind == "key of"]
    keys = next(filter(None, tables), ())
    return (*([ParameterUse("keys", keys)] if keys else []), *uses)


def _keys(cls: Any, name: str) -> tuple[int | str, ...]:
    """The keys of a dict of a class, its bases or their modules; empty where they are not all words or all numbers."""
    bases = cls.__mro__ if isinstance(cls, type) else ()
    for base in bases:
        owners = (vars(base), vars(sys.modules.get(base.__module__, object)))
        for table in (owner.get(name) for owner in owners):
            if isinstance(table, Mapping) and table:
                return _sorted(list(table))
    return ()


def _sorted(keys: list[Any]) -> tuple[int | str, ...]:
    if all(type(key) is int for key in keys):
        return tuple(sorted(keys)[:MOST])
    return tuple(keys[:MOST]) if all(isinstance(key, str) for key in keys) else ()
