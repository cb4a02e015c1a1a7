"""Numbers of a run as texts for the documentation: a few of each, with three digits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_MOST = 3


def number_text(numbers: Sequence[Any]) -> str:
    """Return the first elements of the first array: `0.123, 4.5, …`."""
    flat = numbers[0].reshape(-1) if numbers else ()
    texts = [_text(value) for value in flat[:_MOST]]
    return ", ".join([*texts, "…"] if len(flat) > _MOST else texts) or "nothing"


def first_numbers(outputs: Iterable[Sequence[Any]]) -> str:
    """Return the first number of each output."""
    return ", ".join(
        _text(output[0].reshape(-1)[0]) if output and output[0].size else "nothing" for output in outputs
    )


def log_text(logs: Mapping[str, Any]) -> str:
    """Return the logs of `fit` or `evaluate`: `loss 0.123, mae 0.1 then 0.2`."""
    texts = []
    for name, values in logs.items():
        several = values if isinstance(values, (list, tuple)) else [values]
        texts.append(f"{name} {' then '.join(map(_text, several))}")
    return ", ".join(texts) or "nothing"


def _text(value: Any) -> str:
    try:
        return f"{float(value):.3g}"
    except (TypeError, ValueError):
        return str(value)[:20]
