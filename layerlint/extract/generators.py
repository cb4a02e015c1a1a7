"""The value of a call of a generator function: an iterator over what the function yields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from layerlint.extract.frame import Yielded
from layerlint.extract.value_merge import merge, sources_of
from layerlint.model.facts import Form, Guard, Kind, Value


def generator_of(yielded: Sequence[Yielded], outer: tuple[Guard, ...]) -> Value:
    """Return the iterator over these values; `outer` are the guards around the body of the function.

    Its items are those of each turn, if no `yield` is in a loop or a condition; otherwise one item stands for all.
    """
    values = [value for value, _ in yielded]
    is_straight = all(guards == outer for _, guards in yielded)
    items = tuple(values[:64]) if is_straight else (reduce(merge, values),)
    reads, params = sources_of(values)
    return Value(
        Kind.CONTAINER,
        Form.COMPREHENSION,
        values[0].at,
        name="generator",
        items=items,
        reads=reads,
        params=params,
    )
