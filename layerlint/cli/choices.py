"""Options with a fixed set of values."""

from __future__ import annotations

from collections.abc import Sequence

from layerlint.errors import LayerlintError


def check_choice(value: str, choices: Sequence[str], option: str) -> str:
    """Return the value if it is one of the choices. Raises `LayerlintError` with a suggestion."""
    from layerlint.suggestions import did_you_mean

    if value not in choices:
        raise LayerlintError(
            f"{option} `{value}` is not one of {', '.join(choices)}{did_you_mean(value, choices)}"
        )
    return value
