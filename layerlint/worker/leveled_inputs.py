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
    return maps(features, first, last)


def maps(features: int, first: int = FIRST, last: int = LAST) -> Any:
    """Return a dict of feature maps from the first level to the last, each half as large as the previous."""
    levels = {
        str(level): tensor("float32", None, *sides(level, first), features)
        for level in range(first, last + 1)
    }
    return {"kind": "dict", "items": levels}


def sides(level: int, first: int) -> tuple[int, int]:
    """Return the height and width of the map of a level."""
    side = max(SIDE >> (level - first), 1)
    return side, side


def with_sides(form: Any) -> Any:
    """Return a dict of maps by level with a size for every open side; None for other forms."""
    if form["kind"] != "dict" or not all(key.isdigit() for key in form["items"]) or len(form["items"]) < 2:
        return None
    if not all(part["kind"] == "tensor" and len(part["shape"]) == 4 for part in form["items"].values()):
        return None
    first = min(map(int, form["items"]))
    items = {}
    for key, part in form["items"].items():
        batch, *own, channels = part["shape"]
        usual = sides(int(key), first)
        items[key] = {**part, "shape": [batch, *[size or other for size, other in zip(own, usual)], channels]}
    other = {"kind": "dict", "items": items}
    return None if other == form else other


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
