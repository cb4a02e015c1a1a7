"""Smaller sizes that still belong together: few layers, narrow widths that the heads divide, few words."""

from __future__ import annotations

import re
from typing import Any

from .guess import literal
from .size_relations import HEADS, PATCH, WIDTH, Values, is_size

FEW, FEW_WORDS, FACTOR = 2, 64, 8
LEAST_LARGE, LEAST_OF_ROW = 256, 64
DEPTH = re.compile(r"^(num|nb?)_(\w+_)?(layers|blocks|stages)$|^(\w+_)?depth$|^(\w+_)?layers$")
DEPTHS = re.compile(r"(^|_)(depths?|layers|blocks|repeats)$|(^|_)(num|nb?)_(\w+_)?(layers|blocks)(_|$)")
LARGE = re.compile(rf"{WIDTH.pattern}|^(\w+_)?(inner|intermediate|ff|ffn|mlp|embedding)_?(dim|size|width)$")
WIDTHS = re.compile(
    r"(dim|filter|channel|width|feature|unit|size)s(_per_\w+)?$|_(dim|filter|channel|width)s?_list$"
)
IMAGES = re.compile(r"^(\w+_)?(image|img|input)_(shape|size|height|width)$|^(height|width|resolution)$")
SIDE = 64
"""A side that is divisible by the usual strides of a backbone, 32 in all."""
WORDS = re.compile(r"vocab(ulary)?_size$|num_(embeddings|tokens|words)$|^vocab$")


def smaller(values: Values, free: set[str], with_images: bool = False) -> dict[str, str]:
    """Return expressions of smaller sizes for the free arguments: two layers, a part of large widths, small images."""
    texts = {name: str(size) for name, size in _narrowed(values, free).items()}
    if with_images:
        texts.update(_small_images(values, free))
    for name in (name for name in values if name in free):
        value = values[name]
        if type(value) is int and value > FEW and DEPTH.search(name):
            texts[name] = str(FEW)
        elif _are_depths(name, value):
            texts[name] = repr(type(value)(min(size, FEW) for size in value))
    return texts


def reduced(
    texts: dict[str, str], defaults: Values, free: set[str], with_images: bool = False
) -> dict[str, str]:
    """Return smaller sizes for the free ones among these expressions, also for rows of widths and counts of words."""
    values = {**defaults, **{name: literal(text) for name, text in texts.items()}}
    own = {name for name in texts if name in free}
    rows = {name: repr(row) for name in own if (row := _narrowed_row(name, values[name]))}
    words = {
        name: str(FEW_WORDS)
        for name in own
        if WORDS.search(name) and is_size(values[name]) and values[name] > FEW_WORDS
    }
    return {**rows, **words, **smaller(values, own, with_images)}


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


def _small_images(values: Values, free: set[str]) -> dict[str, str]:
    """Sides of SIDE, or what is above it for whole patches, in place of larger ones that are alike."""
    patches = [value for name, value in values.items() if is_size(value) and PATCH.search(name)]
    side = max([-(-SIDE // patch) * patch for patch in patches], default=SIDE)
    texts = {}
    for name, value in values.items():
        sizes = [value] if is_size(value) else list(value) if isinstance(value, (list, tuple)) else []
        sides = [size for size in sizes if is_size(size) and size > side]
        if name in free and IMAGES.search(name) and sides and len(set(sides)) == 1:
            small = [side if size in sides else size for size in sizes]
            texts[name] = repr(small[0] if is_size(value) else type(value)(small))
    return texts


def _are_depths(name: str, sizes: Any) -> bool:
    """Whether the sizes are the layers per stage, some of them more than a few."""
    rows = isinstance(sizes, (list, tuple)) and all(type(size) is int for size in sizes)
    return bool(rows and DEPTHS.search(name) and max(sizes, default=0) > FEW)
