"""Packages that conda installs: `environment.yml`, and recipes. Their lists are read line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ITEM = re.compile(r"\s*-\s+[\"']?(?:[\w-]+::)?([^\"'#\[\]{}]{1,200})")
_PIN = re.compile(r"(?<![=<>~!])=(?!=)\s*([^=,\s]{1,60}).*")
_AFTER_NAME = re.compile(r"^([\w.-]+)[ \t]+(\d[\w.*]*)\s*$")


def of_environment(text: str) -> Iterator[tuple[str, int]]:
    """The items of all lists, those below `pip:` too, as pip writes them, with their lines.

    In recipes a version stands behind a space.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if "-" in line[:200] and (item := _ITEM.match(line[:400])):
            yield _as_pip_writes(item[1].strip()), number


def _as_pip_writes(item: str) -> str:
    if spaced := _AFTER_NAME.match(item):
        return f"{spaced[1]}=={spaced[2]}"
    fixed = _PIN.sub(r"==\1", item)
    if "==" in fixed and fixed != item and fixed.count(".") == 1 and "*" not in fixed:
        return f"{fixed}.*"  # `python=3.7` is any 3.7
    return fixed
