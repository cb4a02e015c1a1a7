"""Static shapes in local lists, after a change of an entry that is not the first."""

from __future__ import annotations

from layerlint.extract.receivers import as_receiver
from layerlint.extract.value_merge import sources_of, unknown
from layerlint.model.facts import At, Form, Kind, Value


def with_entry(shape: Value, key: object, value: Value, at: At) -> Value:
    """The shape after `shape[1] = n`: as `shape[:1] + [n]`. Nothing is known once the first entry may be another."""
    if not isinstance(key, int) or key == 0:
        return unknown()
    added = Value(Kind.CONTAINER, Form.LIST, at, items=(value,), reads=value.reads, params=value.params)
    reads, params = sources_of([shape, value])
    return Value(
        Kind.SHAPE,
        Form.OPERATION,
        at,
        name="+",
        items=(_beginning(shape, at), added),
        reads=reads,
        params=params,
    )


def after_move(shape: Value, call: Value) -> Value:
    """The shape after `shape.pop()` or `shape.insert(1, n)`, which leave the first entry where it is."""
    place = call.argument("index", 0)
    moves_others = place is not None and isinstance(place.constant, int) and place.constant != 0
    if call.member == "pop" and (place is None or moves_others):
        return _beginning(shape, call.at)
    inserts = call.member == "insert" and moves_others
    return with_entry(shape, 1, call.given("object", 1), call.at) if inserts else unknown()


def _beginning(shape: Value, at: At) -> Value:
    return Value(
        Kind.SHAPE,
        Form.SUBSCRIPT,
        at,
        receiver=as_receiver(shape),
        index=0,
        reads=shape.reads,
        params=shape.params,
    )
