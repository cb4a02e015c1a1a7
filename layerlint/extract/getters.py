"""`operator.attrgetter("w", "b")(self)` and `operator.itemgetter("q", "k")(inputs)`."""

from __future__ import annotations

from layerlint.extract.frame import Frame
from layerlint.extract.references import member_of
from layerlint.extract.subscripts import entry_of
from layerlint.extract.value_merge import sources_of
from layerlint.model.facts import Form, Kind, Value

_ATTRIBUTES, _ITEMS = "operator.attrgetter", "operator.itemgetter"


def taken_by_getter(frame: Frame, call: Value, getter: Value) -> Value | None:
    """Return what the getter takes out of its argument: one value, or a tuple; None if it is no getter."""
    if getter.called not in (_ATTRIBUTES, _ITEMS) or getter.unpacks or len(call.positional) != 1:
        return None
    keys, holder = getter.positional, call.positional[0]
    if not keys or any(key.form is not Form.LITERAL for key in keys):
        return None
    if getter.called == _ITEMS:
        parts = tuple(entry_of(frame, holder, key, call.at) for key in keys)
    elif all(str(key.constant).isidentifier() for key in keys):
        parts = tuple(member_of(frame, holder, str(key.constant), frame.nodes[call.at]) for key in keys)
    else:
        return None
    reads, params = sources_of(list(parts))
    if len(parts) == 1:
        return parts[0]
    return Value(Kind.CONTAINER, Form.TUPLE, call.at, items=parts, reads=reads, params=params)
