"""Values that members and parts are taken from."""

from __future__ import annotations

from layerlint.extract.value_size import size, without_parts
from layerlint.model.facts import Form, Kind, Value


def as_receiver(value: Value) -> Value:
    """The value, or of a large one its summary without parts."""
    return value if size(value) < 120 else without_parts(value)


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
