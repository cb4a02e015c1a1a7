"""Texts that are certain where they are written: `f"dense_{i}"` in an iteration that is walked by itself.

A local name counts if nothing but that iteration, or the call that is entered, gives it a value: `Frame.fixed`.
"""

from __future__ import annotations

import libcst as cst

from layerlint.extract.frame import Frame
from layerlint.extract.literals import constant_of
from layerlint.model.facts import Form, Kind
from layerlint.syntax.tree import children

_LONGEST = 200
"""Characters of an expression that is looked at, about: what names an attribute is short."""


def exact_text(frame: Frame, node: cst.BaseExpression) -> str | None:
    """Return the text that the expression certainly gives; None if that is unknown."""
    value = _exact(frame, node, 0)
    return value if isinstance(value, str) and len(value) <= _LONGEST else None


def names_in(node: cst.CSTNode) -> set[str]:
    """Return the names in the expression of a text; none where it calls anything but `str` and `format`."""
    names: set[str] = set()
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, cst.Call) and not (_is_str(inner) or _format_of(inner) is not None):
            return set()
        if isinstance(inner, cst.Name) and inner.value != "str":
            names.add(inner.value)
        waiting.extend(children(inner) if not isinstance(inner, cst.Attribute) else [inner.value])
    return names


def _exact(frame: Frame, node: cst.BaseExpression, depth: int) -> str | int | None:
    if depth > 8:
        return None
    if isinstance(node, (cst.SimpleString, cst.Integer)):
        constant = constant_of(node.value)
        return constant if isinstance(constant, str | int) else None
    if isinstance(node, cst.Name):
        return _local(frame, node.value)
    if isinstance(node, cst.FormattedString):
        return _formatted(frame, node, depth)
    if isinstance(node, cst.BinaryOperation):
        return _combined(frame, node, depth)
    if isinstance(node, cst.Call):
        return _called(frame, node, depth)
    return None


def _local(frame: Frame, name: str) -> str | int | None:
    value = frame.locals.get(name) if name in frame.fixed else None
    if value is None or value.kind is not Kind.PLAIN or value.form is not Form.LITERAL:
        return None
    is_exact = isinstance(value.constant, str | int) and not isinstance(value.constant, bool)
    return value.constant if is_exact else None  # type: ignore[return-value]


def _formatted(frame: Frame, node: cst.FormattedString, depth: int) -> str | None:
    texts: list[str] = []
    for part in node.parts:
        if isinstance(part, cst.FormattedStringText):
            texts.append(part.value)
            continue
        if (
            not isinstance(part, cst.FormattedStringExpression)
            or part.conversion
            or part.format_spec
            or part.equal
        ):
            return None
        value = _exact(frame, part.expression, depth + 1)
        if value is None:
            return None
        texts.append(str(value))
    return "".join(texts)


def _combined(frame: Frame, node: cst.BinaryOperation, depth: int) -> str | int | None:
    """`"dense_" + name`, `"dense_%d" % i`, `i + 1`"""
    left = _exact(frame, node.left, depth + 1)
    if isinstance(node.operator, cst.Modulo) and isinstance(left, str):
        elements = node.right.elements if isinstance(node.right, cst.Tuple) else ()
        parts = [element.value for element in elements] or [node.right]
        return _filled(left, [_exact(frame, part, depth + 1) for part in parts])
    right = _exact(frame, node.right, depth + 1)
    if not isinstance(node.operator, cst.Add) or left is None or right is None:
        return None
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    return left + right if isinstance(left, int) and isinstance(right, int) else None


def _filled(text: str, values: list[str | int | None]) -> str | None:
    """`text % values`, for texts with `%s` and `%d` alone."""
    pieces = text.replace("%d", "%s").split("%s")
    if None in values or len(pieces) != len(values) + 1 or any("%" in piece for piece in pieces):
        return None
    return pieces[0] + "".join(f"{value}{piece}" for value, piece in zip(values, pieces[1:], strict=True))


def _called(frame: Frame, node: cst.Call, depth: int) -> str | None:
    """`str(i)`, `"dense_{}".format(i)`"""
    if any(argument.keyword is not None or argument.star for argument in node.args):
        return None
    values = [_exact(frame, argument.value, depth + 1) for argument in node.args]
    if _is_str(node) and len(values) == 1 and values[0] is not None and "str" not in frame.locals:
        return str(values[0])
    text = _format_of(node)
    if text is None or None in values:
        return None
    pieces = text.split("{}")
    if len(pieces) != len(values) + 1 or any("{" in piece or "}" in piece for piece in pieces):
        return None
    return pieces[0] + "".join(f"{value}{piece}" for value, piece in zip(values, pieces[1:], strict=True))


def _is_str(node: cst.Call) -> bool:
    return isinstance(node.func, cst.Name) and node.func.value == "str"


def _format_of(node: cst.Call) -> str | None:
    """The text of `"text".format(...)`."""
    function = node.func
    if not isinstance(function, cst.Attribute) or function.attr.value != "format":
        return None
    text = constant_of(function.value.value) if isinstance(function.value, cst.SimpleString) else None
    return text if isinstance(text, str) else None
