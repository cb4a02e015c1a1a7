"""The picture as SVG: faces, frames and curves at their places, with both themes."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from layerlint.graphs.layer_graph import Graph, Node, TensorNode
from layerlint.graphs.source_line import SourceLine
from layerlint.render import curves, legend, svg_shapes
from layerlint.render.badges import badge_box
from layerlint.render.door_names import name_box
from layerlint.render.doors import Door
from layerlint.render.formatting import finding_tip, joined, kind_word, node_tip, tensor_text
from layerlint.render.geometry import Box, Curve, GraphLayout
from layerlint.render.layout import layout
from layerlint.render.markup import element, escape, number
from layerlint.render.metrics import elide, text_width, wrap
from layerlint.render.node_shapes import SMALL, NodeShape, Outline, TextRun
from layerlint.render.options import Options, Weights
from layerlint.render.scene import Badge, ClusterFrame, Scene, make_scene
from layerlint.render.svg_ids import ElementIds
from layerlint.render.theme import Theme, colour, style_sheet

PAD = 18.0
SCALE = 4 / 3
"""Points to CSS pixels."""


def svg(graph: Graph, options: Options) -> str:
    """The whole picture as SVG text, without an XML declaration so that it can stand in a page."""
    scene = make_scene(graph, options)
    placed = layout(scene)
    if scene.options.weights is Weights.AUTO and legend.too_high(scene, placed):
        scene = make_scene(graph, replace(options, weights=Weights.SUMMARY))
        placed = layout(scene)
    return paint(scene, placed)


def paint(scene: Scene, placed: GraphLayout) -> str:
    theme = scene.options.theme
    graph = scene.drawing.graph
    foot = legend.footer(scene, placed.width)
    width = max(foot.width, placed.width)
    notes = wrap(" · ".join(graph.view), width, 9) if graph.view else []
    if not graph.nodes:
        notes.append(f"{graph.title}: nothing was built")
    top = PAD + 15 * len(notes)
    height = top + placed.height + foot.height + PAD
    full = _whole(width + 2 * PAD)
    height = _whole(height)
    left = (full - placed.width) / 2
    page = svg_shapes.rectangle(Box(0, 0, full, height), 0, fill=colour("page", theme))
    head = "".join(
        svg_shapes.text(TextRun(PAD, PAD + 4 + 15 * index, note, 9), 0, 0, theme)
        for index, note in enumerate(notes)
    )
    painter = Painter(scene, placed, theme)
    body = element("g", painter.everything(), transform=f"translate({number(left)} {number(top)})")
    below = element(
        "g",
        legend.paint_footer(foot, scene, (full - foot.width) / 2, top + placed.height, theme),
        class_="ll-legend",
    )
    title = element("title", escape(joined(graph.title, *graph.facts) or "layer"))
    attributes = f'data-theme="{theme.value}" ' if theme is not Theme.AUTO else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ll" {attributes}role="img" '
        f'width="{number(full * SCALE)}" height="{number(height * SCALE)}" '
        f'viewBox="0 0 {number(full)} {number(height)}" font-family="{svg_shapes.FONT}">'
        f"{title}<style>{style_sheet(theme)}</style>{page}{head}{body}{below}</svg>\n"
    )


def _whole(size: float) -> float:
    """A size in points, rounded up to whole pixels."""
    return ceil(size / 3) * 3


class Painter:
    """Paints in layers: cluster grounds, lines, nodes, then every text that a line could cross."""

    def __init__(self, scene: Scene, placed: GraphLayout, theme: Theme) -> None:
        self.scene = scene
        self.placed = placed
        self.theme = theme
        self.ids = ElementIds(scene.options.prefix or scene.drawing.graph.title or "layer")

    def everything(self) -> str:
        drawing = self.scene.drawing
        by_depth = sorted(drawing.clusters, key=lambda node: drawing.depths[node.id])
        parts = [self.ground(node) for node in by_depth]
        parts += [self.edge(curve) for curve in self.placed.curves]
        parts += [self.door(door) for door in drawing.doors]
        parts += [self.node(node.id, kind_word(node), node_source(node)) for node in drawing.nodes]
        parts += [self.node(c.weight.id, "weight", c.weight.source) for c in drawing.cylinders]
        parts += [self.header(node) for node in by_depth]
        parts += [self.door_name(door) for door in drawing.doors if door.name]
        parts += [self.edge_label(curve) for curve in self.placed.curves]
        parts += [self.badge(target) for target in self.scene.badges]
        return "".join(parts)

    def ground(self, node: Node) -> str:
        """The field of a cluster, outlined in the colour of its findings if it has any."""
        box = self.placed.clusters[node.id]
        frame = self.scene.frames[node.id]
        region = kind_word(node) == "region"
        stroke, width = ("fold", 1.4) if frame.repeat else ("border", 1.0)
        if frame.badges:
            stroke, width = curves.severity_token(frame.badges[0].severity.value), 2.0
        common: dict[str, str | float | None] = {
            "stroke": colour(stroke, self.theme),
            "stroke_width": width,
            "stroke_dasharray": "5 3" if region else None,
        }
        body = svg_shapes.rectangle(box, 10, fill=colour(self._ground_token(node.id), self.theme), **common)
        if frame.repeat:
            inner = Box(box.x + 4, box.y + 4, box.width - 8, box.height - 8)
            body += svg_shapes.rectangle(inner, 7, fill="none", **common)
        return element(
            "g",
            body,
            class_=f"ll-cluster ll-{kind_word(node)}",
            id=self.ids.unique(node.id),
            data_id=node.id,
            data_parent=self.scene.homes.get(node.id, ""),
        )

    def header(self, node: Node) -> str:
        box = self.placed.clusters[node.id]
        frame = self.scene.frames[node.id]
        ground = self._ground_token(node.id)
        parts = [element("title", escape(node_tip(node))), self._title_ground(box, frame, ground)]
        for run in frame.runs:
            title_text = elide(run.text, max(0.0, box.width - 8 - run.x), run.size, bold=run.bold)
            parts.append(svg_shapes.text(replace(run, text=title_text), box.x, box.y, self.theme, ground))
        x = frame.badge_x
        for badge in frame.badges:
            parts.append(self._pill(badge, box.x + x, box.y + 9))
            x += badge.width + 6
        if frame.repeat:
            x += 5
            parts.append(self._times(frame.repeat, box.x + x, box.y + 8.5))
        link = self._linked("".join(parts), node_source(node))
        return element("g", link, class_="ll-header", data_for=node.id)

    def _title_ground(self, box: Box, frame: ClusterFrame, token: str) -> str:
        """The ground behind a title, so that no line runs through its words."""
        left = 8.0
        width = min(frame.width, box.width - 2) - left - 4
        if width <= 0:
            return ""
        behind = Box(box.x + left, box.y + 7.5, width, frame.height - 4)
        return svg_shapes.rectangle(behind, 4, fill=colour(token, self.theme), class_="ll-title")

    def edge(self, curve: Curve) -> str:
        edge = curve.line.edge
        tip = f"{edge.start} → {edge.end}"
        if edge.tensor:
            tip += f"\n{edge.tensor.name} {tensor_text(edge.tensor)}".replace("\n ", "\n")
        body = element("title", escape(tip)) + curves.line(curve, self.scene, self.theme)
        return element(
            "g", body, class_=f"ll-edge ll-{edge.kind.value}", data_start=edge.start, data_end=edge.end
        )

    def door(self, door: Door) -> str:
        """A ring on the border, and the line from it to where lines begin or end inside."""
        way = self.placed.doors[door.id]
        token = curves.door_token(door.source, self.scene)
        ink = colour(token, self.theme)
        (x, y), (x2, y2) = way.ring, way.inner
        d = f"M{number(x)},{number(y)}L{number(x2)},{number(y2)}"
        line = element("path", d=d, fill="none", stroke=ink, stroke_width=1.3)
        outside = self.scene.homes.get(door.frame, "")
        ground = colour(self._ground_token(outside) if outside else "page", self.theme)
        ring = element("circle", cx=x, cy=y, r=3.4, fill=ground, stroke=ink, stroke_width=1.3)
        return element("g", line + ring, class_="ll-door", data_start=door.source, data_end=door.frame)

    def door_name(self, door: Door) -> str:
        """The argument or result that passes a door, beside its ring."""
        across = self.scene.options.rankdir == "LR"
        box = name_box(door, self.placed.doors[door.id], across=across)
        ground = self._ground_at((box.x + box.width / 2, box.y + box.height / 2))
        run = TextRun(0, 8.5, door.name, SMALL, token="mute")
        return element(
            "g",
            svg_shapes.text(run, box.x, box.y, self.theme, ground),
            class_="ll-door-name",
            data_for=door.frame,
        )

    def edge_label(self, curve: Curve) -> str:
        if curve.label is None or not curve.line.label:
            return ""
        ground = self._ground_at(curve.label)
        body = curves.label(curve, self.scene, self.theme, ground)
        edge = curve.line.edge
        return element("g", body, class_="ll-edge-label", data_start=edge.start, data_end=edge.end)

    def node(self, identifier: str, kind: str, source: SourceLine | None) -> str:
        face = self.scene.faces[identifier]
        box = self.placed.nodes[identifier]
        body = element("title", escape(face.tip)) + self._face(face, box, identifier)
        return element(
            "g",
            self._linked(body, source),
            class_=f"ll-node ll-{kind}",
            id=self.ids.unique(identifier),
            data_id=identifier,
            data_parent=self.scene.homes.get(identifier, ""),
        )

    def badge(self, target: str) -> str:
        """The rule code on a corner of a node, with a link to the line of the finding."""
        badge, box = self.scene.badges[target], badge_box(target, self.placed, self.scene)
        notes = [
            note for note in self.scene.drawing.graph.findings if note.code == badge.text.partition(" ")[0]
        ]
        body = element("title", escape("\n".join(finding_tip(note) for note in notes)))
        body += self._pill(badge, box.x, box.y)
        return element(
            "g", self._linked(body, notes[0].source if notes else None), class_="ll-badge", data_for=target
        )

    def _face(self, face: NodeShape, box: Box, identifier: str) -> str:
        theme = self.theme
        stroke, width = face.stroke, 1.0
        if face.outline in (Outline.PILL, Outline.HEXAGON, Outline.CYLINDER):
            width = 1.4
        if face.outline is Outline.OP:
            width = 0.7
        badge = self.scene.badges.get(identifier)
        if badge:
            stroke, width = curves.severity_token(badge.severity.value), 1.6
        fill, ink = colour(face.fill, theme), colour(stroke, theme)
        parts = []
        if face.repeat:
            back = Box(box.x + 4, box.y - 4, box.width, box.height)
            parts.append(svg_shapes.outline(face.outline, back, fill, ink))
        dash = "4 2.5" if face.dashed else None
        parts.append(svg_shapes.outline(face.outline, box, fill, ink, width=width, dash=dash))
        if face.outline is Outline.CARD:
            parts.append(svg_shapes.stripe(box, colour("layer", theme)))
        if face.repeat:
            parts.append(self._times(face.repeat, box.x + 13, box.y + 4.5))
        for rule in face.rules:
            d = f"M{number(box.x + 5)},{number(box.y + rule)}H{number(box.right)}"
            line = colour("outline", theme)
            parts.append(element("path", d=d, stroke=line, stroke_width=0.6, fill="none"))
        parts += [svg_shapes.glyph(mark, box.x, box.y, theme) for mark in face.marks]
        parts += [svg_shapes.text(run, box.x, box.y, theme) for run in face.runs]
        return "".join(parts)

    def _pill(self, badge: Badge, x: float, y: float) -> str:
        ink = colour("badge", self.theme)
        fill = colour(curves.severity_token(badge.severity.value), self.theme)
        return (
            svg_shapes.rectangle(Box(x, y, badge.width, 15), 7.5, fill=fill)
            + svg_shapes.severity_mark(badge.mark, x + 10, y + 7.5, ink)
            + svg_shapes.text(TextRun(x + 16.5, y + 10.6, badge.text, 8.5, True, "badge"), 0, 0, self.theme)
        )

    def _times(self, count: int, x: float, y: float) -> str:
        times = f"× {count}"
        width = text_width(times, 9, bold=True) + 12
        return svg_shapes.rectangle(
            Box(x, y, width, 15), 7.5, fill=colour("fold", self.theme)
        ) + svg_shapes.text(TextRun(x + 6, y + 10.8, times, 9, True, "badge"), 0, 0, self.theme)

    def _ground_token(self, cluster: str) -> str:
        return f"depth{self.scene.drawing.depths[cluster] % 3 + 1}"

    def _ground_at(self, point: tuple[float, float]) -> str:
        """The ground under a point: that of the deepest cluster that holds it."""
        x, y = point
        over = [
            identifier
            for identifier, box in self.placed.clusters.items()
            if box.x <= x <= box.right and box.y <= y <= box.bottom
        ]
        return self._ground_token(max(over, key=lambda c: self.scene.drawing.depths[c])) if over else "page"

    def _linked(self, body: str, source: SourceLine | None) -> str:
        href = self.scene.options.href(source)
        return element("a", body, href=href) if href else body


def node_source(node: Node) -> SourceLine | None:
    return None if isinstance(node, TensorNode) else node.source
