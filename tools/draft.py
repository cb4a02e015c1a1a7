"""A graph in the making, for examples that need no TensorFlow."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import Any

from layerlint.graphs.graph_notes import FailureNote, FindingNote
from layerlint.graphs.layer_graph import Edge, Graph, LayerNode, Node, OpNode, Port, TensorNode
from layerlint.graphs.layer_weights import Weight, WeightKind
from layerlint.graphs.source_line import SourceLine
from layerlint.graphs.tensor_shapes import Shape, Tensor


@dataclass
class Draft:
    """A graph in the making; `file` is the example's source file."""

    title: str
    file: str
    line: int
    facts: tuple[str, ...]
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    findings: list[FindingNote] = field(default_factory=list)
    failure: FailureNote | None = None

    def at(self, line: int) -> SourceLine:
        return SourceLine(self.file, line)

    def amend(self, index: int, **changes: Any) -> None:
        """Change a node that was drafted before."""
        self.nodes[index] = replace(self.nodes[index], **changes)

    def tensor(self, name: str, shape: Shape, port: Port = Port.INPUT, dtype: str = "float32") -> str:
        self.nodes.append(TensorNode(name, "", name, Tensor(shape, dtype), port))
        return name

    def open(self, name: str, class_name: str, params: int, parent: str = "", *, line: int = 0) -> str:
        identifier = f"{parent}/{name}" if parent else name
        path = self._path(parent, name) if parent else ""
        self.nodes.append(
            LayerNode(
                identifier,
                parent,
                path,
                name,
                class_name,
                params=params,
                dtype="float32",
                source=self.at(line or self.line),
            )
        )
        return identifier

    def layer(
        self,
        parent: str,
        name: str,
        class_name: str,
        weights: tuple[tuple[str, Shape], ...] = (),
        *,
        line: int = 0,
        seed: bool = False,
        **more: Any,
    ) -> str:
        """A card; `more` are other fields of its node, such as `setting` or `call`."""
        call = more.get("call", 1)
        suffix = f"#{call}" if call > 1 else ""
        identifier = f"{parent}/{name}{suffix}"
        rows = [Weight(f"{identifier}.{w}", w, s, initializer="glorot_uniform") for w, s in weights]
        params = sum(row.params or 0 for row in rows)
        if seed:
            rows.append(
                Weight(f"{identifier}.seed", "seed_generator", (2,), dtype="int64", kind=WeightKind.STATE)
            )
        self.nodes.append(
            LayerNode(
                identifier,
                parent,
                self._path(parent, name),
                name,
                class_name,
                dtype="float32",
                weights=tuple(rows) if call == 1 else (),
                params=params,
                source=self.at(line or self.line),
                **more,
            )
        )
        return identifier

    def dense(self, parent: str, name: str, size: tuple[int, int], setting: str = "", line: int = 0) -> str:
        return self.layer(
            parent,
            name,
            "Dense",
            (("kernel", size), ("bias", (size[1],))),
            setting=setting,
            line=line,
        )

    def op(self, parent: str, name: str, shape: Shape = (), *, detail: str = "", line: int = 0) -> str:
        identifier = f"{parent}/{name}@{len(self.nodes)}"
        self.nodes.append(
            OpNode(identifier, parent, name, detail, Tensor(shape), self.at(line) if line else None)
        )
        return identifier

    def flow(self, start: str, end: str, shape: Shape, name: str = "", dtype: str = "float32") -> None:
        self.edges.append(Edge(start, end, tensor=Tensor(shape, dtype, name)))

    def chain(self, shape: Shape, *steps: str) -> None:
        for start, end in itertools.pairwise(steps):
            self.flow(start, end, shape)

    def graph(self) -> Graph:
        return Graph(
            self.title,
            tuple(self.nodes),
            tuple(self.edges),
            self.at(self.line),
            (f"{self.title}()", f"{self.file}:{self.line}", *self.facts),
            findings=tuple(self.findings),
            failure=self.failure,
            keras="3",
        )

    @staticmethod
    def _path(parent: str, name: str) -> str:
        return ".".join([*parent.split("/")[1:], name])
