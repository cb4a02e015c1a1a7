"""Candidates from the hints of a plan: constructions and calls in the project, tried before any guess."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .constructor_search import Choice, Constructor
from .guess import Guess
from .input_forms import Feed

LARGE = 1024
"""A hint with a larger size is tried after the first guess: it is slow."""
FIRST, REDUCED, MOSTLY, LATER, PARTLY = -1.0, -0.6, -0.3, 0.3, 0.6
"""Costs of a hint: with small sizes, with large ones made smaller, with few unresolved arguments, with large ones, with
many unresolved arguments."""


def hinted_choices(
    plan: Any, constructor: Constructor, large: int = LARGE
) -> Iterator[tuple[float, Choice, Feed | None]]:
    """Yield cost, arguments and inputs of each hint, then the same without inputs; large sizes are reduced first.

    Those of a part, for which `large` is smaller, are reduced in any case: its depth alone may take all the time.
    """
    for number, place in enumerate(plan.hints):
        choice = _choice(place, constructor)
        if choice is None:
            continue
        cost = _cost(place, large, len(constructor.first())) + 0.02 * number
        inputs = place.get("inputs")
        is_slow = cost >= LATER or large < LARGE
        reduced = constructor.reduced(choice) if is_slow and place["whole"] else choice
        if reduced != choice and _largest(text for _, (text, _) in reduced) <= large:
            yield min(REDUCED + 0.02 * number, cost - 0.01), reduced, None
        if inputs is not None and not plan.inputs_given:
            yield cost, choice, Feed(list(inputs["args"]), dict(inputs["kwargs"]), str(place["where"]))
        yield cost + 0.2, choice, None


def _cost(place: dict[str, Any], large: int, needed: int) -> float:
    """The cost of a hint; `needed` arguments have no default."""
    is_large = _largest([*place["args"], *place["kwargs"].values()]) > large
    if not place["whole"]:
        many = 2 * (len(place["args"]) + len(place["kwargs"])) > needed
        return MOSTLY if many and needed > 1 and not is_large else PARTLY
    return LATER if is_large else FIRST


def _largest(texts: Iterable[str]) -> int:
    """The largest size in expressions; 0 where they have none."""
    digits = re.findall(r"(?<![\w.])\d+(?![\w.])", " ".join(texts))
    return max(map(int, digits), default=0)


def _choice(place: dict[str, Any], constructor: Constructor) -> Choice | None:
    """The arguments of a hint by name, with usual ones for missing ones; None where they do not fit the constructor.

    Arguments equal to their defaults are left out.
    """
    parameters = constructor.signature.parameters
    names = [
        item.name
        for item in parameters.values()
        if item.kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    ]
    if len(place["args"]) > len(names):
        return None
    texts = {**dict(zip(names, place["args"])), **place["kwargs"]}
    if any(name in constructor.user_arguments for name in texts):
        return None  # the user passed other values, which may not fit with these
    arguments: dict[str, Guess] = {
        name: (text, str(place["where"]))
        for name, text in texts.items()
        if name not in parameters or not _is_default(parameters[name], text)
    }
    return tuple({**dict(constructor.first()), **arguments}.items())


_CONVERTED = re.compile(r"(?:int|float|bool|str)\((.*)\)")


def _is_default(item: inspect.Parameter, text: str) -> bool:
    """Whether an expression is the default of a parameter: `0.1`, `float(0.1)`."""
    converted = _CONVERTED.fullmatch(text)
    return repr(item.default) in (text, converted.group(1) if converted else text)
