"""Damage to data: leaves of JSON that become something else, bytes that are lost."""

from __future__ import annotations

import json
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    3,
    10**30,
    1.5,
    float("nan"),
    "",
    "a",
    "LL203",
    "\x1b[31m\n::error::soak",
    "\ud800",
    [],
    [None],
    {},
    {"a": 1},
    [[]],
    "a" * 300,
)


def leaf_changed(dice: Random, data: Any, *, other_type: bool = False) -> Any:
    """A copy in which one value, key or item is another. With `other_type` it is a value that becomes one of a
    type that nothing of its kind has: a list for a text, a text for a number.
    """
    copy = json.loads(json.dumps(data))
    places = list(_places(copy))
    if not places:
        return dice.choice(ODD)
    if other_type:
        places = [one for one in places if type(one[0][one[1]]) in (str, int)] or places
    holder, key = dice.choice(places)
    if other_type:
        holder[key] = [["odd"]] if isinstance(holder[key], str) else {"odd": "odd"}
        return copy
    match dice.choice(["value", "value", "value", "delete", "double", "swap"]):
        case "value":
            holder[key] = json.loads(json.dumps(dice.choice(ODD)))
        case "delete":
            del holder[key]
        case "double" if isinstance(holder, list):
            holder.insert(key, holder[key])
        case "double":
            holder[f"{key}2"] = holder[key]
        case _:
            to, name = dice.choice(places)
            if not (isinstance(to, list) and isinstance(name, int) and name >= len(to)):
                holder[key] = json.loads(json.dumps(to.get(name) if isinstance(to, dict) else to[name]))
    return copy


def _places(data: Any) -> Any:
    """Every list or dict with every index or key of it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield data, key
            yield from _places(value)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield data, index
            yield from _places(value)


def bytes_changed(dice: Random, data: bytes) -> bytes:
    """Cut off, with a byte changed, with a hole, doubled, empty, or with something before it."""
    at = dice.randrange(len(data) + 1)
    match dice.choice(["cut", "flip", "hole", "double", "empty", "before", "insert"]):
        case "cut":
            return data[:at]
        case "flip":
            return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        case "hole":
            return data[:at] + data[at + dice.randrange(1, 20) :]
        case "double":
            return data + data
        case "empty":
            return b""
        case "before":
            return dice.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b" \n"]) + data
    return (
        data[:at]
        + dice.choice([b"\x00", b"\xff", b'"', b"}", b"[", b"\\", b"\r", b"\xed\xa0\x80"])
        + data[at:]
    )
