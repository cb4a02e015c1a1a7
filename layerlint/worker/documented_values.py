"""Values for constructor arguments from docstrings: "tuple of 3 integers", "e.g. `[2, 2]`", "'a' or 'b'"."""

from __future__ import annotations

import ast
import re

from . import docstrings
from .guess import SHARE

LARGEST = 1024
"""A larger size in an example is not worth its time."""
_COUNTS = {"two": 2, "pair": 2, "three": 3, "triple": 3, "four": 4, "five": 5}
_NUMBER = r"(\d|two|three|four|five)"
_ROWS = (
    rf"\b(?:tuple|list|sequence|iterable)s?(?:/(?:tuple|list))?(?: or (?:a )?(?:tuple|list))? "
    rf"(?:of|with) (?:length )?{_NUMBER}\b",
    rf"\b(?:length|size)[- ]{_NUMBER} (?:tuple|list|sequence)",
    rf"\b{_NUMBER}[- ](?:tuple|element (?:tuple|list))\b",
    r"\b(pair|triple) of (?:ints?|integers?|floats?|numbers?)\b",
)
_PLAIN_ROW = re.compile(
    r"\b(?:tuple|list|sequence|iterable)s?(?:/(?:tuple|list))?(?: or (?:a )?(?:tuple|list))? of "
    r"(?:positive |python )?(ints?|integers?|floats?|numbers?|str|strings?|bools?|booleans?)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"(?:\be\.g\.?|\bfor example|\bfor instance|\bsuch as|\bdefaults? (?:to|is|value is)|\bdefault:)[,:]?\s*`{0,2}"
    r"([\[(][^`\n]*?[\])]+|['\"]\w+['\"]|\d+(?:\.\d+)?)`{0,2}",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:`{0,2}['\"]([\w-]+)['\"]`{0,2}(?:\s*(?:,|or|and|/|\|)\s*)+){1,}`{0,2}['\"][\w-]+['\"]"
)
_LAYER = re.compile(r"`(?:\w+\.)*[A-Z]\w*[a-z]\w*`|\b(?:instance|layer|model)\b")
_SHARE = re.compile(
    r"^(?:an? )?(?:python )?(?:float\b[^.;]{0,40}|(?:number|value|fraction|ratio|probability) )"
    r"(?:between 0(?:\.0?)? and 1\b|(?:in|within) (?:the )?(?:range |interval )?[\[(]0(?:\.0?)?, ?1(?:\.0?)?[\])])",
    re.IGNORECASE,
)
"""A share of a whole."""
_NONE = re.compile(
    r"\bor `{0,2}None\b|\b(?:can|may) (?:also )?be `{0,2}None\b|\b[Ii]f (?:it is )?`{0,2}None\b"
)
"""An optional layer is left out: the picture then has no part that the user did not ask for."""
_KINDS = (
    (
        r"^(?:an? )?(?:non-negative |positive |python )?(?:int|integer)\b",
        "8",
    ),
    (r"^(?:an? )?(?:python )?float\b", "0.1"),
    (r"^(?:an? )?(?:python )?(?:bool|boolean)\b", "True"),
    (r"^(?:an? )?(?:callable|function)\b", "keras.activations.relu"),
    (r"^(?:an? )?(?:python )?(?:dict|dictionary|mapping)\b", "{'a': 8, 'b': 8}"),
)


def documented_values(text: str | None, name: str) -> list[str]:
    """Return expressions for the parameter `name`, the likeliest first; none where its kind is undocumented."""
    about = " ".join(docstrings.typed_description(text, name).split())
    if not about:
        return []
    none = ["None"] if _LAYER.search(about) and _NONE.search(about) else []
    kinds = [SHARE] if _SHARE.search(about) else _kinds(about)
    return list(dict.fromkeys([*none, *_examples(about), *kinds, *_rows(about), *_words(about)]))


def _examples(about: str) -> list[str]:
    values = []
    for text in _EXAMPLE.findall(about):
        try:
            value = ast.literal_eval(text)
        except (ValueError, SyntaxError):
            continue
        if max(_numbers(value), default=0) <= LARGEST and value not in ((), []):
            values.append(repr(value))
    return values


def _numbers(value: object) -> list[float]:
    if isinstance(value, (list, tuple)):
        return [number for item in value for number in _numbers(item)]
    return [value] if isinstance(value, (int, float)) else []


def _rows(about: str) -> list[str]:
    """Lists and tuples of the documented length."""
    item = "0.1" if re.search(r"\bfloats?\b", about) and not re.search(r"\bint", about) else "8"
    for pattern in _ROWS:
        match = re.search(pattern, about, re.IGNORECASE)
        if match:
            word = match.group(1).lower()
            count = _COUNTS.get(word) or int(word)
            return [f"({', '.join([item] * count)})"] if 1 < count <= 6 else []
    match = _PLAIN_ROW.search(about)
    if match:
        kind = match.group(1).lower()
        item = "'a'" if kind.startswith("str") else "True" if kind.startswith("bool") else item
        return [f"[{item}, {item}]"]
    return []


def _words(about: str) -> list[str]:
    match = _WORDS.search(about)
    return [repr(word) for word in re.findall(r"['\"]([\w-]+)['\"]", match.group(0))] if match else []


def _kinds(about: str) -> list[str]:
    return [text for pattern, text in _KINDS if re.search(pattern, about, re.IGNORECASE)]
