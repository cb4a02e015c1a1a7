"""Numbers, strings and what is written into strings."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import lru_cache

import libcst as cst

from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame, size, union
from layerlint.model.facts import Form, Kind, Value


def literal_value(frame: Frame, node: cst.BaseExpression) -> Value:
    constant = _constant(node.value)  # type: ignore[attr-defined]
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=constant)


@lru_cache(maxsize=4096)
def _constant(text: str) -> object:
    """The value of a number or string as it is written; the same few are written again and again."""
    try:
        constant: object = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return None
    return constant


def joined_strings(frame: Frame, node: cst.BaseExpression) -> Value:
    constant = node.evaluated_value if isinstance(node, cst.ConcatenatedString) else None
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=constant)


def fstring_value(frame: Frame, node: cst.BaseExpression) -> Value:
    parts: list[Value] = []
    for part in node.parts:  # type: ignore[attr-defined]
        if isinstance(part, cst.FormattedStringExpression):
            parts.append(evaluate(frame, part.expression))
    reads, params = union(parts)
    return Value(Kind.PLAIN, Form.STRING, frame.at(node), items=tensors_of(parts), reads=reads, params=params)


def tensors_of(parts: Sequence[Value]) -> tuple[Value, ...]:
    """Of what is put into a text, the tensors."""
    tensors = tuple(part for part in parts if part.kind in (Kind.TENSOR, Kind.INPUT))
    return tensors if sum(map(size, tensors)) < 120 else ()


def ellipsis_value(frame: Frame, node: cst.BaseExpression) -> Value:
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=Ellipsis)
