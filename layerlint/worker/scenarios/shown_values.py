"""Numbers of a run as a reader of the documentation sees them: a few of each, with three digits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_MOST = 3


def shown(numbers: Sequence[Any]) -> str:
    """The first entries of the first array: `0.123, 4.5, …`."""
    flat = numbers[0].reshape(-1) if numbers else ()
    texts = [_text(value) for value in flat[:_MOST]]
    return ", ".join([*texts, "…"] if len(flat) > _MOST else texts) or "nothing"


def in_turn(outputs: Iterable[Sequence[Any]]) -> str:
    """The first number of each output."""
    return ", ".join(_text(one[0].reshape(-1)[0]) if one and one[0].size else "nothing" for one in outputs)


def shown_logs(logs: Mapping[str, Any]) -> str:
    """What `fit` or `evaluate` reports: `loss 0.123, mae 0.1 then 0.2`."""
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
