"""The graphs of a traced function: the bodies of its loops, branches and functions, and which call made which op."""

from __future__ import annotations

from typing import Any

from .recorder import CallRecorder, RecordedCall

SINGLE = {
    "While": ("body",),
    "StatelessWhile": ("body",),
    "If": ("then_branch", "else_branch"),
    "StatelessIf": ("then_branch", "else_branch"),
    "PartitionedCall": ("f",),
    "StatefulPartitionedCall": ("f",),
    "SymbolicGradient": ("f",),
}


class Body:
    """A graph that an op runs: which op, in which graph, in which role."""

    def __init__(
        self, graph: Any, host: Any, outer: Any, role: str, call: RecordedCall | None = None
    ) -> None:
        self.graph = graph
        self.host = host
        self.outer = outer
        self.role = role
        self.call = call
        """For "scratch", a graph in which Keras only looks for shapes: the call that it does so for."""


class FunctionGraphs:
    """Every graph below the root, outer ones first.

    `inner` leads from the id of an op to the bodies that it runs, `owner` to the innermost call that made it,
    `index` to its place in its graph; `captured` from the id of a placeholder to what it stands for.
    """

    def __init__(self, recorder: CallRecorder, root: Any) -> None:
        self.recorder = recorder
        self.root = root
        self.bodies: dict[int, Body] = {}
        self.inner: dict[int, list[Body]] = {}
        self.all: list[Any] = []
        self.owner: dict[int, RecordedCall | None] = {}
        self.index: dict[int, int] = {}
        self.captured: dict[int, Any] = {}
        self.busy: set[int] = set()
        """Graphs in which a layer is called, or which enclose such a graph."""
        self.kept: list[Any] = []
        self._find_graphs()
        self._assign_owners()

    def _find_graphs(self) -> None:
        named = {call.graph.name: call.graph for call in self.recorder.calls if hasattr(call.graph, "name")}
        named.update(
            {loss.graph.name: loss.graph for loss in self.recorder.losses if hasattr(loss.graph, "name")}
        )
        seen = {id(self.root)}
        self._search(self.root, named, seen)
        for call in self.recorder.calls:
            if call.parent is None or id(call.graph) in seen or id(call.parent.graph) not in seen:
                continue  # the graph around a body is always found before it: no way outwards is a circle
            seen.add(id(call.graph))
            outer = call.parent.graph
            self.bodies[id(call.graph)] = Body(call.graph, None, outer, "scratch", call.parent)
            self._search(call.graph, named, seen)
        for call in self.recorder.calls:
            graph = call.graph
            while id(graph) in self.bodies and id(graph) not in self.busy:
                self.busy.add(id(graph))
                graph = self.bodies[id(graph)].outer

    def _search(self, start: Any, named: dict[str, Any], seen: set[int]) -> None:
        """Number the ops of a graph and of the graphs that they run."""
        queue = [start]
        while queue:
            graph = queue.pop(0)
            self.all.append(graph)
            for external, internal in getattr(graph, "captures", ()):
                self.captured[id(internal)] = external
            for number, op in enumerate(graph.get_operations()):
                self.index[id(op)] = number
                self.kept.append(op)
                for role in SINGLE.get(op.type, ()):
                    body = _function_graph(op, role, graph, named)
                    if body is None or id(body) in seen:
                        continue
                    seen.add(id(body))
                    entry = Body(body, op, graph, role)
                    self.bodies[id(body)] = entry
                    self.inner.setdefault(id(op), []).append(entry)
                    queue.append(body)

    def _assign_owners(self) -> None:
        for graph in self.all:
            operations = graph.get_operations()
            entry = self.bodies.get(id(graph))
            outside = self.owner.get(id(entry.host)) if entry and entry.host is not None else None
            if entry is not None and entry.call is not None:
                outside = entry.call
            owners: list[RecordedCall | None] = [outside] * len(operations)
            for call in self.recorder.calls:  # outer calls come first, so that inner ones overwrite them
                if call.graph is graph:
                    owners[call.start : call.end] = [call] * (min(call.end, len(operations)) - call.start)
            for op, owner in zip(operations, owners):
                self.owner[id(op)] = owner

    def region(self, graph: Any) -> list[str]:
        """The loops and branches around a graph, outermost first."""
        roles = {"body": "while_loop", "then_branch": "cond · true", "else_branch": "cond · false"}
        out: list[str] = []
        while id(graph) in self.bodies:
            entry = self.bodies[id(graph)]
            if entry.role in roles:
                out.insert(0, f"{roles[entry.role]}#{entry.host.name}")
            graph = entry.outer
        return out

    def is_scratch(self, graph: Any) -> bool:
        while id(graph) in self.bodies:
            if self.bodies[id(graph)].role == "scratch":
                return True
            graph = self.bodies[id(graph)].outer
        return False

    def before(self, graph: Any) -> list[int]:
        """Where the op that runs a graph stands, in the graphs around it, outermost first."""
        out: list[int] = []
        while id(graph) in self.bodies:
            entry = self.bodies[id(graph)]
            out.insert(0, self.index[id(entry.host)] if entry.call is None else entry.call.start)
            graph = entry.outer
        return out


def _function_graph(op: Any, role: str, graph: Any, named: dict[str, Any]) -> Any:
    """The graph of the function that an op runs."""
    try:
        name = op.get_attr(role).name
    except ValueError:
        return None
    if name in named:
        return named[name]
    current = graph
    while current is not None:
        function = current._get_function(name)
        if function is not None and getattr(function, "graph", None) is not None:
            return function.graph
        current = getattr(current, "outer_graph", None)
    return None
