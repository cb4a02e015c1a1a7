"""The arguments that `call` needs."""

from __future__ import annotations

import inspect
from typing import Any

_PLAIN = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def _parameters(layer: Any, method: str) -> list[inspect.Parameter] | None:
    """None for a method that Python cannot tell the arguments of."""
    try:
        return list(inspect.signature(getattr(layer, method)).parameters.values())
    except (TypeError, ValueError):
        return None


def needed(layer: Any, method: str = "call") -> list[inspect.Parameter]:
    """The arguments that `call`, or another method, needs, those that only say yes or no left out."""
    parameters = _parameters(layer, method)
    if parameters is None:
        return []
    several = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return [
        item
        for item in parameters
        if item.kind not in several
        and item.default is inspect.Parameter.empty
        and item.name not in ("training", "mask")
    ]


def positional(layer: Any, method: str = "call") -> list[str]:
    """The arguments that `call` can be given by position: the first ones, up to one that it is not given."""
    parameters = _parameters(layer, method)
    if parameters is None:
        return ["inputs"]
    names = [item.name for item in needed(layer, method)]
    led: list[str] = []
    for item in parameters:
        if item.name not in names or item.kind is inspect.Parameter.KEYWORD_ONLY:
            break
        led.append(item.name)
    return led or ([] if names else [item.name for item in parameters[:1] if item.kind in _PLAIN])


def required(layer: Any, method: str = "call") -> list[str]:
    """The names of the arguments that `call` needs."""
    parameters = _parameters(layer, method)
    if parameters is None:
        return ["inputs"]
    names = [
        item.name for item in parameters if item.kind in _PLAIN and item.default is inspect.Parameter.empty
    ]
    return [name for name in names if name not in ("training", "mask")] or [
        item.name for item in parameters[:1] if item.kind in _PLAIN
    ]
