"""The ids of SVG elements."""

from __future__ import annotations

import re


class ElementIds:
    """Ids of elements: the picture's prefix and the node's path, in characters that any page can hold."""

    def __init__(self, prefix: str) -> None:
        self.prefix = f"ll-{_word(prefix)}"
        self.taken: set[str] = set()

    def unique(self, identifier: str) -> str:
        base = f"{self.prefix}-{_word(identifier)}"
        name, number = base, 1
        while name in self.taken:
            number += 1
            name = f"{base}-{number}"
        self.taken.add(name)
        return name


def _word(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.]+", "-", text).strip("-") or "x"
