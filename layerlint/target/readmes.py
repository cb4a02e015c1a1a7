"""Releases that a project's documents name: `pip install tensorflow==2.3`, "TensorFlow 2.4 or later", badges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerlint.target.install_lines import installed_by
from layerlint.target.requirement import Requirement

_SAID = re.compile(
    r"(?i)(?:(?<![\w/@.-])|(?<=badge/))(tensor ?flow(?:-gpu|-cpu)?|keras|tf|python)"
    r"(?:[ \t]*[\])*`_|]{0,4}[ \t]*(?:versions?|ver\.?|:|v\.?|=|is|\(|-)?[ \t]*(?:of|:)?[ \t]*|%20|-)"
    r"([=<>~≥≤^]{0,3}=?)[ \t]*[\"'`*_\[|]{0,3}[ \t]*v?(\d{1,2}(?:\.(?:\d{1,3}|[x*])){1,3})"
    r"(?![\w%.]{0,40}\.(?:h5|keras|zip|gz|whl|pb))"
)
_FURTHER = re.compile(
    r"(?i)(?<![\w/@.-])(tensor ?flow|keras)[ \t]?2?(?![\w.])"
    r"(?:(?!python|cuda|cudnn|torch|numpy|java|ubuntu|tensor|keras)[^\d\n]){1,80}\bversions?[ \t:]{0,3}v?"
    r"([23]\.\d{1,2}(?:\.\d{1,3})?)(?![\w%])"
)
"""A release further on in the sentence: "a TensorFlow 2 implementation (tested on version 2.13.0)"."""
_OR_LATER = re.compile(
    r"(?i)[)`*_ ]*(?:\+|[^\W\d]{0,8} ?(?:later|higher|newer|above|greater|up\b|lebih|ke atas|superior|posterior|mayor|"
    r"sup[eé]rieur|successiv|recente?\b|h[öo]her|neuer|aufwärts|hoger|nieuwer|högre|senare|nowsz|wyżs|üzeri|üstü|"
    r"sonras|выше|новее|более)|(?:及|或)?(?:其)?(?:以上|以降|以后|更高|更新)|及更|或更|이상|버전 이상)"
)
"""How readers are told in several languages that later releases will do as well."""
_WORDS = ("tensor", "keras", "tf", "python")
_PACKAGES = {"tf": "tensorflow"}


def said_in(text: str) -> Iterator[Requirement]:
    """The releases that are named, with their lines."""
    yield from installed_by(text)
    lower = text.lower()
    if not any(word in lower for word in ("keras", "tensorflow", "tensor flow", "python")):
        return
    for number, line in enumerate(text.splitlines(), 1):
        lowered = line.lower()
        if not any(word in lowered for word in _WORDS):
            continue
        for match in _SAID.finditer(line[:2000]):
            word = match[1].lower().replace(" ", "")
            name = _PACKAGES.get(word, word)
            version = re.sub(r"\.[x*].*", "", match[3])
            bound = match[2].replace("≥", ">=").replace("≤", "<=")
            if _OR_LATER.match(line, match.end()):
                bound = ">="
            if bound.startswith((">", "^")) or not re.fullmatch(r"[=<>~]{0,3}", bound):
                bound = ">="
            if "." not in version:
                version = f"{version}.*" if bound in ("", "=", "==") else version
            yield Requirement(name, f"{'==' if bound in ('', '=', '~', '~=') else bound}{version}", number)
        for match in _FURTHER.finditer(line[:2000]):
            bound = ">=" if _OR_LATER.match(line, match.end()) else "=="
            yield Requirement(match[1].lower().replace(" ", ""), f"{bound}{match[2]}", number)
