"""How many parts a value has."""

from __future__ import annotations

from layerlint.extract.copies import evolve
from layerlint.model.facts import Value

MAX_SIZE = 400
"""Values with more parts than this lose them and keep a summary: chains of locals stay linear."""


def size(value: Value) -> int:
    """Return how many values it is made of; above `MAX_SIZE` counting stops."""
    if not value.items and not value.args and value.receiver is None and value.count is None:
        return 1
    if value.parts:
        return value.parts
    total = 0
    waiting = [value]
    while waiting and total <= MAX_SIZE:
        part = waiting.pop()
        if part.parts:
            total += part.parts
            continue
        total += 1
        if part.receiver is not None:
            waiting.append(part.receiver)
        if part.count is not None:
            waiting.append(part.count)
        waiting.extend([argument.value for argument in part.args])
        waiting.extend(part.items)
    object.__setattr__(value, "parts", total)  # counted once: sizes are read often
    return total


def without_parts(value: Value) -> Value:
    """Return the summary of a large value: neither its items nor the keys that they stand under."""
    return evolve(value, args=(), items=(), keys=(), count=None, receiver=None)
