"""Where the values that nobody gave came from, in few words; the values themselves stand in the call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layerlint.trace.plan_snippet import PLACE
from layerlint.trace.traced import Given

KNOWN = ("given", "settings", "what the model declares")
"""Origins that need no word."""


def provenance(given: Iterable[Given]) -> Iterator[str]:
    """What the project shows and what was guessed: `as in use.py:3: units`, `guessed: x, y (from how call uses it)`.

    Each origin is told once, with the arguments and inputs that came from it.
    """
    found: dict[str, list[str]] = {}
    for item in given:
        if item.origin not in KNOWN:
            names = found.setdefault(item.origin, [])
            if (item.name or "input") not in names:
                names.append(item.name or "input")
    for origin, names in found.items():
        if PLACE.fullmatch(origin):
            yield f"as in {origin}: {', '.join(names)}"
    guessed = [
        f"{', '.join(names)} ({origin})" for origin, names in found.items() if not PLACE.fullmatch(origin)
    ]
    if guessed:
        yield f"guessed: {'; '.join(guessed)}"
