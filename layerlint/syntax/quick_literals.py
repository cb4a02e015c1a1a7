"""Literals and operators of `ast` as those of LibCST."""

from __future__ import annotations

import ast
import re
from typing import Any

import libcst as cst

from layerlint.syntax import bare_nodes as bare
from layerlint.syntax.quick_text import DifferentSyntaxError, QuickText

_STRING = re.compile(
    r"[rRbBuU]{0,2}(?:\"\"\"(?:[^\\\"]|\\.|\"(?!\"\"))*\"\"\"|'''(?:[^\\']|\\.|'(?!''))*'''"
    r"|\"(?!\"\")(?:[^\\\"\n]|\\.)*\"|'(?!'')(?:[^\\'\n]|\\.)*')",
    re.DOTALL,
)
OPERATORS: dict[type[ast.AST], type[Any]] = {
    ast.Add: cst.Add,
    ast.Is: cst.Is,
    ast.In: cst.In,
    ast.Sub: cst.Subtract,
    ast.Mult: cst.Multiply,
    ast.MatMult: cst.MatrixMultiply,
    ast.Div: cst.Divide,
    ast.Mod: cst.Modulo,
    ast.Pow: cst.Power,
    ast.LShift: cst.LeftShift,
    ast.RShift: cst.RightShift,
    ast.BitOr: cst.BitOr,
    ast.BitXor: cst.BitXor,
    ast.BitAnd: cst.BitAnd,
    ast.FloorDiv: cst.FloorDivide,
    ast.Invert: cst.BitInvert,
    ast.Not: cst.Not,
    ast.UAdd: cst.Plus,
    ast.USub: cst.Minus,
    ast.And: cst.And,
    ast.Or: cst.Or,
    ast.Eq: cst.Equal,
    ast.NotEq: cst.NotEqual,
    ast.Lt: cst.LessThan,
    ast.LtE: cst.LessThanEqual,
    ast.Gt: cst.GreaterThan,
    ast.GtE: cst.GreaterThanEqual,
    ast.IsNot: cst.IsNot,
    ast.NotIn: cst.NotIn,
}

_BARE_OPERATORS = {kind: bare.bare(operator) for kind, operator in OPERATORS.items()}


def operator(node: ast.AST) -> Any:
    """A new node of the operator."""
    return _BARE_OPERATORS[type(node)]()


def constant(text: QuickText, node: ast.Constant) -> cst.BaseExpression:
    """A number, a string, or the name of a constant. Raises `DifferentSyntaxError`."""
    value = node.value
    kind = type(value)
    if value is None or kind is bool:
        return bare.name(str(value))
    if kind is int:
        return bare.integer(text.of(node))
    if kind is float:
        return bare.float_number(text.of(node))
    if kind is complex:
        return bare.imaginary(text.of(node))
    if value is Ellipsis:
        return bare.ellipsis()
    written = text.of(node)
    if _STRING.fullmatch(written) is None:
        return _written(written)
    string = bare.string(written)
    text.note(string, node)
    return string


def _written(written: str) -> cst.BaseExpression:
    """The expression as LibCST parses it; it begins in brackets, for it may have several lines."""
    try:
        parsed: cst.BaseExpression = cst.parse_expression(f"({written})")
        return parsed
    except cst.ParserSyntaxError as error:
        raise DifferentSyntaxError(written) from error


def formatted(text: QuickText, node: ast.JoinedStr) -> cst.BaseExpression:
    """An f-string as LibCST parses it. Raises `DifferentSyntaxError`."""
    return _written(text.of(node))
