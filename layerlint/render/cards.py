"""The card of one layer call: a header, one row per weight, and notes, in aligned columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layerlint.graphs.equal_runs import spanned
from layerlint.graphs.fold_blocks import is_group
from layerlint.graphs.layer_graph import LayerNode, RegionNode
from layerlint.graphs.layer_weights import Weight, WeightKind
from layerlint.graphs.tensor_shapes import shape_text
from layerlint.render.drawing import Drawing
from layerlint.render.formatting import (
    KIND_TOKENS,
    closed_text,
    count,
    each,
    joined,
    node_tip,
    params_text,
    weight_tip,
)
from layerlint.render.metrics import elide, text_width
from layerlint.render.node_shapes import (
    DETAIL,
    GLYPHS,
    LONGEST,
    MOST_ROWS,
    NAME,
    Glyph,
    GlyphMark,
    NodeShape,
    Outline,
    TextRun,
)
from layerlint.render.options import Options, Weights

HALVES = frozenset({"float16", "bfloat16"})
_ROW = 14.0
_STRIPE = 13.0


def card(node: LayerNode, drawing: Drawing, options: Options, prefix: str) -> NodeShape:
    header = header_runs(node, prefix, NAME, DETAIL).runs
    params = _params(node)
    header_width = header[-1].left + header[-1].width + (14 + text_width(params, DETAIL) if params else 0)
    body = _body(node, [w for w in node.weights if not drawing.promoted(w)], options)
    if not node.called:
        body.note("not reached" if drawing.graph.failure else "not called here")
    width = max(header_width, body.width, 60.0) + 9
    runs = list(header)
    if params:
        runs.append(TextRun(width - 9, 16, params, DETAIL, token="ink", anchor="end"))
    runs += body.placed(width)
    return NodeShape(
        width,
        24.0 if not body.lines else 30.0 + _ROW * body.lines,
        Outline.CARD,
        tuple(runs),
        tuple(body.marks),
        (23.5,) if body.lines else (),
        stroke="fold" if node.repeat else "outline",
        repeat=node.repeat.count if node.repeat else 0,
        tip=node_tip(node),
    )


def _params(node: LayerNode) -> str:
    """The text at the right end of the header; "" at a later call of the same layer."""
    if node.repeat:
        return f"{node.params or 0:,} {each(node)} · {node.repeat.params:,}"
    if node.params is None or (node.params and node.call == 1):
        return params_text(node.params)
    return ""


def _body(node: LayerNode, rows: Sequence[Weight], options: Options) -> _Body:
    """The lines below the header: weights, closed sublayers, and notes."""
    body = _Body()
    if options.weights is Weights.SUMMARY and len(rows) > 1:
        body.mark(_summary_kind(rows))
        body.note(_summary(rows), indent=True)
    elif options.weights is not Weights.NONE:
        body.weights(rows, node)
    if closed := closed_text(node):
        body.closed(joined(closed, node.detail) if is_group(node) else closed)
    if node.detail and not (closed and is_group(node)):
        body.note(elide(node.detail, LONGEST, DETAIL))
    if node.calls > 1:
        suffix = "" if node.call == 1 else " · no new weights" if node.params else " · same layer"
        body.note(f"call {node.call} of {node.calls}{suffix}")
    return body


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a card or cluster: the name in bold, the class, and the width of a `× n` badge before it."""

    runs: tuple[TextRun, ...]
    badge: float


def header_runs(node: LayerNode | RegionNode, prefix: str, name_size: float, class_size: float) -> Header:
    x = _STRIPE
    badge = 0.0
    name = node.name
    if node.repeat:
        badge = text_width(f"× {node.repeat.count}", DETAIL, bold=True) + 12
        x += badge + 6
        name = repeat_name(node)
    runs = []
    if name:
        run = TextRun(x, 16, elide(prefix + name, LONGEST, name_size, bold=True), name_size, True, "ink")
        runs.append(run)
        x += run.width + 6
    full = node.detail if isinstance(node, RegionNode) else _class_text(node)
    text = elide(full, LONGEST, class_size) or ("" if name else "layer")
    if not text and runs:
        return Header(tuple(runs), badge)
    runs.append(TextRun(x, 16, text, class_size, not name, "mute" if name else "ink"))
    return Header(tuple(runs), badge)


def _class_text(node: LayerNode) -> str:
    """The class, one setting, and how many ops it hides; no class where it is the name."""
    computes = f"computes in {node.compute_dtype}" if node.compute_dtype else _cast(node)
    ops = count(node.ops, "op") if node.ops else ""
    return joined("" if node.name == node.class_name else node.class_name, node.setting, ops, computes)


def _cast(node: LayerNode) -> str:
    """What a layer without mixed precision casts: half-precision inputs, where its outputs are none."""
    arriving = {tensor.dtype for tensor in node.inputs} & HALVES
    leaving = {tensor.dtype for tensor in node.outputs}
    if len(arriving) != 1 or leaving != {node.dtype} or leaving & HALVES:
        return ""
    return f"casts {min(arriving)} to {node.dtype}"


def repeat_name(node: LayerNode | RegionNode) -> str:
    """The name of a folded run, or of a single node."""
    return node.name if node.repeat is None else spanned(node.repeat.first, node.repeat.last)


def _summary(rows: Sequence[Weight]) -> str:
    first = elide(f"{rows[0].name} {shape_text(rows[0].shape)}", LONGEST - 60, DETAIL)
    return f"{first} and {len(rows) - 1} more"


def _summary_kind(rows: Sequence[Weight]) -> WeightKind:
    kinds = {weight.kind for weight in rows}
    return WeightKind.TRAINABLE if WeightKind.TRAINABLE in kinds else sorted(kinds)[0]


class _Body:
    """The lines below a card's header, gathered before the card's width is known."""

    def __init__(self) -> None:
        self.lines = 0
        self.width = 0.0
        self.marks: list[GlyphMark] = []
        self._runs: list[TextRun] = []
        self._ends: list[TextRun] = []

    @property
    def _y(self) -> float:
        return 35 + _ROW * self.lines

    def mark(self, kind: WeightKind) -> None:
        self.marks.append(GlyphMark(_STRIPE + 3.5, self._y - 3, GLYPHS[kind], KIND_TOKENS[kind]))

    def note(self, text: str, *, indent: bool = False) -> None:
        self._add(TextRun(_STRIPE + (11 if indent else 0), self._y, text))
        self.lines += 1

    def closed(self, text: str) -> None:
        self.marks.append(GlyphMark(_STRIPE + 3.5, self._y - 3, Glyph.CLOSED, "mute"))
        self.note(text, indent=True)

    def weights(self, rows: Sequence[Weight], node: LayerNode) -> None:
        visible = rows if len(rows) <= MOST_ROWS else rows[: MOST_ROWS - 1]
        if not visible:
            return
        names = [elide(weight.name, LONGEST, DETAIL) for weight in visible]
        shapes = [_row_shape(weight, node) for weight in visible]
        counts = ["" if w.kind is WeightKind.STATE or w.params is None else f"{w.params:,}" for w in visible]
        column = _STRIPE + 11 + max(text_width(name, DETAIL) for name in names) + 10
        end = column + max(text_width(shape, DETAIL) for shape in shapes)
        widest = max(text_width(text, DETAIL) for text in counts)
        self.width = max(self.width, end + (14 + widest if widest else 0))
        for weight, name, shape, number in zip(visible, names, shapes, counts, strict=True):
            self.mark(weight.kind)
            tip = weight_tip(node, weight)
            self._add(TextRun(_STRIPE + 11, self._y, name, token="ink", tip=tip))
            self._add(TextRun(column, self._y, shape, tip=tip))
            if number:
                self._ends.append(TextRun(0, self._y, number, anchor="end", tip=tip))
            self.lines += 1
        if len(visible) < len(rows):
            rest = rows[len(visible) :]
            self.note(
                f"and {count(len(rest), 'more weight')} · {sum(w.params or 0 for w in rest):,}", indent=True
            )

    def _add(self, run: TextRun) -> None:
        self._runs.append(run)
        self.width = max(self.width, run.x + run.width)

    def placed(self, width: float) -> list[TextRun]:
        ends = [TextRun(width - 9, r.y, r.text, r.size, r.bold, r.token, r.anchor, r.tip) for r in self._ends]
        return [*self._runs, *ends]


def _row_shape(weight: Weight, node: LayerNode) -> str:
    same_dtype = not node.dtype or weight.dtype == node.dtype
    return shape_text(weight.shape) if same_dtype else f"{weight.dtype} {shape_text(weight.shape)}"
