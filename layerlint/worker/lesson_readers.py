"""Lessons of an error message: what the match of a pattern reveals about arguments and inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Callable, NamedTuple


class Lesson(NamedTuple):
    """One lesson of a message; `kind` is one of those in `lesson_table.TABLE`."""

    kind: str
    value: Any = None


Teach = Callable[["re.Match[str]"], Iterator[Lesson]]

MOST_TIMES = 1024


def rank(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the rank that a message asks for."""
    for word in match.groups():
        if word:
            number = int(word) if word.isdigit() else _WORDS[word.lower()]
            if 1 <= number <= 6:
                yield Lesson("rank", number)
                return


_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def arguments(match: re.Match[str]) -> Iterator[Lesson]:
    """Arguments that are missing; those joined by "and" are needed together."""
    text = match.group(0)
    names = tuple(re.findall(r"[`'\"](\w+)[`'\"]", text))
    if len(names) > 1 and re.search(r"[`'\"],? and [`'\"]", text) and not re.search(r"\bor\b|either", text):
        yield Lesson("together", names)
    yield Lesson("arguments", names)


def more_inputs(match: re.Match[str]) -> Iterator[Lesson]:
    """The inputs that the call requires after the first."""
    yield Lesson("inputs", tuple(re.findall(r"['\"](\w+)['\"]", match.group(0))))


def range_start(match: re.Match[str]) -> Iterator[Lesson]:
    """The first number of a range or list of numbers that a message allows for an argument."""
    yield Lesson("number", (match.group(1), match.group(2)))


def choice(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the words that a message allows."""
    words = re.findall(r"['\"`]([\w.-]+)['\"`]", match.group(1))
    if words:
        yield Lesson("choice", tuple(words))


def argument(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield one argument that is missing."""
    yield Lesson("arguments", (match.group(1),))


def of(kind: str) -> Teach:
    """A lesson about the argument that the message names."""

    def lesson(match: re.Match[str]) -> Iterator[Lesson]:
        yield Lesson(kind, match.group(1))

    return lesson


def mapping(match: re.Match[str]) -> Iterator[Lesson]:
    """An argument that has to be a dict, which a sentence may begin with."""
    yield Lesson("mapping", match.group(1).lower())


def member(match: re.Match[str]) -> Iterator[Lesson]:
    """A token that a vocabulary must contain."""
    yield Lesson("member", match.group(1) or match.group(2))


def dtype(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the dtype that a tensor must have."""
    word = next(item for item in match.groups() if item)
    yield Lesson("dtype", _DTYPES.get(word, word))


def always(kind: str, value: Any = None) -> Teach:
    """Return the reader of a message that always means the same."""

    def lesson(match: re.Match[str]) -> Iterator[Lesson]:
        yield Lesson(kind, value)

    return lesson


def retyped(match: re.Match[str]) -> Iterator[Lesson]:
    """An op that got tensors of two dtypes: convert all of one dtype, mostly to the float."""
    wanted, got = (_DTYPES.get(word, word) for word in match.groups())
    both = [Lesson("retype", (got, wanted)), Lesson("retype", (wanted, got))]
    yield from (both[::-1] if got.startswith("float") else both)


def broadcast(match: re.Match[str]) -> Iterator[Lesson]:
    """A tensor with fewer dimensions than the other operand: insert ones between its first and its last, or rows."""
    shapes = [tuple(int(size) for size in sizes.split(",")) for sizes in match.groups()]
    short, long = sorted(shapes, key=len)
    if 1 < len(short) < len(long) <= 5:
        yield Lesson("broadcast", (len(long), short))
        yield Lesson("rows", (long, short))


def wider_integers(match: re.Match[str]) -> Iterator[Lesson]:
    """An op that got integers of two sizes: convert all to the larger one."""
    yield Lesson("integers", "int64")


def number(kind: str, scale: int = 1, more: int = 0) -> Teach:
    """Return the reader of a number, multiplied and increased."""

    def lesson(match: re.Match[str]) -> Iterator[Lesson]:
        yield Lesson(kind, int(match.group(1)) * scale + more)

    return lesson


def keys(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the keys of a dict."""
    yield Lesson("dict", tuple(item for item in match.groups() if item))


def pattern(match: re.Match[str]) -> Iterator[Lesson]:
    """A dict that a message spells out: `{"images": images, "labels": labels}`."""
    yield Lesson("dict", tuple(re.findall(r"[\"'](\w+)[\"']:", match.group(0))))


def key(match: re.Match[str]) -> Iterator[Lesson]:
    """The key that a `KeyError` misses."""
    yield Lesson("key", match.group(1) or match.group(2))


def last_axis(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the last dimension that an inner layer expects, and the one that it got."""
    got = match.group(2).rpartition(",")[2].strip()
    if got.isdigit():
        yield Lesson("last", (int(match.group(1)), int(got)))


def beyond(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the axis that an index lies beyond, and the index."""
    yield Lesson("beyond", (int(match.group(2)), int(match.group(1))))


def operand_axis(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the last dimension that an equation expects of an operand, and the one that it got."""
    sizes = match.group(3).split(",")
    if int(match.group(2)) == len(sizes) - 1:
        yield Lesson("last", (int(match.group(1)), int(sizes[-1])))


def shape(match: re.Match[str]) -> Iterator[Lesson]:
    """The whole shape of an input that an inner model declares."""
    sizes = tuple(None if word == "None" else int(word) for word in re.findall(r"None|\d+", match.group(1)))
    if sizes and all(size is None or size > 0 for size in sizes):
        yield Lesson("shape", sizes)


def missing_dimension(match: re.Match[str]) -> Iterator[Lesson]:
    """A reshape to more elements than there are: a dimension is missing."""
    has, wants = int(match.group(1)), int(match.group(2))
    if has and wants > has and wants % has == 0:
        yield Lesson("more ranks", 1)


def elements(match: re.Match[str]) -> Iterator[Lesson]:
    """A reshape to another number of elements than there are, behind a slice or a pad: the input is too short or long."""
    has, wants = int(match.group(1)), int(match.group(2))
    if has != wants:
        yield Lesson("elements", wants - has)


def times(match: re.Match[str]) -> Iterator[Lesson]:
    """A reshape to a multiple of the elements that there are: the input is too short."""
    has, wants = int(match.group(1)), int(match.group(2))
    if has and 1 < wants // has <= MOST_TIMES and wants % has == 0:
        yield Lesson("times", wants // has)


def stretched(match: re.Match[str]) -> Iterator[Lesson]:
    """A reshape to the shape of the input, of what is wider or narrower: so should the input be."""
    has, wants = int(match.group(1)), int(match.group(2))
    if has and wants and has != wants:
        yield Lesson("stretched", (has, wants))


def numbers_listed(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the numbers that a message allows."""
    yield Lesson("one of", tuple(re.findall(r"-?\d+(?:\.\d+)?", match.group(1))))


def short(match: re.Match[str]) -> Iterator[Lesson]:
    """An inner op got fewer dimensions than it requires: so did the layer."""
    wants, has = int(match.group(1)), int(match.group(2))
    if wants > has:
        yield Lesson("more ranks", wants - has)


def sliced(match: re.Match[str]) -> Iterator[Lesson]:
    """An index of a dimension that a tensor does not have."""
    at, has = int(match.group(1)), int(match.group(2))
    if at >= has:
        yield Lesson("more ranks", at + 1 - has)


def unequal(match: re.Match[str]) -> Iterator[Lesson]:
    """Tensors that are joined and have different ranks: one input has too many dimensions, or another too few."""
    first, second = (len(sizes.split(",")) for sizes in match.groups())
    if first != second:
        yield Lesson("more ranks", -abs(first - second))
        yield Lesson("more ranks", abs(first - second))


def unequal_ranks(match: re.Match[str]) -> Iterator[Lesson]:
    """The same, where the message counts the dimensions."""
    more = int(match.group(1)) - int(match.group(2))
    yield Lesson("more ranks", -abs(more))
    yield Lesson("more ranks", abs(more))


def kernel(match: re.Match[str]) -> Iterator[Lesson]:
    """A convolution whose input and kernel have different ranks."""
    dimensions = len(match.group(1).split(","))
    if dimensions != len(match.group(2).split(",")):
        yield Lesson("rank", dimensions)


def axis(match: re.Match[str]) -> Iterator[Lesson]:
    """Yield the rank that an axis requires."""
    axis = int(match.group(1))
    yield Lesson("rank", -axis if axis < 0 else axis + 1)


_DTYPES = {"float": "float32", "double": "float64", "half": "float16", "int": "int32"}
