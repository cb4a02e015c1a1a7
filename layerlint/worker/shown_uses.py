"""The places of the project that make a class, and maybe call it: what they show is tried before any guess."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from .constructor_search import Choice, Constructor
from .guess import Guess
from .input_search import Feed


def shown(plan: Any, constructor: Constructor) -> Iterator[tuple[Choice, Feed | None]]:
    """Arguments as one place gives them, with the inputs that it calls the object with, then without."""
    places = [(one, choice) for one in plan.hints if (choice := _choice(one, constructor)) is not None]
    if not plan.inputs_given:
        for one, choice in places:
            if one.get("inputs") is not None:
                inputs = one["inputs"]
                yield choice, Feed(list(inputs["args"]), dict(inputs["kwargs"]), str(one["where"]))
    for _, choice in places:
        yield choice, None


def _choice(place: dict[str, Any], constructor: Constructor) -> Choice | None:
    """The arguments of a place by name, and usual ones where it leaves out what is needed; None where none fits."""
    names = [
        item.name
        for item in constructor.signature.parameters.values()
        if item.kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    ]
    if len(place["args"]) > len(names):
        return None
    texts = {**dict(zip(names, place["args"])), **place["kwargs"]}
    given: dict[str, Guess] = {
        name: (text, str(place["where"])) for name, text in texts.items() if name not in constructor.given
    }
    if len(given) < len(texts):
        return None  # the user has given other values: what belongs together is not mixed
    return tuple({**dict(constructor.first()), **given}.items())
