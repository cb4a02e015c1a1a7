"""Smaller sizes that still belong together: few layers, narrow widths that the heads divide, few words."""

from __future__ import annotations

import re
from typing import Any

from .guess import literal
from .size_relations import HEADS, WIDTH, Values, is_size

FEW, FEW_WORDS, FACTOR = 2, 64, 8
LEAST_LARGE, LEAST_OF_ROW = 256, 64
DEPTH = re.compile(r"^(num|n)_(\w+_)?(layers|blocks|stages)$|^(\w+_)?depth$|^(\w+_)?layers$")
DEPTHS = re.compile(r"(^|_)(depths?|layers|blocks|repeats)$|(^|_)num_(\w+_)?(layers|blocks)(_|$)")
LARGE = re.compile(rf"{WIDTH.pattern}|^(\w+_)?(inner|intermediate|ff|ffn|mlp|embedding)_?(dim|size|width)$")
WIDTHS = re.compile(r"(dim|filter|channel|width|feature|unit|size)s$|_(dim|filter|channel|width)s?_list$")
WORDS = re.compile(r"vocab(ulary)?_size$|num_(embeddings|tokens|words)$|^vocab$")


def smaller(values: Values, free: set[str]) -> dict[str, str]:
    """Return expressions of smaller sizes for the free arguments: two layers, and a part of large widths."""
    texts = {name: str(size) for name, size in _narrowed(values, free).items()}
    for name in (name for name in values if name in free):
        value = values[name]
        if type(value) is int and value > FEW and DEPTH.search(name):
            texts[name] = str(FEW)
        elif _are_depths(name, value):
            texts[name] = repr(type(value)(min(size, FEW) for size in value))
    return texts


def reduced(texts: dict[str, str], defaults: Values, free: set[str]) -> dict[str, str]:
    """Return smaller sizes for the free ones among these expressions, also for rows of widths and counts of words."""
    values = {**defaults, **{name: literal(text) for name, text in texts.items()}}
    own = {name for name in texts if name in free}
    rows = {name: repr(row) for name in own if (row := _narrowed_row(name, values[name]))}
    words = {
        name: str(FEW_WORDS)
        for name in own
        if WORDS.search(name) and is_size(values[name]) and values[name] > FEW_WORDS
    }
    return {**rows, **words, **smaller(values, own)}


def _narrowed(values: Values, free: set[str]) -> dict[str, Any]:
    """Large widths divided by FACTOR, where the heads still divide them."""
    large = [name for name in values if name in free and is_size(values[name]) and LARGE.search(name)]
    names = [name for name in large if values[name] >= LEAST_LARGE]
    heads = [values[name] for name in values if is_size(values[name]) and HEADS.search(name)]
    if any(values[name] % (FACTOR * count) for name in names for count in heads or [1]):
        return {}
    return {name: values[name] // FACTOR for name in names}


def _narrowed_row(name: str, row: Any) -> Any:
    """The large widths of the stages divided by FACTOR; None for other values."""
    if not (isinstance(row, (list, tuple)) and row and WIDTHS.search(name)):
        return None
    if not all(is_size(size) and size >= LEAST_OF_ROW and size % FACTOR == 0 for size in row):
        return None
    return type(row)(size // FACTOR for size in row)


def _are_depths(name: str, sizes: Any) -> bool:
    """Whether the sizes are the layers per stage, some of them more than a few."""
    rows = isinstance(sizes, (list, tuple)) and all(type(size) is int for size in sizes)
    return bool(rows and DEPTHS.search(name) and max(sizes, default=0) > FEW)
