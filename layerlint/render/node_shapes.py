"""The face of a node, measured: its outline, and the texts and marks inside, from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerlint.graphs.layer_graph import LossNode, MetricNode, OpNode, RegionNode, TensorNode
from layerlint.graphs.layer_weights import WeightKind
from layerlint.graphs.tensor_shapes import shape_text
from layerlint.render.drawing import Cylinder, Drawing
from layerlint.render.formatting import (
    KIND_TOKENS,
    joined,
    node_tip,
    short_place,
    tensor_text,
    weight_tip,
)
from layerlint.render.metrics import elide, text_width

NAME, DETAIL, SMALL = 11.0, 9.0, 8.5
"""Sizes of text in points: names of layers, details of them, labels of edges."""
LONGEST = 230.0
"""The widest that one piece of text may be, in points; its middle is left out beyond that."""
MOST_ROWS = 12


class Outline(StrEnum):
    CARD = "card"
    PILL = "pill"
    OP = "op"
    HEXAGON = "hexagon"
    PARALLELOGRAM = "parallelogram"
    CYLINDER = "cylinder"


class Glyph(StrEnum):
    """Small marks, drawn as shapes so that no font can lack them."""

    TRAINABLE = "trainable"
    FROZEN = "frozen"
    STATE = "state"
    UNTRACKED = "untracked"
    CLOSED = "closed"


GLYPHS = {
    WeightKind.TRAINABLE: Glyph.TRAINABLE,
    WeightKind.NON_TRAINABLE: Glyph.FROZEN,
    WeightKind.STATE: Glyph.STATE,
    WeightKind.UNTRACKED: Glyph.UNTRACKED,
}


@dataclass(frozen=True, slots=True)
class TextRun:
    """One piece of text: `x`, `y` is its baseline's start, middle or end, as `anchor` says."""

    x: float
    y: float
    text: str
    size: float = DETAIL
    bold: bool = False
    token: str = "mute"
    anchor: str = "start"
    tip: str = ""

    @property
    def width(self) -> float:
        return text_width(self.text, self.size, bold=self.bold)

    @property
    def left(self) -> float:
        return self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]


@dataclass(frozen=True, slots=True)
class GlyphMark:
    """A glyph with its centre at `x`, `y`."""

    x: float
    y: float
    glyph: Glyph
    token: str


@dataclass(frozen=True, slots=True)
class NodeShape:
    width: float
    height: float
    outline: Outline
    runs: tuple[TextRun, ...]
    marks: tuple[GlyphMark, ...] = ()
    rules: tuple[float, ...] = ()
    """Where hairlines cross the card, from its top."""
    stroke: str = "outline"
    fill: str = "card"
    dashed: bool = False
    repeat: int = 0
    """The number of layers that a folded card stands for; 0 for a single one."""
    tip: str = ""


def op_face(node: OpNode | RegionNode, prefix: str) -> NodeShape:
    text = elide(prefix + (node.label if isinstance(node, OpNode) else node.name), LONGEST, DETAIL) or "op"
    width = max(26.0, text_width(text, DETAIL) + 16)
    run = TextRun(width / 2, 12.2, text, DETAIL, token="ink", anchor="middle")
    return NodeShape(width, 18, Outline.OP, (run,), stroke="border", fill="op", tip=node_tip(node))


def pill_face(node: TensorNode) -> NodeShape:
    name = elide(node.name or node.port.value, LONGEST, 10, bold=True)
    detail = tensor_text(node.tensor)
    if node.tensor.name and node.tensor.name != node.name:
        detail = f"{node.tensor.name} {detail}"
    detail = elide(detail, LONGEST, DETAIL)
    left = text_width(name, 10, bold=True)
    width = 15 + left + 7 + text_width(detail, DETAIL) + 15
    runs = (TextRun(15, 15.5, name, 10, True, "ink"), TextRun(15 + left + 7, 15.5, detail))
    return NodeShape(width, 24, Outline.PILL, runs, stroke="line", tip=node_tip(node))


def loss_face(node: LossNode) -> NodeShape:
    first = elide(f"{node.name} = {node.value}" if node.value else node.name, LONGEST, 9.5, bold=True)
    second = elide(joined(node.where, short_place(node.source)), LONGEST, SMALL)
    width = max(text_width(first, 9.5, bold=True), text_width(second, SMALL)) + 52
    runs = [TextRun(width / 2, 16.5 if second else 22.5, first, 9.5, True, "loss", "middle")]
    runs += [TextRun(width / 2, 29, second, SMALL, anchor="middle")] if second else []
    return NodeShape(
        width, 38, Outline.HEXAGON, tuple(runs), stroke="loss", fill="loss-fill", tip=node_tip(node)
    )


def metric_face(node: MetricNode) -> NodeShape:
    first = elide(f"{node.name} = {node.value}" if node.value else node.name, LONGEST, 9.5, bold=True)
    second = elide(joined(node.where, short_place(node.source)), LONGEST, SMALL)
    width = max(text_width(first, 9.5, bold=True), text_width(second, SMALL)) + 44
    runs = [TextRun(width / 2, 14.5 if second else 18.5, first, 9.5, True, "metric", "middle")]
    runs += [TextRun(width / 2, 26, second, SMALL, anchor="middle")] if second else []
    height = 34.0 if second else 30.0
    return NodeShape(
        width,
        height,
        Outline.PARALLELOGRAM,
        tuple(runs),
        stroke="metric",
        fill="metric-fill",
        tip=node_tip(node),
    )


def cylinder_face(cylinder: Cylinder, drawing: Drawing) -> NodeShape:
    """A weight of its own: glyph and name, then kind, dtype and shape."""
    weight = cylinder.weight
    findings = drawing.findings.get(weight.id)
    token = KIND_TOKENS[weight.kind]
    name = elide(weight.name or "variable", LONGEST, 10, bold=True)
    second = f"{weight.kind_text} {weight.dtype} {shape_text(weight.shape)}"
    wide = text_width(name, 10, bold=True)
    width = max(wide + 13, text_width(second, DETAIL)) + 26
    left = (width - wide - 13) / 2
    return NodeShape(
        width,
        42,
        Outline.CYLINDER,
        (
            TextRun(left + 13, 22, name, 10, True, token),
            TextRun(width / 2, 34.5, second, DETAIL, anchor="middle"),
        ),
        (GlyphMark(left + 4, 18.5, GLYPHS[weight.kind], token),),
        stroke=token,
        fill=f"{token}-fill",
        dashed=weight.kind is WeightKind.UNTRACKED,
        tip="\n".join(
            [weight_tip(cylinder.owner, weight), *(f"{f.code}: {f.message}" for f in findings or ())]
        ),
    )
