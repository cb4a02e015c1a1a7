"""Repairs of inputs by the lessons of an error message."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Callable, Union

from .form_repairs import elements, last_size, repaired, with_integer_type, with_second, with_tensors
from .input_forms import Feed, by_name, is_telling, like, rank_sizes, tensor
from .keyword_inputs import by_keyword
from .lessons import lessons, numbers

LONGEST = 2048
"""The largest number of a message that is tried as a length."""
LEARNED = "learned from an error message"
MOST_ELEMENTS = 1 << 22
"""How many numbers an example may have: a call with more cannot be interrupted, and takes long."""
Key = Union[int, str]
_IDS = ("int32", "int64", "string")
"""Dtypes of ids, which are looked up and never added to anything."""
LITERALS = (
    {"kind": "literal", "value": 2},
    {"kind": "literal", "value": 8},
    {"kind": "literal", "value": (8, 8)},
    {"kind": "literal", "value": True},
)


def repairs(feed: Feed, message: str, blamed: frozenset[Key] = frozenset()) -> Iterator[Feed]:
    """Yield the inputs that the message asks for, the surest first: those that the failing lines read."""
    for other in _repairs(feed, message, blamed):
        if all(elements(form) <= MOST_ELEMENTS for form in (*other.args, *other.kwargs.values())):
            yield other


def _repairs(feed: Feed, message: str, blamed: frozenset[Key]) -> Iterator[Feed]:
    taught = lessons(message)
    for lesson in taught:
        if lesson.kind == "integers":
            yield _with_integer_type(feed, lesson.value)
        elif lesson.kind == "retype":
            yield from _changed(feed, partial(_with_type, *lesson.value))
        elif lesson.kind == "broadcast":
            yield from _changed(feed, partial(_between_ones, *lesson.value))
        elif lesson.kind == "rows":
            yield from _changed(feed, partial(_with_rows, *lesson.value))
        elif lesson.kind == "inputs" and feed.args:
            more = [
                form if is_telling(name) else feed.args[0]
                for name in lesson.value
                for form in [by_name(name)]
            ]
            yield Feed([*feed.args, *more], feed.kwargs, LEARNED)
        for key, form in _inputs(feed, blamed):
            for other in repaired(form, lesson):
                if lesson.kind in ("rank", "more ranks") and key == 0 and other["kind"] == "tensor":
                    yield _put(_alike(feed, len(other["shape"])), key, other)
                yield _put(feed, key, other)
    yield from _sized(feed, message, blamed)


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


def _inputs(feed: Feed, blamed: frozenset[Key] = frozenset()) -> list[tuple[Key, Any]]:
    """The inputs by position and by keyword, those to blame first."""
    inputs: list[tuple[Key, Any]] = [*enumerate(feed.args), *feed.kwargs.items()]
    return sorted(inputs, key=lambda item: item[0] not in blamed)


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
    kwargs = {name: with_integer_type(form, dtype) for name, form in feed.kwargs.items()}
    return Feed([with_integer_type(form, dtype) for form in feed.args], kwargs, LEARNED)


def _changed(feed: Feed, change: Callable[[Any], Any]) -> Iterator[Feed]:
    """The inputs with a change to all but the first; then to all."""
    args, kwargs = (
        [with_tensors(form, change) for form in feed.args],
        {name: with_tensors(form, change) for name, form in feed.kwargs.items()},
    )
    behind = Feed([*feed.args[:1], *args[1:]], kwargs, LEARNED)
    for other in (behind, Feed(args, kwargs, LEARNED)):
        if (other.args, other.kwargs) != (feed.args, feed.kwargs):
            yield other


def _with_type(got: str, wanted: str, form: Any) -> Any:
    return {**form, "dtype": wanted} if form["dtype"] == got else form


def _between_ones(rank: int, shape: tuple[int, ...], form: Any) -> Any:
    """A tensor of that shape with ones after its first dimension, as attention masks have them."""
    if len(form["shape"]) != len(shape) or form["dtype"] in _IDS:
        return form
    if any(size not in (None, expected) for size, expected in zip(form["shape"], shape)):
        return form
    return {**form, "shape": [form["shape"][0], *[1] * (rank - len(shape)), *form["shape"][1:]]}


def _with_rows(long: tuple[int, ...], short: tuple[int, ...], form: Any) -> Any:
    """A tensor that the class gave a dimension of one, as of a mask, with the rows of the other operand.

    `[2, 8]` became `[2, 1, 8]` next to `[2, 4, 8, 8]`: with rows it is `[2, 8, 8]`, and becomes `[2, 1, 8, 8]`.
    """
    dense = [size for size in short if size != 1]
    if form["dtype"] in _IDS or 1 not in short or len(form["shape"]) != len(dense):
        return form
    if any(size not in (None, expected) for size, expected in zip(form["shape"], dense)):
        return form
    rows = long[-1 - (len(long) - len(short)) : -1]
    return {**form, "shape": [form["shape"][0], *rows, *form["shape"][1:]]}


def _sized(feed: Feed, message: str, blamed: frozenset[Key]) -> Iterator[Feed]:
    """The inputs with each number of the message as the last dimension, then as the second."""
    mentioned = numbers(message)
    sizes = [size for size in mentioned if size > 1][:8] + [1] * (1 in mentioned)
    for key, form in _inputs(feed, blamed):
        if form["kind"] in ("list", "dict"):
            for size in [item for item in sizes if item <= LONGEST]:
                yield _put(feed, key, with_second(form, size))
        elif form["kind"] == "tensor" and len(form["shape"]) > 1:
            yield from _resized(feed, key, form, sizes)


def _resized(feed: Feed, key: Key, form: Any, sizes: list[int]) -> Iterator[Feed]:
    floats = form["dtype"].startswith("float")
    for size in [item for item in sizes if item != last_size(form)][:7]:
        if floats:
            rest = [like(item, len(form["shape"]), size) for item in feed.args[1:]]
            alike = Feed([feed.args[0], *rest], feed.kwargs, feed.why) if key == 0 else feed
            yield _put(alike, key, {**form, "shape": [*form["shape"][:-1], size]})
        if size <= LONGEST and (len(form["shape"]) > 2 or not floats):
            yield _put(feed, key, with_second(form, size))
