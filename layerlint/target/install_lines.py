"""What command lines install: `pip install "tensorflow==2.15"`, `conda install keras=2.3`, `uv add tensorflow`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerlint.tables.keras_versions import NAMES
from layerlint.target.requirement import Requirement, normalised

_INSTALL = re.compile(r"(?:install|add|create)\b((?:[^\n;|&#]|\\\r?\n){1,600})")
_TOOL = re.compile(r"\b(?:pip[\d.]*|conda|mamba|micromamba|uv|poetry|pipenv|pdm)\b[^\n;|&]{0,60}$")
_WORD = re.compile(
    r"(?:(?<=[\s\"'=])|^)([A-Za-z][\w.-]{1,60})(?:\[[\w,-]{1,60}\])?"
    r"((?:\s?(?:[=<>~!]=?=?)\s?v?\d[\w.*]{0,30}(?:\s?,(?=\s?[=<>~!]))?){0,4})(?=[\s\"',;)\\]|$)"
)
_COLAB = re.compile(r"%tensorflow_version[ \t]+(\d)\.x")
_LEGACY = re.compile(r"TF_USE_LEGACY_KERAS[\"'\]]{0,3}\s*[:=,]?\s*[\"']?(?:1|[Tt]rue)\b")


def installed_by(text: str) -> Iterator[Requirement]:
    """The packages by which the Keras may be known, with the lines of the commands.

    In the source of a notebook a line ends with `\\n` and quotes are escaped.
    """
    if (
        "install" not in text
        and " add " not in text
        and "tensorflow_version" not in text
        and " create " not in text
    ):
        return
    for match in _INSTALL.finditer(text):
        start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 120)
        if _TOOL.search(text[start : match.start()]) is None:
            continue
        line = text.count("\n", 0, match.start()) + 1
        for word in _WORD.finditer(match[1].replace('\\"', '"').replace("\\n", " ")):
            name = normalised(word[1])
            if name in NAMES:
                yield Requirement(name, _as_pip_writes(word[2]), line)
    for match in _COLAB.finditer(text):
        yield Requirement("tensorflow", f"=={match[1]}.*", text.count("\n", 0, match.start()) + 1)


def _as_pip_writes(versions: str) -> str:
    compact = re.sub(r"\s+", "", versions)
    if re.match(r"=\d", compact):
        return f"={compact}.*" if compact.count(".") < 2 else f"={compact}"
    return compact


def legacy_lines(text: str) -> Iterator[int]:
    """The lines that switch TensorFlow to Keras 2."""
    if "TF_USE_LEGACY_KERAS" in text:
        for match in _LEGACY.finditer(text):
            yield text.count("\n", 0, match.start()) + 1
