"""Repairs of one input by a lesson: other shapes, dtypes and structures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from .feed import BATCH
from .input_forms import by_name, rank_sizes, tensor
from .lesson_readers import Lesson
from .leveled_inputs import maps

MOST_DIMENSIONS = 5
WIDE = 64
"""A last dimension that is divisible by the usual numbers of heads and groups."""
STACK = 4
"""How many sequences or maps are stacked where a dimension is missing."""
MOST_ROWS = 4096
"""The longest second dimension that a number of elements may ask for."""
LONG = 256
"""The length of an open dimension that has to be longer."""


def with_tensors(form: Any, change: Callable[[Any], Any]) -> Any:
    """Return the form with a change to every tensor in it, in lists and dicts too."""
    if form["kind"] == "dict":
        return {**form, "items": {name: with_tensors(part, change) for name, part in form["items"].items()}}
    if form["kind"] in ("list", "tuple"):
        return {**form, "items": [with_tensors(part, change) for part in form["items"]]}
    return change(form) if form["kind"] == "tensor" else form


def with_integer_type(form: Any, dtype: str) -> Any:
    """Return the form with another dtype for every integer tensor in it."""
    return with_tensors(
        form, lambda part: {**part, "dtype": dtype} if part["dtype"].startswith("int") else part
    )


def repaired(form: Any, lesson: Lesson) -> Iterator[Any]:
    """Yield the forms that a lesson may ask for in place of one."""
    if lesson.kind == "open" and _closed(form) != form:
        yield _closed(form)
    if form["kind"] == "list":
        yield from _repaired_list(form, lesson)
    elif form["kind"] == "dict":
        yield from _repaired_dict(form, lesson)
    elif form["kind"] == "tensor":
        kind, value = lesson
        if kind == "list":
            yield {"kind": "list", "items": [form] * value}
        elif kind == "dict" and value:
            yield {"kind": "dict", "items": {name: by_name(name) for name in value}}
        elif kind == "levels":
            yield maps(last_size(form))
        elif kind == "layout" and len(form["shape"]) > 1 and not form.get("layout"):
            yield _laid_out(form, value)
        elif kind == "dtype" and value != form["dtype"]:
            if value == "string" and len(form["shape"]) > 1:
                yield tensor(value, None)
            yield {**form, "dtype": value}
        else:
            for shape in _shapes(form["shape"], last_size(form), lesson):
                yield {**form, "shape": shape}


def _laid_out(form: Any, layout: str) -> Any:
    """The form as a ragged or a sparse tensor."""
    shape = [*form["shape"][:1], None, *form["shape"][2:]] if layout == "ragged" else form["shape"]
    return {**form, "layout": layout, "shape": shape}


def _shapes(shape: list[Any], last: int, lesson: Lesson) -> Iterator[list[Any]]:
    """Other shapes of a tensor, by a lesson about ranks and lengths."""
    rank = len(shape)
    kind, value = lesson
    if kind == "shape" and len(value) <= MOST_DIMENSIONS:
        yield [None, *(size or was for size, was in zip(value[1:], _padded(shape, len(value))))]
    elif kind == "rank" and value != rank:
        yield rank_sizes(value, last)
    elif kind == "more ranks" and 1 < rank + value <= MOST_DIMENSIONS:
        yield rank_sizes(rank + value, last)
        if value == 1 and rank > 2:
            yield [shape[0], STACK, *shape[1:]]
    elif kind == "open":
        nearest = sorted((4, 3, 2), key=lambda other: abs(other - rank))
        yield from (rank_sizes(other, last) for other in nearest if other != rank)
    elif rank > 1:
        yield from _sizes(shape, last, lesson)


def _sizes(shape: list[Any], last: int, lesson: Lesson) -> Iterator[list[Any]]:
    """The shape with larger dimensions."""
    kind, value = lesson
    if kind == "longer":
        ends = [LONG] if shape[-1] is None else shape[-1:]
        yield [shape[0], *[4 * size if size else LONG for size in shape[1:-1]], *ends]
        yield [shape[0], 4096, *shape[2:]]
    elif kind == "length" and value <= 1 << 16:
        yield [shape[0], value, *shape[2:]]
    elif kind == "times" and len(shape) > 2 and type(shape[1]) is int:
        yield [shape[0], shape[1] * value, *shape[2:]]
    elif kind in ("elements", "per row"):
        yield from _with_counted_elements(shape, lesson)
    elif kind == "beyond" and 0 < value[0] < len(shape):
        for size in (4 * value[1], value[1] + 1):
            yield [*shape[: value[0]], size, *shape[value[0] + 1 :]]
    else:
        yield from ([*shape[:-1], width] for width in _widths(shape[-1], last, lesson))


def _widths(width: int | None, last: int, lesson: Lesson) -> Iterator[int]:
    """The last dimensions that a message asks for."""
    kind, value = lesson
    if kind == "last" and width == value[1]:
        yield value[0]
    elif kind == "stretched" and width and not width * value[0] % value[1]:
        yield width * value[0] // value[1]
    elif kind == "wider" and last < WIDE:
        yield WIDE


def _padded(shape: list[Any], rank: int) -> list[Any]:
    """The sizes after the first, those of the usual shape where the rank differs."""
    return shape[1:] if len(shape) == rank else rank_sizes(rank, 8)[1:]


def _with_counted_elements(shape: list[Any], lesson: Lesson) -> Iterator[list[Any]]:
    """The shape with so many elements more, or with so many in each example."""
    if lesson.kind == "elements" and (length := _with_elements(shape, lesson.value)):
        yield [shape[0], length, *shape[2:]]
    elif lesson.kind == "per row" and (width := _width_of_rows(shape, lesson.value)):
        yield [*shape[:-1], width]


def _width_of_rows(shape: list[Any], elements: int) -> int:
    """The last dimension with which each example has so many elements; 0 where none has."""
    inner = shape[1:-1]
    if not all(type(size) is int for size in inner) or elements % math.prod(inner):
        return 0
    width = elements // math.prod(inner)
    return width if width not in (shape[-1], 0) else 0


def _with_elements(shape: list[Any], more: int) -> int:
    """The second dimension with which a batch has so many more elements; 0 where none has."""
    rest = shape[2:]
    if len(shape) < 3 or not all(type(size) is int for size in shape[1:]):
        return 0
    steps, left = divmod(more, BATCH * math.prod(rest))
    length = int(shape[1]) + steps
    return length if not left and 0 < length <= MOST_ROWS else 0


def _repaired_list(form: Any, lesson: Lesson) -> Iterator[Any]:
    """The list with repaired parts, with more parts, or as a dict."""
    if lesson.kind == "dict" and lesson.value:
        yield {"kind": "dict", "items": {name: by_name(name) for name in lesson.value}}
        return
    if lesson.kind == "list" and lesson.value != len(form["items"]):
        yield {"kind": "list", "items": [form["items"][0]] * lesson.value}
    items = form["items"]
    first = items[0]
    for part in repaired(first, lesson):
        if part["kind"] == "tensor":
            yield {"kind": "list", "items": [part if item == first else item for item in items]}
    for at, item in enumerate(items):
        for part in repaired(item, lesson):
            if part["kind"] == "tensor" or (lesson.kind == "list" and item["kind"] == "tensor"):
                yield {"kind": "list", "items": [*items[:at], part, *items[at + 1 :]]}


def _repaired_dict(form: Any, lesson: Lesson) -> Iterator[Any]:
    """The dict with one more key, or with repaired values, all of them and each alone."""
    items = form["items"]
    if lesson.kind == "key":
        if lesson.value not in items:
            yield {"kind": "dict", "items": {**items, lesson.value: by_name(lesson.value)}}
        return
    changed = {
        name: other
        for name, item in items.items()
        if (other := next(repaired(item, lesson), None)) is not None
        and (other["kind"] == "tensor" or lesson.kind == "levels")
    }
    if lesson.kind == "longer" and changed:
        yield {"kind": "dict", "items": _as_long(items, *next(iter(changed.items())))}
    if changed:
        yield {"kind": "dict", "items": {**items, **changed}}
    if len(changed) > 1:
        yield from ({"kind": "dict", "items": {**items, name: other}} for name, other in changed.items())


def _as_long(items: dict[str, Any], name: str, longer: Any) -> dict[str, Any]:
    """The items with a longer one, and all that were as long as it: a mask is as long as what it masks."""
    before = items[name]["shape"][1:2]
    return {
        key: with_second(item, longer["shape"][1])
        if item["kind"] == "tensor" and item["shape"][1:2] == before and key != name
        else longer
        if key == name
        else item
        for key, item in items.items()
    }


def _closed(form: Any) -> Any:
    """A form whose only open dimension is the batch."""
    if form["kind"] == "dict":
        return {"kind": "dict", "items": {name: _closed(part) for name, part in form["items"].items()}}
    if form["kind"] in ("list", "tuple"):
        return {"kind": form["kind"], "items": [_closed(part) for part in form["items"]]}
    if form["kind"] != "tensor":
        return form
    return {
        **form,
        "shape": [*form["shape"][:1], *[8 if size is None else size for size in form["shape"][1:]]],
    }


def with_second(form: Any, size: int) -> Any:
    """Return the form with another second dimension in all of its parts."""
    if form["kind"] == "dict":
        return {
            "kind": "dict",
            "items": {name: with_second(part, size) for name, part in form["items"].items()},
        }
    if form["kind"] == "list":
        return {"kind": "list", "items": [with_second(part, size) for part in form["items"]]}
    if form["kind"] != "tensor" or len(form["shape"]) < 2:
        return form
    return {**form, "shape": [form["shape"][0], size, *form["shape"][2:]]}


def elements(form: Any) -> int:
    """Return how many numbers an example of the inputs has, open dimensions aside."""
    if form["kind"] in ("list", "tuple", "dict"):
        items = form["items"].values() if form["kind"] == "dict" else form["items"]
        return sum(map(elements, items))
    return math.prod(size or 1 for size in form["shape"][1:]) if form["kind"] == "tensor" else 0


def last_size(form: Any) -> int:
    """Return the last dimension of a tensor; 8 where it is open or there is none."""
    if form["kind"] != "tensor":
        return 8
    return int((form["shape"] or [8])[-1] or 8)
