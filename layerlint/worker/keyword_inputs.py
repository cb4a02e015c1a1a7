"""Inputs of a call that are passed by keyword: numbers and strings, and required keyword arguments."""

from __future__ import annotations

from typing import Any

from . import documented_inputs, guess
from .call_signature import needed, positional
from .input_forms import Feed, by_name


def by_keyword(feed: Feed, names: list[str]) -> Feed:
    """Pass inputs from the first one that is no tensor by keyword: Keras 3 takes only tensors by position."""
    first = next((at for at, form in enumerate(feed.args) if form["kind"] == "literal"), len(feed.args))
    if not first or len(names) < len(feed.args):
        return feed
    return Feed(feed.args[:first], {**dict(zip(names[first:], feed.args[first:])), **feed.kwargs}, feed.why)


def keywords(layer: Any) -> dict[str, Any]:
    """Return forms for the required keyword arguments of `call`: numbers where annotated or documented, else tensors."""
    names = set(positional(layer))
    return {
        item.name: literal_input(layer, item.name) or by_name(item.name)
        for item in needed(layer)
        if item.name not in names
    }


def literal_input(layer: Any, name: str) -> Any:
    """Return a number or string, where the annotation or docstring of an argument of `call` requires one, else None."""
    for item in needed(layer):
        note = (
            item.annotation if isinstance(item.annotation, str) else getattr(item.annotation, "__name__", "")
        )
        if item.name == name and note in ("int", "float", "bool", "str"):
            return {"kind": "literal", "value": guess.literal(guess.argument(item)[0])}
        if (
            item.name == name
            and note in ("_empty", "tuple")
            and (kinds := documented_inputs.number_kinds(layer, name))
        ):
            values = [guess.literal(guess.argument(item.replace(annotation=kind))[0]) for kind in kinds]
            return {"kind": "literal", "value": values[0] if len(values) == 1 else tuple(values)}
    return None
