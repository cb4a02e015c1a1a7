"""The options of a picture."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from layerlint.graphs.source_line import SourceLine
from layerlint.render.theme import Theme


class Engine(StrEnum):
    """The layout engine: `AUTO` is the WebAssembly build where its runtime is installed, else the system's `dot`."""

    AUTO = "auto"
    WASM = "wasm"
    DOT = "dot"


class Weights(StrEnum):
    """The form of weights: `AUTO` draws rows, and cylinders for notable ones."""

    AUTO = "auto"
    ROWS = "rows"
    SUMMARY = "summary"
    NODES = "nodes"
    NONE = "none"


LINKS = {
    "vscode": "vscode://file{file}:{line}",
    "cursor": "cursor://file{file}:{line}",
    "pycharm": "pycharm://open?file={file}&line={line}",
    "idea": "idea://open?file={file}&line={line}",
    "none": "",
}
"""Links that have a name: to a line in an editor that runs on the reader's machine."""
_PLACES = re.compile(r"\{(?:path|file|line)\}")
_SAFE = "/:~+@,()!$=;-._"


@dataclass(frozen=True, slots=True)
class Options:
    """The choices for one picture. `link` is a template of `{path}` or `{file}`, which is whole, and `{line}`; "" for no
    links.

    `prefix` goes before every identifier in the SVG, so that several pictures fit in one page.
    """

    theme: Theme = Theme.AUTO
    engine: Engine = Engine.AUTO
    weights: Weights = Weights.AUTO
    operands: bool = False
    """Whether the weights that ops read in an open frame are drawn even with `Weights.NONE`: a `*` alone says nothing."""
    rankdir: str = "TB"
    order: bool = False
    link: str = "{path}#L{line}"
    prefix: str = ""
    tallest: float = 1850.0
    """In points. A taller picture shows fewer details of weights, where `weights` is `AUTO`."""
    depth: int | None = None
    """The depth to which a page is open at first; a picture is as deep as its graph."""
    root: str = ""
    """The folder that paths are relative to, for links that need whole ones."""

    def href(self, source: SourceLine | None) -> str | None:
        if source is None or not self.link:
            return None
        path = source.path.replace("\\", "/")
        file = (
            posixpath.normpath(posixpath.join(self.root.replace("\\", "/"), path))
            if "{file}" in self.link
            else ""
        )
        values = {
            "{path}": quote(path, _SAFE, errors="replace"),
            "{file}": quote(file, _SAFE, errors="replace"),
            "{line}": str(source.line),
        }
        return _PLACES.sub(lambda match: values[match[0]], self.link)
