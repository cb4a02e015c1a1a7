"""From quick trees to those that LibCST parses, which fixes and unusual places need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import libcst as cst

from layerlint.extract.class_text import parse_class
from layerlint.extract.entered_calls import FunctionText
from layerlint.extract.extracted import Extracted
from layerlint.index.layer_source import LayerSource
from layerlint.syntax.parse import parse_module
from layerlint.syntax.quick_tree import nodes_in


def exact_tree(extracted: Extracted, source: LayerSource) -> Extracted:
    """The same facts over a tree of LibCST; the nodes of entered functions stay.

    Raises `libcst.ParserSyntaxError`, and `ValueError` if LibCST parses another tree.
    """
    if extracted.module is None or extracted.node is None or extracted.quick is None:
        return extracted
    parsed = parse_class(source, exact=True)
    pairs = nodes_in(parsed.module, extracted.module)
    return replace(
        extracted,
        nodes=tuple(pairs.get(node, node) for node in extracted.nodes),
        module=parsed.module,
        node=parsed.node,
        quick=None,
    )


class ExactFunction(NamedTuple):
    """An entered function as LibCST parses it, and its nodes by those of the quick tree."""

    module: cst.Module
    pairs: Mapping[cst.CSTNode, cst.CSTNode]


def exact_function(function: FunctionText) -> ExactFunction:
    """Raises as `exact_tree` does."""
    return _exact(function.text, function.module) if function.text else ExactFunction(function.module, {})


@lru_cache(maxsize=16)
def _exact(text: str, quick: cst.Module) -> ExactFunction:
    module = parse_module(text)
    return ExactFunction(module, nodes_in(module, quick))
