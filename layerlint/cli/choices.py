"""Options of the command line that are one of a few words."""

from __future__ import annotations

from collections.abc import Sequence

from layerlint.errors import LayerlintError


def check_choice(value: str, choices: Sequence[str], option: str) -> str:
    """The value, which must be one of these. Raises `LayerlintError`, with the word that may be meant."""
    from layerlint.suggestions import did_you_mean

    if value not in choices:
        raise LayerlintError(
            f"{option} `{value}` is not one of {', '.join(choices)}{did_you_mean(value, choices)}"
        )
    return value
