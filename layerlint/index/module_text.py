"""Lines of a module's text, and what can be seen in it without its syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+")
_GLOBAL = re.compile(r"(?<=[\r\n])[ \t\f]+global[ \t]+([\w \t,]+)")


def global_names(text: str) -> frozenset[str]:
    """The names that functions may bind at the top level."""
    return frozenset(_WORD.findall(" ".join(_GLOBAL.findall(text)))) if "global" in text else frozenset()


def split_lines(text: str) -> list[str]:
    """The lines as Python counts them, without line feeds; a carriage return alone ends a line too."""
    if text.count("\r") == text.count("\r\n"):
        return text.split("\n")
    return re.split(r"\n|\r(?!\n)", text)


def class_text(lines: Sequence[str], first: int, last: int) -> str:
    """The lines of a class, counted from 1, as they stand in the file."""
    return "\n".join(lines[first - 1 : last]) + ("\n" if last < len(lines) else "")


def indent_of(line: str) -> str:
    """What stands before the first word; Python counts from behind a form feed."""
    return line[: len(line) - len(line.lstrip(" \t\f"))]


_CALLED_ON_OBJECTS = re.compile(
    r"(?<![\w.])(?!self\.)[a-z_]\w*\.(get_config)\(|\.(get_concrete_function)\b"
    r"|\b([A-Z]\w*\.(?:build|call|compute|get|test|train|predict)\w*)"
    r"|\b(signature|getfullargspec|getargspec|getcallargs)\(|\.__(?:defaults|kwdefaults|code)__\b"
)


def called_on_objects(text: str) -> frozenset[str]:
    """What code does with other objects than `self`.

    It calls `get_config` or `get_concrete_function`, uses a method of a class such as `A.call`, or reads a `signature`.
    """
    names = {match[1] or match[2] or match[3] or "signature" for match in _CALLED_ON_OBJECTS.finditer(text)}
    if any(name.endswith(".get_config") for name in names):
        names.add("get_config")
    return frozenset(names)


_SET_FROM_OUTSIDE = re.compile(r"\.(?<!self\.)(\w+)[ \t]*(?:[-+*/]?=(?!=)|(:))")


def set_from_outside(text: str) -> Iterator[str]:
    """The attributes that `other.name = ...` sets, or `other.name: annotation = ...`."""
    end = equals = newline = 0
    for match in _SET_FROM_OUTSIDE.finditer(text):
        if match.start() < end:
            continue  # in an annotation
        if match[2]:
            # Looked for once for each line, however many colons it has.
            equals = equals if equals >= match.end() else _find(text, "=", match.end())
            newline = newline if newline >= match.end() else _find(text, "\n", match.end())
            if not match.end() < equals < newline:
                continue
            end = equals + 1
        yield match[1]


def _find(text: str, character: str, start: int) -> int:
    place = text.find(character, start)
    return place if place >= 0 else len(text)
