"""The text of a class, parsed by LibCST."""

from __future__ import annotations

import re
from collections.abc import Sequence

import libcst as cst

from layerlint.extract.parse import parse_module
from layerlint.extract.tree import Statement
from layerlint.index.layer_source import LayerSource

FORM_FEED = re.compile(r"^[ \t\f]*\f", re.MULTILINE)


def class_text(source: LayerSource) -> str:
    """Return the text to parse: an indented class stands below an `if 1:`, which keeps its columns.

    Python counts indentation from behind the last form feed of a line, LibCST does not: the text before it is left out,
    and `Spans` adds it to the columns.
    """
    text = FORM_FEED.sub("", source.text) if "\f" in source.text else source.text
    return f"if 1:\n{text}" if source.indented else text


def parse_class(source: LayerSource) -> tuple[cst.Module, cst.ClassDef, int]:
    """Return the class's own tree, and how many lines to add to its line numbers.

    Raises `cst.ParserSyntaxError`.
    """
    module = parse_module(class_text(source))
    body: Sequence[Statement] = module.body
    if source.indented and isinstance(body[0], cst.If):
        body = body[0].body.body
    node = next(statement for statement in body if isinstance(statement, cst.ClassDef))
    return module, node, source.first_line - 1 - (1 if source.indented else 0)
