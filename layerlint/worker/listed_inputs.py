"""An input that is a list or a tuple: its parts by docstrings, and by the names that `call` unpacks them to."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from . import docstrings, documented_inputs, graph_inputs
from .call_signature import LIBRARIES
from .input_forms import by_name, is_telling, like, tensor

Reader = Any
"""An `InputReader`: a layer, how its class uses its inputs, and the first size that its constructor got."""
_COUNT = re.compile(r"\blen\((?:input_shapes?|inputs?)\)\s*(==|!=|>=|<)\s*(\d)")
_OF_SHAPES = re.compile(r"\binput_shapes?\[(\d)\]\[-?\d\]|\binput_shapes?\[(\d)\]\.(?:shape|rank|ndims)")
MOST_PARTS = 8
Used = Callable[[str], Any]
"""From the name of a part to its form by how `call` uses it; None where that says nothing."""


def _unread(name: str) -> Any:
    """No form: how the parts are used is not known."""
    return None


def listed(reader: Reader, name: str, used: Used = _unread) -> Iterator[tuple[Any, str]]:
    """Yield lists for the argument `name` with their origins, the likeliest first; `used` reads the use of a part."""
    cls = type(reader.layer)
    for text in (getattr(cls.call, "__doc__", None), cls.__doc__):
        documented = docstrings.list_inputs(text, name)
        needed = [member for member in documented if not member.optional]
        for members in dict.fromkeys((tuple(needed), tuple(documented))):
            if len(members) > 1 and any(member.dimensions for member in members):
                yield _list(documented_inputs.member_forms(reader, members)), "from its docstring or its name"
    for names in _names(reader, name):
        forms_of_parts = _forms_of_names(names, reader.first, used)
        yield from ((_list(forms), "from how call uses it") for forms in forms_of_parts)
    lengths = [of for kind, of in reader.usage.call.get(name, []) if kind == "length"]
    count: int = _count(cls) or next((number for number in lengths if 1 < number <= MOST_PARTS), 0)
    if count:
        for rank in (2, 3, 4):
            yield (
                _list([like(tensor("float32", None, 8), rank, reader.first)] * count),
                "from how build uses its shape",
            )


def unpacked(reader: Reader, name: str, used: Used = _unread) -> Any:
    """Return the list that `call` unpacks an argument to, by the names of its parts; None where it does not."""
    for names in _names(reader, name):
        return _list(next(_forms_of_names(names, reader.first, used)))
    return None


def _forms_of_names(names: Sequence[str], features: int, used: Used) -> Iterator[list[Any]]:
    yield from graph_inputs.variants(names, features)
    read = [used(name) for name in names]
    if any(read):
        yield [form or by_name(name, features) for name, form in zip(names, read)]
    usual = [by_name(name, features) for name in names]
    yield usual
    for rank in (3, 4):
        yield [form if is_telling(name) else like(form, rank, features) for name, form in zip(names, usual)]


def _names(reader: Reader, name: str) -> Iterator[tuple[str, ...]]:
    """The names of the parts where `call` unpacks the argument, each way in turn."""
    uses = reader.usage.call.get(name, [])
    inside = vars(reader.layer)  # the outputs of an inner layer say nothing about its inputs
    keyed = any(kind in ("dict", "maybe") and of for kind, of in uses)
    taken = [
        of if kind == "unpack" else of[1:]
        for kind, of in uses
        if kind == "unpack" or (kind == "split" and of[0] not in inside and not keyed)
    ]
    candidates = [of for of in taken if 1 < len(of) <= MOST_PARTS and all(of)]
    parts = {at: word for kind, of in uses if kind == "part" for at, word in [of]}
    if not candidates and len(parts) > 1 and max(parts) < MOST_PARTS:
        candidates = [tuple(parts.get(at, f"part_{at}") for at in range(max(parts) + 1))]
    yield from dict.fromkeys(candidates)


def _count(cls: type) -> int:
    """The number of shapes that `build` takes; 0 where it seems to take one."""
    owner = next((base for base in cls.__mro__ if "build" in vars(base)), object)
    if owner.__module__.split(".")[0] in LIBRARIES:
        return 0
    try:
        text = inspect.getsource(cls.build)  # type: ignore[attr-defined]
    except (OSError, TypeError, AttributeError):
        return 0
    parts = [int(index or other) for index, other in _OF_SHAPES.findall(text)]
    if not parts and not re.search(r"isinstance\(input_shapes?, \(?(?:list|tuple)", text):
        return 0
    counts = [int(number) for _, number in _COUNT.findall(text)]
    return min(max([2, *[part + 1 for part in parts], *counts]), MOST_PARTS)


def _list(forms: Sequence[Any]) -> Any:
    return {"kind": "list", "items": list(forms)}


def columns(layer: Any) -> int:
    """Return how many columns of a table the layer describes: the dicts in the lists that it holds."""
    lists = [value for name, value in vars(layer).items() if not name.startswith("_")]
    described = [value for value in lists if isinstance(value, (list, tuple))]
    return sum(len(value) for value in described if all(isinstance(item, dict) for item in value))
