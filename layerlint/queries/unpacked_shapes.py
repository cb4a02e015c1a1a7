"""Shapes that a method unpacks, `batch, height, width, channels = input_shape`, which fixes their rank."""

from __future__ import annotations

from collections.abc import Iterable

from layerlint.model.facts import Assign, Form, Kind, LocalAssign, LocalItem, Method, Value
from layerlint.queries.output_shapes import is_input_shape


def allows_rank(method: Method, rank: int) -> bool:
    """Whether the unpackings of the input shape in the method allow this rank."""
    for parts in _unpacked(method).values():
        starred = any(part.kind is Kind.SHAPE for part in parts)
        if rank < len(parts) - 1 if starred else rank != len(parts):
            return False
    return True


def under_star(method: Method, part: Value, sizes: tuple[int, ...]) -> list[int | None] | None:
    """The sizes of the input shape that a starred name takes; None for another name."""
    parts = _unpacked(method).get(part.at, [])
    places = [place for place, item in enumerate(parts) if item.kind is Kind.SHAPE]
    if part.kind is not Kind.SHAPE or part.form is not Form.SUBSCRIPT or part.items or len(places) != 1:
        return None
    behind = len(parts) - 1 - places[0]
    return list(sizes[places[0] : len(sizes) - behind])


def spread(value: Value) -> Value | None:
    """The shape whose sizes `*shape` puts into a list or tuple; None for a size of its own."""
    of_shape = value.kind is Kind.DIM and value.form is Form.OTHER and not value.local
    return value.receiver if of_shape else None


def _unpacked(method: Method) -> dict[int, list[Value]]:
    """The values of the targets of each unpacking, in order, by the place of the input shape."""
    unpacked: dict[int, list[Value]] = {}
    for value in _assigned_values(method):
        is_part = value.kind in (Kind.DIM, Kind.SHAPE) and value.form is Form.SUBSCRIPT and not value.items
        if is_part and value.at == value.holder.at and is_input_shape(method, value.holder):
            unpacked.setdefault(value.at, []).append(value)
    return unpacked


def _assigned_values(method: Method) -> Iterable[Value]:
    return (event.value for event in method.events if isinstance(event, (LocalAssign, Assign, LocalItem)))
