"""Which settings may be tried: the program that is tested may write to, or remove, what they name."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

INSIDE = 2
"""How many folders of the case lie above the place where a settings file is."""


def harmless(content: bytes) -> bool:
    """Whether no text in a settings file leads out of the folder of its case; a damaged file is not followed."""
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        return True
    return all(_stays(text) for text in _texts(data))


def _stays(text: str) -> bool:
    """Joined to a folder that lies so deep, however the parts are read."""
    parts = text.replace("\\", "/").split("/")
    return not os.path.isabs(text) and not text.startswith(("/", "\\", "~")) and parts.count("..") < INSIDE


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item)
