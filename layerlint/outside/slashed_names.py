"""Names of layers with a `/`, read with `ast`."""

from __future__ import annotations

import ast

from layerlint.model.facts import Kind
from layerlint.tables.keras_names import kind_of

_INPUTS = frozenset({"Input", "layers.Input"})


def slash_in_name(node: ast.Call, short: str) -> ast.expr | None:
    """The name that the call gives to a layer of Keras, `short`, if it certainly has a `/`."""
    if kind_of(short) is not Kind.SUBLAYER and short not in _INPUTS:
        return None
    name = next((keyword.value for keyword in node.keywords if keyword.arg == "name"), None)
    return name if name is not None and _has_slash(name) else None


def _has_slash(text: ast.expr) -> bool:
    """Whether one of the texts that it is put together of has one."""
    waiting = [text]
    while waiting:
        match waiting.pop():
            case ast.Constant(value=str(constant)) if "/" in constant:
                return True
            case ast.JoinedStr(values=values):
                waiting += [value for value in values if isinstance(value, ast.Constant)]
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                waiting += [left, right]
            case ast.BinOp(left=left, op=ast.Mod()):
                waiting.append(left)
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()) as template, attr="format")):
                waiting.append(template)
    return False
