"""One required package, in whatever file."""

from __future__ import annotations

import re
from typing import NamedTuple


class Requirement(NamedTuple):
    """One required package: its normalised name, the versions as pip writes them ("" for any), its line.

    `optional` is of an extra, a group or development. `alone` is False where a marker says when it holds.
    """

    name: str
    versions: str
    line: int
    optional: bool = False
    alone: bool = True

    @property
    def shown(self) -> str:
        return f"{self.name}{self.versions}"


_REQUIREMENT = re.compile(
    r"\s*(?:[\w-]+::)?([A-Za-z0-9][A-Za-z0-9._-]{0,100})\s*(?:\[[^\]]{0,200}\])?\s*([^;#@]{0,300})([;@])?"
)


def parsed(text: str, line: int, *, optional: bool = False) -> Requirement | None:
    """The requirement of one line; None where there is none."""
    match = _REQUIREMENT.match(text)
    if match is None or text.lstrip().startswith(("-", "#")):
        return None
    versions = match[2].partition(" --")[0].strip().strip("\\").strip()
    if match[3] == "@":
        versions = ""
    return Requirement(normalised(match[1]), versions, line, optional, match[3] != ";")


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


_MAIN = re.compile(r"(?:tensorflow|tf-nightly|keras(?:-nightly)?$|tf-keras|intel-tensorflow)")


def is_keras_itself(name: str) -> bool:
    """Whether a package is a TensorFlow or a Keras itself."""
    return _MAIN.match(name) is not None
