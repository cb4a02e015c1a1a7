"""The origins of the values that the user did not give, in few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layerlint.trace.plan_snippet import PLACE
from layerlint.trace.traced import ArgumentValue, Trace

UNREPORTED_ORIGINS = ("given", "settings", "what the model declares")
"""Origins that need no word."""


def inferred_values(trace: Trace) -> Iterator[str]:
    """The values that the user did not give, one a line: `units = 8: a usual value for such a name`."""
    for value in (*trace.init, *trace.fed):
        if value.origin not in ("given", "settings"):
            yield f"{value.name or 'argument'} = {value.text}: {value.origin}"


def provenance(values: Iterable[ArgumentValue]) -> Iterator[str]:
    """The values from the project and the guesses: `as in use.py:3: units`, `guessed: x, y (from how call uses it)`.

    Each origin is named once, with its arguments and inputs.
    """
    names_by_origin: dict[str, list[str]] = {}
    for value in values:
        if value.origin not in UNREPORTED_ORIGINS:
            names = names_by_origin.setdefault(value.origin, [])
            if (value.name or "input") not in names:
                names.append(value.name or "input")
    for origin, names in names_by_origin.items():
        if PLACE.fullmatch(origin):
            yield f"as in {origin}: {', '.join(names)}"
    guessed = [
        f"{', '.join(names)} ({origin})"
        for origin, names in names_by_origin.items()
        if not PLACE.fullmatch(origin)
    ]
    if guessed:
        yield f"guessed: {'; '.join(guessed)}"
