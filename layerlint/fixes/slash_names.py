"""Fixes of the names that layers and weights are given."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from layerlint.fixes.site import Edits, Site


def underscore_for_slash(site: Site) -> Edits | None:
    """`name="head/dense"` becomes `name="head_dense"`, also where text is put together."""
    call = site.node
    if not isinstance(call, cst.Call):
        return None
    wanted = site.value("argument")
    given = next((one.value for one in call.args if one.keyword and one.keyword.value == wanted), None)
    if given is None:
        return None
    return tuple(site.replace(one, one.value.replace("/", "_")) for one in _texts(given) if "/" in one.value)


_Text = cst.SimpleString | cst.FormattedStringText


def _texts(node: cst.BaseExpression) -> Iterator[_Text]:
    """The pieces of text of which an expression is made."""
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
