"""Patterns as in `.gitignore`, matched without backtracking.

Patterns and file names come from the checked project, and a regular expression for `*a*a*a*a*b` may take exponential
time on `aaaaaaaa`. Here each star matches as little as possible and never more later, which still finds every match: the
text after a star may begin anywhere, so its first place is as good as any. `**` does the same with folders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_SPECIAL = re.compile(r"[*?\[\\/]")
Segment = Callable[[str], object]
"""Whether a pattern between two slashes matches a name."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One line: runs of segments, with any number of folders between one run and the next.

    floating  the first run may begin in any folder
    inside    matches everything in the folder that the runs lead to (`a/**`)
    folders   matches only folders, with everything in them (`a/`)
    """

    runs: tuple[tuple[Segment, ...], ...]
    floating: bool
    inside: bool
    folders: bool

    def means(self, names: Sequence[str], is_folder: bool) -> bool:
        """Whether the pattern matches the path itself, not only a folder above it."""
        if self.folders and not is_folder:
            return False
        first = 0
        for number, run in enumerate(self.runs):
            floating = self.floating or number > 0
            if number == len(self.runs) - 1 and not self.inside:
                start = len(names) - len(run)
                return (start >= first if floating else start == 0) and _matches(run, names, start)
            matched_at = _first(run, names, first, floating)
            if matched_at is None:
                return False
            first = matched_at + len(run)
        return first < len(names)


def _first(run: Sequence[Segment], names: Sequence[str], first: int, floating: bool) -> int | None:
    """The first index where the run matches; one that does not float must match at `first`."""
    last = len(names) - len(run)
    for start in range(first, last + 1 if floating else min(first, last) + 1):
        if _matches(run, names, start):
            return start
    return None


def _matches(run: Sequence[Segment], names: Sequence[str], start: int) -> bool:
    return all(segment(names[start + offset]) for offset, segment in enumerate(run))


class Ignore:
    """The patterns of one file or setting; the last match decides."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._ignores: list[bool] = []
        self._named: dict[str, list[tuple[int, bool]]] = {}
        """By a name that lines match in any folder: their numbers, and whether they match only folders."""
        self._others: list[tuple[int, _Pattern]] = []
        for line in lines:
            text = _stripped(line)
            if not text or text.startswith("#"):
                continue
            negated = text.startswith("!")
            self._add(text[negated:], len(self._ignores))
            self._ignores.append(not negated)
        self._others.reverse()

    def _add(self, text: str, number: int) -> None:
        name = text.removesuffix("/")
        if name and not _SPECIAL.search(name):
            self._named.setdefault(name, []).append((number, name != text))
        elif (pattern := _pattern(text)) is not None:
            self._others.append((number, pattern))

    def says(self, path: str) -> bool | None:
        """Whether a path itself is ignored; None if no pattern matches it. The path of a folder ends in a slash."""
        is_folder = path.endswith("/")
        return self._says(path.rstrip("/").split("/"), is_folder)

    def ignores(self, path: str) -> bool:
        """Whether a path, or a folder above it, is ignored."""
        is_folder = path.endswith("/")
        names = path.rstrip("/").split("/")
        above = any(self._says(names[:count], True) for count in range(1, len(names)))
        return above or self._says(names, is_folder) is True

    def _says(self, names: Sequence[str], is_folder: bool) -> bool | None:
        decides = -1
        for number, folders in self._named.get(names[-1], ()):
            if is_folder or not folders:
                decides = number
        for number, pattern in self._others:
            if number < decides:
                break
            if pattern.means(names, is_folder):
                decides = number
                break
        return self._ignores[decides] if decides >= 0 else None


def _pattern(text: str) -> _Pattern | None:
    """The pattern of a line; None if it matches nothing, as for git."""
    if text == "/":
        return None
    parts = text.split("/")
    folders = parts[-1] == ""
    if folders:
        parts.pop()
    if parts and parts[0] == "":
        parts.pop(0)  # begins in the folder of the pattern
    elif len(parts) == 1:
        parts.insert(0, "**")
    if not parts:
        return None
    floating, inside = parts[0] == "**", parts[-1] == "**"
    runs: list[tuple[Segment, ...]] = []
    run: list[Segment] = []
    for part in parts:
        if part != "**":
            segment = _segment(part)
            if segment is None:
                return None
            run.append(segment)
        elif run:
            runs.append(tuple(run))
            run = []
    if run:
        runs.append(tuple(run))
    return _Pattern(tuple(runs), floating, inside, folders)


def _stripped(line: str) -> str:
    """The line without trailing spaces, except for one after a backslash."""
    text = line.rstrip()
    backslashes = len(text) - len(text.rstrip("\\"))
    return text + line[len(text)] if backslashes % 2 and line[len(text) :].startswith(" ") else text


def _segment(glob: str) -> Segment | None:
    """The matcher of a pattern without slashes; None if it matches nothing."""
    if glob == "*":
        return bool
    if not _SPECIAL.search(glob):
        return glob.__eq__
    between = [""]
    place = 0
    while place < len(glob):
        character = glob[place]
        place += 1
        if character == "*":
            between.append("")
        elif character == "?":
            between[-1] += "."
        elif character == "[":
            character_set = _character_set(glob, place)
            if character_set is None:
                return None
            between[-1] += character_set[0]
            place = character_set[1]
        else:
            if character == "\\":
                if place == len(glob):
                    return None
                character = glob[place]
                place += 1
            between[-1] += re.escape(character)
    first, *middle = between
    if not middle:
        return re.compile(first, re.DOTALL).fullmatch
    last = middle.pop()
    text = first + "".join(f"(?>.*?{part})" for part in middle if part) + f".*{last}"
    return re.compile(text, re.DOTALL).fullmatch


_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": " \\t-\\r",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}


def _character_set(glob: str, place: int) -> tuple[str, int] | None:
    """The regular expression of `[...]`, and the index after it; None if it is not closed."""
    negated = place < len(glob) and glob[place] in "!^"
    place += negated
    inside, before, begun = "", "", place
    while place < len(glob) and (glob[place] != "]" or place == begun):
        if glob.startswith("[:", place):
            end = glob.find("]", place + 1)
            if end < 0:
                return None
            if end > place + 2 and glob[end - 1] == ":":
                named = _CLASSES.get(glob[place + 2 : end - 1])
                if named is None:
                    return None
                inside, before, place = inside + named, "", end + 1
                continue
        is_range = bool(before) and glob[place] == "-" and glob[place + 1 : place + 2] not in ("", "]")
        character, place = _character(glob, place + is_range)
        if not character:
            return None
        if not is_range:
            inside, before = inside + re.escape(character), character
            continue
        if before <= character:
            inside += f"{re.escape(before)}-{re.escape(character)}"
        before = ""
    if place >= len(glob):
        return None
    return ("[^" if negated else "[") + inside + "]", place + 1


def _character(glob: str, place: int) -> tuple[str, int]:
    """The character at an index, perhaps after a backslash, and the next index; "" at the end."""
    if glob[place] != "\\":
        return glob[place], place + 1
    return glob[place + 1 : place + 2], place + 2
