"""Lessons: what an error message reveals about the arguments and inputs that caused it."""

from __future__ import annotations

import re

from .lesson_readers import Lesson
from .lesson_table import TABLE

_HEADS = re.compile(r"^\s*(Exception encountered when calling|in user code:|File \"|Traceback)")
_TAILS = re.compile(r"\n\s*(?:Call arguments|Arguments) received by[\s\S]*|\bReceived: \w+=[\[<(][\s\S]*")
_COUNTS = re.compile(r"\b\d+ (?:values|elements)\b|requested shape has \d+")


def gist(message: str) -> str:
    """Return a message without what Keras and TensorFlow put around it: those numbers and names would mislead."""
    text = re.sub(r"\x1b\[[\d;]*m|\{\{function_node [^}]*\}\} ?", "", message)
    text = _TAILS.sub("", text)
    if re.search(r"^\s*in user code:", text, re.MULTILINE):
        errors = re.findall(r"^\s*(\w*(?:Error|Exception)\b: [\s\S]*)", text, re.MULTILINE)
        text = errors[-1] if errors else text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    informative = [line for line in lines if not _HEADS.match(line)]
    return "\n".join(informative or lines)


def lessons(message: str) -> list[Lesson]:
    """Return the lessons of a message, each once, the surest first."""
    text = gist(message)
    taught: dict[Lesson, None] = {}
    for pattern, teach in TABLE:
        for match in re.finditer(pattern, text):
            for lesson in teach(match):
                taught.setdefault(lesson)
    return list(taught)


def numbers(message: str) -> list[int]:
    """Return the numbers of a message that may be sizes of dimensions, and no counts of elements."""
    text = _COUNTS.sub("", gist(message))
    return list(dict.fromkeys(int(item) for item in re.findall(r"(?<![\w.])(\d{1,5})(?![\w.])", text)))


def received(message: str) -> dict[str, str]:
    """Return the values that a message says it got, by name: "Received block_type=None"."""
    return dict(
        re.findall(r"\b(?:[Rr]eceived|[Gg]ot):? [`'\"]?(\w+)=([^\s,;`]+?)[.`]*(?=[\s,;`]|$)", message)
    )


def named(message: str, names: frozenset[str]) -> list[str]:
    """Return those of the names that a message mentions, in quotes or before a verb or an equals sign."""
    text = gist(message)
    out = []
    for name in re.findall(
        r"[`'\"](\w+)[`'\"]|\b(\w+)(?= (?:must|should|cannot|is required|needs)\b|=)", text
    ):
        word = name[0] or name[1]
        if word in names and word not in out:
            out.append(word)
    return out
