"""Fixes of the names of layers and weights."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from layerlint.fixes.site import Edits, Site


def underscore_for_slash(site: Site) -> Edits | None:
    """`name="head/dense"` becomes `name="head_dense"`, also in parts of a composed text."""
    call = site.node
    if not isinstance(call, cst.Call):
        return None
    wanted = site.value("argument")
    value = next((arg.value for arg in call.args if arg.keyword and arg.keyword.value == wanted), None)
    if value is None:
        return None
    return tuple(
        site.replace(text, text.value.replace("/", "_")) for text in _texts(value) if "/" in text.value
    )


_Text = cst.SimpleString | cst.FormattedStringText


def _texts(node: cst.BaseExpression) -> Iterator[_Text]:
    """The string literals of an expression."""
    match node:
        case cst.SimpleString():
            yield node
        case cst.FormattedString():
            for part in node.parts:
                if isinstance(part, cst.FormattedStringText):
                    yield part
        case cst.ConcatenatedString():
            yield from _texts(node.left)
            yield from _texts(node.right)
        case cst.BinaryOperation(operator=cst.Add()):
            yield from _texts(node.left)
            yield from _texts(node.right)
        case cst.BinaryOperation(operator=cst.Modulo()):
            yield from _texts(node.left)
        case cst.IfExp():
            yield from _texts(node.body)
            yield from _texts(node.orelse)
        case cst.Call(
            func=cst.Attribute(value=cst.SimpleString() as text, attr=cst.Name(value="join" | "format"))
        ):
            yield text
