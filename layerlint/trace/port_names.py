"""What the arguments and results of a call are called, where it has several: `query`, `[1]`, `boxes`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerlint.trace.traced import TracedArgument, TracedCall

COMMUTATIVE = frozenset({"Add", "Average", "Maximum", "Minimum", "Multiply"})
"""Layers of Keras to which the order of what they take means nothing."""


def argument_names(call: TracedCall) -> dict[str, str]:
    """The names of the arguments by their sources; a source of several arguments has all of their names."""
    found: dict[str, list[str]] = {}
    for name, item in named_arguments(call):
        for word in item.sources:
            known = found.setdefault(word, [])
            if name and name not in known:
                known.append(name)
    return {word: ", ".join(names) for word, names in found.items()}


def named_arguments(call: TracedCall) -> Iterator[tuple[str, TracedArgument]]:
    """What a call takes, each with its name; "" for what it takes from elsewhere than its arguments."""
    for item in call.arguments:
        yield argument_name(item.name), item


def argument_name(path: str) -> str:
    """`image` for `inputs['image']`; `inputs[1]` as it is, for `[1]` alone is a result."""
    key = re.fullmatch(r"\w*\['(\w+)'\]", path)
    return key.group(1) if key else path


def result_name(path: str) -> str:
    """`boxes` for `['boxes']`, `[0]` for the first of a tuple, "" for a result that is the only one."""
    key = re.fullmatch(r"\['(\w+)'\]", path)
    return key.group(1) if key else path
