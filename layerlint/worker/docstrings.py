"""Shapes that docstrings tell: `(batch_size, height, width, channels)`, "4D tensor"."""

from __future__ import annotations

import re
from typing import NamedTuple

Told = tuple[str, ...]
"""The dimensions of a shape by their names, the batch first."""


class Member(NamedTuple):
    """One of the inputs of a list, as a docstring tells it; no dimensions where it tells no shape."""

    name: str
    about: str
    dimensions: Told

    @property
    def optional(self) -> bool:
        return "optional" in self.about.lower()[:40]


_BATCH = r"(?:batch|samples?\b|bs\b|none\b|n\b|b\b|\.\.\.)"
_SHAPE = re.compile(rf"[(\[]\s*`?({_BATCH}[^()\[\]]*?)`?\s*[)\]]", re.IGNORECASE)
_ANY_SHAPE = re.compile(r"(?:shape|tensor|>)[\s:=]*`?[(\[]([^()\[\]]*)[)\]]", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?:an? )?(?:python )?(int|integer|float|bool|boolean)\b(?!\s*(?:\d|tensors?|arrays?|masks?|ids|[\[(`<]))",
    re.IGNORECASE,
)
_TUPLE = re.compile(
    r"^(?:an? )?(?:tuple|list)(?:\[((?:int|\.\.\.|, )+)\]| of (\d|two|three)? ?(?:int|integer)s?\b)", re.I
)
_INPUTS = re.compile(
    r"^[ ]*(?:\*\*|#+ ?)?Inputs?(?: shapes?)?:?(?:\*\*)?:?[ ]*\n((?:(?![ ]*(?:\*\*|#)).*\n)+)", re.MULTILINE
)
_ITEM = re.compile(r"^[ ]*[-*][ ]+", re.MULTILINE)
_MEMBER = re.compile(r"^[ ]*[-*•][ ]+`{0,2}(\w+)`{0,2}(?=[ ]*(?:\([^)\n]*\))?[ ]*(?::|-|$))", re.MULTILINE)
_BARE_SHAPE = re.compile(r"[(\[]([^()\[\]\n]*,[^()\[\]\n]*)[)\]]")
_RANK = re.compile(r"\b([2-5])[- ]?D\b[^.\n]{0,20}\b(?:tensors?|inputs?)\b", re.IGNORECASE)
_LIST = re.compile(r"\b(?:list|tuple|pair) of (?:the following |two |2 )?(?:input )?tensors\b", re.IGNORECASE)
_END = re.compile(
    r"^\s*(?:output shape|outputs?|returns?|references?|examples?|call arguments for)\b",
    re.IGNORECASE | re.MULTILINE,
)
_STRINGS = re.compile(
    r"\b(?:tensors?|batch(?:es)?|arrays?|lists?|sequences?) of (?:\w+ )?(?:strings?|texts?)\b|"
    r"\bstrings? (?:tensors?|sequences?|inputs?)\b|`?tf\.string\b",
    re.IGNORECASE,
)
_INTEGERS = re.compile(
    r"\b(?:maps?|encodes?|embeds?|turns?|looks? up) (?:positive )?integers?\b|"
    r"\binteger (?:features|tokens|inputs?|ids|indices)\b",
    re.IGNORECASE,
)
_COUNTS = {"2": 2, "two": 2, "3": 3, "three": 3}
MOST_SAID = 120
"""So many letters of what is said of an argument tell first what it is."""
IMAGE_SIDES = re.compile(r"^(h|w|height|width|rows?|cols?|columns|img_\w+|image_\w+|new_\w+)$|height|width")
LENGTHS = re.compile(r"seq|length|time|steps|tokens|positions", re.IGNORECASE)
CHANNELS = re.compile(r"channel|^c$|filters", re.IGNORECASE)


def shapes(text: str | None, name: str = "") -> list[Told]:
    """The shapes of inputs that a docstring tells, those of the argument `name` where it speaks of it."""
    if not text:
        return []
    for part in (_about(text, name), _section(text, "Input shape"), _before_output(text)):
        found = [_dimensions(match) for match in _SHAPE.findall(part)]
        told = [item for item in found if len(item) > 1]
        if told:
            return told
    return []


def told_of(text: str | None, name: str) -> list[Told]:
    """The shapes that a docstring tells of one argument, in what it says of this argument alone."""
    found = [_dimensions(match) for match in _ANY_SHAPE.findall(_about(text or "", name))]
    return [item for item in found if len(item) > 1]


def speaks_of(text: str | None, name: str) -> str:
    """What a docstring says of an argument, without the argument's name."""
    return _about(text or "", name)


def listed(text: str | None) -> list[Told]:
    """The shapes of the inputs of a list, where a docstring has a section of them with an item for each."""
    found = _INPUTS.search(text or "")
    if not found:
        return []
    items = _ITEM.split(_before_output(found.group(1)))[1:]
    told = [next(filter(None, map(_dimensions, _batched(item))), ()) for item in items]
    return [one for one in told if len(one) > 1] if len(items) > 1 else []


def members(text: str | None, name: str) -> list[Member]:
    """The inputs of a list, where what a docstring says of the argument `name` has an item for each of them."""
    about = _END.split(_about(text or "", name))[0]
    found = list(_MEMBER.finditer(about))
    ends = [one.start() for one in found[1:]] + [len(about)]
    told = []
    for one, end in zip(found, ends):
        said = re.sub(r"\[([^\W\d]\w*)\]", r"\1", about[one.end(1) : end]).replace("#", "")
        shape = _ANY_SHAPE.search(said) or _BARE_SHAPE.search(said)
        told.append(Member(one.group(1), said, _dimensions(shape.group(1)) if shape else ()))
    return told if len(told) > 1 else []


def _batched(text: str) -> list[str]:
    """The dimensions in a text; a batch that may be left out, `([batch], nodes)`, is there."""
    return _SHAPE.findall(re.sub(r"\[(batch\w*)\]", r"\1", text))


def plain(text: str | None, name: str) -> str:
    """int, float or bool, or so many times int (`int int`), where a docstring says that an argument is no tensor."""
    about = _described(text or "", name)
    if found := _TUPLE.search(about):
        sizes, count = found.group(1) or "", _COUNTS.get((found.group(2) or "2").lower(), 2)
        return " ".join(["int"] * (sizes.count("int") if sizes and "..." not in sizes else count))
    found = _PLAIN.match(about)
    return (
        {"integer": "int", "boolean": "bool"}.get(found.group(1).lower(), found.group(1).lower())
        if found
        else ""
    )


def described_as(text: str | None, name: str) -> str:
    """The type in brackets behind an argument's name, and what is said of it."""
    noted = re.search(rf"^[ ]*`?{re.escape(name)}`?\s*\(([^)\n]*)\)\s*:", text or "", re.M)
    about = _about(text or "", name)
    return f"{noted.group(1)}. {about}" if noted else about


def _described(text: str, name: str) -> str:
    """The type in brackets behind an argument's name, else what is said of it."""
    noted = re.search(rf"^[ ]*`?{re.escape(name)}`?\s*\(([^)\n]*)\)\s*:", text, re.M)
    return noted.group(1).strip() if noted else _about(text, name).strip()


def rank(text: str | None) -> int:
    """The rank that a docstring tells in words ("4D tensor"); 0 where it says nothing, or several things."""
    found = {int(item) for item in _RANK.findall(_before_output(text or ""))}
    return found.pop() if len(found) == 1 else 0


def speaks_of_list(text: str | None) -> bool:
    return _LIST.search(_before_output(text or "")) is not None


def takes_strings(text: str | None, name: str) -> bool:
    """Whether a docstring says that an argument is made of strings."""
    return _STRINGS.search(" ".join(_about(text or "", name).split())[:MOST_SAID]) is not None


def takes_integers(text: str | None) -> bool:
    """Whether the summary of a class says that it takes integers."""
    return _INTEGERS.search((text or "").strip().partition("\n\n")[0]) is not None


def _about(text: str, name: str) -> str:
    """The item of a list of arguments that is about `name`."""
    if not name:
        return ""
    found = re.search(
        rf"^([ ]*)`?{re.escape(name)}`?\s*(?:\([^)\n]*\))?\s*:(.*(?:\n\1[ ]+.*|\n[ ]*(?=\n\1[ ]+))*)",
        text,
        re.M,
    )
    return found.group(2) if found else ""


def _section(text: str, title: str) -> str:
    found = re.search(rf"^([ ]*){title}:?[ ]*\n((?:\1.*\n|\s*\n)*)", text + "\n", re.M | re.I)
    return _before_output(found.group(2)) if found else ""


def _before_output(text: str) -> str:
    found = _END.search(text)
    return text[: found.start()] if found else text


def _dimensions(text: str) -> Told:
    parts = [item.strip(" `'\"*\n") for item in text.split(",")]
    if any(not re.fullmatch(r"[\w.* +/-]{1,40}", item) for item in parts if item):
        return ()
    return tuple(item for item in parts if item)
