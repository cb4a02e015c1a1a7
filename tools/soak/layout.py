"""Odd layout: line ends, form feeds, tabs, encodings, comments that ignore findings."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_COMMENTS = [
    "# noqa",
    "# noqa: LL203",
    "# NOQA:LL1,E501",
    "# layerlint: ignore",
    "# layerlint: ignore[LL203] because",
    "# layerlint: ignore[ALL]",
    "# layerlint: ignore[LL1, nonsense",
    "# layerlint:ignore[untracked-variable,LL203]  # noqa",
    "# layerlint: file-ignore[LL1]",
    "# layerlint: off",
    "# layerlint ignore[LL203]",
    "# type: ignore",
    "# é ﬁ \u2028 \u200f",
    "#\f",
    "#!",
]


def odd(dice: Random, text: str) -> bytes:
    """The text in bytes, changed by none to three of the ways below."""
    for change in dice.sample(_CHANGES, dice.choice([0, 0, 0, 1, 1, 2, 3])):
        text = change(dice, text)
    return _encoded(dice, text)


def _comments(dice: Random, text: str) -> str:
    lines = text.split("\n")
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(lines))
        lines[at] += "  " + dice.choice(_COMMENTS)
    return "\n".join(lines)


def _own_comments(dice: Random, text: str) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    lines.insert(at, " " * dice.choice([0, 4, 8]) + dice.choice(_COMMENTS))
    return "\n".join(lines)


def _form_feeds(dice: Random, text: str) -> str:
    lines = text.split("\n")
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(lines))
        lines[at] = dice.choice(["\f", "\f\f", "\x0b", " \f"]) + lines[at]
    return "\n".join(lines)


def _blank(dice: Random, text: str) -> str:
    return re.sub(r"\n\n", lambda _: dice.choice(["\n\n", "\n   \n", "\n\t\n", "\n\n\n\n", "\n\f\n"]), text)


def _tabs(dice: Random, text: str) -> str:
    return text.replace("    ", "\t")


def _spaces(dice: Random, text: str) -> str:
    return re.sub(r"(?<=\S)(?=[(,=:])", lambda _: dice.choice(["", "", " ", "\t", "\\\n "]), text)


def _folded(dice: Random, text: str) -> str:
    return re.sub(r", (?=\w)", lambda _: dice.choice([", ", ",\n", ", # a\n"]), text)


def _line_ends(dice: Random, text: str) -> str:
    end = dice.choice(["\r\n", "\r", "\r\n"])
    return (
        text.replace("\n", end)
        if dice.random() < 0.7
        else re.sub("\n", lambda _: dice.choice(["\n", end]), text)
    )


def _no_end(dice: Random, text: str) -> str:
    return text.rstrip("\n") + dice.choice(["", "\\\n", "  ", "\n\n\n", "\f", "\x1a", "#"])


def _nested(dice: Random, text: str) -> str:
    depth = dice.choice([5, 40, 90])
    return text + f"x = {'(' * depth}1{')' * depth}\ny = {'-' * depth}1\nz = {'[' * 20}{']' * 20}\n"


def _unicode(dice: Random, text: str) -> str:
    return re.sub(r"\bunits\b", dice.choice(["ünits", "ｕnits", "units_中", "𝐮nits"]), text)


def _joined(dice: Random, text: str) -> str:
    return re.sub(r"(?m)^( +x = [^\n:]*)\n\1?(?= *x = )", r"\1;", text)


_CHANGES: list[Callable[[Random, str], str]] = [
    _comments,
    _own_comments,
    _own_comments,
    _form_feeds,
    _blank,
    _tabs,
    _spaces,
    _folded,
    _line_ends,
    _line_ends,
    _no_end,
    _nested,
    _unicode,
    _joined,
]


def _encoded(dice: Random, text: str) -> bytes:
    kind = dice.random()
    if kind < 0.06:
        return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")
    if kind < 0.1:
        return f"# coding: {dice.choice(['latin-1', 'cp1252', 'ascii'])}\n{text}".encode("latin-1", "replace")
    if kind < 0.12:
        return f"# -*- coding: utf-8 -*-\n{text}".encode("utf-8", "replace")
    return text.encode("utf-8", "replace")
