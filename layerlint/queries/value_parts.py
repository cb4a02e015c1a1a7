"""What values are made of."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LocalAssign, Method, Value


def written(method: Method, value: Value) -> Value:
    """The value with all its parts, as the one assignment to its local name has it; else the value itself."""
    if not value.local or value.kind is Kind.PARAMETER:
        return value
    found = [e for e in method.events if isinstance(e, LocalAssign) and e.name == value.local]
    # Another form is what became of it after a branch.
    whole = len(found) == 1 and not found[0].operator and found[0].value.form is value.form
    return found[0].value if whole else value


def parts_of(value: Value) -> Iterator[Value]:
    """The value and, of containers and choices, what they hold."""
    yield value
    if value.kind is Kind.CONTAINER or value.form is Form.CHOICE:
        for item in value.items:
            yield from parts_of(item)
