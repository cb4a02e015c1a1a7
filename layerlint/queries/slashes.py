"""Slashes in the names of layers and weights."""

from __future__ import annotations

from layerlint.model.facts import Form, Value


def has_slash(text: Value) -> bool:
    """Whether a text certainly contains a `/`, for any inserted values."""
    match text.form:
        case Form.LITERAL:
            return isinstance(text.constant, str) and "/" in text.constant
        case Form.STRING:
            return any(piece is not None and "/" in piece for piece in text.keys)
        case Form.OPERATION:
            return any(map(has_slash, text.items))
        case Form.CHOICE:
            return bool(text.items) and all(map(has_slash, text.items))
    if text.form is not Form.CALL or not has_slash(text.holder):
        return False
    if text.on_value("join"):
        joined = text.given("iterable", 0)
        return joined.form in (Form.LIST, Form.TUPLE) and len(joined.items) > 1
    return text.on_value("format")
