"""A trace in the terminal: a tree of layers with their weights, and what is wrong in red."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from layerlint.graphs.block_plan import common_words
from layerlint.graphs.equal_runs import spanned
from layerlint.graphs.tensor_shapes import shape_text
from layerlint.render.formatting import count
from layerlint.text import printable
from layerlint.trace.layer_runs import LayerLikeness, LayerRun
from layerlint.trace.provenance import inferred_values
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.traced import ArgumentValue, Layer, Place, Trace, TracedLoss, Variable
from layerlint.trace.visibility import Visibility
from layerlint.trace.wording import amount, below, other_dtype, setting

GLYPHS = {"trainable": "●", "non-trainable": "○", "state": "↻", "untracked": "◌"}
RED, BOLD, DIM, OFF = "\x1b[31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"

_shape = partial(shape_text, open_rank="(?)")


@dataclass(frozen=True, slots=True)
class Style:
    """The style of a tree: with colours or without, which lose no information. Painted text is escaped."""

    color: bool
    relative: RelativePaths

    def paint(self, code: str, text: str) -> str:
        safe = printable(text)
        return f"{code}{safe}{OFF}" if self.color else safe

    def line(self, place: Place) -> str:
        return f"{self.relative(place.path)}:{place.line}"


def tree(trace: Trace, style: Style, *, depth: int | None = None, fold: bool = False) -> str:
    """The tree of a trace, in lines. Layers at `depth` are closed; with `fold` equal ones in a row are shown once."""
    visibility = Visibility(trace, None, library=True)
    real = replace(trace, calls=tuple(call for call in trace.calls if visibility.visible(call)))
    return "".join(f"{line}\n" for line in _Tree(real, style, visibility, depth, fold).lines())


class _Tree:
    """The lines of a trace of visible calls only."""

    def __init__(
        self, trace: Trace, style: Style, visibility: Visibility, depth: int | None, fold: bool
    ) -> None:
        self.trace = trace
        self.depth = depth
        self.fold = fold
        self.alike = LayerLikeness(trace, self._shapes)
        self.visibility = visibility
        self.style = style
        self.calls = Counter(call.layer for call in trace.calls)

    def lines(self) -> Iterator[str]:
        yield from self._head()
        if self.trace.layers:
            yield from self._layer(LayerRun((self.trace.layers[0],), 1, 1), "", "", 0)
            yield from self._totals()
        yield from self._failure()

    def _head(self) -> Iterator[str]:
        trace, style = self.trace, self.style
        name = trace.layers[0].class_name if trace.layers else trace.target.rpartition(":")[2]
        constructed = (
            name if trace.layers and trace.layers[0].functional else f"{name}({_arguments(trace.init)})"
        )
        fed = f", called on {_arguments(trace.fed)}" if _arguments(trace.fed) else ""
        keras = f"Keras {trace.interpreter.keras}" if trace.interpreter is not None else ""
        yield style.paint(DIM, f"{constructed}{fed}; {keras}")
        for value in inferred_values(trace):
            yield style.paint(DIM, f"  {value}")
        for note in trace.notes:
            yield style.paint(DIM, f"  note: {note}")

    def _layer(self, run: LayerRun, first: str, rest: str, level: int) -> Iterator[str]:
        """A layer's own line, which begins with `first`, and the lines inside it, which begin with `rest`."""
        layer = run.layers[0]
        if run.period > 1:
            yield f"{first}{self.style.paint(BOLD, f'× {run.count}')}  {printable(self._span(run))}"
            yield from self._items(
                [LayerRun((sublayer,), 1, 1) for sublayer in run.layers[: run.period]], rest, level, None
            )
            return
        name = self.style.paint(BOLD, self._span(run) if run.count > 1 else self._name(layer))
        closed = self._closed(layer, level)
        yield first + "  ".join(
            [name, *map(printable, self._facts(layer, run)), *([closed] if closed else [])]
        )
        items: list[Variable | TracedLoss | LayerRun] = []
        if closed:
            items.extend(self._overlooked(layer))
        else:
            items.extend(item for item in self.trace.variables if item.owner == layer.number)
            items.extend(item for item in self.trace.losses if item.owner == layer.number)
            inside = [item for item in self.trace.layers if item.owner == layer.number]
            items.extend(
                self.alike.runs(inside) if self.fold else (LayerRun((sublayer,), 1, 1) for sublayer in inside)
            )
        yield from self._items(items, rest, level + 1, layer)

    def _items(
        self,
        items: Sequence[Variable | TracedLoss | LayerRun],
        rest: str,
        level: int,
        layer: Layer | None,
    ) -> Iterator[str]:
        for index, item in enumerate(items):
            last = index == len(items) - 1
            branch, below_it = ("└─ ", "   ") if last else ("├─ ", "│  ")
            if isinstance(item, LayerRun):
                yield from self._layer(item, rest + branch, rest + below_it, level)
            elif isinstance(item, TracedLoss):
                yield printable(f"{rest}{branch}{self._loss(item)}")
            elif layer is not None:
                yield rest + branch + self._variable(item, layer)

    def _span(self, run: LayerRun) -> str:
        """The names of a run: `blocks[0…11]`, `conv2_block1…4`."""
        names = [self._name(layer) for layer in run.layers]
        if run.period == 1:
            return spanned(names[0], names[-1])
        units = [common_words(names[at : at + run.period]) for at in (0, len(names) - run.period)]
        return spanned(*units) if units[0] != units[1] else spanned(names[0], names[-1])

    def _closed(self, layer: Layer, level: int) -> str:
        """What a layer at the depth where layers are closed holds; "" for one that is open or holds no others."""
        inside = self.visibility.below(layer) if self.depth is not None and level >= self.depth else set()
        if not inside:
            return ""
        owners = {layer.number, *inside}
        weights = sum(item.owner in owners and item.variable_kind != "state" for item in self.trace.variables)
        return f"⊞ {count(len(inside), 'sublayer')} · {count(weights, 'weight')}"

    def _overlooked(self, layer: Layer) -> Iterator[Variable]:
        """The variables of a closed layer that are shown all the same: those that Keras does not track."""
        owners = {layer.number, *self.visibility.below(layer)}
        for item in self.trace.variables:
            if item.owner in owners and item.variable_kind == "untracked":
                yield item

    def _name(self, layer: Layer) -> str:
        above = "" if layer.owner is None else self.trace.layers[layer.owner].path
        return below(layer.path, above) or layer.class_name

    def _facts(self, layer: Layer, run: LayerRun) -> Iterator[str]:
        """The words after a layer's name."""
        if run.count > 1:
            yield f"× {run.count}"
        if self._name(layer) != layer.class_name:
            yield layer.class_name
        if text := setting(layer):
            yield text
        if dtype := other_dtype(layer):
            yield f"computes in {dtype}"
        if layer.params and run.count > 1:
            yield f"{layer.params:,} params each, {layer.params * run.count:,} in all"
        elif layer.params:
            yield f"{layer.params:,} params"
        if shapes := self._shapes(layer):
            yield shapes
        calls = self.calls[layer.number]
        if calls > 1:
            yield f"called {calls} times"
        if self.visibility.never_called(layer):
            yield "not called here"
        shared = [path for path in layer.paths[1:] if not path.rpartition(".")[2].startswith("layers[")]
        if shared:
            yield "also " + ", ".join(shared)
        if not layer.trainable:
            yield "frozen"

    def _variable(self, item: Variable, layer: Layer) -> str:
        kind = item.variable_kind
        size = 1
        for dimension in item.shape or ():
            size *= dimension or 0
        parts = [
            f"{GLYPHS[kind]} {below(item.path, layer.path)}",
            f"{item.dtype} {_shape(item.shape)}",
            f"{size:,}",
            item.role or kind,
        ]
        if item.initializer:
            parts.append(item.initializer)
        if kind != "untracked":
            return printable("  ".join(parts))
        where = f", made at {self.style.line(item.place)}" if item.place is not None else ""
        return self.style.paint(RED, "  ".join(parts) + f": Keras neither trains nor saves it{where}")

    def _loss(self, item: TracedLoss) -> str:
        where = f" at {self.style.line(item.place)}" if item.place is not None else ""
        word = "loss" if item.loss_kind == "gradient" else item.loss_kind
        value = f" = {amount(item.amount)}" if item.amount is not None else ""
        return f"⬡ {word}{value} {item.detail or _shape(item.shape)}{where}"

    def _shapes(self, layer: Layer) -> str:
        call = next((item for item in self.trace.calls if item.layer == layer.number), None)
        if call is None:
            return ""
        inputs = ", ".join(_shape(item.shape) for item in call.arguments if item.name)
        outputs = ", ".join(_shape(item.shape) for item in call.outputs)
        return f"{inputs or '()'} → {outputs or '?'}"

    def _totals(self) -> Iterator[str]:
        counts = Counter(item.role or item.variable_kind for item in self.trace.variables)
        kinds = [*GLYPHS, *sorted(set(counts) - set(GLYPHS))]
        text = ", ".join(f"{counts[kind]} {kind}" for kind in kinds if counts[kind])
        yield self.style.paint(
            DIM,
            f"variables: {text or 'none'}; calls: {len(self.trace.calls)}; losses: {len(self.trace.losses)}",
        )

    def _failure(self) -> Iterator[str]:
        failure = self.trace.failure
        if failure is None:
            return
        yield self.style.paint(RED, f"failed in {failure.stage}: {failure.exception}")
        if failure.place is not None:
            yield self.style.paint(RED, f"  at {self.style.line(failure.place)}")


def _arguments(values: tuple[ArgumentValue, ...]) -> str:
    return ", ".join(f"{item.name}={item.text}" if item.name else item.text for item in values)
