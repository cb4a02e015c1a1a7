"""Equal layers in a row, and equal sequences of layers, which a tree shows once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from layerlint.graphs.block_plan import common_words
from layerlint.graphs.equal_runs import EqualRun, equal_runs
from layerlint.trace.traced import Layer, Trace
from layerlint.trace.wording import below, other_dtype, setting


@dataclass(frozen=True, slots=True)
class LayerRun:
    """Layers of one owner: `count` equal units of `period` layers each."""

    layers: tuple[Layer, ...]
    period: int
    count: int


class LayerLikeness:
    """Compares layers by all that a tree shows except names and values. One with an untracked variable equals none."""

    def __init__(self, trace: Trace, shapes: Callable[[Layer], str]) -> None:
        self.trace = trace
        self.shapes = shapes
        self.calls = Counter(call.layer for call in trace.calls)
        self.tokens: dict[int, object] = {}

    def runs(self, layers: Sequence[Layer]) -> list[LayerRun]:
        """The layers in runs, found longest first; a layer that equals none is a run of its own."""
        singles = list(self._singles(layers))
        tokens: list[object] = [
            (run.count, self._token(run.layers[0]), _stem(run.layers[0])) for run in singles
        ]

        def worth(run: EqualRun) -> tuple[int, int, int]:
            unit = [single.layers[0].path for single in singles[run.start : run.start + run.period]]
            return (run.count - 1) * run.period, len(common_words(unit)), -run.start

        best: EqualRun | None = max(equal_runs(tokens), key=worth, default=None)
        if best is None or any(run.count > 1 for run in singles[best.start :][: best.period]):
            return singles
        end = best.start + best.period * best.count
        inside = tuple(run.layers[0] for run in singles[best.start : end])
        before = [layer for run in singles[: best.start] for layer in run.layers]
        after = [layer for run in singles[end:] for layer in run.layers]
        return [*self.runs(before), LayerRun(inside, best.period, best.count), *self.runs(after)]

    def _singles(self, layers: Sequence[Layer]) -> Iterator[LayerRun]:
        run: list[Layer] = []
        for layer in layers:
            if run and not (_follows(run[-1], layer) and self._token(layer) == self._token(run[0])):
                yield LayerRun(tuple(run), 1, len(run))
                run = []
            run.append(layer)
        if run:
            yield LayerRun(tuple(run), 1, len(run))

    def _token(self, layer: Layer) -> object:
        if layer.number not in self.tokens:
            self.tokens[layer.number] = self._signature(layer)
        return self.tokens[layer.number]

    def _signature(self, layer: Layer) -> object:
        variables = [item for item in self.trace.variables if item.owner == layer.number]
        losses = [item for item in self.trace.losses if item.owner == layer.number]
        inside = [item for item in self.trace.layers if item.owner == layer.number]
        if any(item.variable_kind == "untracked" for item in variables):
            return layer.number
        rows = tuple(
            (below(item.path, layer.path), item.dtype, item.shape, item.variable_kind, item.initializer)
            for item in variables
        )
        facts = (layer.class_name, setting(layer), other_dtype(layer), layer.params, layer.trainable)
        return (
            facts,
            self.shapes(layer),
            self.calls[layer.number],
            len(layer.paths),
            rows,
            tuple((item.loss_kind, item.detail, item.shape) for item in losses),
            tuple((below(item.path, layer.path), self._token(item)) for item in inside),
        )


def _follows(earlier: Layer, later: Layer) -> bool:
    """Whether two names differ in a number that goes up by one: `blocks[3]`, `blocks[4]`."""
    pairs = [
        pair
        for pair in zip(
            re.findall(r"\d+|\D+", earlier.path), re.findall(r"\d+|\D+", later.path), strict=False
        )
        if pair[0] != pair[1]
    ]
    same = _stem(earlier) == _stem(later) and len(pairs) == 1
    return same and int(pairs[0][1]) == int(pairs[0][0]) + 1


def _stem(layer: Layer) -> str:
    """A name without its numbers: `query` and `key` are no run, alike as they are."""
    return re.sub(r"\d+", "0", layer.path)
