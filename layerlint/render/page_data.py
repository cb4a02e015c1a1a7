"""The data of a page: every node and frame as painted, open and closed, and the edges between them.

Nothing has a position here. The page's script lays out what its reader opens (`assets/`), by the same rules as
`drawing.py` and `dot.py` do for the other pictures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from layerlint.graphs.closed_layers import output_names
from layerlint.graphs.fold import close
from layerlint.graphs.layer_graph import Edge, Graph, LayerNode, Node, RegionNode, TensorNode
from layerlint.graphs.tensor_shapes import shape_text
from layerlint.render import curves, dot, dot_edges, legend
from layerlint.render.details import (
    finding_details,
    node_details,
    node_words,
    weight_details,
    weight_words,
)
from layerlint.render.door_names import name_width
from layerlint.render.drawing import Cylinder
from layerlint.render.formatting import kind_word, tensor_text
from layerlint.render.geometry import Box, GraphLayout
from layerlint.render.node_shapes import Outline
from layerlint.render.options import Options
from layerlint.render.scene import Scene, make_scene
from layerlint.render.svg import Painter
from layerlint.render.theme import Theme, colour

Data = dict[str, Any]

_COLOURS = ("page", "depth1", "depth2", "depth3", "card", "mute")
_SHAPES = {
    Outline.PARALLELOGRAM: "parallelogram",
    Outline.CYLINDER: "cylinder",
}
"""The shapes of outlines in Graphviz; lines end at them."""
_RULES = {
    "nodesep": 0.4,
    "rank": dot.RANK,
    "door": dot.DOOR,
    "exit": dot.EXIT,
    "beside": dot.BESIDE,
    "fan": dot_edges.FAN,
    "spine": dot_edges.SPINE_WEIGHT,
    "main": dot_edges.MAIN_WEIGHT,
    "skip": dot_edges.SKIP_WEIGHT,
}
"""How the page writes DOT: distances in inches, doors in points, and the weights of lines."""


def closable(graph: Graph) -> list[str]:
    """The frames that a reader may close: all but the outermost."""
    return [node.id for node in graph.nodes if node.id in graph.opened and node.parent]


def as_layers(graph: Graph) -> Graph:
    """The graph with bodies of loops and branches as layers, so that they can be drawn closed."""
    return replace(graph, nodes=tuple(_as_layer(node) for node in graph.nodes))


def page_data(graph: Graph, start: frozenset[str], options: Options) -> Data:
    """The data of a page. `start` are the frames that are closed at first; links are in the details, not in the art."""
    page_options = replace(options, theme=Theme.AUTO, link="")
    scene = make_scene(graph, page_options)
    art = _Art(scene)
    closed = _closed_faces(graph, scene, page_options)
    idle = set(dot.idle_nodes(scene))
    foot = legend.footer(scene, legend.FINDINGS_WIDTH)
    return {
        "title": graph.title,
        "nodes": [_node(node, scene, art, closed, idle, options) for node in scene.drawing.graph.nodes],
        "weights": [
            _weight(cylinder, cylinder.owner.id, scene, art, options) for cylinder in scene.drawing.cylinders
        ],
        "owners": {weight.id: owner.id for owner, weight in graph.weights},
        "edges": [_edge(edge) for edge in graph.edges],
        "styles": curves.styles(),
        "findings": list(finding_details(graph, options)),
        "start": sorted(start),
        "foot": {
            "width": foot.width,
            "height": foot.height,
            "art": legend.paint_footer(foot, scene, 0, 0, Theme.AUTO),
        },
        "names": {name: name_width(name) for edge in graph.edges for _, name in edge.crossing if name},
        "rankdir": options.rankdir,
        "rules": _RULES,
        "colours": {token: colour(token, Theme.AUTO) for token in _COLOURS},
    }


class _Art:
    """Every part of a scene painted with its corner at the origin."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        nodes = {identifier: Box(0, 0, face.width, face.height) for identifier, face in scene.faces.items()}
        frames = {identifier: Box(0, 0, frame.width, 40.0) for identifier, frame in scene.frames.items()}
        self.painter = Painter(scene, GraphLayout(0, 0, nodes, frames, (), {}), Theme.AUTO)

    def node(self, identifier: str, kind: str) -> Data:
        face = self.scene.faces[identifier]
        badge = self.painter.badge(identifier) if identifier in self.scene.badges else ""
        return {
            "width": face.width,
            "height": face.height,
            "shape": _SHAPES.get(face.outline, "box"),
            "art": self.painter.node(identifier, kind, None),
            "badge": badge,
            "room": self.scene.badges[identifier].width if badge else 0,
        }

    def frame(self, node: Node) -> Data:
        frame = self.scene.frames[node.id]
        return {
            "width": frame.width,
            "height": frame.height,
            "repeat": bool(frame.repeat),
            "depth": self.scene.drawing.depths[node.id] % 3 + 1,
            "ground": self.painter.ground(node),
            "header": self.painter.header(node),
        }


def _node(
    node: Node, scene: Scene, art: _Art, closed: dict[str, Data], idle: set[str], options: Options
) -> Data:
    data: Data = {
        "id": node.id,
        "parent": node.parent,
        "kind": kind_word(node),
        "details": node_details(node, options),
        "words": node_words(node),
    }
    if node.id in scene.frames:
        data["frame"] = art.frame(node)
        data["closed"] = closed.get(node.id)
    else:
        data |= art.node(node.id, kind_word(node))
    if isinstance(node, TensorNode):
        data["port"] = node.port.value
    if isinstance(node, LayerNode):
        data |= {"calls": node.calls, "called": node.called}
        data |= {"path": node.path} if node.calls > 1 else {}
        if node.id in scene.frames and node.outputs:
            data["outputs"] = [
                {"name": name, "shape": shape_text(output.shape), "tip": tensor_text(output)}
                for name, output in zip(output_names(node), node.outputs, strict=True)
            ]
    elif node.id in idle:
        data["called"] = False
    if isinstance(node, LayerNode | RegionNode) and node.repeat:
        data["repeat"] = {"count": node.repeat.count, "first": node.repeat.first, "last": node.repeat.last}
    return data


def _weight(cylinder: Cylinder, owner: str, scene: Scene, art: _Art, options: Options) -> Data:
    weight = cylinder.weight
    return {
        "id": weight.id,
        "owner": owner,
        "parent": cylinder.parent,
        "ink": colour(curves.weight_token(weight.id, scene), Theme.AUTO),
        "dashed": curves.troubled(weight.id, scene),
        **art.node(weight.id, "weight"),
        "details": weight_details(cylinder.owner, weight, options),
        "words": weight_words(cylinder.owner, weight),
    }


def _edge(edge: Edge) -> Data:
    data: Data = {"start": edge.start, "end": edge.end, "kind": edge.kind.value}
    if edge.tensor is not None:
        data |= {
            "shape": shape_text(edge.tensor.shape),
            "name": edge.tensor.name,
            "tip": f"{edge.tensor.name} {tensor_text(edge.tensor)}".strip(),
        }
    for name in ("label", "result", "argument"):
        data |= {name: word} if (word := getattr(edge, name)) else {}
    data |= {"crossing": [list(pair) for pair in edge.crossing]} if edge.crossing else {}
    data |= {"count": edge.count} if edge.count > 1 else {}
    return data


def _closed_faces(graph: Graph, scene: Scene, options: Options) -> dict[str, Data]:
    """Each frame as a closed card, with the weights that then stand beside it.

    The frames of one depth are closed together: none is inside another.
    """
    frames = closable(graph)
    by_depth: defaultdict[int, list[str]] = defaultdict(list)
    for frame in frames:
        by_depth[scene.drawing.depths[frame]].append(frame)
    return dict(pair for level in by_depth.values() for pair in _closed_level(graph, level, options))


def _closed_level(graph: Graph, level: list[str], options: Options) -> Iterator[tuple[str, Data]]:
    scene = make_scene(close(as_layers(graph), level), options)
    art = _Art(scene)
    for frame in level:
        beside = [
            _weight(cylinder, frame, scene, art, options)
            for cylinder in scene.drawing.cylinders
            if cylinder.owner.id == frame
        ]
        yield frame, {**art.node(frame, "layer"), "weights": beside}


def _as_layer(node: Node) -> Node:
    if not isinstance(node, RegionNode):
        return node
    return LayerNode(
        node.id,
        node.parent,
        "",
        node.name,
        node.detail,
        source=node.source,
        repeat=node.repeat,
    )
