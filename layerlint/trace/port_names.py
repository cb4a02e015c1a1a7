"""The names of a call's arguments and results, where it has several: `query`, `[1]`, `boxes`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerlint.trace.traced import TracedArgument, TracedCall

COMMUTATIVE = frozenset({"Add", "Average", "Maximum", "Minimum", "Multiply"})
"""Layers of Keras for which the order of their inputs does not matter."""


def argument_names(call: TracedCall) -> dict[str, str]:
    """The names of the arguments by their sources; a source of several arguments has all of their names."""
    names_by_source: dict[str, list[str]] = {}
    for name, argument in named_arguments(call):
        for word in argument.sources:
            names = names_by_source.setdefault(word, [])
            if name and name not in names:
                names.append(name)
    return {word: ", ".join(names) for word, names in names_by_source.items()}


def named_arguments(call: TracedCall) -> Iterator[tuple[str, TracedArgument]]:
    """The inputs of a call with their names; "" for a tensor that is no argument."""
    for argument in call.arguments:
        yield argument_name(argument.name), argument


def argument_name(path: str) -> str:
    """`image` for `inputs['image']`; `inputs[1]` as it is, for `[1]` alone is a result."""
    key = re.fullmatch(r"\w*\['(\w+)'\]", path)
    return key.group(1) if key else path


def result_name(path: str) -> str:
    """`boxes` for `['boxes']`, `[0]` for the first of a tuple, "" for a result that is the only one."""
    key = re.fullmatch(r"\['(\w+)'\]", path)
    return key.group(1) if key else path
