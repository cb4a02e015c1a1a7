"""A first look at files as bytes: which ones can hold layer classes at all.

Only these are parsed. A class header counts when the last part of a base's name is the name of a Keras
class, of a class found this way, or of an alias of one; names are followed until nothing new is found. A base
that none of the texts defines may be a layer of a file that was not given, so its file counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from layerlint.keras_names import layer_class_names

_HEADER = re.compile(rb"^[ \t]*class[ \t]+(\w+)[ \t]*\(([^)]*)\)", re.MULTILINE)
_ALIAS = re.compile(rb"\b(\w+)[ \t]+as[ \t]+(\w+)|^(\w+)[ \t]*=[ \t]*[\w.]*?(\w+)[ \t]*\r?$", re.MULTILINE)

_NEVER_LAYERS = frozenset(
    b"object ABC Protocol Generic Enum IntEnum StrEnum Flag NamedTuple TypedDict TestCase Exception Warning dict list"
    b" tuple str int float set type Thread Process Mapping Sequence Iterator Iterable Callable ModuleType Action"
    b" JSONEncoder BaseModel HTMLParser Callback Metric Loss Initializer Optimizer Regularizer Constraint".split()
)
"""Bases that are defined outside most projects and never lead to a layer."""


@cache
def _keras_classes() -> frozenset[bytes]:
    return frozenset(name.encode() for name in layer_class_names())


def candidates(texts: Sequence[bytes], extra: Iterable[str] = ()) -> set[int]:
    """The indexes of the texts that may hold layer classes. `extra` are more names of base classes."""
    known = set(_keras_classes()) | {name.rpartition(".")[2].encode() for name in extra}
    headers: list[list[tuple[bytes, tuple[bytes, ...]]]] = []
    pairs: list[tuple[bytes, bytes]] = []
    for text in texts:
        found = []
        if b"class" in text:
            for match in _HEADER.finditer(text):
                bases = tuple(_last_parts(match.group(2)))
                if bases:
                    found.append((match.group(1), bases))
        headers.append(found)
        for match in _ALIAS.finditer(text):
            first, alias, name, value = match.groups()
            pairs.append((first, alias) if alias is not None else (value, name))
    grown = True
    while grown:
        size = len(known)
        for first, alias in pairs:
            if first in known:
                known.add(alias)
        for found in headers:
            for name, bases in found:
                if any(base in known for base in bases):
                    known.add(name)
        grown = len(known) > size
    defined = {name for found in headers for name, _ in found} | _NEVER_LAYERS
    return {
        index
        for index, found in enumerate(headers)
        if any(base in known or _is_outside(base, defined) for _, bases in found for base in bases)
    }


def _is_outside(base: bytes, defined: set[bytes]) -> bool:
    return base not in defined and not base.endswith((b"Error", b"Exception", b"TestCase"))


def _last_parts(bases: bytes) -> Iterable[bytes]:
    for part in bases.split(b","):
        name = part.partition(b"#")[0].partition(b"[")[0].strip()
        if name and b"=" not in name:
            yield name.rpartition(b".")[2]
