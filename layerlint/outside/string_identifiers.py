"""Texts that stand for activations, losses and other things of Keras in calls outside layer classes, read with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from layerlint.model.facts import Kind
from layerlint.tables.identifiers import AREAS, area_of
from layerlint.tables.keras_names import is_model, kind_of

_OF_COMPILE = {
    "optimizer": "optimizers",
    "loss": "losses",
    "metrics": "metrics",
    "weighted_metrics": "metrics",
}
_BY_PLACE = ("optimizer", "loss", "metrics")

StringIdentifier = tuple[ast.Constant, str]
"""A text, and the area of Keras in which it is looked up."""


def string_identifiers(node: ast.Call, short: str | None) -> Iterator[StringIdentifier]:
    """The texts that the call gives; `short` is what it names of Keras."""
    if short is None:
        if isinstance(node.func, ast.Attribute) and node.func.attr == "compile":
            yield from _of_compile(node)
        return
    area, _, last = short.rpartition(".")
    if area in AREAS and last == "get" and len(node.args) == 1:
        yield from _texts(node.args[0], area)
    elif short == "layers.Activation" and node.args:
        yield from _texts(node.args[0], "activations")
    if kind_of(short) is Kind.SUBLAYER and not is_model(short):
        for keyword in node.keywords:
            if keyword.arg is not None and area_of(keyword.arg):
                yield from _texts(keyword.value, area_of(keyword.arg))


def _of_compile(node: ast.Call) -> Iterator[StringIdentifier]:
    """Those of `model.compile(...)`; another method of that name has none of these keywords."""
    if not any(argument.arg in _OF_COMPILE for argument in node.keywords):
        return
    arguments = [(name, argument) for name, argument in zip(_BY_PLACE, node.args, strict=False)]
    arguments += [(argument.arg or "", argument.value) for argument in node.keywords]
    for name, value in arguments:
        if name in _OF_COMPILE:
            yield from _texts(value, _OF_COMPILE[name])


def _texts(value: ast.expr, area: str) -> Iterator[StringIdentifier]:
    match value:
        case ast.Constant(value=str()):
            yield value, area
        case ast.List(elts=items) | ast.Tuple(elts=items):
            for item in items:
                yield from _texts(item, area)
        case ast.Dict(values=items):
            for item in items:
                yield from _texts(item, area)
