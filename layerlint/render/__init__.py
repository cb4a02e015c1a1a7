"""Pictures and other forms of a graph: Graphviz lays out, layerlint paints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from layerlint.errors import LayerlintError
from layerlint.graphs.layer_graph import Graph
from layerlint.render.dot import dot_text
from layerlint.render.html import html_page
from layerlint.render.images import pdf, png
from layerlint.render.json import graph_json
from layerlint.render.mermaid import mermaid_text
from layerlint.render.options import Engine, Options, Weights
from layerlint.render.scene import make_scene
from layerlint.render.svg import svg
from layerlint.render.theme import Theme

__all__ = ["FORMATS", "Engine", "Options", "Theme", "Weights", "render", "suffix_format"]


def _svg(graph: Graph, options: Options) -> bytes:
    return svg(graph, options).encode("utf-8")


def _dot(graph: Graph, options: Options) -> bytes:
    return dot_text(make_scene(graph, options)).encode("utf-8")


def _png(graph: Graph, options: Options) -> bytes:
    return png(svg(graph, _concrete(options)))


def _pdf(graph: Graph, options: Options) -> bytes:
    return pdf(svg(graph, _concrete(options)))


def _html(graph: Graph, options: Options) -> bytes:
    return html_page(graph, options).encode("utf-8")


def _json(graph: Graph, options: Options) -> bytes:
    return graph_json(graph).encode("utf-8")


def _mermaid(graph: Graph, options: Options) -> bytes:
    return mermaid_text(make_scene(graph, options)).encode("utf-8")


def _concrete(options: Options) -> Options:
    """The options with one theme: an image has no style sheet."""
    return replace(options, theme=Theme.LIGHT) if options.theme is Theme.AUTO else options


_WRITERS: dict[str, Callable[[Graph, Options], bytes]] = {
    "svg": _svg,
    "png": _png,
    "pdf": _pdf,
    "dot": _dot,
    "json": _json,
    "mermaid": _mermaid,
    "html": _html,
}
FORMATS = tuple(_WRITERS)
_SUFFIXES = {"gv": "dot", "mmd": "mermaid", "htm": "html"}


def render(graph: Graph, format: str, options: Options | None = None) -> bytes:
    """The graph as a file's content; `format` is one of `FORMATS`. Raises `LayerlintError`."""
    writer = _WRITERS.get(format)
    if writer is None:
        raise LayerlintError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    return writer(graph, options or Options())


def suffix_format(path: str) -> str:
    """The format of a file's suffix. Raises `LayerlintError` for an unknown one."""
    suffix = PurePath(path).suffix.lower().lstrip(".")
    format = _SUFFIXES.get(suffix, suffix)
    if format not in FORMATS:
        raise LayerlintError(
            f"{path}: no format goes with the suffix {'.' + suffix if suffix else '(none)'}: "
            f"end the name in one of {', '.join('.' + name for name in (*FORMATS, *_SUFFIXES))}, or give --format"
        )
    return format
