"""Relations between sizes: heads times head size is the width, lists have one length, a patch divides its image."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Values = Mapping[str, Any]
"""The value of each argument; None for one that is no literal."""

MISMATCH = re.compile(
    r"[Ii]ncompatible|not be broadcast|(?:must|should|to) (?:be equal|match|equal)|(?:does|do) not match|"
    r"% ?[\w.]+ == 0|not equal|[Mm]ismatch|[Rr]eshape|divisible|multiple of|to have value|inconsistent|"
    r"[Ee]xpected dimension"
)
LENGTHS = re.compile(
    r"(?:same|equal|different) (?:length|number)|[Ll]engths? |len\(|index out of range|(?:shorter|longer) than|"
    r"(?:not enough|too many) values"
)
HEADS = re.compile(r"^(heads|n_heads?|nheads?)$|(^|_)(num|nb?)_(\w+_)?heads$|_heads$")
HEAD_SIZE = re.compile(r"(^|_)(key|value|head|query)_(dim|size)$|size_per_head$")
WIDTH = re.compile(
    r"^(hidden|embed(ding)?|model|d|token|project(ion)?|feature)_?(dim|size|units|width|model)s?$|"
    r"^(dim|width|units|channels|d_model|n_embd)$"
)
COUNT = re.compile(r"^(num|nb?)_(\w+_)?(layers|blocks|stages|levels|scales|features|inputs)$|^(\w+_)?depth$")
IMAGE = re.compile(r"^(image|img|input)_(size|height|width)$|^(height|width|resolution)$")
PATCH = re.compile(r"patch(_size|_height|_width)?$|window_size$|(^|_)stride$")
LONGEST = 5


def related(values: Values, free: set[str], message: str) -> Iterator[dict[str, Any]]:
    """Yield consistent values for free arguments, where a message reports inconsistent sizes."""
    if MISMATCH.search(message):
        for relation in (_head_sizes, _widths, _equal_heads, _patches):
            yield from _changed(values, relation(values, free))
    if LENGTHS.search(message):
        for change in _lengths(values, free):
            yield from _changed(values, change)


def _changed(values: Values, change: dict[str, Any]) -> Iterator[dict[str, Any]]:
    changed = {name: value for name, value in change.items() if values.get(name) != value}
    if changed:
        yield changed


def _first(values: Values, pattern: re.Pattern[str]) -> int:
    """The first size whose name matches; 0 where there is none."""
    return next((value for name, value in values.items() if is_size(value) and pattern.search(name)), 0)


def is_size(value: Any) -> bool:
    """Return whether a value is a positive integer."""
    return type(value) is int and value > 0


def _sizes(values: Values, free: set[str], pattern: re.Pattern[str]) -> list[str]:
    return [name for name in values if name in free and is_size(values[name]) and pattern.search(name)]


def _head_sizes(values: Values, free: set[str]) -> dict[str, Any]:
    """Every head size is the width divided by the heads."""
    width, heads = _first(values, WIDTH), _first(values, HEADS)
    if not width or not heads or width % heads:
        return {}
    return dict.fromkeys(_sizes(values, free, HEAD_SIZE), width // heads)


def _widths(values: Values, free: set[str]) -> dict[str, Any]:
    """Every width is the heads times the head size, or a multiple of the heads."""
    heads, size = _first(values, HEADS), _first(values, HEAD_SIZE)
    width = _first(values, WIDTH)
    if not heads or not (size or width % heads):
        return {}
    return dict.fromkeys(_sizes(values, free, WIDTH), heads * (size or 4))


def _equal_heads(values: Values, free: set[str]) -> dict[str, Any]:
    return dict.fromkeys(_sizes(values, free, HEADS), _first(values, HEADS))


def _patches(values: Values, free: set[str]) -> dict[str, Any]:
    """A patch size that divides the image."""
    image = _first(values, IMAGE)
    names = _sizes(values, free, PATCH)
    return {} if not image else {name: 4 for name in names if image % values[name] and image % 4 == 0}


def _lengths(values: Values, free: set[str]) -> Iterator[dict[str, Any]]:
    """Every list as long as the longest, with the count of its elements; then one more each, up to `LONGEST`."""
    lists = [name for name in values if name in free and _is_row(values[name])]
    if not lists:
        return
    fixed = [
        len(value) for name, value in values.items() if name not in free and _is_row(value) and len(value) > 1
    ]
    longest = max([*fixed, *[len(values[name]) for name in lists]])
    counts = _sizes(values, free, COUNT)
    for length in range(longest, max(longest, LONGEST) + 1):
        rows = {name: _resized(values[name], length) for name in lists}
        yield {**rows, **dict.fromkeys(counts, length)}


def _is_row(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) > 0


def _resized(row: Any, length: int) -> Any:
    return type(row)([*row, *[row[-1]] * length][:length])


_OF_A_HEAD = re.compile(r"head_(dim|size|width)|(dim|size|width|depth)_(per_)?head|d_head")


def joined_heads(values: dict[str, Any]) -> list[int]:
    """Return the size of all heads together, by the number of heads and the size of each; empty where either lacks."""
    counts = [value for name, value in values.items() if type(value) is int and HEADS.search(name)]
    sizes = [value for name, value in values.items() if type(value) is int and _OF_A_HEAD.fullmatch(name)]
    return [counts[0] * sizes[0]] if len(counts) == len(sizes) == 1 else []
