"""What the user may choose about a picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerlint.graphs.layer_graph import SourceLine
from layerlint.render.theme import Theme


class Engine(StrEnum):
    """Who lays out: `AUTO` is the WebAssembly build where its runtime is installed, else the system's `dot`."""

    AUTO = "auto"
    WASM = "wasm"
    DOT = "dot"


class Weights(StrEnum):
    """How weights are shown: `AUTO` draws rows and promotes what deserves a cylinder of its own."""

    AUTO = "auto"
    ROWS = "rows"
    SUMMARY = "summary"
    NODES = "nodes"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Options:
    """The choices for one picture. `link` is a template of `{path}` and `{line}`, "" for no links.

    `prefix` goes before every identifier in the SVG, so that several pictures fit in one page.
    """

    theme: Theme = Theme.AUTO
    engine: Engine = Engine.AUTO
    weights: Weights = Weights.AUTO
    rankdir: str = "TB"
    order: bool = False
    link: str = "{path}#L{line}"
    prefix: str = ""
    depth: int | None = None
    """How deep a page is open at first; a picture is as deep as its graph."""

    def href(self, source: SourceLine | None) -> str | None:
        if source is None or not self.link:
            return None
        return self.link.replace("{path}", source.path.replace("\\", "/")).replace("{line}", str(source.line))
