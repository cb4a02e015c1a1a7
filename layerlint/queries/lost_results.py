"""Results that nothing uses but functions whose own results nothing uses: clipped gradients that are not applied."""

from __future__ import annotations

from layerlint.model.facts import (
    At,
    Call,
    DeadStore,
    Event,
    Form,
    GuardKind,
    Iterate,
    LocalAssign,
    Method,
    Value,
)
from layerlint.queries.conditions import has_guard
from layerlint.tables.apis import tf_name

_EFFECTS = (
    "debugging.",
    "summary.",
    "print",
    "assert",
    "io.",
    "add_to",
    "compat.",
    "py_function",
    "numpy_function",
)
_PYTHON = frozenset({"zip", "list", "tuple", "enumerate", "len", "sum"})


def lost_as(method: Method, assign: LocalAssign) -> str:
    """The local name that holds at last what became of the assigned value, where nothing uses that; else ""."""
    at, name = assign.value.at, assign.name
    if at < 0 or method.generator or has_guard(assign.guards, GuardKind.LOOP):
        return ""
    waiting, computed, named = [at], {at}, at
    while waiting:
        place = waiting.pop()
        for event in method.events:
            if not _has_part(event, place):
                continue
            result = _computes(event, place)
            if result is None:
                return ""
            if isinstance(event, LocalAssign) and event.value.at not in (at, named):
                named, name = event.value.at, event.name
            if result not in computed:
                computed.add(result)
                waiting.append(result)
    return name


def _has_part(event: Event, at: At) -> bool:
    value = getattr(event, "value", None)
    return isinstance(value, Value) and any(part.at == at or _hides_parts(part) for part in value.walk())


def _hides_parts(value: Value) -> bool:
    """Whether it is too large to have its parts, or a text that something is put into."""
    if value.form is Form.STRING:
        return True
    return value.form in (Form.OPERATION, Form.COMPREHENSION, Form.CHOICE, Form.TUPLE) and not value.inner


def _computes(event: Event, at: At) -> At | None:
    """The place of what the event computes of the value at that place; None where it may have another use of it."""
    value = getattr(event, "value", None)
    if event.nested or not isinstance(value, Value):
        return None
    if value.at == at and isinstance(event, Call | LocalAssign | Iterate):
        return at
    if isinstance(event, Call):
        return value.at if _only_computes(value) else None
    if isinstance(event, LocalAssign | Iterate) and value.at >= 0:
        return value.at
    return at if isinstance(event, DeadStore) else None


def _only_computes(call: Value) -> bool:
    """Whether it is a function without effects, of TensorFlow or of Python."""
    name = tf_name(call.name)
    return call.name in _PYTHON if name is None else not name.startswith(_EFFECTS)
