"""What a class lacks that no guess supplies: a file that an argument names, a layer that cannot be constructed."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from . import docstrings
from .call_signature import LIBRARIES
from .exceptions import first_line
from .lessons import named
from .needs import need

_FILE = re.compile(
    r"\b(?:path|filename|file name)s? (?:to|of|for)\b|\b(?:path|file)s? (?:containing|with|that holds?)\b",
    re.I,
)


class Lack(NamedTuple):
    """`kind` is that of `needs.need`, "" where it is unknown; `why` is a sentence."""

    kind: str
    why: str


def find_lack(target: Any, names: frozenset[str], error: BaseException) -> Lack:
    """Return what is missing, by an error and the docstrings of the argument that it names. A function has none."""
    cls = target if isinstance(target, type) else type(None)
    kind = need(error) or ("abstract" if does_nothing(cls) else "")
    if kind:
        return Lack(kind, first_line(error))
    for name in named(str(error), names):
        if names_file(cls, name):
            return Lack("file", f"`{name}` has to name a file; {first_line(error)}")
    return Lack("", first_line(error))


def names_file(cls: type, name: str) -> bool:
    """Whether an argument is documented as a path or the content of a file."""
    descriptions = (docstrings.typed_description(base.__doc__, name) for base in cls.__mro__)
    return any(_FILE.search(text) for text in descriptions)


def does_nothing(cls: type) -> bool:
    """Whether a layer leaves `call` to its subclasses. A model may be functional."""
    return _owner(cls, "call") == "Layer" and not _owner(cls, "train_step")


def _owner(cls: type, method: str) -> str:
    """The name of the Keras class that defines a method, "own" for another class, "" where none does."""
    owner = next((base for base in cls.__mro__ if method in vars(base)), object)
    if owner is object:
        return ""
    return owner.__name__ if owner.__module__.split(".")[0] in LIBRARIES else "own"
