"""The nodes of metrics: those that ops update, and those that hold variables and are not updated."""

from __future__ import annotations

from layerlint.graphs import layer_graph as g
from layerlint.trace.graph_draft import ROOT, GraphDraft


class MetricNodes:
    """Each metric with variables is a node; ops that only read its variables are its result, and are not drawn."""

    def __init__(self, draft: GraphDraft) -> None:
        self.draft = draft
        self._ids: dict[int, str] = {}
        self._idle: set[int] = set()
        """The metrics that nothing updates."""

    def find(self) -> None:
        """Give the metrics their ids, and enter them and their results into the origins."""
        draft = self.draft
        metrics = {layer.number for layer in draft.trace.layers if layer.kind == "metric"}
        owners = {
            variable.number: variable.owner for variable in draft.trace.variables if variable.owner in metrics
        }
        written = {
            owners[int(word[1:])]
            for op in draft.trace.ops
            for word, _ in op.writes
            if int(word[1:]) in owners
        }
        self._idle = set(owners.values()) - written if draft.trace.calls else set()
        for number in sorted(written | self._idle):
            self._ids[number] = draft.identify(f"{ROOT}.{draft.layers[number].path}")
        for op in draft.trace.ops:
            read = {owners.get(int(word[1:])) for word in op.reads}
            if not op.inputs and not op.writes and len(read) == 1:
                metric = next(iter(read))
                if metric in self._ids:
                    draft.origins.ops[op.number] = self._ids[metric]
        draft.origins.metrics = {
            variable: self._ids[owner] for variable, owner in owners.items() if owner in self._ids
        }

    def add(self) -> None:
        """Add the nodes."""
        draft = self.draft
        for number, identifier in self._ids.items():
            layer = draft.layers[number]
            cluster = draft.cluster(draft.layers[layer.owner] if layer.owner is not None else None)
            source = draft.source(layer.place)
            where = f"{layer.class_name} · not updated here" if number in self._idle else layer.class_name
            draft.nodes.append(g.MetricNode(identifier, cluster, layer.path, "", where, source))
