"""The graphs of a traced function: the bodies of its loops, branches and functions, and the call of each op."""

from __future__ import annotations

import contextlib
from typing import Any

from .recorded import RecordedCall
from .recorder import CallRecorder

SINGLE = {
    "While": ("body",),
    "StatelessWhile": ("body",),
    "If": ("then_branch", "else_branch"),
    "StatelessIf": ("then_branch", "else_branch"),
    "PartitionedCall": ("f",),
    "StatefulPartitionedCall": ("f",),
    "SymbolicGradient": ("f",),
}
SEVERAL = {"Case": "branches", "StatelessCase": "branches"}
BRANCHES = {"then_branch": "cond · true", "else_branch": "cond · false"}
"""Roles of alternative graphs, of which one runs; those of a `Case` are `case · 2`."""


class Body:
    """A graph that an op runs: its host op, the graph around it, and its role."""

    def __init__(
        self, graph: Any, host: Any, outer: Any, role: str, call: RecordedCall | None = None
    ) -> None:
        self.graph = graph
        self.host = host
        self.outer = outer
        self.role = role
        self.call = call
        """For "scratch", a graph in which Keras only infers shapes: the call that it infers them for."""

    @property
    def branch(self) -> str:
        """`cond · true` or `case · 2` for an alternative graph, "" for any other."""
        return BRANCHES.get(self.role, self.role if self.role.startswith("case · ") else "")


class FunctionGraphs:
    """Every graph below the root, outer ones first.

    `inner` maps the id of an op to the bodies that it runs, `owner` to the innermost call that created it, `index` to
    its position in its graph; `captured` maps the id of a placeholder to the captured tensor.
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
        self.entered: set[int] = set()
        """Ids of the graphs that are shown: those in which a layer is called, or that enclose such a graph."""
        self.references: list[Any] = []
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
                continue  # the graph around a body is always found before it, so that the chain outwards ends
            seen.add(id(call.graph))
            outer = call.parent.graph
            self.bodies[id(call.graph)] = Body(call.graph, None, outer, "scratch", call.parent)
            self._search(call.graph, named, seen)
        for call in self.recorder.calls:
            graph = call.graph
            while id(graph) in self.bodies and id(graph) not in self.entered:
                self.entered.add(id(graph))
                graph = self.bodies[id(graph)].outer
        for bodies in self.inner.values():
            if any(body.branch and id(body.graph) in self.entered for body in bodies):
                self.enter(bodies)

    def enter(self, bodies: list[Body]) -> None:
        """Show the content of these graphs."""
        self.entered.update(id(body.graph) for body in bodies)

    def is_entered(self, graph: Any) -> bool:
        """Whether the content of a graph is shown, which requires that of the graphs around it."""
        while id(graph) in self.bodies:
            if id(graph) not in self.entered:
                return False
            graph = self.bodies[id(graph)].outer
        return True

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
                self.references.append(op)
                for role, name in _functions(op):
                    body = _function_graph(name, graph, named)
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
        """Return the loops and branches around a graph, outermost first."""
        out: list[str] = []
        while id(graph) in self.bodies:
            entry = self.bodies[id(graph)]
            word = "while_loop" if entry.role == "body" else entry.branch
            if word:
                out.insert(0, f"{word}#{entry.host.name}")
            graph = entry.outer
        return out

    def is_scratch(self, graph: Any) -> bool:
        """Whether a graph, or one around it, only infers shapes."""
        while id(graph) in self.bodies:
            if self.bodies[id(graph)].role == "scratch":
                return True
            graph = self.bodies[id(graph)].outer
        return False

    def before(self, graph: Any) -> list[int]:
        """Return the position of a graph's host op in each graph around it, outermost first, with branch numbers."""
        out: list[int] = []
        while id(graph) in self.bodies:
            entry = self.bodies[id(graph)]
            if entry.branch:
                out.insert(0, self.inner[id(entry.host)].index(entry))
            out.insert(0, self.index[id(entry.host)] if entry.call is None else entry.call.start)
            graph = entry.outer
        return out


def _functions(op: Any) -> list[tuple[str, str]]:
    """The roles and names of the functions that an op runs."""
    out = []
    for role in SINGLE.get(op.type, ()):
        with contextlib.suppress(ValueError):
            out.append((role, op.get_attr(role).name))
    if op.type in SEVERAL:
        out += [(f"case · {at}", item.name) for at, item in enumerate(op.get_attr(SEVERAL[op.type]))]
    return out


def _function_graph(name: str, graph: Any, named: dict[str, Any]) -> Any:
    """The graph of a function."""
    if name in named:
        return named[name]
    current = graph
    while current is not None:
        function = current._get_function(name)
        if function is not None and getattr(function, "graph", None) is not None:
            return function.graph
        current = getattr(current, "outer_graph", None)
    return None
