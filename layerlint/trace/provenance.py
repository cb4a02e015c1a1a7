"""Where the values that nobody gave came from, in few words."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.trace.traced import Trace

KNOWN = ("given", "settings", "what the model declares")
"""Origins that need no word."""


def provenance(trace: Trace) -> Iterator[str]:
    """`units, num_heads: usual for its name`: each origin once, with the arguments and inputs that came from it."""
    found: dict[str, list[str]] = {}
    for item in (*trace.init, *trace.fed):
        if item.origin not in KNOWN:
            names = found.setdefault(item.origin, [])
            if (item.name or "input") not in names:
                names.append(item.name or "input")
    for origin, names in found.items():
        yield f"{', '.join(names)}: {origin}"
