"""A scene: the measured parts of a drawing, which are faces of nodes and cylinders, and headers of clusters."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace

from layerlint.graphs.fold import FULL, drawn
from layerlint.graphs.fold_blocks import is_group
from layerlint.graphs.graph_notes import FindingNote
from layerlint.graphs.layer_graph import Graph, LayerNode, LossNode, MetricNode, Node, RegionNode, TensorNode
from layerlint.render.cards import card, header_runs
from layerlint.render.drawing import Drawing, draw
from layerlint.render.formatting import MARKS, count, totals
from layerlint.render.metrics import text_width
from layerlint.render.node_shapes import (
    NAME,
    NodeShape,
    TextRun,
    cylinder_face,
    loss_face,
    metric_face,
    op_face,
    pill_face,
)
from layerlint.render.options import Options, Weights
from layerlint.render.stack import stack_height
from layerlint.rule import Severity

_WORST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Badge:
    """A pill of findings: `✕ LL201` at a node, `✕ 3` at a cluster."""

    mark: str
    text: str
    severity: Severity

    @property
    def width(self) -> float:
        return text_width(self.text, 8.5, bold=True) + 24


ONE_LINE, TWO_LINES = 22.0, 36.0
"""The height of the title of a frame, in points."""


@dataclass(frozen=True, slots=True)
class ClusterFrame:
    """The header of a cluster: texts from its top left corner, in one or two lines, and the badges before them, the
    worst first."""

    width: float
    height: float
    runs: tuple[TextRun, ...]
    badges: tuple[Badge, ...]
    badge_x: float
    repeat: int


@dataclass(frozen=True, slots=True)
class Scene:
    drawing: Drawing
    options: Options
    faces: dict[str, NodeShape]
    frames: dict[str, ClusterFrame]
    badges: dict[str, Badge]
    """By the id of the node or weight that has findings."""

    @property
    def homes(self) -> dict[str, str]:
        """The cluster that each node, cylinder and cluster lies in; "" for none."""
        return self.drawing.homes

    @property
    def too_tall(self) -> bool:
        if math.isinf(self.options.tallest):
            return False
        faces = {identifier: face.height for identifier, face in self.faces.items()}
        titles = {identifier: frame.height for identifier, frame in self.frames.items()}
        return stack_height(self.drawing, faces, titles) > self.options.tallest


def make_scene(graph: Graph, options: Options) -> Scene:
    """The scene of a graph. With `Weights.AUTO`, weights are shown in as much detail as keeps the picture low enough."""
    automatic = options.weights is Weights.AUTO
    if automatic and any(is_group(node) for node in graph.nodes):
        options = replace(options, weights=Weights.NONE, operands=True)
    if options.weights is Weights.AUTO and drawn(graph) > FULL:
        options = replace(options, weights=Weights.SUMMARY)
    scene = _measured(graph, options)
    if automatic and scene.too_tall and options.weights is not Weights.NONE:
        bare = _measured(graph, replace(options, weights=Weights.NONE, operands=True))
        brief = _measured(graph, replace(options, weights=Weights.SUMMARY))
        return bare if brief.too_tall and not bare.too_tall else brief
    return scene


def _measured(graph: Graph, options: Options) -> Scene:
    drawing = draw(graph, options.weights, options.operands)
    numbers = _numbers(drawing) if options.order else {}
    faces = {node.id: _face(node, drawing, options, numbers.get(node.id, 0)) for node in drawing.nodes}
    faces |= {c.weight.id: cylinder_face(c, drawing) for c in drawing.cylinders}
    homes = drawing.homes
    badges = {}
    below: dict[str, list[FindingNote]] = {}
    for target, notes in drawing.findings.items():
        home = _drawn_home(target, drawing, faces)
        if home in faces:
            badges[home] = _badge(notes)
        parent = homes.get(home, "") if home in faces else home
        while parent:
            below.setdefault(parent, []).extend(notes)
            parent = homes.get(parent, "")
    frames = {node.id: _frame(node, drawing, options, below.get(node.id, [])) for node in drawing.clusters}
    return Scene(drawing, options, faces, frames, badges)


def _face(node: Node, drawing: Drawing, options: Options, number: int) -> NodeShape:
    """The face of a node; `number` is its place in the call order where that is to be shown, else 0."""
    prefix = f"{number}. " if number else ""
    if isinstance(node, LayerNode):
        return card(node, drawing, options, prefix)
    if isinstance(node, TensorNode):
        return pill_face(node)
    if isinstance(node, LossNode):
        return loss_face(node)
    if isinstance(node, MetricNode):
        return metric_face(node)
    return op_face(node, prefix)


def _drawn_home(target: str, drawing: Drawing, faces: dict[str, NodeShape]) -> str:
    """The id of the node that shows a finding: the target, the card of a weight, or for "" the traced layer."""
    if target in faces:
        return target
    for owner, weight in drawing.graph.weights:
        if weight.id == target:
            return owner.id
    if target:
        return target
    return (
        drawing.clusters[0].id
        if drawing.clusters
        else next((node.id for node in drawing.nodes if isinstance(node, LayerNode)), "")
    )


def worst(findings: tuple[FindingNote, ...] | list[FindingNote]) -> Severity:
    return min((finding.severity for finding in findings), key=_WORST.index)


def _badge(findings: tuple[FindingNote, ...]) -> Badge:
    severity = worst(findings)
    first = next(finding for finding in findings if finding.severity is severity)
    counts = Counter(finding.severity for finding in findings)
    parts = [f"+{counts[severity] - 1}"] if counts[severity] > 1 else []
    parts += [
        f"· {count(counts[kind], kind.value)}" for kind in _WORST if kind is not severity and counts[kind]
    ]
    return Badge(MARKS[severity], " ".join([first.code, *parts]), severity)


def _counted(findings: list[FindingNote]) -> tuple[Badge, ...]:
    """A badge with the count for each severity."""
    counts = Counter(finding.severity for finding in findings)
    return tuple(Badge(MARKS[kind], str(counts[kind]), kind) for kind in _WORST if counts[kind])


def _frame(node: Node, drawing: Drawing, options: Options, findings: list[FindingNote]) -> ClusterFrame:
    badges = _counted(findings)
    shift = sum(badge.width + 6 for badge in badges)
    shift += 5.0 if isinstance(node, LayerNode | RegionNode) and node.repeat else 0.0
    if not isinstance(node, LayerNode | RegionNode):
        return ClusterFrame(60, ONE_LINE, (), badges, 13, 0)
    head = header_runs(node, "", NAME, 10)
    runs = [TextRun(run.x + shift, run.y + 4, run.text, run.size, run.bold, run.token) for run in head.runs]
    height = ONE_LINE
    if isinstance(node, LayerNode) and (totals_text := totals(drawing.graph, node)):
        runs.append(TextRun(head.runs[0].x - (head.badge + 1 if head.badge else 0), 34, totals_text, 9))
        height = TWO_LINES
    return ClusterFrame(
        max(run.x + run.width for run in runs) + 14,
        height,
        tuple(runs),
        badges,
        13,
        node.repeat.count if node.repeat else 0,
    )


def _numbers(drawing: Drawing) -> dict[str, int]:
    steps = [node for node in drawing.nodes if not isinstance(node, TensorNode)]
    return {node.id: index for index, node in enumerate(steps, start=1)}
