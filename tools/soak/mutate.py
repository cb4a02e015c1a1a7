"""Mutations of text by lines and by tokens: delete, double, swap, splice."""

from __future__ import annotations

import re
from random import Random

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_ODD = [
    "",
    "(",
    ")",
    "]",
    ":",
    "=",
    "\\",
    "\n",
    "'",
    '"""',
    "*",
    "**",
    "@",
    "lambda",
    "await",
    ";",
    "\x00",
    "é",
    "self",
    "{",
    "\t",
    "0",
]


def mutated(dice: Random, text: str, other: str) -> str:
    """The text after one to five mutations; `other` is what pieces are taken from."""
    for _ in range(dice.choice([1, 1, 2, 3, 5])):
        text = _lines(dice, text, other) if dice.random() < 0.5 else _tokens(dice, text, other)
    return text


def _lines(dice: Random, text: str, other: str) -> str:
    lines, others = text.split("\n"), other.split("\n")
    return "\n".join(_changed(dice, lines, others, dice.choice([1, 1, 2, 6])))


def _tokens(dice: Random, text: str, other: str) -> str:
    tokens = _TOKEN.findall(text)
    if not tokens:
        return other
    if dice.random() < 0.3:
        tokens[dice.randrange(len(tokens))] = dice.choice(_ODD)
        return "".join(tokens)
    return "".join(_changed(dice, tokens, _TOKEN.findall(other) or ["x"], dice.choice([1, 1, 2, 8])))


def _changed(dice: Random, parts: list[str], others: list[str], size: int) -> list[str]:
    at = dice.randrange(len(parts))
    piece = parts[at : at + size]
    match dice.choice(["delete", "double", "swap", "splice", "replace", "indent"]):
        case "delete":
            return parts[:at] + parts[at + size :]
        case "double":
            return parts[:at] + piece + parts[at:]
        case "swap":
            to = dice.randrange(len(parts))
            parts = list(parts)
            parts[at], parts[to] = parts[to], parts[at]
            return parts
        case "indent":
            return (
                parts[:at]
                + [dice.choice(["    ", " ", "\t", ""]) + part.lstrip(" ") for part in piece]
                + parts[at + size :]
            )
        case what:
            start = dice.randrange(len(others))
            kept = parts[at + size :] if what == "replace" else parts[at:]
            return parts[:at] + others[start : start + size] + kept
