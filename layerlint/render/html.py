"""One self-contained page: the picture with pan, zoom, search, dark mode, and layers that open and close.

The page needs no network and no server. What a layer looks like closed is laid out here, by Graphviz: each state
that a reader is likely to reach is in the page as a picture of its own.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files

from layerlint.graphs.fold import FULL, close, drawn, layer_levels
from layerlint.graphs.groups import groups
from layerlint.graphs.layer_graph import Graph, LayerNode
from layerlint.render.markup import clean, escape
from layerlint.render.options import Options
from layerlint.render.svg import svg
from layerlint.render.theme import Theme, style_sheet

MOST_STATES = 24
MOST_DRAWN = 1500
"""Limits of a page: how many states are laid out, and how many nodes these may have in all."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The page may load nothing at all."""

State = frozenset[str]
"""The identifiers of the layers that are closed; never one inside another."""


def html_page(graph: Graph, options: Options) -> str:
    """The page as text. `options.depth` is how deep it is open at first."""
    auto = replace(options, theme=Theme.AUTO)
    parents = {node.id: node.parent for node in graph.nodes}
    closable = [
        node.id
        for node in graph.nodes
        if node.id in graph.opened and isinstance(node, LayerNode) and node.parent
    ]
    start = _start(graph, closable, options.depth)
    pictures = {}
    for state in _states(graph, closable, parents, start):
        picture = svg(close(graph, state) if state else graph, auto)
        pictures[_key(state)] = re.sub(r"<style>.*?</style>", "", picture, count=1, flags=re.DOTALL)
    title = escape(graph.title or "layer")
    theme = f' data-theme="{options.theme.value}"' if options.theme is not Theme.AUTO else ""
    templates = "\n".join(
        f'<template data-closed="{escape(key)}">{picture.strip()}</template>'
        for key, picture in pictures.items()
    )
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
<button id="theme" type="button" aria-label="Light or dark">◐</button>
</header>
<main id="stage"></main>
{templates}
<script type="application/json" id="layers">{_script(list(parents.items()))}</script>
<script type="application/json" id="closable">{_script(closable)}</script>
<script type="application/json" id="start">{_script(sorted(start))}</script>
<script>{_asset("viewer.js")}</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return files("layerlint.render").joinpath("assets", name).read_text(encoding="utf-8")


def _key(state: State) -> str:
    """As the page's script writes it: a sorted JSON list."""
    return json.dumps([clean(one) for one in sorted(state)], ensure_ascii=False, separators=(",", ":"))


def _script(data: object) -> str:
    """JSON for the inside of a script element."""
    text = clean(json.dumps(data, ensure_ascii=False))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _start(graph: Graph, closable: list[str], depth: int | None) -> State:
    if depth is None and drawn(graph) > FULL:
        return groups(graph)
    levels = layer_levels(graph)
    return frozenset(one for one in closable if depth is not None and levels.get(one) == max(depth, 1))


def _states(graph: Graph, closable: list[str], parents: dict[str, str], start: State) -> list[State]:
    """The states to lay out: all open, the first one, all closed, each depth, then what a click leads to."""
    levels = layer_levels(graph)
    deepest = max((levels[one] for one in closable), default=0)
    wanted = [frozenset[str](), start]
    wanted += [frozenset(one for one in closable if levels[one] == depth) for depth in range(1, deepest + 1)]
    found: list[State] = []
    budget = MOST_DRAWN
    queue = wanted
    while queue and len(found) < MOST_STATES and (budget > 0 or not found):
        state = queue.pop(0)
        if state in found:
            continue
        found.append(state)
        budget -= drawn(close(graph, state))
        queue += [_toggled(state, one, parents) for one in closable if _reachable(one, state, parents)]
    return found


def _toggled(state: State, one: str, parents: dict[str, str]) -> State:
    if one in state:
        return state - {one}
    return frozenset({other for other in state if one not in _around(other, parents)} | {one})


def _reachable(one: str, state: State, parents: dict[str, str]) -> bool:
    return not state & set(_around(one, parents))


def _around(identifier: str, parents: dict[str, str]) -> list[str]:
    """What encloses a node, the nearest first."""
    around = []
    parent = parents.get(identifier, "")
    while parent:
        around.append(parent)
        parent = parents.get(parent, "")
    return around
