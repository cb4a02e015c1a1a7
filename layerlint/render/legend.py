"""The parts below a drawing: the legend, the facts, the failure and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isinf

from layerlint.graphs.graph_notes import FindingNote
from layerlint.graphs.layer_graph import (
    EdgeKind,
    LayerNode,
    LossNode,
    MetricNode,
    Node,
    OpNode,
    TensorNode,
    UnitNode,
)
from layerlint.graphs.layer_weights import WeightKind
from layerlint.render.curves import severity_token
from layerlint.render.formatting import MARKS, finding_tip, place
from layerlint.render.geometry import Box, GraphLayout
from layerlint.render.markup import element, escape
from layerlint.render.metrics import elide, text_width, wrap
from layerlint.render.node_shapes import Outline, TextRun
from layerlint.render.options import Weights
from layerlint.render.scene import Scene, worst
from layerlint.render.svg_shapes import rectangle, severity_mark, text
from layerlint.render.swatches import (
    Swatch,
    closed_swatch,
    finding_swatch,
    line_swatch,
    repeated_swatch,
    shape_swatch,
    weight_swatch,
)
from layerlint.render.theme import Theme, colour

LEAST_WIDTH = 300.0
FINDINGS_WIDTH = 470.0
HIGHEST = 1914.0
"""In points: with the margins, 2,600 pixels."""
_LINE = 15.0


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the legend: a swatch of `width`, drawn at its left middle, and its word."""

    swatch: Swatch
    width: float
    word: str

    @property
    def space(self) -> float:
        return self.width + 5 + text_width(self.word, 9)


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer with the size that it needs, in points."""

    width: float
    height: float
    rows: tuple[tuple[Item, ...], ...]
    facts: tuple[str, ...]
    findings: tuple[tuple[FindingNote, tuple[str, ...]], ...]
    failure: tuple[str, ...]


def footer(scene: Scene, drawing_width: float) -> Footer:
    graph = scene.drawing.graph
    troubled = bool(graph.findings or graph.failure)
    width = max(drawing_width, FINDINGS_WIDTH if troubled else LEAST_WIDTH)
    rows = _rows(list(_items(scene)), width)
    facts = tuple(_fact_lines(graph.facts, width))
    findings = tuple(
        (note, tuple(wrap(_plain_text(note.message), width - _beside(note), 9))) for note in graph.findings
    )
    failure: tuple[str, ...] = ()
    if graph.failure:
        room = width - 84 - text_width(place(graph.failure.source), 9)
        failure = tuple(wrap(_plain_text(graph.failure.exception), room, 9))
    height = 14 + _LINE * (len(rows) + len(facts))
    height += sum(9 + 11 * len(lines) for _, lines in findings) + (10 if findings else 0)
    height += 9 + 11 * len(failure) + 10 if failure else 0
    return Footer(width, height, rows, facts, findings, failure)


def too_high(scene: Scene, placed: GraphLayout) -> bool:
    """Whether a picture turns out higher than wanted, with what stands below it."""
    height = placed.height + footer(scene, placed.width).height
    return height > HIGHEST and not isinf(scene.options.tallest)


def _fact_lines(facts: Iterable[str], width: float) -> list[str]:
    """The facts in lines, broken between two of them; only one that is wider than a line is broken itself."""
    lines: list[str] = []
    for fact in map(_plain_text, facts):
        longer = f"{lines[-1]} · {fact}" if lines else fact
        if lines and text_width(longer, 9) <= width:
            lines[-1] = longer
        else:
            lines += wrap(fact, width, 9)
    return lines


def _plain_text(message: str) -> str:
    """A message without the marks of code, which mean nothing in a picture."""
    return message.replace("`", "")


def _beside(note: FindingNote) -> float:
    """The space that a finding's code and place take beside its message."""
    return 22 + text_width(note.code, 9, bold=True) + 14 + 14 + text_width(place(note.source), 9) + 10


def _rows(items: list[Item], width: float) -> tuple[tuple[Item, ...], ...]:
    rows: list[list[Item]] = [[]]
    used = 0.0
    for item in items:
        if rows[-1] and used + item.space > width:
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += item.space + 16
    return tuple(tuple(row) for row in rows if row)


_WEIGHTS = {
    WeightKind.TRAINABLE: "trainable",
    WeightKind.NON_TRAINABLE: "non-trainable",
    WeightKind.STATE: "seed / state",
    WeightKind.UNTRACKED: "untracked",
}


def _items(scene: Scene) -> Iterator[Item]:
    """The entries of the legend: all that is drawn, and nothing else."""
    graph = scene.drawing.graph
    weights = {cylinder.weight.kind for cylinder in scene.drawing.cylinders}
    if scene.options.weights is not Weights.NONE:
        weights = {weight.kind for _, weight in graph.weights}
    edges = {piece.edge.kind for piece in scene.drawing.pieces}
    yield from _node_items({type(node) for node in scene.drawing.nodes}, edges, weights)
    yield from (item for kind, item in _lines_between() if kind in edges)
    layers = [node for node in graph.nodes if isinstance(node, LayerNode)]
    if any(node.repeat for node in layers):
        yield Item(repeated_swatch, 14, "repeated")
    if any(node.closed for node in layers):
        yield Item(closed_swatch, 7, "closed")
    if graph.findings:
        yield Item(finding_swatch(worst(graph.findings)), 7, "finding")


def _node_items(kinds: set[type[Node]], edges: set[EdgeKind], weights: set[WeightKind]) -> Iterator[Item]:
    """Nodes, with the weights after the nodes that hold them and the line to a loss after the loss."""
    if TensorNode in kinds:
        yield Item(shape_swatch(Outline.PILL, 14, "card", "line"), 14, "tensor")
    if kinds & {LayerNode, UnitNode}:
        yield Item(shape_swatch(Outline.CARD, 5, "layer", "layer"), 5, "layer call")
    if OpNode in kinds:
        yield Item(shape_swatch(Outline.OP, 14, "op", "border"), 14, "op")
    yield from (Item(weight_swatch(kind), 7, word) for kind, word in _WEIGHTS.items() if kind in weights)
    if LossNode in kinds:
        yield Item(shape_swatch(Outline.HEXAGON, 14, "loss-fill", "loss"), 14, "loss")
    if EdgeKind.LOSS in edges:
        yield Item(line_swatch("loss", "4 2.5"), 18, "adds to loss")
    if MetricNode in kinds:
        yield Item(shape_swatch(Outline.PARALLELOGRAM, 16, "metric-fill", "metric"), 16, "metric")


def _lines_between() -> tuple[tuple[EdgeKind, Item], ...]:
    return (
        (EdgeKind.READS, Item(line_swatch("frozen", None), 18, "reads")),
        (EdgeKind.UPDATES, Item(line_swatch("frozen", "4 2.5"), 18, "updates")),
        (EdgeKind.DECIDES, Item(line_swatch("mute", "2 2"), 18, "decides")),
        (EdgeKind.LOOP, Item(line_swatch("state", "5 2.5"), 18, "next turn")),
        (EdgeKind.SHARED, Item(line_swatch("trainable", "1 3"), 18, "same layer")),
    )


def paint_footer(foot: Footer, scene: Scene, x: float, y: float, theme: Theme) -> str:
    """The footer with its top left corner at `x`, `y`."""
    parts: list[str] = []
    base = y + 24
    for row in foot.rows:
        used = sum(item.space for item in row) + 16 * (len(row) - 1)
        left = x + (foot.width - used) / 2
        for item in row:
            parts.append(item.swatch(left, base - 3, theme))
            parts.append(text(TextRun(left + item.width + 5, base, item.word, 9), 0, 0, theme))
            left += item.space + 16
        base += _LINE
    for fact in foot.facts:
        parts.append(text(TextRun(x + foot.width / 2, base, fact, 9, anchor="middle"), 0, 0, theme))
        base += _LINE
    for bar in _bars(foot, scene):
        parts.append(_paint_bar(bar, Box(x, base - 8, foot.width, bar.height - 2), theme))
        base += bar.height
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Bar:
    """A finding or a failure as a bar: a mark, its code in the colour `token`, its message, its place."""

    mark: str
    code: str
    lines: tuple[str, ...]
    where: str
    token: str
    href: str | None
    tip: str = ""

    @property
    def height(self) -> float:
        """In points, with the space to the next bar."""
        return 9 + 11.0 * len(self.lines)


def _bars(foot: Footer, scene: Scene) -> Iterator[Bar]:
    failure = scene.drawing.graph.failure
    if foot.failure and failure:
        href = scene.options.href(failure.source)
        yield Bar("✕", "failed", foot.failure, place(failure.source), "error", href)
    for note, lines in foot.findings:
        yield Bar(
            MARKS[note.severity],
            note.code,
            lines,
            place(note.source),
            severity_token(note.severity.value),
            scene.options.href(note.source),
            finding_tip(note),
        )


def _paint_bar(bar: Bar, box: Box, theme: Theme) -> str:
    x, y = box.x, box.y + 8
    ink = colour(bar.token, theme)
    fill = "state-fill" if bar.token == "state" else f"{bar.token}-fill"
    inside = [
        rectangle(box, 2, fill=colour(fill, theme)),
        rectangle(Box(x, box.y, 4, box.height), 0, fill=ink),
    ]
    inside.append(severity_mark(bar.mark, x + 14, y + 1, ink))
    inside.append(text(TextRun(22, 4, bar.code, 9, True, bar.token), x, y, theme))
    left = 22 + text_width(bar.code, 9, bold=True) + 14
    for index, line in enumerate(bar.lines):
        inside.append(text(TextRun(left, 4 + 11 * index, line, 9, token="ink"), x, y, theme))
    if bar.where:
        room = elide(bar.where, box.width / 2, 9)
        inside.append(text(TextRun(box.width - 8, 4, room, 9, anchor="end"), x, y, theme))
    body = (element("title", escape(bar.tip)) if bar.tip else "") + "".join(inside)
    return element("a", body, href=bar.href) if bar.href else element("g", body)
