"""Arguments that hold whole numbers: indices of a table, and what is cast to integers."""

from __future__ import annotations

import ast

INDICES = {"gather": 1, "take": 1, "embedding_lookup": 1, "one_hot": 0}
"""Functions that take whole numbers, and at which position."""


def index_arguments(node: ast.Call, called: str) -> list[ast.expr]:
    """Return the argument of a call that has to hold whole numbers, or is made to; empty for other calls.

    `tf.gather(table, x)`, `tf.cast(x, tf.int32)`; `called` is the last name of the function.
    """
    if called in INDICES:
        at = INDICES[called]
        named = [keyword.value for keyword in node.keywords if keyword.arg in ("indices", "ids")]
        return named or node.args[at : at + 1]
    if called != "cast":
        return []
    types = [*node.args[1:], *(keyword.value for keyword in node.keywords if keyword.arg == "dtype")]
    words = [getattr(item, "attr", getattr(item, "value", "")) for item in types]
    return node.args[:1] if {"int32", "int64"} & {str(word) for word in words} else []
