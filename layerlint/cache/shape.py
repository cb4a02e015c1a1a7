"""Shapes of plain data, to validate cache entries: a damaged entry counts as missing."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing `typing` takes longer than reading the cache
    from typing import Any


class Maybe:
    """None, or that shape."""

    __slots__ = ("shape",)

    def __init__(self, shape: Any) -> None:
        self.shape = shape


class Either:
    """One of these shapes."""

    __slots__ = ("shapes",)

    def __init__(self, *shapes: Any) -> None:
        self.shapes = shapes


class By:
    """An object whose values, by any name, have that shape."""

    __slots__ = ("shape",)

    def __init__(self, shape: Any) -> None:
        self.shape = shape


def fits(value: Any, shape: Any) -> bool:
    """Whether the value has the shape, with lists as from JSON or tuples instead.

    A type means exactly that type: True is not an int. A frozenset has the allowed values, a range the allowed integers.
    A list of one shape is a list of any length, a tuple a list of exactly these, a dict an object with these keys.
    """
    kind = type(shape)
    if kind is type:
        return type(value) is shape
    return _FITS.get(kind, _fits_choice)(value, shape)  # type: ignore[no-any-return]


def _fits_list(value: Any, shape: list[Any]) -> bool:
    (of,) = shape
    if not isinstance(value, (list, tuple)):
        return False
    if type(of) is type:
        return all(type(item) is of for item in value)
    return all(fits(item, of) for item in value)


def _fits_tuple(value: Any, shape: tuple[Any, ...]) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == len(shape) and all(map(fits, value, shape))


def _fits_dict(value: Any, shape: dict[str, Any]) -> bool:
    if type(value) is not dict or value.keys() != shape.keys():
        return False
    return all(fits(value[name], of) for name, of in shape.items())


def _fits_by(value: Any, shape: By) -> bool:
    return type(value) is dict and all(fits(item, shape.shape) for item in value.values())


def _fits_maybe(value: Any, shape: Maybe) -> bool:
    return value is None or fits(value, shape.shape)


def _fits_either(value: Any, shape: Either) -> bool:
    return any(fits(value, option) for option in shape.shapes)


def _fits_range(value: Any, shape: range) -> bool:
    return type(value) is int and value in shape


def _fits_choice(value: Any, shape: frozenset[Any]) -> bool:
    return type(value) in (str, int) and value in shape


_FITS: dict[type, Any] = {
    list: _fits_list,
    tuple: _fits_tuple,
    dict: _fits_dict,
    By: _fits_by,
    Maybe: _fits_maybe,
    Either: _fits_either,
    range: _fits_range,
    frozenset: _fits_choice,
}
