"""What continuous integration tests with: the versions of its matrices, and what its steps install.

Read line by line: `tensorflow: ["2.13", 2.15]`, a list below `tf-version:`, `TF_VERSION=2.4`, `tensorflow==2.4` in tox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerlint.target.requirement import Requirement

_KEY = re.compile(
    r"(?i)^[ \t]*(?:-[ \t]+)?[\"']?((?:tf|tensorflow|keras)(?:[-_](?:ver|versions?))?|(?:python[-_]?versions?|python))"
    r"[\"']?[ \t]*[:=][ \t]*(.{0,400})$"
)
_VARIABLE = re.compile(
    r"\b(TF|TENSORFLOW|KERAS)_?(?:VERSION|VER)\s*[:=]\s*[\"']?v?(\d{1,2}(?:\.\d{1,3}){1,2})"
)
_PIN = re.compile(r"(?<![\w-])(tensorflow(?:-cpu|-gpu)?|keras)\s?(==|~=)\s?(\d{1,2}(?:\.\d{1,3}){0,2})")
_VERSION = re.compile(r"(?<![\w.])v?(\d{1,2}(?:\.(?:\d{1,3}|[x*])){1,2})(?![\w.])")
_ITEM = re.compile(r"^([ \t]*)-[ \t]+(.{0,200})$")


def tested_with(text: str) -> Iterator[Requirement]:
    """The releases that are named."""
    below, indent = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split(" #")[0]
        item = _ITEM.match(code)
        if below and item is not None and len(item[1]) >= indent:
            yield from _versions(below, item[2], number)
            continue
        if code.strip():
            below = ""
        key = _KEY.match(code)
        if key is not None:
            name = _package(key[1])
            if key[2].strip() in ("", "["):
                below, indent = name, len(code) - len(code.lstrip())
            else:
                yield from _versions(name, key[2], number)
            continue
        for variable in _VARIABLE.finditer(code):
            yield Requirement(_package(variable[1]), f"=={variable[2]}", number)
        for pin in _PIN.finditer(code):
            yield Requirement(pin[1], f"=={pin[3]}", number)


def _package(key: str) -> str:
    lower = key.lower()
    return "python" if lower.startswith("python") else "keras" if lower.startswith("keras") else "tensorflow"


def _versions(name: str, text: str, line: int) -> Iterator[Requirement]:
    for version in _VERSION.findall(text):
        number = re.sub(r"\.[x*].*", "", version)
        if "." in number:
            yield Requirement(name, f"=={number}", line)
