"""Where the values that nobody gave came from, in few words; the values themselves stand in the call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layerlint.trace.plan_snippet import PLACE
from layerlint.trace.traced import ArgumentValue

UNREPORTED_ORIGINS = ("given", "settings", "what the model declares")
"""Origins that need no word."""


def provenance(values: Iterable[ArgumentValue]) -> Iterator[str]:
    """What the project shows and what was guessed: `as in use.py:3: units`, `guessed: x, y (from how call uses it)`.

    Each origin is told once, with the arguments and inputs that came from it.
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
