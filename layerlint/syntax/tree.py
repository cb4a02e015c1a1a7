"""Fast walks over syntax: LibCST's own `children` builds a visitor for every node, this reads a table of fields."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import TypeVar

import libcst as cst

Node = TypeVar("Node", bound=cst.CSTNode)
Statement = cst.BaseStatement | cst.BaseSmallStatement

_LAYOUT = {
    cst.BaseParenthesizableWhitespace,
    cst.TrailingWhitespace,
    cst.EmptyLine,
    cst.Newline,
    cst.Comment,
    cst.Comma,
    cst.Semicolon,
    cst.Colon,
    cst.Dot,
    cst.AssignEqual,
    cst.LeftParen,
    cst.RightParen,
    cst.LeftSquareBracket,
    cst.RightSquareBracket,
    cst.LeftCurlyBrace,
    cst.RightCurlyBrace,
}

_ORDER: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.FunctionDef: ("decorators", "asynchronous", "name", "type_parameters", "params", "returns", "body"),
    cst.ClassDef: ("decorators", "name", "type_parameters", "bases", "keywords", "body"),
    cst.IfExp: ("body", "test", "orelse"),
    cst.Arg: ("keyword", "value"),
    cst.ExceptHandler: ("type", "name", "body"),
    cst.ExceptStarHandler: ("type", "name", "body"),
    cst.MatchCase: ("pattern", "guard", "body"),
    cst.Parameters: (
        "posonly_params",
        "posonly_ind",
        "params",
        "star_arg",
        "kwonly_params",
        "star_kwarg",
    ),
}
"""Nodes whose fields are not declared in the order of the source."""

_Fields = dict[type[cst.CSTNode], tuple[str, ...]]


def _nodes(base: type[cst.CSTNode]) -> Iterator[type[cst.CSTNode]]:
    for node_type in base.__subclasses__():
        if node_type.__module__.startswith("libcst."):
            yield node_type
            yield from _nodes(node_type)


def _fields(node: type[cst.CSTNode]) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(node)) if dataclasses.is_dataclass(node) else ()


_ALL: _Fields = {node: _fields(node) for node in _nodes(cst.CSTNode)}  # type: ignore[type-abstract]
_NO_SYNTAX = re.compile(
    r"whitespace|lines_|leading_|trailing_|(lpar|rpar|lbracket|rbracket|lbrace|rbrace|comma|semicolon"
    r"|equal|dot|colon|first_colon|second_colon|header|footer)$"
)


def _syntax(fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in fields if not _NO_SYNTAX.match(name))


_LEAVES = {
    cst.Name,
    cst.Integer,
    cst.Float,
    cst.Imaginary,
    cst.SimpleString,
    cst.Ellipsis,
    cst.BaseUnaryOp,
    cst.BaseBinaryOp,
    cst.BaseBooleanOp,
    cst.BaseCompOp,
    cst.BaseAugOp,
}
"""Nodes without syntax below them."""

_SYNTAX: _Fields = {
    node: _ORDER.get(node) or (_syntax(fields) if _LEAVES.isdisjoint(node.__mro__) else ())
    for node, fields in _ALL.items()
    if _LAYOUT.isdisjoint(node.__mro__)  # `issubclass` would ask every abstract base: 30 ms at each start
}
"""By node type, the fields that hold syntax: no white space, comments or punctuation."""


def children(node: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes right below, in the order of the source, without white space, comments and punctuation."""
    return _below(node, _SYNTAX)


def _below(node: cst.CSTNode, table: _Fields) -> list[cst.CSTNode]:
    nodes: list[cst.CSTNode] = []
    for name in table.get(type(node), ()):
        value = getattr(node, name)
        kind = type(value)
        if kind in table:
            nodes.append(value)
        elif kind is tuple or kind is list:
            nodes.extend(item for item in value if type(item) in table)
    return nodes


def walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The node and all syntax below it, in the order of the source."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        if _SYNTAX.get(type(current)):
            below = _below(current, _SYNTAX)
            below.reverse()
            waiting += below


def every(kind: type[Node], below: cst.CSTNode) -> Iterator[Node]:
    """The nodes of exactly that type, `below` included: LibCST's types are abstract, which makes `isinstance` slow."""
    for current in walk(below):
        if type(current) is kind:
            yield current


def dotted(node: cst.BaseExpression) -> str:
    """`a.b.c` of names and attributes; "" or with an empty part for everything else."""
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return node.value if isinstance(node, cst.Name) else ""


def has_comment(node: cst.CSTNode) -> bool:
    """Whether a comment stands in the node's own text, or right before or behind it."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if type(current) is cst.Comment:
            return True
        waiting.extend(_below(current, _ALL))
    return False
