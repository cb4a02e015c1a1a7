"""Numbers, strings and what is written into strings."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import lru_cache

import libcst as cst

from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.value_merge import sources_of
from layerlint.extract.value_size import size
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


def constant_of(text: str) -> object:
    """Return the value of a short number or string literal; None for a long one."""
    return _constant(text) if len(text) <= _SHORT else None


@lru_cache(maxsize=4096)
def _constant(text: str) -> object:
    """The value of a number or string literal.

    None for a very large one, which no rule reads: Python does not even print an integer of 5,000 digits.
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
                unformatted = part.conversion is None and part.format_spec is None and part.equal is None
                texts.append(_text_of(parts[-1]) if unformatted else _ANY)
            elif isinstance(part, cst.FormattedStringText):
                texts.append(re.escape(part.value))
        if not isinstance(string, cst.FormattedString):
            texts.append(_ANY)
    reads, params = sources_of(parts)
    pattern = ("".join(texts)[:_LARGE],)
    items = tensors_of(parts)
    return Value(
        Kind.PLAIN, Form.STRING, frame.at(node), items=items, keys=pattern, reads=reads, params=params
    )


_ANY = ".*"


def _text_of(value: Value) -> str:
    """A regular expression of the texts that the value may be. A local name may mean more at the next turn of a loop."""
    if (
        not value.local
        and value.form is Form.LITERAL
        and isinstance(value.constant, str | int)
        and value.kind is Kind.PLAIN
    ):
        return re.escape(str(value.constant))
    return "[0-9]+" if value.makes == ("int",) else _ANY


def tensors_of(parts: Sequence[Value]) -> tuple[Value, ...]:
    """Of what is put into a text, the tensors."""
    tensors = tuple(part for part in parts if part.kind in (Kind.TENSOR, Kind.INPUT))
    return tensors if sum(map(size, tensors)) < 120 else ()


def ellipsis_value(frame: Frame, node: cst.BaseExpression) -> Value:
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=Ellipsis)
