"""Numbers, strings and what is written into strings."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import lru_cache

import libcst as cst

from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame, size, union
from layerlint.files.python import parse
from layerlint.model.facts import Form, Kind, Value

_SHORT = 64
"""Characters of a literal that is remembered: a server sees every state of a docstring that is being typed."""


def literal_value(frame: Frame, node: cst.BaseExpression) -> Value:
    text: str = node.value  # type: ignore[attr-defined]
    constant = _constant(text) if len(text) <= _SHORT else _constant.__wrapped__(text)
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=constant)


_LARGE = 2000
"""How many characters a literal may have, and how many pieces."""


@lru_cache(maxsize=4096)
def _constant(text: str) -> object:
    """The value of a number or string as it is written; the same few are written again and again.

    None for one so large that no rule speaks of it: Python does not even show an integer of 5,000 digits.
    """
    if len(text) > _LARGE:
        return None
    try:
        (statement,) = parse(text).body
    except (SyntaxError, ValueError):
        return None
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.value if isinstance(value, ast.Constant) else None


def joined_strings(frame: Frame, node: cst.BaseExpression) -> Value:
    """`"a" "b"`, which LibCST reads as `"a" ("b" ...)`."""
    parts: list[cst.BaseExpression] = []
    rest = node
    while isinstance(rest, cst.ConcatenatedString):
        parts.append(rest.left)
        rest = rest.right
    parts.append(rest)
    if any(isinstance(part, cst.FormattedString) for part in parts):
        return _formatted(frame, node, parts)
    texts = [_constant(part.value) for part in parts if isinstance(part, cst.SimpleString)]
    constant: object = None
    if len(texts) <= _LARGE and all(isinstance(text, str) for text in texts):
        constant = "".join(text for text in texts if isinstance(text, str))
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=constant)


def fstring_value(frame: Frame, node: cst.BaseExpression) -> Value:
    return _formatted(frame, node, [node])


def _formatted(frame: Frame, node: cst.BaseExpression, strings: Sequence[cst.BaseExpression]) -> Value:
    parts: list[Value] = []
    texts: list[str] = []
    for string in strings:
        if isinstance(string, cst.SimpleString) and isinstance(text := _constant(string.value), str):
            texts.append(text)
        for part in string.parts if isinstance(string, cst.FormattedString) else ():
            if isinstance(part, cst.FormattedStringExpression):
                parts.append(evaluate(frame, part.expression))
            elif isinstance(part, cst.FormattedStringText):
                texts.append(part.value)
    reads, params = union(parts)
    items, keys = tensors_of(parts), tuple(texts[:_PIECES])
    return Value(Kind.PLAIN, Form.STRING, frame.at(node), items=items, keys=keys, reads=reads, params=params)


_PIECES = 20
"""How many pieces of a text are kept."""


def tensors_of(parts: Sequence[Value]) -> tuple[Value, ...]:
    """Of what is put into a text, the tensors."""
    tensors = tuple(part for part in parts if part.kind in (Kind.TENSOR, Kind.INPUT))
    return tensors if sum(map(size, tensors)) < 120 else ()


def ellipsis_value(frame: Frame, node: cst.BaseExpression) -> Value:
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=Ellipsis)
