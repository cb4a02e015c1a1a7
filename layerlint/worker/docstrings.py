"""Shapes and types of arguments in docstrings: `(batch_size, height, width, channels)`, "4D tensor"."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Dimensions = tuple[str, ...]
"""The names of the dimensions of a shape, the batch first."""


class Member(NamedTuple):
    """One documented input of a list; no dimensions where its shape is undocumented."""

    name: str
    about: str
    dimensions: Dimensions

    @property
    def optional(self) -> bool:
        """Whether its description begins with "optional"."""
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
_BULLET = r"(?:[-*•][ ]{1,3})?"
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
TYPE_LETTERS = 120
"""How many letters of a description are read for the type of an argument."""
IMAGE_SIDES = re.compile(r"^(h|w|height|width|rows?|cols?|columns|img_\w+|image_\w+|new_\w+)$|height|width")
LENGTHS = re.compile(r"seq|length|time|steps|tokens|positions", re.IGNORECASE)
CHANNELS = re.compile(r"channel|^c$|filters", re.IGNORECASE)


def input_shapes(text: str | None, name: str = "") -> list[Dimensions]:
    """Return the documented shapes of the argument `name`, else those of the inputs."""
    if not text:
        return []
    for part in (_about(text, name), _section(text, "Input shape"), _before_output(text)):
        candidates = [_dimensions(match) for match in _SHAPE.findall(part)]
        shapes = [item for item in candidates if len(item) > 1]
        if shapes:
            return shapes
    return []


def argument_shapes(text: str | None, name: str) -> list[Dimensions]:
    """Return the shapes in the description of the argument `name` alone."""
    candidates = [_dimensions(match) for match in _ANY_SHAPE.findall(_about(text or "", name))]
    return [item for item in candidates if len(item) > 1]


def description(text: str | None, name: str) -> str:
    """Return the description of an argument, without its name."""
    return _about(text or "", name)


def listed_shapes(text: str | None) -> list[Dimensions]:
    """Return the shapes of the inputs of a list, where a docstring has a section with an item for each."""
    section = _INPUTS.search(text or "")
    if not section:
        return []
    items = _ITEM.split(_before_output(section.group(1)))[1:]
    shapes = [next(filter(None, map(_dimensions, _batched(item))), ()) for item in items]
    return [shape for shape in shapes if len(shape) > 1] if len(items) > 1 else []


def list_inputs(text: str | None, name: str) -> list[Member]:
    """Return the inputs of a list, where the description of the argument `name` has an item for each."""
    about = _END.split(_about(text or "", name))[0]
    matches = list(_MEMBER.finditer(about))
    ends = [match.start() for match in matches[1:]] + [len(about)]
    inputs = []
    for match, end in zip(matches, ends):
        item = re.sub(r"\[([^\W\d]\w*)\]", r"\1", about[match.end(1) : end]).replace("#", "")
        shape = _ANY_SHAPE.search(item) or _BARE_SHAPE.search(item)
        inputs.append(Member(match.group(1), item, _dimensions(shape.group(1)) if shape else ()))
    return inputs if len(inputs) > 1 else []


def _batched(text: str) -> list[str]:
    """The dimensions in a text; an optional batch, `([batch], nodes)`, counts."""
    return _SHAPE.findall(re.sub(r"\[(batch\w*)\]", r"\1", text))


def of_constructor(thing: Any) -> list[str | None]:
    """Return the docstrings of a class and its constructor, then those of its first bases."""
    sources = [thing, *getattr(thing, "__mro__", ())[:3]]
    both = [(source, getattr(source, "__init__", None)) for source in sources]
    return [getattr(item, "__doc__", None) for pair in both for item in pair]


def number_kinds(text: str | None, name: str) -> str:
    """Return "int", "float", "bool", or "int int" for a tuple, where an argument is documented as numbers; else ""."""
    about = _described(text or "", name)
    if match := _TUPLE.search(about):
        sizes, count = match.group(1) or "", _COUNTS.get((match.group(2) or "2").lower(), 2)
        return " ".join(["int"] * (sizes.count("int") if sizes and "..." not in sizes else count))
    match = _PLAIN.match(about)
    return (
        {"integer": "int", "boolean": "bool"}.get(match.group(1).lower(), match.group(1).lower())
        if match
        else ""
    )


def typed_description(text: str | None, name: str) -> str:
    """Return the type in brackets after an argument's name, followed by its description."""
    typed = re.search(rf"^[ ]*{_BULLET}`?{re.escape(name)}`?\s*\(([^)\n]*)\)\s*:", text or "", re.M)
    about = _about(text or "", name)
    return f"{typed.group(1)}. {about}" if typed else about


def _described(text: str, name: str) -> str:
    """The type in brackets after an argument's name, else its description."""
    typed = re.search(rf"^[ ]*{_BULLET}`?{re.escape(name)}`?\s*\(([^)\n]*)\)\s*:", text, re.M)
    return typed.group(1).strip() if typed else _about(text, name).strip()


def rank(text: str | None) -> int:
    """Return the rank that a docstring has in words ("4D tensor"); 0 where there is none, or several."""
    ranks = {int(item) for item in _RANK.findall(_before_output(text or ""))}
    return ranks.pop() if len(ranks) == 1 else 0


def mentions_list(text: str | None) -> bool:
    """Whether a docstring describes the inputs as a list of tensors."""
    return _LIST.search(_before_output(text or "")) is not None


def takes_strings(text: str | None, name: str) -> bool:
    """Whether an argument is documented as strings."""
    return _STRINGS.search(" ".join(_about(text or "", name).split())[:TYPE_LETTERS]) is not None


def takes_integers(text: str | None) -> bool:
    """Whether the summary of a class has integer inputs."""
    return _INTEGERS.search((text or "").strip().partition("\n\n")[0]) is not None


def _about(text: str, name: str) -> str:
    """The item of a list of arguments that describes `name`."""
    if not name:
        return ""
    match = re.search(
        rf"^([ ]*){_BULLET}`?{re.escape(name)}`?\s*(?:\([^)\n]*\))?\s*:(.*(?:\n\1[ ]+.*|\n[ ]*(?=\n\1[ ]+))*)",
        text,
        re.M,
    )
    return match.group(2) if match else ""


def _section(text: str, title: str) -> str:
    match = re.search(rf"^([ ]*){title}:?[ ]*\n((?:\1.*\n|\s*\n)*)", text + "\n", re.M | re.I)
    return _before_output(match.group(2)) if match else ""


def _before_output(text: str) -> str:
    match = _END.search(text)
    return text[: match.start()] if match else text


def _dimensions(text: str) -> Dimensions:
    parts = [item.strip(" `'\"*\n") for item in text.split(",")]
    if any(not re.fullmatch(r"[\w.* +/-]{1,40}", item) for item in parts if item):
        return ()
    return tuple(item for item in parts if item)
