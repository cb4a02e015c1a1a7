"""The parts of values."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LocalAssign, Method, Value

_MAX_NAMES = 3
"""How many names of one value are followed: `y = x`."""


def written(method: Method, value: Value) -> Value:
    """The value with all its parts, from the only assignment to its local name; else the value itself."""
    whole = _assigned(method, value)
    for _ in range(_MAX_NAMES):
        other_name = _assigned(method, whole) if whole.local not in ("", value.local) else whole
        if other_name is whole or not other_name.at == whole.at >= 0:
            break
        value, whole = whole, other_name
    return whole


def _assigned(method: Method, value: Value) -> Value:
    """The value of the only assignment to its local name; else the value itself."""
    if value.kind is Kind.PARAMETER:
        return value
    assigns = [
        event for event in method.events if isinstance(event, LocalAssign) and event.name == value.local
    ]
    # Another form is what became of it after a branch.
    whole = len(assigns) == 1 and not assigns[0].operator and assigns[0].value.form is value.form
    return assigns[0].value if whole else value


def parts_of(value: Value) -> Iterator[Value]:
    """The value and, of containers and choices, what they hold."""
    yield value
    if value.kind is Kind.CONTAINER or value.form is Form.CHOICE:
        for item in value.items:
            yield from parts_of(item)


def holding_attribute(call: Value) -> str:
    """The attribute that holds the object that is called: as the variable of a loop over it, or under an index."""
    holder = call.holder
    if not call.calls_instance or holder.form is Form.CALL or len(holder.reads) != 1:
        return ""
    inside = bool(holder.local) or (holder.form is Form.SUBSCRIPT and holder.holder.calls_own_path)
    return next(iter(holder.reads)) if holder.kind is Kind.SUBLAYER and inside else ""


def picked_entry(container: Value, picked: Value | None) -> Value:
    """The entry of a dict under the key by which it is indexed; else the container."""
    match picked:
        case Value(form=Form.SUBSCRIPT, items=(Value(constant=str(key)), *_)) if key in container.keys:
            return container.items[container.keys.index(key)]
    return container
