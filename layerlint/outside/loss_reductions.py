"""The `reduction` that losses get, read with `ast`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from layerlint.model.facts import Kind
from layerlint.tables.keras_names import kind_of

_TEXTS = {"AUTO": "auto", "NONE": "none", "SUM": "sum", "SUM_OVER_BATCH_SIZE": "sum_over_batch_size"}
Reduction = tuple[ast.expr, str]
"""Where it is written, and its text; "None" for None."""


def reduction_of_call(node: ast.Call, short: str | None) -> Iterator[Reduction]:
    """The one that a loss of Keras gets; `short` is what is called."""
    if short is not None and kind_of(short) is Kind.LOSS:
        for keyword in node.keywords:
            text = _text(keyword.value) if keyword.arg == "reduction" else ""
            if text:
                yield keyword.value, text


def reduction_of_class(init: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Reduction]:
    """The one that the constructor of a loss gives to its parent: written there, or as a default that it passes on."""
    for node in ast.walk(init):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="__init__"),
                keywords=keywords,
            ):
                argument = next((keyword.value for keyword in keywords if keyword.arg == "reduction"), None)
                if isinstance(argument, ast.Name):
                    argument = _default(init.args, argument.id)
                if argument is not None and _text(argument):
                    yield argument, _text(argument)


def _default(arguments: ast.arguments, name: str) -> ast.expr | None:
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    pairs = [
        *zip(positional, [*defaults, *arguments.defaults], strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return next((default for parameter, default in pairs if parameter.arg == name), None)


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.Constant(value=None):
            return "None"
        case ast.Attribute(
            value=ast.Name(id="Reduction" | "ReductionV2") | ast.Attribute(attr="Reduction" | "ReductionV2"),
            attr=name,
        ):
            return _TEXTS.get(name, "")
    return ""
