"""The arguments that `call` needs, or the `__call__` of a class that overrides it with parameters of its own."""

from __future__ import annotations

import inspect
from typing import Any

LIBRARIES = ("keras", "tf_keras", "tensorflow")
_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_NAMED = (*_POSITIONAL, inspect.Parameter.KEYWORD_ONLY)


def _parameters(layer: Any, method: str) -> list[inspect.Parameter] | None:
    """The parameters of a method; None where it has no signature. For `call`, those of the class's own `__call__`."""
    try:
        if method == "call" and (own := _own_call(type(layer))):
            return own
        return list(inspect.signature(getattr(layer, method)).parameters.values())
    except (TypeError, ValueError):
        return None


def _own_call(cls: type) -> list[inspect.Parameter]:
    """The parameters of a `__call__` that is not Keras's; empty where it hands arguments on to `call` as they are."""
    owner = next((base for base in cls.__mro__ if "__call__" in vars(base)), cls)
    if "__call__" not in vars(owner) or owner.__module__.partition(".")[0] in LIBRARIES:
        return []
    parameters = list(inspect.signature(vars(owner)["__call__"]).parameters.values())[1:]
    named = [item for item in parameters if item.kind in _NAMED]
    if len(named) == len(parameters):
        return parameters
    if any(item.kind is inspect.Parameter.VAR_POSITIONAL for item in parameters):
        return []
    names = inspect.signature(cls.call).parameters if hasattr(cls, "call") else {}
    return parameters if any(item.name not in names for item in named) else []


def needed(layer: Any, method: str = "call") -> list[inspect.Parameter]:
    """Return the required parameters of `call`, or of another method, without `training` and what Keras passes.

    That is a `mask` behind all others; one with a required argument behind it is an input of the caller.
    """
    parameters = _parameters(layer, method)
    if parameters is None:
        return []
    several = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    items = [
        item
        for item in parameters
        if item.kind not in several and item.default is inspect.Parameter.empty and item.name != "training"
    ]
    return items[:-1] if items and items[-1].name == "mask" else items


def positional(layer: Any, method: str = "call") -> list[str]:
    """Return the names of the arguments that `call` gets by position: the leading required ones."""
    parameters = _parameters(layer, method)
    if parameters is None:
        return ["inputs"]
    names = [item.name for item in needed(layer, method)]
    leading: list[str] = []
    for item in parameters:
        if item.name not in names or item.kind is inspect.Parameter.KEYWORD_ONLY:
            break
        leading.append(item.name)
    return leading or ([] if names else [item.name for item in parameters[:1] if item.kind in _POSITIONAL])


def flags(layer: Any) -> dict[str, bool]:
    """Return the arguments of `call` that are true or false by default, without `training`."""
    parameters = _parameters(layer, "call") or []
    return {
        item.name: item.default
        for item in parameters
        if isinstance(item.default, bool) and item.name != "training"
    }


def required(layer: Any, method: str = "call") -> list[str]:
    """Return the names of the required arguments of `call`; its first one where none is required."""
    parameters = _parameters(layer, method)
    if parameters is None:
        return ["inputs"]
    return [item.name for item in needed(layer, method) if item.kind in _POSITIONAL] or [
        item.name for item in parameters[:1] if item.kind in _POSITIONAL
    ]
