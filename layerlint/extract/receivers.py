"""Values that members and parts are taken from."""

from __future__ import annotations

from layerlint.extract.copies import evolve
from layerlint.extract.value_size import size
from layerlint.model.facts import Form, Kind, Value


def as_receiver(value: Value) -> Value:
    """The value, or of a large one its summary without parts."""
    return value if size(value) < 120 else evolve(value, args=(), items=(), count=None, receiver=None)


def sizes_of(shape: Value, count: int) -> tuple[Value, ...]:
    """The first sizes of a shape."""
    holder = as_receiver(shape)
    return tuple(
        Value(
            Kind.DIM,
            Form.SUBSCRIPT,
            shape.at,
            reads=shape.reads,
            params=shape.params,
            receiver=holder,
            index=index,
        )
        for index in range(count)
    )
