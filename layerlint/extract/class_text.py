"""The text of a class, parsed by LibCST."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import libcst as cst

from layerlint.index.layer_source import LayerSource
from layerlint.syntax.parse import parse_module
from layerlint.syntax.quick_text import QuickText
from layerlint.syntax.quick_tree import quick_tree
from layerlint.syntax.tree import Statement

FORM_FEED = re.compile(r"^[ \t\f]*\f", re.MULTILINE)


def class_text(source: LayerSource) -> str:
    """Return the text to parse: an indented class stands below an `if 1:`, which keeps its columns.

    Python counts indentation from behind the last form feed of a line, LibCST does not: the text before it is left out,
    and `Spans` adds it to the columns.
    """
    text = FORM_FEED.sub("", source.text) if "\f" in source.text else source.text
    return f"if 1:\n{text}" if source.indented else text


class ParsedClass(NamedTuple):
    """A class's own tree, and how many lines to add to its line numbers; `quick` is None for a tree of LibCST."""

    module: cst.Module
    node: cst.ClassDef
    shift: int
    quick: QuickText | None


def parse_class(source: LayerSource, *, exact: bool = False) -> ParsedClass:
    """Return the class's own tree; an `exact` one also has white space, comments and parentheses.

    Raises `cst.ParserSyntaxError`.
    """
    text = class_text(source)
    tree = None if exact or "\f" in source.text else quick_tree(text)
    module = parse_module(text) if tree is None else tree.module
    body: Sequence[Statement] = module.body
    if source.indented and isinstance(body[0], cst.If):
        body = body[0].body.body
    node = next(statement for statement in body if isinstance(statement, cst.ClassDef))
    shift = source.first_line - 1 - (1 if source.indented else 0)
    return ParsedClass(module, node, shift, None if tree is None else tree.text)
