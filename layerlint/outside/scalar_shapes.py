"""A number where Keras 3 takes a shape only: `Input(5)`, `InputLayer(input_shape=5)`; read with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Sequence

_MAKERS = {
    "Input": "shape",
    "layers.Input": "shape",
    "layers.InputLayer": "shape",
}
"""What makes an input, and its first argument."""


def integer_shape(node: ast.Call, short: str) -> ast.expr | None:
    """The number that the call gets as the shape of an input; None if it gets another one, or none that is known."""
    if short not in _MAKERS:
        return None
    names = {_MAKERS[short], "input_shape"}
    values = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg in names)]
    return next(filter(_is_integer, values), None)


def _is_integer(value: ast.expr) -> bool:
    return (
        isinstance(value, ast.Constant) and isinstance(value.value, int) and not isinstance(value.value, bool)
    )


def is_parenthesized(value: ast.expr, lines: Sequence[str]) -> bool:
    """Whether it stands in parentheses of its own: `shape=(5)`."""
    before = lines[value.lineno - 1].encode()[: value.col_offset].replace(b" ", b"")
    return before.endswith((b"=(", b"(("))
