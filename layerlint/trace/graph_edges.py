"""The edges of a graph: from values to readers, between variables and ops, and between calls that share a layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from layerlint.graphs import layer_graph as g
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.trace.origin import Origins
from layerlint.trace.traced import LoopState, Op, Trace
from layerlint.trace.visibility import Visibility


@dataclass(frozen=True, slots=True)
class CallPlace:
    """Where something stands: in a call, and in loops and branches."""

    call: int | None = None
    region: tuple[str, ...] = ()


NOWHERE = CallPlace()


class GraphEdges:
    """Collects edges, once the nodes have their ids."""

    def __init__(self, trace: Trace, visibility: Visibility, origins: Origins) -> None:
        self.trace = trace
        self.visibility = visibility
        self.origins = origins
        self.edges: list[g.Edge] = []

    def arrive(
        self,
        sources: Iterable[str],
        end: str,
        tensor: Tensor | None,
        kind: g.EdgeKind = g.EdgeKind.DATA,
        home: CallPlace = NOWHERE,
        argument: str = "",
    ) -> None:
        """Add edges to a node from the sources of an `argument`; `home` is the place of the node."""
        sources = tuple(sources)
        for outlet in self.origins.outlets(sources, home.call):
            if outlet.id != end:
                flowing = tensor and (self.origins.tensors.get(outlet.value) or tensor)
                edge = g.Edge(outlet.id, end, kind, flowing, "", 1, outlet.result, argument, outlet.crossing)
                self.edges.append(edge)
        if kind in (g.EdgeKind.DATA, g.EdgeKind.LOSS, g.EdgeKind.DECIDES):
            for number in self.origins.variables(sources):
                if number in self.origins.weights:
                    self.edges.append(g.Edge(self.origins.weights[number], end, g.EdgeKind.READS))

    def ops(self) -> None:
        for op in self.trace.ops:
            end = self.origins.ops.get(op.number)
            if end is not None:
                for word in op.inputs:
                    home = CallPlace(op.call, op.region)
                    self.arrive(
                        [word], end, self.origins.tensors.get(word), home=home, argument=op.operand(word)
                    )
            reader = end or self._reader(op)
            written = {word for word, _ in op.writes} if end is None else set()
            for word in op.reads:
                if word in written:
                    continue
                self._reads(word, reader, op.call, op.operand(word) if end is not None else "")
            for word, method in op.writes:
                self._writes(word, method, op, end)

    def states(self) -> None:
        """Join what a loop variable is in the first turn, and the end of each turn, with its node."""
        regions = self._regions() if self.trace.states else {}
        for state in self.trace.states:
            end = self.origins.states.get(state.value)
            if end is not None:
                flowing = self.origins.tensors[f"t{state.value}"]
                self.arrive(state.first, end, flowing, home=CallPlace(state.call, state.region))
                for start in self._in_turn(state, regions):
                    self.edges.append(g.Edge(start, end, g.EdgeKind.LOOP, flowing))

    def _in_turn(self, state: LoopState, regions: Mapping[str, tuple[str, ...]]) -> list[str]:
        """The ids of what a turn makes the next value of; a mask from outside of the loop only chooses it."""
        starts = self.origins.ids(state.next)
        depth = len(state.region)
        inside = [start for start in starts if regions.get(start, state.region)[:depth] == state.region]
        return inside or starts

    def _regions(self) -> dict[str, tuple[str, ...]]:
        """The loops and branches around the nodes of calls and ops, by id."""
        origins = self.origins
        calls = {
            origins.calls[call.number]: call.region
            for call in self.trace.calls
            if call.number in origins.calls
        }
        ops = {origins.ops[op.number]: op.region for op in self.trace.ops if op.number in origins.ops}
        return {**calls, **ops}

    def _reader(self, op: Op) -> str | None:
        """The card that stands for an op without a node; None for ops that only pass on, or are in a trial call."""
        nearest = self.visibility.nearest(op.call)
        trial = nearest != op.call and nearest in self.visibility.opened
        return None if trial or op.number in self.origins.passing else self._card(op.call)

    def _reads(self, word: str, reader: str | None, call: int | None, operand: str) -> None:
        number = int(word[1:])
        if reader is not None and number in self.origins.weights and not self._own(number, call):
            weight = self.origins.weights[number]
            self.edges.append(g.Edge(weight, reader, g.EdgeKind.READS, argument=operand))

    def _writes(self, word: str, method: str, op: Op, end: str | None) -> None:
        number = int(word[1:])
        if number in self.origins.metrics:
            for start in self.origins.ids(op.inputs):
                self.edges.append(g.Edge(start, self.origins.metrics[number], g.EdgeKind.METRIC))
        if number not in self.origins.weights or self._own(number, op.call):
            return
        label = op.name if op.name.startswith(("assign", "scatter")) else method
        starts = [end] if end is not None else self.origins.ids(op.inputs)
        for start in starts or self._readers(word, op):
            self.edges.append(g.Edge(start, self.origins.weights[number], g.EdgeKind.UPDATES, label=label))

    def _readers(self, word: str, op: Op) -> list[str]:
        """The ops of the same line that read a variable; else the closed card around the op."""
        same = [other for other in self.trace.ops if (other.call, other.place) == (op.call, op.place)]
        ids = [self.origins.ops.get(other.number) for other in same if word in other.reads]
        card = self._card(op.call)
        closed = card if self.visibility.nearest(op.call) not in self.visibility.opened else None
        return [reader for reader in ids if reader] or [reader for reader in [closed] if reader]

    def _card(self, call: int | None) -> str | None:
        nearest = self.visibility.nearest(call)
        return None if nearest is None else self.origins.calls.get(nearest)

    def _own(self, number: int, call: int | None) -> bool:
        """Whether the card of a call lists the variable itself."""
        nearest = self.visibility.nearest(call)
        if nearest is None or nearest in self.visibility.opened:
            return False
        layer = self.visibility.layers[self.visibility.calls[nearest].layer]
        return self.trace.variables[number].owner in {layer.number, *self.visibility.below(layer)} or any(
            self.visibility.layers[item].kind != "layer"
            and self.visibility.layers[item].owner == layer.number
            for item in (self.trace.variables[number].owner,)
        )

    def shared(self) -> None:
        same: dict[int, list[str]] = {}
        for call in self.trace.calls:
            if call.number in self.origins.calls and not self.visibility.step(call):
                same.setdefault(call.layer, []).append(self.origins.calls[call.number])
        for ids in same.values():
            for start, end in pairwise(ids):
                self.edges.append(g.Edge(start, end, g.EdgeKind.SHARED))

    def ordered(self, nodes: Iterable[g.Node]) -> tuple[g.Edge, ...]:
        """The edges without repeats, in the order of the nodes that they lead to."""
        once: dict[tuple[str, ...], g.Edge] = {}
        for edge in self.edges:
            key = (edge.start, edge.end, edge.kind, edge.label, edge.result)
            first = once.setdefault(key, edge)
            names = dict.fromkeys(
                name for similar in (first, edge) for name in similar.argument.split(", ") if name
            )
            once[key] = replace(first, argument=", ".join(names))
        places = {node.id: number for number, node in enumerate(nodes)}
        last = len(places)
        return tuple(
            sorted(once.values(), key=lambda edge: (places.get(edge.end, last), places.get(edge.start, last)))
        )
