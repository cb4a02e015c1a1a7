"""With what the file of a class makes it: which arguments are integers in every call."""

from __future__ import annotations

import re
from collections.abc import Collection

_CALL = re.compile(r"(?<!class )(?<![\w.])(\w+)\(([^()\n]{1,200})\)")
_ASKED = re.compile(r"shape[ \t]*=[ \t]*self\.")
_INTEGER = re.compile(r"[ \t]*\d+[ \t]*")
_KEYWORD = re.compile(r"[ \t]*(\w+)[ \t]*=(?!=)")


def integers_of(text: str, classes: Collection[str]) -> dict[str, frozenset[str]]:
    """By class: the positions (from 0) and keywords that get an integer wherever the text makes it.

    Only texts are looked through in which a rule asks for it. A definition `class A(B)` is no call with integers.
    """
    if not _ASKED.search(text):
        return {}
    by_class: dict[str, dict[str, bool]] = {}
    for match in _CALL.finditer(text):
        name = match.group(1)
        if name not in classes:
            continue
        arguments = by_class.setdefault(name, {})
        for position, text_part in enumerate(match.group(2).split(",")):
            keyword = _KEYWORD.match(text_part)
            key, value = (
                (keyword.group(1), text_part[keyword.end() :]) if keyword else (str(position), text_part)
            )
            arguments[key] = arguments.get(key, True) and _INTEGER.fullmatch(value) is not None
    return {
        name: frozenset(key for key, sure in arguments.items() if sure)
        for name, arguments in by_class.items()
    }
