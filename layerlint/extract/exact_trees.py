"""From quick trees to those that LibCST parses, which fixes and unusual places need."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import libcst as cst

from layerlint.extract.class_text import parse_class
from layerlint.extract.entered_calls import EnteredCall
from layerlint.extract.extracted import Extracted
from layerlint.extract.parse import parse_module
from layerlint.extract.quick_tree import nodes_in
from layerlint.index.layer_source import LayerSource


def exact_tree(extracted: Extracted, source: LayerSource) -> Extracted:
    """The same facts over trees of LibCST. Raises `libcst.ParserSyntaxError`, `ValueError` if it parses other trees."""
    if extracted.module is None or extracted.node is None or extracted.quick is None:
        return extracted
    parsed = parse_class(source, exact=True)
    pairs = nodes_in(parsed.module, extracted.module)
    entered: list[EnteredCall] = []
    for call in extracted.entered:
        function = call.function
        if function is not None and function.text:
            exact = _exact_function(function.text, function.module)
            pairs |= exact.pairs
            node = exact.pairs[function.node]
            function = function._replace(module=exact.module, node=node, text="")  # type: ignore[arg-type]
        entered.append(call._replace(function=function))
    return replace(
        extracted,
        nodes=tuple(pairs.get(node, node) for node in extracted.nodes),
        module=parsed.module,
        node=parsed.node,
        entered=tuple(entered),
        quick=None,
    )


class _ExactFunction(NamedTuple):
    module: cst.Module
    pairs: dict[cst.CSTNode, cst.CSTNode]


@lru_cache(maxsize=16)
def _exact_function(text: str, quick: cst.Module) -> _ExactFunction:
    module = parse_module(text)
    return _ExactFunction(module, nodes_in(module, quick))
