"""The nodes of layers: cards and clusters, with the weights that they list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from layerlint.graphs import layer_graph as g
from layerlint.graphs.layer_weights import BOOKS, Weight, WeightKind
from layerlint.graphs.tensor_shapes import Tensor
from layerlint.trace.graph_draft import ROOT, GraphDraft
from layerlint.trace.inner_ops import InnerOps
from layerlint.trace.region_nodes import RegionNodes
from layerlint.trace.traced import Layer, TracedCall, Variable
from layerlint.trace.wording import below, other_dtype, root_name, setting

CLOSED_CLASSES = frozenset({"LSTM", "GRU", "SimpleRNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"})
"""Layers of Keras whose cell is no layer to the user: its weights are theirs."""


class LayerNodes:
    """Makes a node for each drawn call, and for layers that were not called."""

    def __init__(self, draft: GraphDraft, regions: RegionNodes) -> None:
        self.draft = draft
        self.regions = regions
        self._inner_ops = InnerOps(draft.trace)
        self.ids: dict[int, str] = {}
        """The id of the first node of each layer."""
        self._owned: dict[int, list[Variable]] = {}
        """The variables of each layer that are rows in a card or cluster; those of metrics are not."""
        for variable in draft.trace.variables:
            if variable.role != "optimizer":  # it is in `facts`: its variables are as many as the weights
                self._owned.setdefault(draft.holder(variable), []).append(variable)

    def leave_out(self, variables: Iterable[int]) -> None:
        """List no variable of these numbers."""
        numbers = set(variables)
        for rows in self._owned.values():
            rows[:] = [variable for variable in rows if variable.number not in numbers]

    def add(self, layer: Layer, call: TracedCall | None) -> None:
        """Add the node of a call, or of a layer that was not called."""
        draft = self.draft
        parent = "" if call is None or call.parent is None else draft.origins.calls[call.parent]
        above = draft.layers[draft.calls[call.parent].layer].path if call and call.parent is not None else ""
        if call is not None:
            parent = self.regions.innermost(parent, call.region, call.parent, call.place)
        identifier = draft.identify(f"{ROOT}.{layer.path}" if layer.path else ROOT)
        first = layer.number not in self.ids
        self.ids.setdefault(layer.number, identifier)
        if call is not None:
            draft.origins.calls[call.number] = identifier
        closed = self._closed(layer, call)
        weights = self._weights(layer, call, identifier) if first else ()
        hidden = tuple(self._hidden(layer, identifier)) if first and closed is not None else ()
        arguments = call.arguments if call is not None else ()
        outputs = call.outputs if call is not None else ()
        loop = "" if call is None or call.number in draft.opened else draft.visibility.loop_inside(call)
        draft.nodes.append(
            g.LayerNode(
                id=identifier,
                parent=parent,
                path=layer.path,
                name=below(layer.path, above) if layer.path else root_name(layer),
                class_name=layer.class_name,
                setting=self._setting(layer, call),
                keras_name=layer.keras_name,
                inputs=tuple(Tensor(item.shape, item.dtype, item.name) for item in arguments),
                outputs=tuple(Tensor(item.shape, item.dtype, item.name) for item in outputs),
                dtype=layer.dtype,
                compute_dtype=other_dtype(layer),
                weights=(*weights, *hidden),
                params=layer.params,
                call=self._turn(call),
                calls=max(1, draft.visibility.counts[layer.number]),
                source=draft.source(layer.place),
                defined=draft.source(layer.defined),
                called=call is not None,
                closed=closed,
                detail=loop,
                ops=self._ops(layer, call),
            )
        )

    def _setting(self, layer: Layer, call: TracedCall | None) -> str:
        if call is not None and self.draft.visibility.step(call):
            return self.draft.trace.entry
        steps = self.draft.visibility.steps(call) if call is not None else 1
        return setting(layer) if steps == 1 else f"each of {steps} steps"

    def add_never_called(self) -> None:
        """Add layers that were not called, or whose weights Keras uses itself, at the nearest layer that is open."""
        trace, visibility = self.draft.trace, self.draft.visibility
        for layer in trace.layers:
            if layer.kind != "layer" or layer.number in self.ids or layer.number in visibility.called:
                continue
            missed = not trace.calls or trace.failure is not None
            if not (missed or self._owned.get(layer.number) or visibility.never_called(layer)):
                continue
            owner = layer.owner
            if owner is None or owner not in self.ids:
                continue
            holder = next((node for node in self.draft.nodes if node.id == self.ids[owner]), None)
            opened = any(call.layer == owner and call.number in self.draft.opened for call in trace.calls)
            if not isinstance(holder, g.LayerNode) or not (opened or not trace.calls):
                continue
            self.add(layer, None)
            node = self.draft.nodes.pop()
            if isinstance(node, g.LayerNode):
                name = below(layer.path, self.draft.layers[owner].path)
                self.draft.nodes.append(replace(node, parent=holder.id, name=name))

    def _ops(self, layer: Layer, call: TracedCall | None) -> int:
        """How many ops the card of a call hides: of a layer of the user's that calls no other."""
        if call is None or layer.builtin or call.number in self.draft.opened:
            return 0
        return 0 if call.number in self.draft.visibility.children else self._inner_ops.count(call)

    def _turn(self, call: TracedCall | None) -> int:
        """Which of the drawn calls of its layer a call is, from 1."""
        if call is None or not self.draft.visibility.counted(call):
            return 1
        same = [
            other.number
            for other in self.draft.trace.calls
            if other.layer == call.layer and self.draft.visibility.counted(other)
        ]
        return same.index(call.number) + 1

    def _closed(self, layer: Layer, call: TracedCall | None) -> g.Closed | None:
        """What the card of a call hides; None for a cluster, and for a layer without sublayers or calls."""
        if call is None or call.number in self.draft.opened:
            return None
        inside = self.draft.visibility.below(layer)
        if not inside or layer.class_name in CLOSED_CLASSES:
            return None
        numbers = {layer.number, *inside}
        own = [variable for variable in self.draft.trace.variables if self.draft.holder(variable) in numbers]
        kinds = Counter(variable.variable_kind for variable in own)
        frozen = sum(
            Weight("", "", variable.shape).params or 0
            for variable in own
            if variable.variable_kind == "non-trainable"
        )
        random = sum(variable.variable_kind == "state" and variable.role not in BOOKS for variable in own)
        return g.Closed(len(inside), len(own) - kinds["state"], frozen, random)

    def _weights(self, layer: Layer, call: TracedCall | None, identifier: str) -> tuple[Weight, ...]:
        """The weights of a layer; those of `lstm.cell` are those of `lstm` to the user."""
        if layer.class_name in CLOSED_CLASSES and (call is None or call.number not in self.draft.opened):
            for inner in sorted(self.draft.visibility.below(layer)):
                self._owned.setdefault(layer.number, []).extend(self._owned.pop(inner, []))
        return tuple(
            self._weight(variable, layer, identifier) for variable in self._owned.get(layer.number, ())
        )

    def _hidden(self, layer: Layer, identifier: str) -> Iterable[Weight]:
        """The variables in closed sublayers that no reader may miss: those that Keras does not track."""
        for number in sorted(self.draft.visibility.below(layer)):
            for variable in self._owned.get(number, ()):
                untracked = variable.variable_kind == "untracked"
                if untracked and variable.number not in self.draft.origins.weights:
                    yield self._weight(variable, layer, identifier)

    def _weight(self, variable: Variable, layer: Layer, identifier: str) -> Weight:
        name = below(variable.path, layer.path).removeprefix(
            "cell." if layer.class_name in CLOSED_CLASSES else ""
        )
        weight_id = self.draft.identify(f"{identifier}:{name}")
        self.draft.origins.weights[variable.number] = weight_id
        return Weight(
            id=weight_id,
            name=name,
            shape=variable.shape,
            dtype=variable.dtype,
            kind=WeightKind(variable.variable_kind),
            role=variable.role,
            initializer=variable.initializer,
            keras_name=variable.keras_name,
            source=self.draft.source(variable.place),
        )
