"""Where the classes of a module are made: in which other class, or outside of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from layerlint.files.edits import LineIndex

_BEFORE_OTHERS = re.compile(r"[\w.]\Z|\b(?:class|def)[ \t]+\Z")
"""What stands before a name that is another one, or is only defined there."""
_BRACKET = re.compile(r"[()]")
_CALL = re.compile(r"(?<![\w.])([^\W\d]\w*)\(")
_FEW = 20
"""Names up to which it is quicker to look for each alone."""
_FAR = 2_000
"""Characters up to which the end of a call is looked for."""
OUTSIDE = ""
"""Stands for what is no class."""

Extent = tuple[int, int]
"""The first and last line of a class."""


def makers_of(text: str, classes: Mapping[str, Extent]) -> dict[str, frozenset[str]]:
    """By class: the other classes of the file whose lines make it, `OUTSIDE` among them where it is made elsewhere.

    An object that is called where it is made (`Block(8)(x)`) is kept nowhere: outside, that counts for nothing.
    """
    by_class: dict[str, frozenset[str]] = {}
    lines: LineIndex | None = None
    calls = _calls(text, {qualname.rpartition(".")[2] for qualname in classes})
    for qualname in classes:
        makers = set()
        for start, end in calls.get(qualname.rpartition(".")[2], ()):
            lines = lines or LineIndex(text)
            maker = _class_at(classes, lines.position(start).line)
            if maker != qualname and not (maker == OUTSIDE and _is_called(text, end)):
                makers.add(maker)
        if makers:
            by_class[qualname] = frozenset(makers)
    return by_class


def _calls(text: str, names: Set[str]) -> dict[str, list[tuple[int, int]]]:
    """Where each name is called, and where the arguments begin."""
    if len(names) <= _FEW:
        return {name: list(_calls_of(text, name)) for name in names}
    calls: dict[str, list[tuple[int, int]]] = {}
    for call in _CALL.finditer(text):
        name, start = call[1], call.start()
        if name in names and not _BEFORE_OTHERS.search(text, max(start - 20, 0), start):
            calls.setdefault(name, []).append((start, call.end()))
    return calls


def _calls_of(text: str, name: str) -> Iterator[tuple[int, int]]:
    start = text.find(f"{name}(")
    while start >= 0:
        end = start + len(name) + 1
        if not _BEFORE_OTHERS.search(text, max(start - 20, 0), start):
            yield start, end
        start = text.find(f"{name}(", end)


def _class_at(classes: Mapping[str, Extent], line: int) -> str:
    """The innermost class that the line belongs to."""
    around = [(last - first, name) for name, (first, last) in classes.items() if first <= line <= last]
    return min(around)[1] if around else OUTSIDE


def _is_called(text: str, start: int) -> bool:
    """Whether the call whose arguments begin there is followed by another one."""
    depth = 1
    for bracket in _BRACKET.finditer(text, start, start + _FAR):
        depth += 1 if bracket.group() == "(" else -1
        if not depth:
            return text[bracket.end() : bracket.end() + 1] == "("
    return False
