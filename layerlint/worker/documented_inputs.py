"""Inputs from docstrings: documented shapes, with the sizes of this layer, and arguments that are no tensors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from . import docstrings
from .docstrings import Member
from .input_forms import MASKS, TOKENS, by_name, rank_sizes, tensor

Reader = Any
"""An `InputReader`: a layer, and the first size that its constructor got."""
_TERM = re.compile(r"\s*([*+/-]{1,2})\s*")


def documented_shape(reader: Reader, name: str) -> Any:
    """Return the form of an argument with a shape in its own description; None where there is none."""
    cls = type(reader.layer)
    for text in (getattr(cls.call, "__doc__", None), cls.__doc__):
        shapes = docstrings.argument_shapes(text, name)
        if shapes and 2 <= len(shapes[0]) <= 5:
            about = docstrings.description(text, name)
            return {**_form_of_shape(reader, shapes[0]), "dtype": _dtype(name, about)}
    return None


def documented_list(reader: Reader) -> Any:
    """Return a list of inputs from the class's docstring; None where it documents fewer than two."""
    shapes = [shape for shape in docstrings.listed_shapes(type(reader.layer).__doc__) if len(shape) <= 5]
    if len(shapes) < 2:
        return None
    return {"kind": "list", "items": [_form_of_shape(reader, shape) for shape in shapes]}


def member_forms(reader: Reader, members: Sequence[Member]) -> list[Any]:
    """Return the form of each input of a list; a dimension that counts the rows of one has the batch size in all."""
    rows = {member.dimensions[_first_open(member.dimensions)] for member in members if member.dimensions}
    return [
        _member_form(reader, member, rows) if member.dimensions else by_name(member.name, reader.first)
        for member in members
    ]


def _first_open(dimensions: docstrings.Dimensions) -> int:
    """The index of the first dimension that is no number: the batch, or the number of rows."""
    return next((at for at, word in enumerate(dimensions) if not word.isdigit()), 0)


def _member_form(reader: Reader, member: Member, rows: set[str]) -> Any:
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


def _usual(reader: Reader, at: int, dimensions: docstrings.Dimensions) -> int:
    return int(reader.first) if at == len(dimensions) - 1 else 8


def _dtype(name: str, about: str) -> str:
    """The dtype of a tensor by its description, else by its name."""
    if re.search(r"\bind(ex|ices)\b", about) and not re.search(r"\bbool", about):
        return "int32"
    if re.search(r"\bbool(ean)?\b", about) or (MASKS.search(name) and not re.search(r"\bfloat", about)):
        return "bool"
    if re.search(
        r"\bint(eger|32|64)?\b|\b(?:ind(?:ex|ices)|IDs?)\b|\bnumber of\b|\blengths? (?:of|for)\b", about
    ) or (TOKENS.search(name) and "embed" not in name):
        return "int32"
    return "float32"


def _form_of_shape(reader: Reader, dimensions: docstrings.Dimensions) -> Any:
    rank = len(dimensions)
    sizes = [_size(reader, item, rank) for item in dimensions[1:]]
    if sizes[-1] is None:
        sizes[-1] = 8 if docstrings.LENGTHS.search(dimensions[-1]) else rank_sizes(rank, reader.first)[-1]
    return tensor("float32", None, *[8 if size is None else size for size in sizes])


def _computed_size(reader: Reader, words: str, rank: int) -> Any:
    """The size of `2 * bucket_size` or `heads * head_dim`; None where an operand is unknown."""
    first, *rest = _TERM.split(words)
    value = _size(reader, first, rank)
    for sign, word in zip(rest[::2], rest[1::2]):
        other = _size(reader, word, rank)
        if value is None or other is None or (sign in ("/", "//") and not other):
            return None
        value = {"*": value * other, "+": value + other, "-": value - other}.get(sign, value // max(other, 1))
    return value if value and 0 < value <= 4096 else None


def _size(reader: Reader, word: str, rank: int) -> Any:
    """The size of a dimension by its name in a docstring; None where it is unknown."""
    if _TERM.search(word):
        return _computed_size(reader, word, rank)
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


def documented_input(reader: Reader, name: str) -> Any:
    """Return the form of an input with a documented shape, its own first; None where there is none."""
    if (own := documented_shape(reader, name)) is not None:
        return own
    cls = type(reader.layer)
    shapes = docstrings.input_shapes(getattr(cls.call, "__doc__", None), name) or docstrings.input_shapes(
        cls.__doc__, name
    )
    if not shapes or not 2 <= len(shapes[0]) <= 5:
        return None
    return {**_form_of_shape(reader, shapes[0]), "dtype": "int32" if TOKENS.search(name) else "float32"}


def string_form(reader: Reader, name: str) -> Any:
    """Return one string per sample for an argument that is documented as strings; else None."""
    cls = type(reader.layer)
    takes_strings = any(
        docstrings.takes_strings(text, name) for text in (getattr(cls.call, "__doc__", None), cls.__doc__)
    )
    return tensor("string", None) if takes_strings else None


def number_kinds(layer: Any, name: str) -> list[str]:
    """Return the documented types of an argument of `call` that is numbers."""
    cls = type(layer)
    return (
        docstrings.number_kinds(cls.call.__doc__, name) or docstrings.number_kinds(cls.__doc__, name)
    ).split()
