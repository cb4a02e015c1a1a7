"""Repairs of inputs by the lessons of an error message."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Callable, Union

from .input_forms import Feed, by_name, is_telling, like, rank_sizes, tensor
from .input_search import by_keyword
from .lesson_table import Lesson
from .lessons import lessons, numbers

LEARNED = "learned from an error message"
Key = Union[int, str]
MOST_DIMENSIONS = 5
WIDE = 64
"""A last dimension that is divisible by the usual numbers of heads and groups."""
LONG = 256
"""The length of an open dimension that has to be longer."""
_IDS = ("int32", "int64", "string")
"""Dtypes of ids, which are looked up and never added to anything."""
LITERALS = (
    {"kind": "literal", "value": 2},
    {"kind": "literal", "value": 8},
    {"kind": "literal", "value": (8, 8)},
    {"kind": "literal", "value": True},
)


def repairs(feed: Feed, message: str) -> Iterator[Feed]:
    """Yield the inputs that the message asks for, the surest first."""
    taught = lessons(message)
    for lesson in taught:
        if lesson.kind == "integers":
            yield _with_integer_type(feed, lesson.value)
        elif lesson.kind == "retype":
            yield from _changed(feed, partial(_with_type, *lesson.value))
        elif lesson.kind == "broadcast":
            yield from _changed(feed, partial(_between_ones, *lesson.value))
        elif lesson.kind == "inputs" and feed.args:
            more = [
                form if is_telling(name) else feed.args[0]
                for name in lesson.value
                for form in [by_name(name)]
            ]
            yield Feed([*feed.args, *more], feed.kwargs, LEARNED)
        for key, form in _inputs(feed):
            for other in _repaired(form, lesson):
                if lesson.kind in ("rank", "more ranks") and key == 0 and other["kind"] == "tensor":
                    yield _put(_alike(feed, len(other["shape"])), key, other)
                yield _put(feed, key, other)
    yield from _sized(feed, message)


def number_inputs(feed: Feed, names: list[str], blamed: list[str], message: str) -> Iterator[Feed]:
    """Yield numbers for the inputs that the failing lines read, where a message rejects tensors.

    `names` are those of the positional inputs.
    """
    if not any(lesson.kind == "plain" for lesson in lessons(message)):
        return
    places: dict[Key, str] = {**dict(enumerate(names)), **{name: name for name in feed.kwargs}}
    for key, form in _inputs(feed):
        if places.get(key) in blamed and form["kind"] == "tensor":
            for value in LITERALS:
                yield by_keyword(_put(feed, key, value), names)


def others(feed: Feed) -> Iterator[Feed]:
    """Yield every input with other ranks and dtypes, for when no candidate is left."""
    if len(feed.args) > 1:
        for rank in (3, 4, 2):
            yield Feed(_alike(feed, rank).args, feed.kwargs, "found by trying")
    for key, form in _inputs(feed):
        if form["kind"] != "tensor":
            continue
        for rank in (3, 4, 2, 1, 5):
            for dtype in (form["dtype"], "float32", "int32", "bool"):
                yield _put(
                    feed, key, {**tensor(dtype, *rank_sizes(rank, last_size(form)))}, "found by trying"
                )


def _inputs(feed: Feed) -> list[tuple[Key, Any]]:
    return [*enumerate(feed.args), *feed.kwargs.items()]


def _put(feed: Feed, key: Key, form: Any, why: str = LEARNED) -> Feed:
    args, kwargs = list(feed.args), dict(feed.kwargs)
    if isinstance(key, int):
        args[key] = form
    else:
        kwargs[key] = form
    return Feed(args, kwargs, why)


def _alike(feed: Feed, rank: int) -> Feed:
    """All float inputs with that many dimensions."""
    return Feed([like(form, rank, last_size(form)) for form in feed.args], feed.kwargs, feed.why)


def _with_integer_type(feed: Feed, dtype: str) -> Feed:
    """The inputs with another dtype for every integer."""
    kwargs = {name: _retyped(form, dtype) for name, form in feed.kwargs.items()}
    return Feed([_retyped(form, dtype) for form in feed.args], kwargs, LEARNED)


def _changed(feed: Feed, change: Callable[[Any], Any]) -> Iterator[Feed]:
    """The inputs with a change to all but the first; then to all."""
    args, kwargs = (
        [change(form) for form in feed.args],
        {name: change(form) for name, form in feed.kwargs.items()},
    )
    behind = Feed([*feed.args[:1], *args[1:]], kwargs, LEARNED)
    for other in (behind, Feed(args, kwargs, LEARNED)):
        if (other.args, other.kwargs) != (feed.args, feed.kwargs):
            yield other


def _with_type(got: str, wanted: str, form: Any) -> Any:
    return {**form, "dtype": wanted} if form["kind"] == "tensor" and form["dtype"] == got else form


def _between_ones(rank: int, shape: tuple[int, ...], form: Any) -> Any:
    """A tensor of that shape with ones after its first dimension, as attention masks have them."""
    if form["kind"] != "tensor" or len(form["shape"]) != len(shape) or form["dtype"] in _IDS:
        return form
    if any(size not in (None, expected) for size, expected in zip(form["shape"], shape)):
        return form
    return {**form, "shape": [form["shape"][0], *[1] * (rank - len(shape)), *form["shape"][1:]]}


def _retyped(form: Any, dtype: str) -> Any:
    if form["kind"] == "dict":
        return {**form, "items": {name: _retyped(part, dtype) for name, part in form["items"].items()}}
    if form["kind"] in ("list", "tuple"):
        return {**form, "items": [_retyped(part, dtype) for part in form["items"]]}
    integer = form["kind"] == "tensor" and form["dtype"].startswith("int")
    return {**form, "dtype": dtype} if integer else form


def _repaired(form: Any, lesson: Lesson) -> Iterator[Any]:
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
    if kind == "rank" and value != rank:
        yield rank_sizes(value, last)
    elif kind == "more ranks" and 1 < rank + value <= MOST_DIMENSIONS:
        yield rank_sizes(rank + value, last)
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
    elif kind == "wider" and last < WIDE:
        yield [*shape[:-1], WIDE]


def _repaired_list(form: Any, lesson: Lesson) -> Iterator[Any]:
    """The list with repaired parts, with more parts, or as a dict."""
    if lesson.kind == "dict" and lesson.value:
        yield {"kind": "dict", "items": {name: by_name(name) for name in lesson.value}}
        return
    if lesson.kind == "list" and lesson.value != len(form["items"]):
        yield {"kind": "list", "items": [form["items"][0]] * lesson.value}
    items = form["items"]
    first = items[0]
    for part in _repaired(first, lesson):
        if part["kind"] == "tensor":
            yield {"kind": "list", "items": [part if item == first else item for item in items]}
    for at, item in enumerate(items):
        for part in _repaired(item, lesson):
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
        if (other := next(_repaired(item, lesson), None)) is not None and other["kind"] == "tensor"
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
        key: _second(item, longer["shape"][1])
        if item["kind"] == "tensor" and item["shape"][1:2] == before and key != name
        else longer
        if key == name
        else item
        for key, item in items.items()
    }


def _sized(feed: Feed, message: str) -> Iterator[Feed]:
    """The inputs with each number of the message as the last dimension, then as the second."""
    mentioned = numbers(message)
    sizes = [size for size in mentioned if size > 1][:8] + [1] * (1 in mentioned)
    for key, form in _inputs(feed):
        if form["kind"] in ("list", "dict"):
            for size in sizes:
                yield _put(feed, key, _second(form, size))
        elif form["kind"] == "tensor" and len(form["shape"]) > 1:
            yield from _resized(feed, key, form, sizes)


def _resized(feed: Feed, key: Key, form: Any, sizes: list[int]) -> Iterator[Feed]:
    floats = form["dtype"].startswith("float")
    for size in [item for item in sizes if item != last_size(form)][:7]:
        if floats:
            rest = [like(item, len(form["shape"]), size) for item in feed.args[1:]]
            alike = Feed([feed.args[0], *rest], feed.kwargs, feed.why) if key == 0 else feed
            yield _put(alike, key, {**form, "shape": [*form["shape"][:-1], size]})
        if len(form["shape"]) > 2 or not floats:
            yield _put(feed, key, _second(form, size))


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


def _second(form: Any, size: int) -> Any:
    """The form with another second dimension in all of its parts."""
    if form["kind"] == "dict":
        return {"kind": "dict", "items": {name: _second(part, size) for name, part in form["items"].items()}}
    if form["kind"] == "list":
        return {"kind": "list", "items": [_second(part, size) for part in form["items"]]}
    if form["kind"] != "tensor" or len(form["shape"]) < 2:
        return form
    return {**form, "shape": [form["shape"][0], size, *form["shape"][2:]]}


def last_size(form: Any) -> int:
    """Return the last dimension of a tensor; 8 where it is open or there is none."""
    if form["kind"] != "tensor":
        return 8
    return int((form["shape"] or [8])[-1] or 8)
