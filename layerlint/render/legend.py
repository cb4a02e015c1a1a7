"""What stands around the drawing: the header line above, the legend, the facts and the findings below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

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
from layerlint.render.formatting import KIND_TOKENS, MARKS, finding_tip, place
from layerlint.render.geometry import Box
from layerlint.render.markup import element, escape, number
from layerlint.render.metrics import elide, text_width, wrap
from layerlint.render.node_shapes import GLYPHS, Glyph, GlyphMark, Outline, TextRun
from layerlint.render.options import Weights
from layerlint.render.scene import Scene, worst
from layerlint.render.svg_shapes import glyph, rectangle, severity_mark, text
from layerlint.render.theme import Theme, colour
from layerlint.rule import Severity

LEAST_WIDTH = 300.0
FINDINGS_WIDTH = 470.0
_LINE = 15.0


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the legend: a swatch of `width`, drawn at its left middle, and its word."""

    swatch: Callable[[float, float, Theme], str]
    width: float
    word: str

    @property
    def space(self) -> float:
        return self.width + 5 + text_width(self.word, 9)


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands below the drawing; `height` and `width` are what it needs."""

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
    found = tuple(
        (note, tuple(wrap(_said(note.message), width - _beside(note), 9))) for note in graph.findings
    )
    failure: tuple[str, ...] = ()
    if graph.failure:
        room = width - 84 - text_width(place(graph.failure.source), 9)
        failure = tuple(wrap(_said(graph.failure.exception), room, 9))
    height = 14 + _LINE * (len(rows) + len(facts))
    height += sum(9 + 11 * len(lines) for _, lines in found) + (10 if found else 0)
    height += 9 + 11 * len(failure) + 10 if failure else 0
    return Footer(width, height, rows, facts, found, failure)


def _fact_lines(facts: Iterable[str], width: float) -> list[str]:
    """The facts in lines, broken between two of them; only one that is wider than a line is broken itself."""
    lines: list[str] = []
    for fact in facts:
        longer = f"{lines[-1]} · {fact}" if lines else fact
        if lines and text_width(longer, 9) <= width:
            lines[-1] = longer
        else:
            lines += wrap(fact, width, 9)
    return lines


def _said(message: str) -> str:
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
    """What the legend explains: all that is drawn, and nothing else."""
    graph = scene.drawing.graph
    weights = {one.weight.kind for one in scene.drawing.cylinders}
    if scene.options.weights is not Weights.NONE:
        weights = {weight.kind for _, weight in graph.weights}
    edges = {line.edge.kind for line in scene.drawing.lines}
    yield from _node_items({type(node) for node in scene.drawing.nodes}, edges, weights)
    yield from (item for kind, item in _lines_between() if kind in edges)
    layers = [node for node in graph.nodes if isinstance(node, LayerNode)]
    if any(node.repeat for node in layers):
        yield Item(_repeated, 14, "repeated")
    if any(node.closed for node in layers):
        yield Item(_plus, 7, "closed")
    if graph.findings:
        yield Item(_mark(worst(graph.findings)), 7, "finding")


def _node_items(kinds: set[type[Node]], edges: set[EdgeKind], weights: set[WeightKind]) -> Iterator[Item]:
    """Nodes, with the weights after the nodes that hold them and the line to a loss after the loss."""
    if TensorNode in kinds:
        yield Item(_shape(Outline.PILL, 14, "card", "line"), 14, "tensor")
    if kinds & {LayerNode, UnitNode}:
        yield Item(_shape(Outline.CARD, 5, "layer", "layer"), 5, "layer call")
    if OpNode in kinds:
        yield Item(_shape(Outline.OP, 14, "op", "border"), 14, "op")
    yield from (Item(_glyph(kind), 7, word) for kind, word in _WEIGHTS.items() if kind in weights)
    if LossNode in kinds:
        yield Item(_shape(Outline.HEXAGON, 14, "loss-fill", "loss"), 14, "loss")
    if EdgeKind.LOSS in edges:
        yield Item(_stroke("loss", "4 2.5"), 18, "adds to loss")
    if MetricNode in kinds:
        yield Item(_shape(Outline.PARALLELOGRAM, 16, "metric-fill", "metric"), 16, "metric")


def _lines_between() -> tuple[tuple[EdgeKind, Item], ...]:
    return (
        (EdgeKind.READS, Item(_stroke("frozen", None), 18, "reads")),
        (EdgeKind.UPDATES, Item(_stroke("frozen", "4 2.5"), 18, "updates")),
        (EdgeKind.DECIDES, Item(_stroke("mute", "2 2"), 18, "decides")),
        (EdgeKind.LOOP, Item(_stroke("state", "5 2.5"), 18, "next turn")),
        (EdgeKind.SHARED, Item(_stroke("trainable", "1 3"), 18, "same layer")),
    )


def _shape(shape: Outline, width: float, fill: str, stroke: str) -> Callable[[float, float, Theme], str]:
    def swatch(x: float, y: float, theme: Theme) -> str:
        box = Box(x, y - 4, width, 8)
        if shape in (Outline.CARD, Outline.OP, Outline.PILL):
            radius = {Outline.CARD: 1.0, Outline.OP: 3.0, Outline.PILL: 4.0}[shape]
            return rectangle(
                box, radius, fill=colour(fill, theme), stroke=colour(stroke, theme), stroke_width=1
            )
        points = [
            (x, y),
            (x + 4, y - 4),
            (x + width - 4, y - 4),
            (x + width, y),
            (x + width - 4, y + 4),
            (x + 4, y + 4),
        ]
        if shape is Outline.PARALLELOGRAM:
            points = [(x + 4, y - 4), (x + width, y - 4), (x + width - 4, y + 4), (x, y + 4)]
        joined = " ".join(f"{number(px)},{number(py)}" for px, py in points)
        return element(
            "polygon", points=joined, fill=colour(fill, theme), stroke=colour(stroke, theme), stroke_width=1
        )

    return swatch


def _glyph(kind: WeightKind) -> Callable[[float, float, Theme], str]:
    def swatch(x: float, y: float, theme: Theme) -> str:
        return glyph(GlyphMark(3.5, 0, GLYPHS[kind], KIND_TOKENS[kind]), x, y, theme)

    return swatch


def _stroke(token: str, dash: str | None) -> Callable[[float, float, Theme], str]:
    def swatch(x: float, y: float, theme: Theme) -> str:
        d = f"M{number(x)},{number(y)}h18"
        return element(
            "path", d=d, fill="none", stroke=colour(token, theme), stroke_width=1.4, stroke_dasharray=dash
        )

    return swatch


def _repeated(x: float, y: float, theme: Theme) -> str:
    ink = colour("fold", theme)
    back = rectangle(Box(x + 2.5, y - 4.5, 11, 6.5), 1.5, fill="none", stroke=ink, stroke_width=1)
    front = rectangle(Box(x, y - 2, 11, 6.5), 1.5, fill=colour("card", theme), stroke=ink, stroke_width=1)
    return back + front


def _plus(x: float, y: float, theme: Theme) -> str:
    return glyph(GlyphMark(3.5, 0, Glyph.CLOSED, "mute"), x, y, theme)


def _mark(severity: Severity) -> Callable[[float, float, Theme], str]:
    """The mark of the worst finding, as it stands on the badges."""

    def swatch(x: float, y: float, theme: Theme) -> str:
        return severity_mark(MARKS[severity], x + 3.5, y, colour(severity_token(severity), theme))

    return swatch


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
    """What a finding or a failure says: a mark, its code in the colour `token`, its message, its place."""

    mark: str
    code: str
    lines: tuple[str, ...]
    where: str
    token: str
    href: str | None
    tip: str = ""

    @property
    def height(self) -> float:
        """With the space to the next one."""
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
