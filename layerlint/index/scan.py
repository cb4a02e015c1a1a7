"""A first look at files as text: which ones can hold layer classes at all.

Only these are parsed. A class header counts when the last part of a base's name is the name of a Keras
class, of a class found this way, or of an alias of one; names are followed until nothing new is found. A base
that none of the texts defines may be a layer of a file that was not given, so its file counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from layerlint.keras_names import layer_class_names

# Each begins with a plain character, for which the engine looks quickly.
_HEADER = re.compile(r"\n[ \t\f]*class[ \t]+(\w+)[ \t]*(?:\[[^\]]*\][ \t]*)?\(([^)]*)\)")
_SAME = re.compile(r"\n(\w+)[ \t]*=[ \t]*([\w.]+)[ \t]*(?=\r?\n)")
_AS = re.compile(r" as[ \t]+(\w+)")
_WORD = re.compile(r"(\w+)[ \t]*$")

_NEVER_LAYERS = frozenset(
    (  # noqa: SIM905
        "object ABC Protocol Generic Enum IntEnum StrEnum Flag NamedTuple TypedDict TestCase Exception Warning dict"
        " list tuple str int float set type Thread Process Mapping Sequence Iterator Iterable Callable ModuleType"
        " Action JSONEncoder BaseModel HTMLParser Callback Metric Loss Initializer Optimizer Regularizer Constraint"
    ).split()
)
"""Bases that are defined outside most projects and never lead to a layer."""


class Glance(NamedTuple):
    """What one text shows at a glance: class names with the last parts of their bases, and names with their aliases."""

    headers: list[tuple[str, list[str]]]
    pairs: list[tuple[str, str]]


def glance(text: str) -> Glance:
    text = f"\n{text}\n"
    headers = []
    for match in _HEADER.finditer(text):
        bases = list(_last_parts(match.group(2)))
        if bases:
            headers.append((match.group(1), bases))
    pairs = [(value.rpartition(".")[2], name) for name, value in _SAME.findall(text)]
    for match in _AS.finditer(text):
        before = _WORD.search(text, max(0, match.start() - 100), match.start())
        if before is not None:
            pairs.append((before.group(1), match.group(1)))
    return Glance(headers, pairs)


def candidates(glances: Sequence[Glance], extra: Iterable[str] = ()) -> set[int]:
    """The indexes of the texts that may hold layer classes. `extra` are more names of base classes."""
    known = set(layer_class_names()) | {name.rpartition(".")[2] for name in extra}
    headers = [one.headers for one in glances]
    pairs = [pair for one in glances for pair in one.pairs]
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


def _is_outside(base: str, defined: set[str]) -> bool:
    return base not in defined and not base.endswith(("Error", "Exception", "TestCase"))


def _last_parts(bases: str) -> Iterable[str]:
    for part in bases.split(","):
        name = part.partition("#")[0].partition("[")[0].strip()
        if name and "=" not in name:
            yield name.rpartition(".")[2]
