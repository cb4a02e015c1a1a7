"""A graph in the making: its nodes, and how a trace's layers, calls and places become ids and clusters."""

from __future__ import annotations

from collections import Counter

from layerlint.graphs import layer_graph as g
from layerlint.graphs.source_line import SourceLine
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.trace.graph_edges import GraphEdges
from layerlint.trace.origin import Origins
from layerlint.trace.relative_paths import RelativePaths
from layerlint.trace.traced import Layer, Place, Trace, TracedArgument, Variable
from layerlint.trace.visibility import Visibility

ROOT = "self"


class GraphDraft:
    """What the makers of nodes share. `nodes` are in call order; `origins` and `links` are filled as nodes are made."""

    def __init__(self, trace: Trace, visibility: Visibility, relative: RelativePaths) -> None:
        self.trace = trace
        self.visibility = visibility
        self.opened = visibility.opened
        self.layers = {layer.number: layer for layer in trace.layers}
        self.calls = {call.number: call for call in trace.calls}
        self.origins = Origins(trace, visibility.opened, visibility.repeated)
        self.links = GraphEdges(trace, visibility, self.origins)
        self.nodes: list[g.Node] = []
        self._relative = relative
        self._uses: Counter[str] = Counter()

    def identify(self, base: str) -> str:
        """An id that no other node or weight has: `base`, or `base#2` where that is taken."""
        self._uses[base] += 1
        return base if self._uses[base] == 1 else f"{base}#{self._uses[base]}"

    def source(self, place: Place | None) -> SourceLine | None:
        """A place as a picture names it."""
        return None if place is None else SourceLine(self._relative(place.path), place.line)

    def cluster(self, owner: Layer | None) -> str:
        """The id of the cluster for something of a layer: the layer's own, or the one around its card."""
        if owner is None:
            return ROOT if self.trace.calls else ""
        for call in self.trace.calls:
            if call.layer == owner.number:
                visible = self.visibility.nearest(call.number)
                if visible is None:
                    break
                if visible in self.opened:
                    return self.origins.calls[visible]
                parent = self.calls[visible].parent
                return "" if parent is None else self.origins.calls[parent]
        return ROOT if self.trace.calls else ""

    def holder(self, variable: Variable) -> int:
        """The number of the layer that lists a variable: that of a seed generator or metric for what these own."""
        owner = self.layers[variable.owner]
        while owner.kind != "layer" and owner.owner is not None:
            owner = self.layers[owner.owner]
        return owner.number


def tensor(argument: TracedArgument) -> Tensor:
    """What flows into an argument."""
    return Tensor(argument.shape, argument.dtype)
