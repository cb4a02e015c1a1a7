"""Plain JSON from another process as frozen data; JSON of another shape than the annotation's is refused."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any, NewType

DEPTH = 40
"""How deep plain data may be nested."""

Text = NewType("Text", str)
"""Text of several lines, as of an exception; any other text is one line."""


class MalformedMessage(ValueError):
    """A message that cannot be decoded: the text says what was expected, and where."""


def decode(kind: Any, data: Any) -> Any:
    """Decode plain JSON as the type of an annotation. A dataclass is an object, or the list of its fields.

    Control characters in text are made visible, so that it cannot steer a terminal. Raises `MalformedMessage`.
    """
    if kind is str or kind is Text:
        return printable(_exactly(str, data), keep="\n\t" if kind is Text else "")
    if kind is bool or kind is int:
        return _exactly(kind, data)
    if kind is float:
        return _float(data)
    if kind is Any:
        return _json(data, DEPTH)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind, data)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        return _union(arguments, data)
    if origin is dict:
        return {
            decode(str, key): _at(key, arguments[1], value) for key, value in _exactly(dict, data).items()
        }
    parts = _exactly(list, data)
    if origin is list:
        return [decode(arguments[0], item) for item in parts]
    if arguments[-1] is Ellipsis:
        return tuple(_at(number, arguments[0], item) for number, item in enumerate(parts))
    if len(arguments) != len(parts):
        raise MalformedMessage(f"{len(arguments)} values expected")
    return tuple(
        _at(number, part, item) for number, (part, item) in enumerate(zip(arguments, parts, strict=True))
    )


def printable(text: str, keep: str = "") -> str:
    """Escape the characters that cannot be printed, except those in `keep`."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in keep
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def _exactly(kind: type, data: Any) -> Any:
    if type(data) is not kind:
        raise MalformedMessage(f"{kind.__name__} expected")
    return data


def _float(data: Any) -> float:
    if type(data) not in (int, float):
        raise MalformedMessage("a number expected")
    try:
        return float(data)
    except OverflowError:
        raise MalformedMessage("a smaller number expected") from None


def _json(data: Any, depth: int) -> Any:
    if not depth:
        raise MalformedMessage("nested too deeply")
    if isinstance(data, dict):
        return {key: _json(value, depth - 1) for key, value in data.items()}
    if isinstance(data, list):
        return [_json(value, depth - 1) for value in data]
    return data


def _dataclass(kind: type, data: Any) -> Any:
    expected = _fields(kind)
    if isinstance(data, list):
        if len(data) > len(expected):
            raise MalformedMessage(f"at most {len(expected)} values expected")
        data = dict(zip(expected, data, strict=False))
    elif not isinstance(data, dict):
        raise MalformedMessage("an object expected")
    missing = [name for name, (_, needed) in expected.items() if needed and name not in data]
    if missing:
        raise MalformedMessage(f"`{missing[0]}` is missing")
    return kind(**{name: _at(name, hint, data[name]) for name, (hint, _) in expected.items() if name in data})


@cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    """The annotation of each field, and whether the field is required."""
    hints = typing.get_type_hints(kind)
    return {
        field.name: (
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    }


def _union(kinds: tuple[Any, ...], data: Any) -> Any:
    if data is None and types.NoneType in kinds:
        return None
    problem = MalformedMessage("another kind of value expected")
    for kind in kinds:
        if kind is not types.NoneType:
            try:
                return decode(kind, data)
            except MalformedMessage as mismatch:
                problem = mismatch
    raise problem


def _at(place: object, kind: Any, data: Any) -> Any:
    try:
        return decode(kind, data)
    except MalformedMessage as problem:
        raise MalformedMessage(f"{printable(str(place))[:40]}: {problem}") from None
