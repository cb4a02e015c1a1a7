"""Frozen data as plain JSON: the opposite of `decoding`."""

from __future__ import annotations

import dataclasses
import math
from typing import Any


def encode(data: Any) -> Any:
    """Dataclasses as dicts and tuples as lists. A float that JSON does not have is None."""
    if isinstance(data, float) and not math.isfinite(data):
        return None
    if dataclasses.is_dataclass(data) and not isinstance(data, type):
        return {item.name: encode(getattr(data, item.name)) for item in dataclasses.fields(data)}
    if isinstance(data, (list, tuple)):
        return [encode(item) for item in data]
    if isinstance(data, dict):
        return {key: encode(value) for key, value in data.items()}
    return data
