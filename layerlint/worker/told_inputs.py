"""Inputs as docstrings tell them: their shapes, with the sizes that this layer has, and what is no tensor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from . import docstrings
from .docstrings import Member
from .input_forms import MASKS, TOKENS, by_name, of_rank, tensor

Reader = Any
"""An `InputReader`: a layer, and the first size that its constructor got."""
_TERM = re.compile(r"\s*([*+/-]{1,2})\s*")


def described(reader: Reader, name: str) -> Any:
    """The shape that the docstrings tell of one argument, with the sizes of this layer."""
    cls = type(reader.layer)
    for text in (getattr(cls.call, "__doc__", None), cls.__doc__):
        found = docstrings.told_of(text, name)
        if found and 2 <= len(found[0]) <= 5:
            about = docstrings.speaks_of(text, name)
            return {**_shaped(reader, found[0]), "dtype": _dtype(name, about)}
    return None


def listed(reader: Reader) -> Any:
    """A list of inputs, each as the docstring of the class tells it; None where it tells of none."""
    told_shapes = [one for one in docstrings.listed(type(reader.layer).__doc__) if len(one) <= 5]
    if len(told_shapes) < 2:
        return None
    return {"kind": "list", "items": [_shaped(reader, one) for one in told_shapes]}


def of_members(reader: Reader, members: Sequence[Member]) -> list[Any]:
    """Each input of a list; a dimension that counts the rows of one has the size of the batch in all."""
    rows = {one.dimensions[_first_open(one.dimensions)] for one in members if one.dimensions}
    return [
        _of_member(reader, one, rows) if one.dimensions else by_name(one.name, reader.first)
        for one in members
    ]


def _first_open(dimensions: docstrings.Told) -> int:
    """The place of the first dimension that is no number: the batch, or what counts the rows."""
    return next((at for at, word in enumerate(dimensions) if not word.isdigit()), 0)


def _of_member(reader: Reader, member: Member, rows: set[str]) -> Any:
    dimensions = tuple(word for word in member.dimensions if word.strip(".")) or ("batch",)
    dtype = _dtype(member.name, re.split(r"\bshape\b", member.about)[0])
    if len(dimensions) == 1 and dtype == "float32" and len(member.dimensions) > 1:
        dimensions = (*dimensions, "features")  # `(nodes, ...)`
    first = _first_open(dimensions)
    batch = [at for at, word in enumerate(dimensions) if at and (at == first or word in rows)]
    sizes: list[Any] = [None if not first else int(dimensions[0])]
    for at, word in enumerate(dimensions[1:], 1):
        sizes.append(
            None if at in batch else _size(reader, word, len(dimensions)) or _usual(reader, at, dimensions)
        )
    form = tensor(dtype, *sizes)
    return {**form, "batch": batch} if batch else form


def _usual(reader: Reader, at: int, dimensions: docstrings.Told) -> int:
    return int(reader.first) if at == len(dimensions) - 1 else 8


def _dtype(name: str, about: str) -> str:
    """The type of a tensor by what is said of it, else by its name."""
    if re.search(r"\bind(ex|ices)\b", about) and not re.search(r"\bbool", about):
        return "int32"
    if re.search(r"\bbool(ean)?\b", about) or (MASKS.search(name) and not re.search(r"\bfloat", about)):
        return "bool"
    if re.search(
        r"\bint(eger|32|64)?\b|\b(?:ind(?:ex|ices)|IDs?)\b|\bnumber of\b|\blengths? (?:of|for)\b", about
    ) or (TOKENS.search(name) and "embed" not in name):
        return "int32"
    return "float32"


def _shaped(reader: Reader, dimensions: docstrings.Told) -> Any:
    rank = len(dimensions)
    sizes = [_size(reader, item, rank) for item in dimensions[1:]]
    if sizes[-1] is None:
        sizes[-1] = 8 if docstrings.LENGTHS.search(dimensions[-1]) else of_rank(rank, reader.first)[-1]
    return tensor("float32", None, *[8 if size is None else size for size in sizes])


def _calculated(reader: Reader, words: str, rank: int) -> Any:
    """The size that `2 * bucket_size` or `heads * head_dim` tells, where each of its parts is known."""
    first, *rest = _TERM.split(words)
    value = _size(reader, first, rank)
    for sign, word in zip(rest[::2], rest[1::2]):
        other = _size(reader, word, rank)
        if value is None or other is None or (sign in ("/", "//") and not other):
            return None
        value = {"*": value * other, "+": value + other, "-": value - other}.get(sign, value // max(other, 1))
    return value if value and 0 < value <= 4096 else None


def _size(reader: Reader, word: str, rank: int) -> Any:
    """The size of a dimension by its name in a docstring; None where it says nothing."""
    if _TERM.search(word):
        return _calculated(reader, word, rank)
    if word.isdigit():
        return int(word) if 0 < int(word) <= 4096 else None
    if docstrings.IMAGE_SIDES.search(word) and rank >= 4:
        return 32
    own = getattr(reader.layer, word, None)
    if type(own) is int and 0 < own <= 4096 and word.isidentifier():
        return own
    if docstrings.IMAGE_SIDES.search(word):
        return 8
    if docstrings.CHANNELS.search(word):
        return 3 if rank >= 4 else None
    return None


def told(reader: Reader, name: str) -> Any:
    """The shape that a docstring tells, with the sizes of this layer."""
    cls = type(reader.layer)
    found = docstrings.shapes(getattr(cls.call, "__doc__", None), name) or docstrings.shapes(
        cls.__doc__, name
    )
    if not found or not 2 <= len(found[0]) <= 5:
        return None
    return {**_shaped(reader, found[0]), "dtype": "int32" if TOKENS.search(name) else "float32"}


def strings(reader: Reader, name: str) -> Any:
    """A string for each example, where the docstrings say that an argument is made of strings."""
    cls = type(reader.layer)
    said = any(
        docstrings.takes_strings(text, name) for text in (getattr(cls.call, "__doc__", None), cls.__doc__)
    )
    return tensor("string", None) if said else None


def plain_kinds(layer: Any, name: str) -> list[str]:
    """The types of numbers that the docstring of `call` says an argument is."""
    cls = type(layer)
    return (docstrings.plain(cls.call.__doc__, name) or docstrings.plain(cls.__doc__, name)).split()
