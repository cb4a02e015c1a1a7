"""A first look at files as bytes: which ones can hold layer classes at all.

Only these are parsed. A class header counts when the last part of a base's name is the name of a Keras
class, of a class found this way, or of an alias of one; names are followed until nothing new is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from layerlint.keras_names import layer_class_names

_HEADER = re.compile(rb"^[ \t]*class[ \t]+(\w+)[ \t]*\(([^)]*)\)", re.MULTILINE)
_ALIAS = re.compile(rb"\b(\w+)[ \t]+as[ \t]+(\w+)|^(\w+)[ \t]*=[ \t]*[\w.]*?(\w+)[ \t]*\r?$", re.MULTILINE)


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
    return {
        index
        for index, found in enumerate(headers)
        if any(base in known for _, bases in found for base in bases)
    }


def _last_parts(bases: bytes) -> Iterable[bytes]:
    for part in bases.split(b","):
        name = part.partition(b"#")[0].partition(b"[")[0].strip()
        if name and b"=" not in name:
            yield name.rpartition(b".")[2]
