"""Inputs that are dicts with a feature map per pyramid level: `{"3": float32[None,32,32,8], "4": ...}`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .input_forms import tensor
from .use_readers import ParameterUse

FIRST, LAST, MOST = 3, 4, 5
SIDE = 32
NAMES = ("a", "b")


def leveled(layer: Any, uses: Sequence[ParameterUse], features: int) -> Any:
    """Return a dict of maps, each half as large as the previous, or of two vectors where there are no levels.

    None where `call` takes no dict.
    """
    levels = any(kind == "levels" for kind, _ in uses)
    if not levels and not any(kind == "dict" and of is None for kind, of in uses):
        return None
    first, last = _level(layer, "min_level"), _level(layer, "max_level")
    if not levels and first is None and last is None and _level(layer, "level") is None:
        return {"kind": "dict", "items": dict.fromkeys(NAMES, tensor("float32", None, features))}
    if first is None or last is None or not 0 <= first <= last < first + MOST:
        only = _level(layer, "level")
        first, last = (FIRST, LAST) if only is None else (only, only + 1)
    return {
        "kind": "dict",
        "items": {
            str(level): tensor("float32", None, side, side, features)
            for level in range(first, last + 1)
            for side in [max(SIDE >> (level - first), 1)]
        },
    }


def _level(layer: Any, name: str) -> int | None:
    """The level that a layer was constructed with, by its attributes or its configuration."""
    try:
        config = layer.get_config()
    except Exception:  # many classes have none, or one that fails
        config = {}
    for value in (getattr(layer, name, None), getattr(layer, f"_{name}", None), config.get(name)):
        if type(value) is int and 0 <= value < 16:
            return value
    return None
